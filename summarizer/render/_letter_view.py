"""A letter's text as read, cut into pages and pieces so that a page can show it with its evidence marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.letter.types import Document, Span

from ._words import visible

_FULL_LINE = 60
"""From this length on a line was broken by the page's width and may be joined with the next one."""

_LINE_END = re.compile(r"(?<![ \t])[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))*")
_LABEL = re.compile(r"[A-Z][A-Za-z()/' ]{2,40}:")
_HEADING = re.compile(r"[A-Z][A-Z ,&/-]{8,80}(?=[ \t]*[\r\n])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that a claim rests on; `key` names it in the page."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks. `anchors` are the marks that begin here."""

    text: str
    keys: tuple[str, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    pieces: tuple[Piece, ...]


def view(document: Document, marks: Collection[Mark], paragraphs: Collection[int] = ()) -> list[Page]:
    """The pages of the document in order. No character that a reader can see is left out; lines that only
    the paper's width broke are joined, unless a paragraph is known to start there (`paragraphs`: offsets
    in the text as read). Spans beyond the text are cut to it."""
    shown = _shown(document.text, paragraphs)
    size = len(document.text)
    starts = sorted({0, *(start for start in document.page_starts if 0 < start < size)})
    ends = [*starts[1:], size]
    anchored: set[str] = set()
    pages = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        pages.append(Page(number, tuple(_pieces(shown, Span(start, end), marks, anchored))))
    return pages


def _pieces(shown: list[str], page: Span, marks: Collection[Mark], anchored: set[str]) -> Iterator[Piece]:
    here = sorted(
        (m for m in marks if m.span.start < page.end and m.span.end > page.start),
        key=lambda m: (m.span.start, m.span.end, m.key),
    )
    edges = {page.start, page.end}
    for mark in here:
        edges |= {max(mark.span.start, page.start), min(mark.span.end, page.end)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        text = visible("".join(shown[start:end]))
        if not text:
            continue
        keys = tuple(m.key for m in here if m.span.start <= start and end <= m.span.end)
        anchors = tuple(key for key in keys if key not in anchored)
        anchored.update(anchors)
        yield Piece(text, keys, anchors)


def _shown(text: str, paragraphs: Collection[int]) -> list[str]:
    """What to show for each character of the text; a joined line end becomes one space."""
    shown = list(text)
    ends = list(_LINE_END.finditer(text))
    # Some readers print an empty line after every line; then only a longer gap parts paragraphs.
    doubled = len(ends) > 2 and sum(_count(m[0]) > 1 for m in ends) > 0.8 * len(ends)
    line_start = 0
    for match in ends:
        shown[match.start() : match.end()] = [""] * (match.end() - match.start())
        full = match.start() - line_start >= _FULL_LINE
        broken = _count(match[0]) == (2 if doubled else 1)
        if not broken or match.end() in paragraphs or _HEADING.match(text, match.end()):
            shown[match.start()] = "\n\n"
        else:
            joined = full and not _LABEL.match(text, match.end())
            shown[match.start()] = " " if joined else "\n"
        line_start = match.end()
    return shown


def _count(line_ends: str) -> int:
    return line_ends.count("\n") or line_ends.count("\r")
