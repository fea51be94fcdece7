"""What a letter is made of. Every part carries a span into the text as read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

from .folding import fold

Format = Literal["2013-notice", "2013-letter", "professional-review", "2014", "2016"]
Range = tuple[int, int]
"""[start, end) in a clean text."""
SectionName = Literal["cover", "header", "method", "documents", "case_summary", "issues"]
Ruling = Literal["upheld", "overturned"]


class Span(NamedTuple):
    """A half-open range [start, end) of characters in the text as read."""

    start: int
    end: int

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


class Passage(NamedTuple):
    """A piece of the letter: `text` is clean (one line, single spaces), `span` is where it stands in
    the text as read, `at` is its first character's place in the clean text."""

    text: str
    span: Span
    at: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the case summary or of a rationale; numbered from 1 through the letter."""

    number: int
    text: str
    span: Span
    page: int


@dataclass(frozen=True)
class CleanText:
    """The text with layout noise removed, and the way back.

    Clean character `clean_at[k] + d` stands at `raw_at[k] + d` in the text as read: the two rise in
    step, and each pair after the first stands behind a place where noise was removed.
    """

    text: str
    clean_at: Sequence[int]
    raw_at: Sequence[int]

    @cached_property
    def flat(self) -> str:
        """`text` on one line: the same characters at the same places, line ends as blanks."""
        return self.text.replace("\n", " ").replace("\v", " ")

    @cached_property
    def folded(self) -> str:
        """`flat` without case and look-alikes, for the search of anchors; places stay the same."""
        return fold(self.flat)

    def raw(self, index: int) -> int:
        """Where clean character `index` stands in the text as read; the end's index is allowed."""
        segment = bisect_right(self.clean_at, index) - 1
        return self.raw_at[segment] + index - self.clean_at[segment]

    def span(self, start: int, end: int) -> Span:
        """The span, in the text as read, of the clean characters [start, end)."""
        clean_at, raw_at = self.clean_at, self.raw_at
        first = bisect_right(clean_at, start) - 1
        last = bisect_right(clean_at, end - 1, first) - 1 if end > start else first
        begin = start + raw_at[first] - clean_at[first]
        # As Span(begin, ...), in half the time: a letter has some fifty.
        return tuple.__new__(Span, (begin, max(start, end) + raw_at[last] - clean_at[last]))

    def index(self, raw: int) -> int:
        """The first clean character at or after the character `raw` of the text as read."""
        segment = bisect_right(self.raw_at, raw) - 1
        here = self.clean_at[segment] + raw - self.raw_at[segment]
        following = self.clean_at[segment + 1] if segment + 1 < len(self.clean_at) else len(self.text)
        return min(here, following)


@dataclass(frozen=True, slots=True)
class IssueBlock:
    """One disputed item: where its parts stand. A part that the letter lacks is None.

    `heading` has no decision; `decision` is its printed words (`Upheld`, `is not medically
    necessary and appropriate`) and `ruling` what they mean: whether the denial stands. `flags` say
    what is wrong with the block.
    """

    number: int
    span: Span
    heading: Passage
    decision: Passage | None
    ruling: Ruling | None
    claims_administrator_guideline: Passage | None
    reviewer_guideline: Passage | None
    rationale: Passage | None
    flags: tuple[str, ...]
    letter_sentences: Sentences = field(repr=False, compare=False)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the rationale."""
        return self.letter_sentences.of(self.number)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in a known format, cut into its parts.

    `summary` is the case summary's own words, without title and opening formula; `flags` say what is
    wrong with the letter as a whole.
    """

    document: Document
    format: Format
    sections: tuple[tuple[SectionName, Span], ...]
    summary: Passage | None
    issues: tuple[IssueBlock, ...]
    clean: CleanText
    flags: tuple[str, ...]
    letter_sentences: Sentences = field(repr=False, compare=False)

    @property
    def case_summary(self) -> tuple[Sentence, ...]:
        """The sentences of the case summary."""
        return self.letter_sentences.of(0)

    def section(self, name: SectionName) -> Span | None:
        return next((span for found, span in self.sections if found == name), None)

    def passage(self, span: Span) -> Passage:
        """What stands at `span`, as one line of clean text."""
        start, end = self.clean.index(span.start), self.clean.index(span.end)
        return Passage(self.clean.flat[start:end], span, start)


class Sentences(Protocol):
    """The letter's numbered sentences, by part: 0 is the case summary, n the rationale of issue n."""

    def of(self, part: int) -> tuple[Sentence, ...]: ...
