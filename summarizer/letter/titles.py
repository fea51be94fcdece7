"""The titles of a letter's sections, also where a scan damaged them."""

from __future__ import annotations

from typing import NamedTuple

from . import anchors
from .anchors import Title
from .near import Squeezed
from .types import CleanText, Range


class Titles(NamedTuple):
    """Where the three titles of the letters from 2014 on stand, each after the one before it.

    The older formats have the first two.
    """

    method: Range | None
    case_summary: Range | None
    issues: Range | None

    @property
    def found(self) -> int:
        return 3 - self.count(None)


def find_titles(clean: CleanText, start: int = 0) -> Titles:
    """The first title of each kind from `start` on."""
    method = anchors.METHOD.search(clean, start)
    case_summary = anchors.CASE_SUMMARY.search(clean, method[1] if method else start)
    last = case_summary or method
    return Titles(method, case_summary, anchors.ISSUES.search(clean, last[1] if last else start))


def mend_titles(clean: CleanText, titles: Titles) -> Titles:
    """`titles` with those that are missing, where something near them stands at a line's start or in
    capitals, and in their order."""
    squeezed = Squeezed(clean.folded)
    method, case_summary, last = titles
    method = method or _near(clean, anchors.METHOD, squeezed, 0, (case_summary or last or _END)[0])
    after = method[1] if method else 0
    case_summary = case_summary or _near(clean, anchors.CASE_SUMMARY, squeezed, after, (last or _END)[0])
    after = (case_summary or method or (0, 0))[1]
    last = last or _near(clean, anchors.ISSUES, squeezed, after, _END[0])
    return Titles(method, case_summary, last)


_END = (1 << 62, 1 << 62)


def _near(clean: CleanText, title: Title, squeezed: Squeezed, start: int, end: int) -> Range | None:
    for at, after in squeezed.find(title.words):
        line = anchors.line_start_near(clean, at)
        begin = at if line is None else line
        if start <= begin and after <= end and (line is not None or _is_in_capitals(clean.text, at, after)):
            return begin, after
    return None


def _is_in_capitals(text: str, start: int, end: int) -> bool:
    printed = text[start:end]
    capitals = sum(map(str.isupper, printed)) > 2 * sum(map(str.islower, printed))
    return capitals and not anchors.in_sentence(text, start)
