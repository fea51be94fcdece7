"""One issue: the model's reason and rule, checked; the letter's own sentences where it failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from summarizer import grounding, prompts
from summarizer.checks.types import ClaimInContext, Finding
from summarizer.letter import IssueBlock, Sentence, instructions
from summarizer.llm import Model, Usage
from summarizer.schema.drafts import Draft, IssueDraft
from summarizer.schema.facts import IssueFacts
from summarizer.schema.summary import Claim, Digest, Status

from . import argument, extractive, key_sentences
from .drafting import Attempt, Field, Question, ask

MAX_WORDS = 1200
"""Words of a rationale that a question holds; longer ones (none of 439 measured) lose their start."""
# A refusal is told by what was missing, or shown to stand against it, or by a rule that speaks
# against the treatment; an approval by what the records showed.
_REFUSED_BY = (
    ("missing", key_sentences.may_refuse),
    ("shown", key_sentences.refuses),
    ("rule", key_sentences.lacks),
    ("rule", key_sentences.depends),
    ("rule", key_sentences.rules_out),
)
_APPROVED_BY = (("shown", key_sentences.may_approve),)
_PARTS = (
    ("rule", key_sentences.states_a_rule),
    ("shown", key_sentences.reports),
    ("missing", key_sentences.may_refuse),
)
MISREAD = "decision_reading"
_SAY_WHAT_WAS_MISSING = "Say in one short sentence what was not shown, was too much, or is not recommended."
_SAY_WHAT_WAS_SHOWN = "Say in one short sentence what the records showed."


@dataclass(frozen=True, slots=True)
class Bill:
    usage: Usage = field(default_factory=Usage)
    reasks: int = 0


@dataclass(frozen=True, slots=True)
class IssueReason:
    """Why, how sure, what was noticed, what it cost, and how each answer fared."""

    digest: Digest | None
    status: Status
    flags: tuple[str, ...]
    bill: Bill
    attempts: tuple[Attempt, ...] = ()


async def explain_issue(
    block: IssueBlock,
    issue: IssueFacts,
    model: Model,
    *,
    reasks: int,
    prompt_texts: Sequence[str] = (),
    skip: frozenset[str] = frozenset(),
) -> IssueReason:
    """Asks the model why the issue was decided so. Never raises for a bad answer.

    `prompt_texts`: texts of ours that the model has seen besides this question's. `skip`: checks that are
    not run, by name.
    """
    if not block.sentences:
        return IssueReason(None, "needs_review", ("no rationale in the letter",), Bill())
    sentences = instructions.trusted(block.sentences)
    tampered = (instructions.FLAG,) if len(sentences) < len(block.sentences) else ()
    if not sentences:
        return IssueReason(None, "needs_review", tampered, Bill())
    refused = issue.decision != "overturned"
    question = question_about(block, issue, prompt_texts=prompt_texts, skip=skip)
    drafted = await ask(question, model, reasks=reasks)
    bill = Bill(drafted.usage, drafted.reasks)
    misread = any(finding.check == MISREAD for finding in drafted.findings)
    flags = (*tampered, "the model read the decision differently") if misread else tampered
    digest = _digest(drafted.claims, sentences, refused=refused)
    status: Status = "verified"
    if digest is None and tampered:
        status = "needs_review"  # no check stands behind a quotation
    elif digest is None:
        digest, status = extractive.extract(sentences, refused=refused), "extractive"
    return IssueReason(digest, status, flags, bill, tuple(drafted.attempts))


def _digest(claims: Mapping[str, Claim], sentences: Sequence[Sentence], *, refused: bool) -> Digest | None:
    """None when no claim tells why. A part is kept where its sentence is of its kind."""
    why = _why(claims, sentences, _REFUSED_BY if refused else _APPROVED_BY)
    if why is None:
        return None
    criterion, finding, gap = (_why(claims, sentences, (part,)) for part in _PARTS)
    if not refused:
        gap = None  # what an approved request lacked decided nothing
    if finding is not None and gap is not None and finding.text == gap.text:
        finding = None
    return Digest(why=why, criterion=criterion, finding=finding, gap=gap)


def _why(
    claims: Mapping[str, Claim],
    sentences: Sequence[Sentence],
    order: Sequence[tuple[str, Callable[[str], bool]]],
) -> Claim | None:
    """The first claim in `order` that rests on a sentence which can carry it: a true statement
    beside the point is no reason."""
    told = {s.number: s.text for s in sentences}
    for name, carries in order:
        claim = claims.get(name)
        if claim is not None and any(carries(told[cited.sentence]) for cited in claim.evidence):
            return claim
    return None


def fitting(sentences: Sequence[Sentence], *, keep: Literal["first", "last"]) -> tuple[Sentence, ...]:
    """As many of the first or last sentences as a question holds."""
    order = sentences if keep == "first" else tuple(reversed(sentences))
    kept: list[Sentence] = []
    words = 0
    for sentence in order:
        words += len(sentence.text.split())
        if words > MAX_WORDS:
            break
        kept.append(sentence)
    return tuple(kept if keep == "first" else reversed(kept))


def question_about(
    block: IssueBlock,
    issue: IssueFacts,
    *,
    prompt_texts: Sequence[str] = (),
    skip: frozenset[str] = frozenset(),
) -> Question:
    """What the model is asked about an issue with a rationale, and what its answer is judged in."""
    sentences = instructions.trusted(block.sentences)
    refused = issue.decision != "overturned"
    prompt = prompts.load("issue-digest")
    shown = fitting(sentences, keep="last")
    request = instructions.spared(issue.remaining.value or issue.request.value or block.heading.text)

    def narrow(failed: str) -> Sequence[Sentence]:
        told = argument.read(shown, refused=refused)
        wanted = {*told.criterion, *told.why, *grounding.ground(failed, shown, limit=1)}
        return sorted(wanted, key=lambda s: s.number)

    def enough(claims: Mapping[str, Claim], reasked: int) -> bool:
        order = _REFUSED_BY if refused else _APPROVED_BY
        # What the case lacks tells more than a rule alone: worth one more question.
        first = [part for part in order if part[1] is not key_sentences.rules_out]
        return _why(claims, sentences, order if reasked else first) is not None

    return Question(
        prompt=prompt,
        values={"request": request, "sentences": [s.text for s in shown]},
        response=IssueDraft,
        fields=(
            Field("missing", reason=True, again=_SAY_WHAT_WAS_MISSING if refused else ""),
            Field("shown", reason=True, again="" if refused else _SAY_WHAT_WAS_SHOWN),
            Field("rule", reason=True),
        ),
        context=ClaimInContext(
            "",
            (),
            request=instructions.spared(issue.request.value or ""),
            authorized=instructions.spared(issue.authorized.value or ""),
            decision=issue.decision,
            scope=sentences,
            prompt_texts=(*prompt.texts(), *prompt_texts),
            skip=skip,
        ),
        enough=enough,
        misread=lambda draft: _misread(draft, issue),
        narrow=narrow,
    )


def _misread(draft: Draft, issue: IssueFacts) -> Finding | None:
    """The model's own reading of the decision is compared with the letter's, never shown."""
    if not isinstance(draft, IssueDraft) or issue.decision is None:
        return None
    if draft.approved == (issue.decision == "overturned"):
        return None
    return Finding(MISREAD, "", "Read the conclusion again: did the reviewer find it medically necessary?")
