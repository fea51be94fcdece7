"""One pair, one criterion: the question put twice, with the texts in either order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from summarizer import prompts
from summarizer.letter import instructions
from summarizer.llm import Model, Usage
from summarizer.llm.errors import ContextTooLong, InvalidAnswer, Refused, Truncated
from summarizer.schema.drafts import Draft

from .pairs import Pair

Criterion = Literal["clarity", "completeness"]
Choice = Literal["first", "second", "same"]
Verdict = Literal["a", "b", "tie", "unscored"]

CRITERIA: Final[tuple[Criterion, ...]] = ("clarity", "completeness")
SAME, ORDER, ONE_TEXT = "same", "order", "one text"
"""Why a pair is a tie: both orders say so; the orders disagree; both runs say the same, nothing was asked."""
INSTRUCTS = "text that instructs a machine"
_NO_ANSWER = (ContextTooLong, InvalidAnswer, Refused, Truncated)
FAILED: Final = tuple(kind.__name__ for kind in _NO_ANSWER)
"""Why a pair is unscored by the judge's own fault: it was asked and gave no answer."""
_WITH_REASONS = ("completeness",)
"""Nobody can tell what is left out without the reviewer's own sentences."""
_MOST_WORDS = 1200
"""Of the reviewer's sentences; of more the end is sent, where reviewers conclude."""
NOTHING = Usage()
_MAX_TOKENS = 256
"""An answer takes ten, but a model may think before it."""


class JudgeDraft(Draft):
    """What the judge fills: which text is better by the one criterion that was asked about."""

    better: Choice


@dataclass(frozen=True, slots=True)
class Judged:
    """`answers`: what was said with a's text first, then with b's first; fewer where an answer failed."""

    verdict: Verdict
    why: str = ""
    answers: tuple[Choice, ...] = ()
    usage: Usage = NOTHING


def prompt_of(criterion: Criterion) -> prompts.Prompt:
    return prompts.load(f"judge-{criterion}")


def settled(pair: Pair, criterion: Criterion) -> Judged | None:
    """The verdict on a pair that no model is asked about; None where one is."""
    if pair.unscored:
        return Judged("unscored", pair.unscored)
    if pair.a == pair.b:
        return Judged("tie", ONE_TEXT)
    sent = (pair.request, pair.a, pair.b, *_reasons(pair, criterion))
    if instructions.find("\n\n".join(sent)):
        return Judged("unscored", INSTRUCTS)
    return None


async def ask_about(pair: Pair, criterion: Criterion, model: Model) -> Judged:
    """Asks in both orders; a verdict counts only if they agree.

    An answer that is none (refused, cut off, of another form, a question too long) leaves the pair unscored.
    Raises a NoAnswer that is the endpoint's fault: that says nothing of the pair.
    """
    answers: list[Choice] = []
    usage = Usage()
    for first, second in ((pair.a, pair.b), (pair.b, pair.a)):
        values: dict[str, Any] = {"request": pair.request, "first": first, "second": second}
        messages = prompt_of(criterion).messages(**values, sentences=_reasons(pair, criterion))
        try:
            answer = await model.ask(messages, JudgeDraft, max_tokens=_MAX_TOKENS)
        except _NO_ANSWER as error:
            return Judged("unscored", type(error).__name__, tuple(answers), usage + error.usage)
        answers.append(answer.value.better)
        usage += answer.usage
    return Judged(*_verdict(*answers), tuple(answers), usage)


def _verdict(forward: Choice, swapped: Choice) -> tuple[Verdict, str]:
    if (forward, swapped) == ("first", "second"):
        return "a", ""
    if (forward, swapped) == ("second", "first"):
        return "b", ""
    return "tie", SAME if forward == swapped == "same" else ORDER


def _reasons(pair: Pair, criterion: Criterion) -> list[str]:
    """The reviewer's sentences that the question holds."""
    if criterion not in _WITH_REASONS:
        return []
    return _fitting(pair.reasons)


def _fitting(sentences: Sequence[str]) -> list[str]:
    kept: list[str] = []
    words = 0
    for sentence in reversed(sentences):
        words += len(sentence.split())
        if words > _MOST_WORDS:
            break
        kept.append(sentence)
    return kept[::-1]
