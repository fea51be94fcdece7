"""The way from a pattern's match back to the text as read, and from places to facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple, TypeVar

from summarizer.letter.types import Letter, Span
from summarizer.schema.facts import Fact, Place, SpanPair

T = TypeVar("T")

_RUN = re.compile(r"\s\s+")


class Found(NamedTuple):
    """A value that a pattern read, and the characters [start, end) of the stretch that print it."""

    value: str
    start: int
    end: int


class Stretch:
    """A part of the letter as one line of clean text that remembers where it stands."""

    def __init__(self, letter: Letter, span: Span) -> None:
        clean = letter.clean
        self._letter = letter
        self._start = bisect_left(clean.offsets, span.start)
        window = clean.text[self._start : bisect_left(clean.offsets, span.end)]
        self._breaks, self._shifts = _collapsed(window)
        # Most windows hold single line ends only, and one character for another keeps every index.
        self.text = _RUN.sub(" ", window).replace("\n", " ") if self._breaks else window.replace("\n", " ")

    def place(self, value: T, start: int, end: int) -> Place[T]:
        """`value`, printed at [start, end) of `text`, with its place in the text as read."""
        text, span = self._printed(start, end)
        return Place(value=value, text=text, span=span)

    def fact(self, value: T | None, start: int, end: int) -> Fact[T]:
        """The same as a fact of its own; None where what is printed has no value."""
        text, span = self._printed(start, end)
        return Fact(value=value, text=text, span=span)

    def _printed(self, start: int, end: int) -> tuple[str, SpanPair]:
        span = self._letter.clean.span(self._clean_index(start), self._clean_index(end - 1) + 1)
        return self._letter.document.text[span.start : span.end], (span.start, span.end)

    def _clean_index(self, index: int) -> int:
        passed = bisect_left(self._breaks, index)
        return self._start + index + (self._shifts[passed - 1] if passed else 0)


def _collapsed(window: str) -> tuple[list[int], list[int]]:
    """Where a run of white space becomes one space: its place on the line, and the characters
    that all runs up to it have lost."""
    runs = [(run.start(), run.end() - run.start() - 1) for run in _RUN.finditer(window)]
    lost = list(accumulate(extra for _, extra in runs))
    places = [start - before for (start, _), before in zip(runs, [0, *lost], strict=False)]
    return places, lost


def fact_of(places: Iterable[Place[T]]) -> Fact[T]:
    """The first place gives the value; each other value is a conflict, once, where it first stands."""
    listed = list(places)
    if not listed:
        return Fact()
    first = listed[0]
    return Fact(
        value=first.value,
        text=first.text,
        span=first.span,
        conflicts=_others_than(first.value, listed[1:]),
    )


def with_conflicts(fact: Fact[T], places: Iterable[Place[T]]) -> Fact[T]:
    """`fact` with those of `places` that print another value; the places' own fact if it is empty."""
    if fact.text is None:
        return fact_of(places)
    others = _others_than(fact.value, [*fact.conflicts, *places])
    return fact.model_copy(update={"conflicts": others})


def _others_than(value: T | None, places: Iterable[Place[T]]) -> tuple[Place[T], ...]:
    seen, kept = {value}, []
    for place in places:
        if place.value not in seen:
            seen.add(place.value)
            kept.append(place)
    return tuple(kept)
