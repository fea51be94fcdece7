"""Dates as letters print them, brought to ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from .patterns import MONTH, NAMED_DATE, NUMERIC_DATE
from .places import Found

_PATTERNS = (re.compile(NUMERIC_DATE), re.compile(NAMED_DATE))
_MONTH_FIRST = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NAMED = re.compile(rf"({MONTH})\.? ?(\d{{1,2}})(?:st|nd|rd|th)?,? ?(\d{{4}})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_TWO_DIGIT_YEAR_OF_THIS_CENTURY = 39
# "September 30th, 2016" with blanks; beyond the end of a stretch it is not cut in two.
_LONGEST_DATE = 28
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


# The letters of one year print some hundreds of dates again and again.
@lru_cache(maxsize=4096)
def to_iso(printed: str) -> str | None:
    """The ISO 8601 date of a printed one (month first), or None where no such day exists."""
    text = " ".join(printed.split())
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _MONTH_FIRST.fullmatch(text):
        month, day, year = int(match[1]), int(match[2]), _full_year(match[3])
    elif match := _NAMED.fullmatch(text):
        month, day, year = _MONTHS.index(match[1][:3].lower()) + 1, int(match[2]), int(match[3])
    else:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= _LAST_TWO_DIGIT_YEAR_OF_THIS_CENTURY else 1900)


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """The possible dates that begin in `text[start:end]`, in ISO 8601, in reading order."""
    last = len(text) if end is None else min(end, len(text))
    found = [
        Found(iso, *match.span())
        for pattern in _PATTERNS
        for match in pattern.finditer(text, start, last + _LONGEST_DATE)
        if match.start() < last and (iso := to_iso(match[0]))
    ]
    return sorted(found, key=lambda one: one.start) if len(found) > 1 else found


def date_at(text: str, start: int) -> Found | None:
    """The possible date that begins at `start`."""
    for pattern in _PATTERNS:
        if (match := pattern.match(text, start)) and (iso := to_iso(match[0])):
            return Found(iso, *match.span())
    return None
