"""The way from a pattern's match back to the text as read, and from places to facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from summarizer.letter.types import Letter, Span
from summarizer.schema.facts import Fact, Place, SpanPair, TextAt

T = TypeVar("T")


class Found(NamedTuple):
    """A value that a pattern read, and the characters [start, end) of the stretch that print it."""

    value: str
    start: int
    end: int


class Stretch:
    """A part of the letter as one line of clean text that remembers where it stands."""

    def __init__(self, letter: Letter, span: Span) -> None:
        self._clean = letter.clean
        self._raw = letter.document.text
        self._start = self._clean.index(span.start)
        self.text = self._clean.flat[self._start : self._clean.index(span.end)]

    def place(self, value: T, start: int, end: int) -> Place[T]:
        """`value`, printed at [start, end) of `text`, with its place in the text as read."""
        text, span = self._printed(start, end)
        return Place(value=value, text=text, span=span)

    def fact(self, value: T | None, start: int, end: int) -> Fact[T]:
        """The same as a fact of its own; None where what is printed has no value."""
        text, span = self._printed(start, end)
        return Fact(value=value, text=text, span=span)

    def text_at(self, start: int, end: int) -> TextAt:
        """What is printed at [start, end) of `text`, with its place in the text as read."""
        text, span = self._printed(start, end)
        return TextAt(text=text, span=span)

    def _printed(self, start: int, end: int) -> tuple[str, SpanPair]:
        first = self._clean.raw(self._start + start)
        last = self._clean.raw(self._start + end - 1) + 1
        return self._raw[first:last], (first, last)


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
