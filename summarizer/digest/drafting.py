"""One question to the model, each of its sentences judged, and what failed asked again.

Only sentences that pass every check leave this module as claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarizer import checks, grounding
from summarizer.checks.types import ClaimInContext, Finding
from summarizer.judge import MAX_EVIDENCE, Judgement, judge
from summarizer.letter import Sentence
from summarizer.llm import Message, Model, Usage
from summarizer.llm.errors import ContextTooLong, InvalidAnswer, Refused, Truncated
from summarizer.prompts import Prompt
from summarizer.schema.drafts import Draft
from summarizer.schema.summary import Claim, Evidence

from . import key_sentences

MAX_ANSWER_TOKENS = 220
_JOINED = re.compile(
    r"(?:,|;)\s+(?:(?:and|but)\s+)?(?=(?:the|there|no|it|this|he|she|his|her|they|prior|records?|guidelines?)\b)",
    re.IGNORECASE,
)
MAX_SENTENCES = 2
"""A field's answer keeps at most so many of its sentences: short questions, short answers."""
MAX_MESSAGES = 3
"""A small model acts on a few findings at a time, each of another kind: a check finds the same fault in
one word after the other."""


@dataclass(frozen=True, slots=True)
class Field:
    """A text field of a draft. `reason`: its claim must say more than the result. `again`: what
    the model is told when the question goes back to it and this field gave nothing to go by; a
    field without it is welcome and not asked for again. `limit`: how many sentences may carry a claim."""

    name: str
    reason: bool = False
    again: str = ""
    limit: int = MAX_EVIDENCE


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt, the sentences it is about, and what the answer's claims are judged in."""

    prompt: Prompt
    values: dict[str, object]
    response: type[Draft]
    fields: tuple[Field, ...]
    context: ClaimInContext
    enough: Callable[[Mapping[str, Claim], int], bool]
    """Whether these claims, by field, answer the question, after so many re-asks."""
    misread: Callable[[Draft], Finding | None]
    """A finding when the draft reads the letter's decision differently."""
    narrow: Callable[[str], Sequence[Sentence]]
    """Which sentences to read again when this text failed."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer: the checks that it failed, by name, and whether it needed no other after it. Of an
    answer without a shape, the name of the fault; it has no draft. `at_once`: whether it fitted its type at
    the first try."""

    failed: tuple[str, ...]
    enough: bool
    draft: Draft | None = None
    at_once: bool = False


@dataclass(slots=True)
class Drafted:
    """What came of a question: passing claims by field, what was found, each answer, and the bill."""

    claims: dict[str, Claim] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    reasks: int = 0


async def ask(question: Question, model: Model, *, reasks: int) -> Drafted:
    """Asks, judges, and asks again at most `reasks` times while the claims are not enough.

    An answer that the model refuses, breaks off or cannot shape counts as a failed one; faults
    of the endpoint (no connection, a bad key) are raised.
    """
    done = Drafted()
    messages = question.prompt.messages(**question.values)
    for attempt in range(reasks + 1):
        try:
            answer = await model.ask(messages, question.response, max_tokens=MAX_ANSWER_TOKENS)
        except Refused as error:
            done.usage += error.usage
            done.attempts.append(Attempt((type(error).__name__,), enough=False))
            break
        except (ContextTooLong, InvalidAnswer, Truncated) as error:
            # Less to read is the best chance of a shorter answer.
            done.usage += error.usage
            done.attempts.append(Attempt((type(error).__name__,), enough=False))
            done.reasks = attempt
            messages = _afresh("", question)
            continue
        done.usage += answer.usage
        done.reasks = attempt
        failed = _judge_draft(answer.value, question, done)
        misread = question.misread(answer.value)
        told = question.enough(done.claims, attempt)
        enough = told and (misread is None or attempt > 0)
        if told:
            failed = []  # what else was wrong is not worth a question
        if misread is not None and not enough:
            done.findings.append(misread)
            failed.insert(0, misread)
        names = tuple(dict.fromkeys(finding.check for finding in failed))
        done.attempts.append(Attempt(names, enough, answer.value, at_once=answer.usage.reasks == 0))
        if enough:
            break
        if attempt == 0:
            messages = [*messages, Message("assistant", answer.raw), _again(failed, answer.value, question)]
        else:
            messages = _afresh(_text(answer.value, question), question)
    return done


