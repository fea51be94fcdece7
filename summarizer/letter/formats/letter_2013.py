"""The final determination letters of 2013 and 2014: each item decided in a sentence of its own, followed
by what the claims administrator and the physician reviewer based their decisions on."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from .. import anchors
from ..anchors import words
from ..cut import Cut, IssueRanges, trim
from ..headings import heading_start
from ..titles import Titles
from ..types import CleanText, Range, SectionName
from . import statements
from .layout import Layout
from .sections import after_title, front_sections
from .statements import LONGEST_REQUEST, Part, Statement

_OPENING = re.compile(rf"(?:{words('regarding')} )?(?:the )?{words('request')} for ")
_BASED = re.compile(words("Claims Administrator based its decision on"))
_RATIONALE = re.compile(rf"{words('physician reviewer')}.?s? decision rationaie")


def _matches(clean: CleanText, titles: Titles) -> bool:
    if anchors.OLDER_ISSUES.search(clean):
        return True
    return bool(_BASED.search(clean.folded) and _RATIONALE.search(clean.folded))


def _cut(clean: CleanText, titles: Titles) -> Cut:
    method, case_title, _ = titles
    title = anchors.OLDER_ISSUES.search(clean, (case_title or method or (0, 0))[1])
    start = after_title(clean, title, anchors.ISSUES_INTRO) if title else (case_title or method or (0, 0))[1]
    groups = statements.item_parts(clean, start, len(clean.text))
    items = [_item(clean, parts, _floor(groups, number, start)) for number, parts in enumerate(groups)]
    items += _bare_items(clean, items, start, len(clean.text))
    items.sort(key=lambda item: item.start)
    closing = anchors.trailer(clean, groups[-1][-1].end if groups else start, len(clean.text))
    stops = [*(item.start for item in items[1:]), closing][: len(items)]
    issues = tuple(item.ranges(clean, stop) for item, stop in zip(items, stops, strict=True))
    documents = anchors.DOCUMENTS.search(clean, method[1] if method else 0)
    issues_start = title[0] if title else items[0].start if items else None
    body = after_title(clean, case_title, anchors.CASE_SUMMARY_INTRO)
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
        flags=() if _is_whole(items, groups) else ("an issue may be missing",),
    )


def _is_whole(items: list[_Item], groups: list[list[Part]]) -> bool:
    """Whether every item has its prose, and the numbers, if there are any, run from 1 without a gap."""
    numbers = [item.number for item in items]
    in_order = not any(numbers) or numbers == list(range(1, len(numbers) + 1))
    return in_order and len(groups) == len(items) and statements.is_complete(groups)


@dataclass(frozen=True, slots=True)
class _Item:
    """One item: the sentence that decides it, and the prose that follows it."""

    start: int
    number: int | None
    request: Range
    statement: Statement | None
    parts: tuple[Part, ...] = ()

    def ranges(self, clean: CleanText, stop: int) -> IssueRanges:
        return IssueRanges(
            heading=self.request,
            decision=self.statement[:2] if self.statement else None,
            ruling=self.statement.ruling if self.statement else None,
            parts=statements.part_ranges(clean, list(self.parts), stop),
        )


def _item(clean: CleanText, parts: list[Part], floor: int) -> _Item:
    """The item whose prose is `parts`: its deciding sentence stands right before them."""
    stop = parts[0].start
    low = max(floor, stop - LONGEST_REQUEST)
    told = statements.last_statement(clean, low, stop)
    if told and clean.folded[told.end : stop].strip(" .:"):
        told = None  # another sentence stands between: not this item's
    until = told.start if told else stop
    start, request = _opening(clean, low, until)
    number = statements.number_before(clean, start)
    words = trim(clean.text, request, until, " \n\v:.")
    return _Item(number[1] if number else start, number[0] if number else None, words, told, tuple(parts))


def _opening(clean: CleanText, low: int, until: int) -> tuple[int, int]:
    """Where the deciding sentence starts that ends at `until`, and where in it the request does."""
    opening = _last(_OPENING, clean.folded, low, until)
    numbered = statements.numbered_line(clean, low, until)
    # A numbered line opens the item; a sentence before it is the end of the last one's reasons.
    is_last = opening and (numbered is None or numbered[0] < opening.start())
    if opening and is_last and statements.opens_item(clean, opening.start()):
        return opening.span()
    if numbered:
        return numbered[1], numbered[1]
    start = heading_start(clean.text, low, until)
    return start, start


def _bare_items(clean: CleanText, items: list[_Item], start: int, end: int) -> Iterator[_Item]:
    """The numbered items whose prose is cut off or cannot be told."""
    known = {item.start: item.number for item in items}
    last = 0
    for opening in _OPENING.finditer(clean.folded, start, end):
        number = statements.number_before(clean, opening.start())
        if number and number[1] in known:
            last = number[0]
        # Only the next number opens an item: "... rated the pain 7 out of / 10. The request for ..."
        if number is None or number[1] in known or number[0] != last + 1 or number[0] in known.values():
            continue
        if not anchors.opens_line(clean.text, number[1]):
            continue
        last = number[0]
        until = min(end, opening.end() + LONGEST_REQUEST)
        told = statements.first_statement(clean, opening.end(), until)
        words = trim(clean.text, opening.end(), told.start if told else until, " \n\v:.")
        yield _Item(number[1], number[0], words, told)


def _floor(groups: list[list[Part]], number: int, start: int) -> int:
    return groups[number - 1][-1].end if number else start


def _last(pattern: re.Pattern[str], folded: str, start: int, end: int) -> re.Match[str] | None:
    found = deque(pattern.finditer(folded, start, end), maxlen=1)
    return found[0] if found else None


LAYOUT = Layout("2013-letter", _matches, _cut)
