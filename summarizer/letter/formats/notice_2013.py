"""The notices of 2013: a numbered list of decisions, printed twice, and further on what was said of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from .. import anchors
from ..anchors import Title, words
from ..cut import Cut, IssueRanges, Range, trim
from ..near import Squeezed, outside
from ..titles import Titles
from ..types import CleanText, Ruling, SectionName
from . import statements
from .layout import Layout
from .statements import RULING, Part

_DETERMINED = re.compile(words("has determined the request for "))
_BY = re.compile(rf"{words('MAXIMUS Federal Services, Inc')}.? ?\Z")
_NOTICE = re.compile(words("Notice of Independent Medical Review Determination"))
QUALIFICATIONS = Title(
    "Medical Qualifications of the Expert Reviewer", follow=(" The independent Medical Doctor",)
)
_CASE_SUMMARY = re.compile(rf"(?:{words('clinical')} )?{words('case summary')} ?:?")
_DOCUMENTS = re.compile(rf"{words('Documents Reviewed')}")
_REGARDING = re.compile(rf"(?:{words('regarding')} )(?:the )?{words('request')} for ")
_LONGEST_REQUEST = 1_500
_ALIKE = 80.0


def _matches(clean: CleanText, titles: Titles) -> bool:
    return any(_BY.search(clean.folded, 0, m.start()) for m in _DETERMINED.finditer(clean.folded)) or bool(
        _NOTICE.search(clean.folded) and _DETERMINED.search(clean.folded)
    )


@dataclass
class _Statement:
    """One line of the list: its number as printed, the request, and what it decides."""

    start: int
    number: int | None
    request: Range
    decision: Range | None
    ruling: Ruling | None
    printed_twice: bool = False
    flags: tuple[str, ...] = ()


def _cut(clean: CleanText, titles: Titles) -> Cut:
    printed = _statements(clean)
    items, flags = _items(clean, printed)
    after = max(statement.request[1] for statement in printed) if printed else 0
    qualifications = QUALIFICATIONS.search(clean)
    case = statements.first_title(clean, _CASE_SUMMARY, qualifications[1] if qualifications else after)
    documents = statements.first_title(clean, _DOCUMENTS, case[1] if case else after)
    start = max(after, (documents or case or qualifications or (0, 0))[1])
    groups = statements.item_parts(clean, start, len(clean.text))
    issues = _with_parts(clean, items, groups)
    if groups and (len(groups) != len(items) or not statements.is_complete(groups)):
        flags = [*flags, "an issue may be missing"]
    first_part = _heading_of(clean, groups[0], start) if groups else None
    case_end = min((one for one in (documents and documents[0], first_part) if one), default=len(clean.text))
    sections: list[tuple[SectionName, int | None]] = [
        ("cover", 0),
        ("method", qualifications and qualifications[0]),
        ("case_summary", case and case[0]),
        ("documents", documents and documents[0]),
        ("issues", first_part),
    ]
    return Cut(
        sections=tuple((name, at) for name, at in sections if at is not None),
        case_summary=(case[1], max(case[1], case_end)) if case else None,
        issues=tuple(issues),
        flags=tuple(dict.fromkeys(flags)),
    )


def _statements(clean: CleanText) -> list[_Statement]:
    """Every line of either print. Damaged lines are found by what is near the words they share."""
    places = [match.span() for match in _DETERMINED.finditer(clean.folded)]
    places += outside(Squeezed(clean.folded).find(_DETERMINED.pattern), places)
    places.sort()
    ends = [start for start, _ in places[1:]] + [len(clean.text)]
    return [_statement(clean, *place, stop) for place, stop in zip(places, ends, strict=True)]


def _statement(clean: CleanText, start: int, end: int, stop: int) -> _Statement:
    by = _BY.search(clean.folded, max(0, start - 48), start)
    opening = by.start() if by else start
    number = statements.number_before(clean, opening)
    ruling = RULING.search(clean.folded, end, min(stop, end + _LONGEST_REQUEST))
    until = ruling.start() if ruling else min(stop, end + _LONGEST_REQUEST, _line_end(clean.text, end))
    return _Statement(
        start=number[1] if number else opening,
        number=number[0] if number else None,
        request=trim(clean.text, end, until, " \n\v:."),
        decision=ruling.span() if ruling else None,
        ruling=statements.ruling_of(ruling) if ruling else None,
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _items(clean: CleanText, printed: list[_Statement]) -> tuple[list[_Statement], list[str]]:
    """The items, each at its second print. Two prints that decide differently decide nothing."""
    items: list[_Statement] = []
    for statement in printed:
        twin = next(
            (item for item in items if not item.printed_twice and _alike(clean, item, statement)), None
        )
        if twin is None:
            items.append(statement)
            continue
        statement.printed_twice = True
        if twin.ruling and statement.ruling and twin.ruling != statement.ruling:
            statement.ruling, statement.decision = None, None
            statement.flags = ("the two lists decide differently",)
        elif statement.ruling is None:
            statement = twin
            statement.printed_twice = True
        statement.number = statement.number or twin.number
        items[items.index(twin)] = statement
    numbers = [item.number for item in items]
    if None not in numbers and len(set(numbers)) == len(numbers):
        items.sort(key=lambda item: item.number or 0)
        numbers.sort(key=lambda number: number or 0)
    flags = []
    once = {item.printed_twice for item in items}
    if (any(numbers) and numbers != list(range(1, len(items) + 1))) or len(once) > 1:
        flags.append("an issue may be missing")
    return items, flags


def _alike(clean: CleanText, one: _Statement, other: _Statement) -> bool:
    if one.number and other.number:
        return one.number == other.number
    texts = (clean.folded[slice(*statement.request)] for statement in (one, other))
    return fuzz.ratio(*texts) >= _ALIKE


def _with_parts(clean: CleanText, items: list[_Statement], groups: list[list[Part]]) -> list[IssueRanges]:
    """The items with their prose, which stands in the order of the list."""
    if len(groups) != len(items):
        return [IssueRanges(item.request, item.decision, item.ruling, flags=item.flags) for item in items]
    starts = [_heading_of(clean, group, 0) for group in groups[1:]]
    closing = anchors.trailer(clean, groups[-1][-1].end, len(clean.text)) if groups else 0
    return [
        IssueRanges(
            heading=item.request,
            decision=item.decision,
            ruling=item.ruling,
            parts=statements.part_ranges(clean, group, stop),
            flags=item.flags,
        )
        for item, group, stop in zip(items, groups, [*starts, closing], strict=False)
    ]


def _heading_of(clean: CleanText, group: list[Part], floor: int) -> int:
    """Where the prose about an item begins: at its own heading ("1) Regarding the request ...")."""
    stop = group[0].start
    headings = [
        m.start() for m in _REGARDING.finditer(clean.folded, max(floor, stop - _LONGEST_REQUEST), stop)
    ]
    if not headings:
        return stop
    number = statements.number_before(clean, headings[-1])
    return number[1] if number else headings[-1]


LAYOUT = Layout("2013-notice", _matches, _cut)
