"""Two runs -> the two texts that a reader would get about each issue of the letters that both have."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from summarizer.data import frames
from summarizer.errors import UsageError
from summarizer.explain import explain
from summarizer.facts import extract
from summarizer.letter import Letter
from summarizer.schema.explanation import IssueExplanation

from ..runs import Run
from ..runs.manifest import LetterIn, case_of
from ..runs.replay import Replayed, replay


@dataclass(frozen=True)
class Pair:
    """One issue as two runs explain it. `reasons`: the reviewer's sentences. `unscored`: why there is
    nothing to compare, "" where there is."""

    letter: Letter
    case: str
    issue: int
    request: str = ""
    a: str = ""
    b: str = ""
    reasons: tuple[str, ...] = ()
    unscored: str = ""

    @property
    def texts(self) -> str:
        """Names the two texts without their words, whichever is a: a label is of these and no others."""
        told = "\0".join(sorted((self.a, self.b)))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


async def pairs_of(
    a: Run, b: Run, letters: Sequence[Letter], *, first: Collection[str] = (), limit: int | None = None
) -> tuple[list[Pair], int]:
    """Every issue of the letters that both runs have, each run under its first seed, and how many letters
    only one of them has.

    `limit`: so many letters, those whose case number is in `first` ahead, then in the order of their hashes:
    that is a random one, and a greater limit takes the same letters and more. Raises UsageError where the
    runs share no letter, or where a letter of theirs is not among `letters`.
    """
    of_b = {one.sha256 for one in b.manifest.letters}
    both = [one for one in a.manifest.letters if one.sha256 in of_b]
    if not both:
        raise UsageError("the two runs have no letter in common", hint="give two runs over the same letters")
    left_out = len(a.manifest.letters) + len(b.manifest.letters) - 2 * len(both)
    both.sort(key=lambda one: (one.case not in first, one.sha256))
    chosen = both[:limit]
    results = zip(await _results(a, chosen, letters), await _results(b, chosen, letters), strict=True)
    return [pair for one, other in results for pair in _pairs(one, other)], left_out


async def _results(run: Run, chosen: Sequence[LetterIn], letters: Sequence[Letter]) -> list[Replayed]:
    """The run's results for these letters, in their order; the whole run is not made anew for a few."""
    only = run.manifest.model_copy(update={"letters": tuple(chosen), "seeds": 1})
    return [replayed async for replayed in replay(replace(run, manifest=only), letters)]


def _pairs(a: Replayed, b: Replayed) -> list[Pair]:
    letter = a.letter
    told = [one.row.summary if one.row else None for one in (a, b)]
    facts = extract(letter)
    case = case_of(letter, facts)
    if told[0] is None or told[1] is None:
        lacking = "a" if told[0] is None else "b"
        why = f"no result in {lacking}"
        return [Pair(letter, case, issue.number, unscored=why) for issue in facts.issues]
    shown = [explain(summary, language="en").issues for summary in told if summary]
    return [
        Pair(
            letter,
            case,
            one.number,
            one.request,
            text_of(one),
            text_of(other),
            tuple(sentence.text for sentence in block.sentences),
        )
        for one, other, block in zip(*shown, letter.issues, strict=True)
    ]


def text_of(issue: IssueExplanation) -> str:
    """What a reader is told of the issue, a line each: the outcome, why, and the letter's own words where the
    page shows them beside it. Without those an extractive result would be judged by a stock sentence."""
    own_words = frames("en")["why"]["letter"]
    return "\n".join((issue.outcome, *issue.why, *(own_words.format(text=q.quote) for q in issue.quoted)))
