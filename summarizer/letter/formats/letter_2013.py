"""The final determination letters of 2013 and 2014: each item decided in a sentence of its own, followed
by what the claims administrator and the physician reviewer based their decisions on."""

from __future__ import annotations

import re
from collections import deque

from .. import anchors
from ..anchors import words
from ..cut import Cut, IssueRanges, Range, trim
from ..headings import heading_start
from ..titles import Titles
from ..types import CleanText, SectionName
from . import statements
from .layout import Layout
from .sections import front_sections
from .statements import RULING, Part

_OPENING = re.compile(rf"(?:{words('regarding')} )?(?:the )?{words('request')} for ")
_BASED = re.compile(words("Claims Administrator based its decision on"))
_RATIONALE = re.compile(rf"{words('physician reviewer')}.?s? decision rationaie")
_LONGEST_REQUEST = 1_500


def _matches(clean: CleanText, titles: Titles) -> bool:
    if anchors.OLDER_ISSUES.search(clean):
        return True
    return bool(_BASED.search(clean.folded) and _RATIONALE.search(clean.folded))


def _holds_two(clean: CleanText, titles: Titles) -> bool:
    first = anchors.OLDER_ISSUES.search(clean)
    return first is not None and anchors.OLDER_ISSUES.search(clean, first[1]) is not None


def _cut(clean: CleanText, titles: Titles) -> Cut:
    method, case_title, _ = titles
    title = anchors.OLDER_ISSUES.search(clean, (case_title or method or (0, 0))[1])
    start = _after(clean, title, anchors.ISSUES_INTRO) if title else (case_title or method or (0, 0))[1]
    groups = statements.item_parts(clean, start, len(clean.text))
    items = [_Item(clean, parts, _floor(groups, number, start)) for number, parts in enumerate(groups)]
    closing = anchors.trailer(clean, groups[-1][-1].end if groups else start, len(clean.text))
    stops = [item.start for item in items[1:]] + [closing]
    issues = tuple(item.ranges(stop) for item, stop in zip(items, stops, strict=True))
    flags = []
    numbers = [item.number for item in items]
    numbered = any(numbers)
    if not statements.is_complete(groups) or (numbered and numbers != list(range(1, len(numbers) + 1))):
        flags.append("an issue may be missing")
    documents = anchors.DOCUMENTS.search(clean, method[1] if method else 0)
    issues_start = title[0] if title else items[0].start if items else None
    body = _after(clean, case_title, anchors.CASE_SUMMARY_INTRO)
    fronts = [one[0] for one in (method, documents, case_title, title) if one]
    sections: list[tuple[SectionName, int | None]] = [
        *front_sections(clean, min(fronts, default=len(clean.text))),
        ("method", method and method[0]),
        ("documents", documents and documents[0]),
        ("case_summary", case_title and case_title[0]),
        ("issues", issues_start),
    ]
    placed = [(name, at) for name, at in sections if at is not None]
    end = issues_start if issues_start is not None else len(clean.text)
    return Cut(
        sections=tuple(sorted(placed, key=lambda section: section[1])),
        case_summary=(body, max(body, end)) if case_title else None,
        issues=issues,
        flags=tuple(flags),
    )


class _Item:
    """One item: the sentence that decides it stands right before its parts."""

    def __init__(self, clean: CleanText, parts: list[Part], floor: int) -> None:
        self._clean, self._parts = clean, parts
        stop = parts[0].start
        low = max(floor, stop - _LONGEST_REQUEST)
        self._ruling = _last(RULING, clean.folded, low, stop)
        if self._ruling and clean.folded[self._ruling.end() : stop].strip(" .:"):
            self._ruling = None  # another sentence stands between: not this item's
        until = self._ruling.start() if self._ruling else stop
        opening = _last(_OPENING, clean.folded, low, until)
        if opening and statements._opens_sentence(clean, opening.start()):
            start, request = opening.start(), opening.end()
        else:
            start = request = heading_start(clean.text, low, until)
        number = statements.number_before(clean, start)
        self.number = number[0] if number else None
        self.start = number[1] if number else start
        self._request = trim(clean.text, request, until, " \n\v:.")

    def ranges(self, stop: int) -> IssueRanges:
        ruling = self._ruling
        return IssueRanges(
            heading=self._request,
            decision=ruling.span() if ruling else None,
            ruling=statements.ruling_of(ruling) if ruling else None,
            parts=statements.part_ranges(self._clean, self._parts, stop),
        )


def _floor(groups: list[list[Part]], number: int, start: int) -> int:
    return groups[number - 1][-1].end if number else start


def _last(pattern: re.Pattern[str], folded: str, start: int, end: int) -> re.Match[str] | None:
    found = deque(pattern.finditer(folded, start, end), maxlen=1)
    return found[0] if found else None


def _after(clean: CleanText, title: Range | None, intro: re.Pattern[str]) -> int:
    if title is None:
        return 0
    match = intro.match(clean.folded, title[1])
    return match.end() if match else title[1]


LAYOUT = Layout("2013-letter", _matches, _holds_two, _cut)
