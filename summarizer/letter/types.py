"""What a letter is made of. Every part carries a span into the text as read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Format = Literal["2013-notice", "2013-letter", "professional-review", "2014", "2016"]
SectionName = Literal["cover", "header", "method", "case_summary", "issues"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range [start, end) of characters in the text as read."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: `text` is exactly what `imr facts --text` prints.

    `page_starts` holds the offset of each page's first character; a text file is one page
    unless form feeds part it.
    """

    file: str
    sha256: str
    text: str
    page_starts: tuple[int, ...]

    def page_of(self, offset: int) -> int:
        """The number, from 1, of the page that holds the character at `offset`."""
        return max(1, bisect_right(self.page_starts, offset))


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the letter: `text` is clean (one line, single spaces), `span` is where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the case summary or of a rationale; numbered from 1 through the letter."""

    number: int
    text: str
    span: Span
    page: int


@dataclass(frozen=True, slots=True)
class IssueBlock:
    """One disputed item: where its parts stand. A part that the letter lacks is None.

    `heading` has no decision word; `decision` is the word itself (`Upheld` or `Overturned`).
    `sentences` are those of the rationale.
    """

    number: int
    span: Span
    heading: Passage
    decision: Passage | None
    claims_administrator_guideline: Passage | None
    reviewer_guideline: Passage | None
    rationale: Passage | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in a known format, cut into its parts."""

    document: Document
    format: Format
    sections: tuple[tuple[SectionName, Span], ...]
    case_summary: tuple[Sentence, ...]
    issues: tuple[IssueBlock, ...]
    clean: CleanText

    def section(self, name: SectionName) -> Span | None:
        return next((span for found, span in self.sections if found == name), None)


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text with layout noise removed, and the way back.

    `offsets[i]` is the place in the text as read of clean character i; it has one entry more
    than `text`, for the end.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The span, in the text as read, of the clean characters [start, end)."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)
