"""The way from a pattern's match back to the text as read, and from places to facts.

Facts are put together as plain parts and checked once, when the letter's facts are made of them:
a model for each part would cost a third of the time that a letter takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypedDict, TypeVar

from summarizer.letter.types import Letter, Passage
from summarizer.schema.facts import SpanPair

T = TypeVar("T")


class Found(NamedTuple):
    """A value that a pattern read, and the characters [start, end) of the stretch that print it."""

    value: str
    start: int
    end: int


class Printed(TypedDict):
    """Words and where they stand in the text as read."""

    text: str
    span: SpanPair


class Place(TypedDict, Generic[T]):
    """The parts of a schema.facts.Place."""

    value: T
    text: str
    span: SpanPair


class Fact(TypedDict, Generic[T], total=False):
    """The parts of a schema.facts.Fact; none of them where the letter does not say."""

    value: T | None
    text: str
    span: SpanPair
    conflicts: tuple[Place[T], ...]


class Stretch:
    """A part of the letter as one line of clean text that remembers where it stands."""

    def __init__(self, letter: Letter, passage: Passage) -> None:
        self._clean = letter.clean
        self._raw = letter.document.text
        self._start = passage.at
        self.text = passage.text

    def span(self, start: int, end: int) -> SpanPair:
        """The place, in the text as read, of [start, end) of `text`."""
        return self._clean.span(self._start + start, self._start + end)

    def printed(self, start: int, end: int) -> Printed:
        """What is printed at [start, end) of `text`, with its place in the text as read."""
        span = self._clean.span(self._start + start, self._start + end)
        return {"text": self._raw[span[0] : span[1]], "span": span}

    def place(self, value: T, start: int, end: int) -> Place[T]:
        """`value`, printed at [start, end) of `text`, with its place in the text as read."""
        span = self._clean.span(self._start + start, self._start + end)
        return {"value": value, "text": self._raw[span[0] : span[1]], "span": span}

    def fact(self, value: T | None, start: int, end: int) -> Fact[T]:
        """The same as a fact of its own; None where what is printed has no value."""
        span = self._clean.span(self._start + start, self._start + end)
        return {"value": value, "text": self._raw[span[0] : span[1]], "span": span}


def fact_of(places: Iterable[Place[T]]) -> Fact[T]:
    """The first place gives the value; each other value is a conflict, once, where it first stands."""
    listed = list(places)
    if not listed:
        return {}
    first = listed[0]
    fact: Fact[T] = {"value": first["value"], "text": first["text"], "span": first["span"]}
    return with_conflicts(fact, listed[1:])


def with_conflicts(fact: Fact[T], places: Iterable[Place[T]]) -> Fact[T]:
    """`fact` with those of `places` that print another value; the places' own fact if it is empty."""
    if "text" not in fact:
        return fact_of(places)
    seen, others = {fact.get("value")}, []
    for place in (*fact.get("conflicts", ()), *places):
        if place["value"] not in seen:
            seen.add(place["value"])
            others.append(place)
    return {**fact, "conflicts": tuple(others)} if others else fact
