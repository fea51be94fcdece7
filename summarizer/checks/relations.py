"""Causes, comparisons and the order of events need a cue of their kind in the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.lexicon import Clause, figures, words

from ._cues import cues, has, spelled
from ._look import Look, look
from .types import ClaimInContext, Finding

NAME = "relations"
_MORE = words(
    "more greater higher longer exceed exceeds exceeded exceeding excess excessive over beyond above"
)
_LESS = words("less fewer lower shorter smaller below under within")
_GREATER = frozenset(("exceed", "exceeds", "exceeded", "more"))


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    said = spelled(seen.claim.tokens)
    told = [spelled(text.tokens) for text in (*seen.evidence, seen.request)]
    findings = []
    for cue in cues("relations"):
        used = next((run for run in cue.said if has(said, run)), "")
        if not used or any(has(text, run) for text in told for run in cue.needed):
            continue
        if not _counted(context, said):
            message = f'The sentences do not say "{used}" or the like. Say only what they say.'
            findings.append(Finding(NAME, used, message))
    return [*findings, *_turned(said, told), *_swapped(seen)]


def _turned(said: Sequence[str], told: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """ "Less was asked for than ..." does not come from what exceeds, nor the other way round."""
    if "than" not in said:
        return
    every = {word for text in told for word in text}
    for own, other in ((_LESS, _MORE), (_MORE, _LESS)):
        used = next((word for word in said if word in own), "")
        if used and other & every and not own & every:
            message = f'The sentences say the opposite of "{used} than". Check what is more and what is less.'
            yield Finding(NAME, used, message)


def _counted(context: ClaimInContext, said: Sequence[str]) -> bool:
    """ "12 visits is more than the 10 recommended" needs no cue: it follows from its own numbers,
    which the numbers check looks up."""
    if not _GREATER.intersection(said):
        return False
    quantities = figures(context.claim).quantities
    if len(quantities) != 2 or quantities[0].unit != quantities[1].unit:
        return len(quantities) == 2 and not all(quantity.unit for quantity in quantities)
    return quantities[0].low > quantities[1].high


def _swapped(seen: Look) -> Iterator[Finding]:
    """ "A after B" does not come from "B after A": compare the words on both sides of the cue."""
    clauses = seen.claim.clauses
    for left, right in pairwise(clauses):
        cue = seen.claim.tokens[right.start].lower
        if cue not in _LATER and cue not in _EARLIER:
            continue
        same, crossed = _sides(seen, left, right, later=cue in _LATER)
        if crossed > same:
            yield Finding(NAME, cue, f'Check the order: what comes before and after "{cue}"?')


_LATER = frozenset(("after",))
_EARLIER = frozenset(("before", "prior", "until"))


def _sides(seen: Look, left: Clause, right: Clause, *, later: bool) -> tuple[int, int]:
    """How many words stand on the same side, and on the other side, of a like cue in the evidence."""
    same = crossed = 0
    for number, text in enumerate(seen.evidence):
        for first, second in pairwise(text.clauses):
            cue = text.tokens[second.start].lower
            if cue not in _LATER and cue not in _EARLIER:
                continue
            if later != (cue in _LATER):
                first, second = second, first
            same += _shared(seen, left, number, first) + _shared(seen, right, number, second)
            crossed += _shared(seen, left, number, second) + _shared(seen, right, number, first)
    return same, crossed


def _shared(seen: Look, clause: Clause, sentence: int, other: Clause) -> int:
    return sum(
        any(
            hit.sentence == sentence and other.start <= hit.mention.start < other.end
            for hit in seen.hits[index]
        )
        for index in seen.claim.content(clause)
    )
