"""The notices of 2013: a numbered list of decisions, printed twice, and further on what was said of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from .. import anchors
from ..anchors import Title, words
from ..cut import Cut, IssueRanges, trim
from ..near import Squeezed, outside
from ..titles import Titles
from ..types import CleanText, Range, Ruling, SectionName
from . import statements
from .layout import Layout
from .statements import LONGEST_REQUEST, Part

_DETERMINED = re.compile(words("has determined the request for "))
_BY = re.compile(rf"{words('MAXIMUS Federal Services, Inc')}.? ?\Z")
# The number that opens the line, however its next words are spelled.
_LISTED = re.compile(r"(?:^| )(?P<number>\d{1,3}) ?[).] ?(?=[A-Za-z][^.)]{3,24} [A-Za-z]{2,10},.{2,30}\Z)")
_NOTICE = re.compile(words("Notice of Independent Medical Review Determination"))
QUALIFICATIONS = Title(
    "Medical Qualifications of the Expert Reviewer", follow=(" The independent Medical Doctor",)
)
_CASE_SUMMARY = re.compile(rf"(?:{words('clinical')} )?{words('case summary')} ?:?")
_DOCUMENTS = re.compile(rf"{words('Documents Reviewed')}")
_REGARDING = re.compile(rf"(?:{words('regarding')} )(?:the )?{words('request')} for ")
_ALIKE = 80.0


def _matches(clean: CleanText, titles: Titles) -> bool:
    return any(_BY.search(clean.folded, 0, m.start()) for m in _DETERMINED.finditer(clean.folded)) or bool(
        _NOTICE.search(clean.folded) and _DETERMINED.search(clean.folded)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list: its number as printed, the request, and what it decides."""

    start: int
    number: int | None
    request: Range
    decision: Range | None
    ruling: Ruling | None
    printed_twice: bool = False
    flags: tuple[str, ...] = ()


def _cut(clean: CleanText, titles: Titles) -> Cut:
    printed = _lines(clean)
    items, flags = _items(clean, printed)
    after = max(line.request[1] for line in printed) if printed else 0
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


def _lines(clean: CleanText) -> list[_Line]:
    """Every line of either print. Damaged lines are found by what is near the words they share."""
    places = [match.span() for match in _DETERMINED.finditer(clean.folded)]
    places += outside(Squeezed(clean.folded).find(_DETERMINED.pattern), places)
    places.sort()
    ends = [start for start, _ in places[1:]] + [len(clean.text)]
    return [_line(clean, *place, stop) for place, stop in zip(places, ends, strict=True)]


def _line(clean: CleanText, start: int, end: int, stop: int) -> _Line:
    listed = _LISTED.search(clean.flat, max(0, start - 64), start)
    by = _BY.search(clean.folded, max(0, start - 48), start)
    told = statements.first_statement(clean, end, min(stop, end + LONGEST_REQUEST))
    until = told.start if told else min(stop, end + LONGEST_REQUEST, _line_end(clean.text, end))
    return _Line(
        start=listed.start("number") if listed else by.start() if by else start,
        number=int(listed["number"]) if listed else None,
        request=trim(clean.text, end, until, " \n\v:."),
        decision=told[:2] if told else None,
        ruling=told.ruling if told else None,
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _items(clean: CleanText, printed: list[_Line]) -> tuple[list[_Line], list[str]]:
    """The items, each at its second print. Two prints that decide differently decide nothing."""
    items: list[_Line] = []
    for line in printed:
        twin = _twin(clean, items, line)
        if twin is None:
            items.append(line)
        else:
            items[items.index(twin)] = _merged(twin, line)
    numbers = [item.number for item in items]
    if None not in numbers and len(set(numbers)) == len(numbers):
        items.sort(key=lambda item: item.number or 0)
        numbers.sort(key=lambda number: number or 0)
    in_order = not any(numbers) or numbers == list(range(1, len(items) + 1))
    twice = [item.printed_twice for item in items]
    flags = [] if in_order and (all(twice) or not any(twice)) else ["an issue may be missing"]
    if len(items) > 1 and any(item.ruling is None and not item.printed_twice for item in items):
        flags.append("an issue may be missing")
    return items, flags


def _merged(first: _Line, second: _Line) -> _Line:
    """The second print of an item, told by the first where the second can't be read."""
    kept = second if second.ruling or not first.ruling else first
    differ = first.ruling and second.ruling and first.ruling != second.ruling
    return replace(
        kept,
        number=second.number or first.number,
        decision=None if differ else kept.decision,
        ruling=None if differ else kept.ruling,
        printed_twice=True,
        flags=("the two lists decide differently",) if differ else (),
    )


def _twin(clean: CleanText, items: list[_Line], line: _Line) -> _Line | None:
    """The first print of `line`: the item of its number, or the one that asks for nearly the same."""
    waiting = [item for item in items if not item.printed_twice]
    if line.number and any(item.number == line.number for item in waiting):
        return next(item for item in waiting if item.number == line.number)
    unnumbered = [item for item in waiting if not (item.number and line.number)]
    likeness = [(_likeness(clean, item, line), -place) for place, item in enumerate(unnumbered)]
    best, place = max(likeness, default=(0.0, 0))
    return unnumbered[-place] if best >= _ALIKE else None


def _likeness(clean: CleanText, one: _Line, other: _Line) -> float:
    texts = [clean.folded[slice(*line.request)].replace(" ", "") for line in (one, other)]
    whole = one.ruling and other.ruling
    return fuzz.ratio(*texts) if whole else fuzz.partial_ratio(*texts)


def _with_parts(clean: CleanText, items: list[_Line], groups: list[list[Part]]) -> list[IssueRanges]:
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
        m.start() for m in _REGARDING.finditer(clean.folded, max(floor, stop - LONGEST_REQUEST), stop)
    ]
    if not headings:
        return stop
    number = statements.number_before(clean, headings[-1])
    return number[1] if number else headings[-1]


LAYOUT = Layout("2013-notice", _matches, _cut)
