"""The header's labels and values, however the layout parts them.

Dates are paired with labels by order: where there are as many of one as of the other, the first
label owns the first date. That holds for a label before its value, for a value before its label
and for labels and values in separate blocks. Where the numbers differ, only a value that directly
follows its label is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .dates import to_iso
from .patterns import CASE_NUMBER, DATE_LIKE, compiled
from .places import Found

DATE_FACTS = (
    "date_assigned",
    "date_of_injury",
    "decision_date",
    "ur_denial_date",
    "application_received",
)

_LABELS = compiled(
    r"(?P<ur_denial_date>(?:(?<![a-z])UR|Utilization Review) (?:Denial|Decision)(?: Date)?)"
    r"|(?P<date_assigned>Date Assigned)"
    r"|(?P<date_of_injury>Date of Injury)"
    r"|(?P<decision_date>Decision Date|Date of Decision|(?<![a-z])Dated(?= ?:))"
    r"|(?P<application_received>Application (?:Date )?Received)"
    rf"|(?P<date>{DATE_LIKE})"
)
_CASE_NUMBER = compiled(CASE_NUMBER)
_PRIORITY = compiled(r"Priority ?:? ?(?P<value>Standard|Regular|Expedited|Concurrent|Urgent)")
_PRIORITY_LABEL = compiled(r"Priority\b")
_PRIORITY_WORD = compiled(r"\b(?:Standard|Regular|Expedited|Concurrent|Urgent)\b")


class _Token:
    """A label or a date of the header."""

    __slots__ = ("end", "label", "start")

    def __init__(self, label: str | None, start: int, end: int) -> None:
        self.label = label
        self.start = start
        self.end = end


def header_dates(text: str) -> Iterator[tuple[str, str | None, Found]]:
    """Each (fact name, ISO date or None where no such day exists, place) that the header gives."""
    tokens = [
        _Token(None if match.lastgroup == "date" else match.lastgroup, *match.span())
        for match in _LABELS.finditer(text)
    ]
    labels = [token for token in tokens if token.label]
    dates = [token for token in tokens if not token.label]
    if len(labels) == len(dates):
        pairs = list(zip(labels, dates, strict=True))
    else:
        pairs = [(one, two) for one, two in pairwise(tokens) if one.label and not two.label]
    for label, value in pairs:
        printed = text[value.start : value.end]
        yield str(label.label), to_iso(printed), Found(printed, value.start, value.end)


def case_numbers(text: str) -> Iterator[Found]:
    for match in _CASE_NUMBER.finditer(text):
        yield Found(match[0].upper(), *match.span())


def priority(text: str) -> Found | None:
    """The word after its label, or the only such word where the layout parts the two."""
    if match := _PRIORITY.search(text):
        return Found(match["value"].capitalize(), *match.span("value"))
    if _PRIORITY_LABEL.search(text):
        words = list(_PRIORITY_WORD.finditer(text))
        if len(words) == 1:
            return Found(words[0][0].capitalize(), *words[0].span())
    return None
