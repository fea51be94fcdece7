"""What a model says, sentence by sentence, before any repair: does the letter carry it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer import grounding
from summarizer.checks.types import ClaimInContext
from summarizer.digest import question_about
from summarizer.digest.argument import Argument
from summarizer.judge import judge
from summarizer.letter import IssueBlock
from summarizer.letter.types import Sentence
from summarizer.schema.drafts import IssueDraft
from summarizer.schema.facts import IssueFacts
from summarizer.schema.summary import Digest

from .rows import Score, share, unscored

_SAID = ("missing", "shown", "rule")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the model: the checks for truth that found something, the sentences that carry it, and
    whether the issue's own reasons carry it best; None where the letter has no other issue."""

    text: str
    findings: tuple[str, ...]
    evidence: tuple[Sentence, ...]
    own_block: bool | None


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(grounding.split_claims(text))


def sentences_of(draft: IssueDraft) -> Iterator[str]:
    """The sentences of a draft's fields, each once."""
    yield from dict.fromkeys(s for name in _SAID for s in split(getattr(draft, name)))


def said(
    draft: IssueDraft,
    block: IssueBlock,
    issue: IssueFacts,
    others: Sequence[Sequence[Sentence]],
    shown: Sequence[str],
) -> list[Said]:
    """Each sentence judged by the checks for truth alone. `others`: the rationales of the letter's other
    issues; `shown`: texts of ours that the model saw. Empty for an issue without a rationale."""
    if not block.sentences:
        return []
    context = question_about(block, issue, prompt_texts=shown).context
    return [_said(sentence, context, others) for sentence in sentences_of(draft)]


def _said(sentence: str, context: ClaimInContext, others: Sequence[Sequence[Sentence]]) -> Said:
    judged = judge(sentence, context, house_rules=False)
    names = tuple(dict.fromkeys(finding.check for finding in judged.findings))
    if not others:
        return Said(sentence, names, judged.evidence, None)
    own = _carried(sentence, context, context.scope)
    elsewhere = max(_carried(sentence, context, other) for other in others)
    return Said(sentence, names, judged.evidence, own >= elsewhere)


def _carried(sentence: str, context: ClaimInContext, scope: Sequence[Sentence]) -> float:
    """The share of a sentence's words that those sentences of a rationale hold which carry it best."""
    found = grounding.ground(sentence, scope, limit=3)
    words = {word.strip(".,;:()\"'").lower() for word in sentence.split()}
    held = {word.strip(".,;:()\"'").lower() for one in found for word in one.text.split()}
    return len(words & held) / len(words) if words else 0.0


def findings_of(told: Sequence[Said]) -> dict[str, int]:
    """How many sentences each check found something in."""
    return dict(Counter(name for one in told for name in one.findings))


def prose_scores(told: Sequence[Said], argument: Argument, why: str) -> dict[str, Score]:
    """`why` says why nothing was told, where that is so."""
    rests_on = {sentence.number for one in told for sentence in one.evidence}
    own = [one.own_block for one in told if one.own_block is not None]
    return {
        "unsupported": share(sum(bool(one.findings) for one in told), len(told), why),
        "own_block": share(sum(own), len(own), why if not told else "the letter has one issue"),
        **_against(argument, rests_on, why if not told else ""),
    }


def digest_scores(digest: Digest | None, argument: Argument) -> dict[str, Score]:
    """The same of what a reader gets, where it is in a model's words: the letter's own sentences are chosen
    by the very rules that this would be scored against."""
    claims = [claim for _, claim in digest.parts()] if digest else []
    if digest and digest.why.source != "model":
        return _against(argument, set(), "the letter's own sentences, chosen by these rules")
    rests_on = {cited.sentence for claim in claims for cited in claim.evidence}
    return _against(argument, rests_on, "" if claims else "nothing was told")


def _against(argument: Argument, rests_on: set[int], silent: str) -> dict[str, Score]:
    parts = [part for part in (argument.criterion, argument.finding, argument.gap) if part]
    untold = sum(not rests_on & {s.number for s in part} for part in parts)
    deciding = {sentence.number for sentence in argument.why}
    return {
        "decisive": unscored("no deciding sentence by the rules")
        if not deciding
        else Score(right=float(bool(deciding & rests_on)))
        if not silent
        else unscored(silent),
        "omitted": share(untold, len(parts), "no part by the rules") if not silent else unscored(silent),
    }
