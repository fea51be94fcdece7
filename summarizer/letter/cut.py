"""Where a letter's parts stand in its clean text, before passages and sentences are made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .types import Range, Ruling, SectionName

Kind = Literal["claims", "reviewer", "rationale"]

_BLANK = " \n\v"


@dataclass(frozen=True, slots=True)
class IssueRanges:
    """Where one issue stands. `decision` is None where none can be read, and so is `ruling`."""

    heading: Range
    decision: Range | None
    ruling: Ruling | None
    parts: dict[Kind, Range] = field(default_factory=dict)
    flags: tuple[str, ...] = ()

    @property
    def span(self) -> Range:
        ranges = [found for found in (self.heading, self.decision, *self.parts.values()) if found]
        return min(start for start, _ in ranges), max(end for _, end in ranges)


@dataclass(frozen=True, slots=True)
class Cut:
    """A letter's parts: where each section starts, the words of the case summary, the issues in order."""

    sections: tuple[tuple[SectionName, int], ...]
    case_summary: Range | None
    issues: tuple[IssueRanges, ...]
    flags: tuple[str, ...] = ()


def trim(text: str, start: int, end: int, tail: str = _BLANK) -> Range:
    """[start, end) without blanks before it and without the characters of `tail` after it."""
    piece = text[start:end].rstrip(tail)
    end = start + len(piece)
    return end - len(piece.lstrip(_BLANK)), end