def cite(sentences: Sequence[Sentence]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(sentence=s.number, quote=s.text, span=(s.span.start, s.span.end), page=s.page)
        for s in sentences
    )


def _judge_draft(draft: Draft, question: Question, done: Drafted) -> list[Finding]:
    """Keeps the claims that pass; returns what is wrong with the others."""
    failed: list[Finding] = []
    for asked in question.fields:
        if asked.name in done.claims:
            continue
        claim, findings = _judge(getattr(draft, asked.name), asked, question.context)
        if claim is not None:
            done.claims[asked.name] = claim
        elif asked.again:
            failed.extend(_named(asked, finding) for finding in findings)
            if not findings or all(finding.check == "no_reason" for finding in findings):
                failed.append(_named(asked, Finding("empty", "", asked.again)))
        done.findings.extend(findings)
    return failed or [
        _named(asked, Finding("beside_the_point", "", asked.again))
        for asked in question.fields
        if asked.again
    ]


def _named(asked: Field, finding: Finding) -> Finding:
    """As the model is told it: with the name of the field that it has to write anew."""
    return replace(finding, message=f'"{asked.name}": {finding.message}')


def _judge(text: str, asked: Field, context: ClaimInContext) -> tuple[Claim | None, list[Finding]]:
    """The sentences of one answer that pass, joined to a claim; and what was found in the others."""
    kept: list[tuple[str, tuple[Sentence, ...], tuple[str, ...]]] = []
    found: list[Finding] = []
    waiting = list(grounding.split_claims(text))
    while waiting:
        sentence = waiting.pop(0)
        judged = judge_sentence(sentence, context, reason=asked.reason, limit=asked.limit)
        if not judged.holds:
            found.extend(judged.findings)
            waiting = [*_halves(sentence), *waiting]
        elif len(kept) < MAX_SENTENCES:
            kept.append((sentence, judged.evidence, judged.passed))
    if not kept:
        return None, found
    cited = sorted({s for _, evidence, _ in kept for s in evidence}, key=lambda s: s.number)
    passed = tuple(name for name in kept[0][2] if all(name in names for _, _, names in kept))
    words = " ".join(sentence for sentence, _, _ in kept)
    return Claim(text=words, evidence=cite(cited), source="model", checks=passed), found


def _halves(sentence: str) -> list[str]:
    """Two statements joined by "and" or "but", as sentences of their own: one may hold alone."""
    joined = _JOINED.search(sentence)
    if joined is None:
        return []
    second = sentence[joined.end() :]
    return [f"{sentence[: joined.start()]}.", f"{second[0].upper()}{second[1:]}"]


def judge_sentence(
    sentence: str, context: ClaimInContext, *, reason: bool, limit: int = MAX_EVIDENCE
) -> Judgement:
    """A model's sentence, by the sentences of the context's scope that carry it; with `reason`, it must
    say more than the result."""
    # A rule pieced together from two sentences is a new rule.
    judged = judge(sentence, context, limit=1 if key_sentences.names_a_rule(sentence) else limit)
    if reason and judged.holds:
        told = replace(context, claim=sentence, evidence=judged.evidence)
        if no_reason := checks.gives_reason(told):
            return replace(judged, findings=(no_reason,))
    return judged


def _again(findings: Sequence[Finding], draft: Draft, question: Question) -> Message:
    by_check = {finding.check: finding.message for finding in reversed(findings)}
    messages = [by_check[check] for check in dict.fromkeys(finding.check for finding in findings)][
        :MAX_MESSAGES
    ]
    return question.prompt.again(findings=messages, sentences=_narrowed(_text(draft, question), question))


def _afresh(failed: str, question: Question) -> list[Message]:
    """The question over the narrowed sentences alone: a model that insists, insists on its own words."""
    return question.prompt.messages(**{**question.values, "sentences": _narrowed(failed, question)})


def _narrowed(failed: str, question: Question) -> list[str]:
    return [sentence.text for sentence in question.narrow(failed)]


def _text(draft: Draft, question: Question) -> str:
    return " ".join(str(getattr(draft, asked.name)) for asked in question.fields)
