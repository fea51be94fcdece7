"""Dates as letters print them, brought to ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from .patterns import MONTHS, compiled
from .places import Found

_NUMERIC = compiled(r"(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})")
_ISO = compiled(r"(\d{4})-(\d\d)-(\d\d)")
_NAMED = compiled(rf"({MONTHS})\.? ?(\d{{1,2}})(?:st|nd|rd|th)?,? ?(\d{{4}})")
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTHS.lower().split("|")[:12], start=1)}
_LAST_TWO_DIGIT_YEAR_OF_THIS_CENTURY = 39
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def to_iso(printed: str) -> str | None:
    """The ISO 8601 date of a printed one (month first), or None where no such day exists."""
    text = " ".join(printed.split())
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _NUMERIC.fullmatch(text):
        month, day, year = int(match[1]), int(match[2]), _full_year(match[3])
    elif match := _NAMED.fullmatch(text):
        month, day, year = _MONTH_NUMBER[match[1][:3].lower()], int(match[2]), int(match[3])
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


def dates_in(text: str, pattern: re.Pattern[str]) -> list[Found]:
    """The possible dates that `pattern` finds, in ISO 8601; its one named group that matches holds
    the date."""
    found = []
    for match in pattern.finditer(text):
        group = match.lastgroup or "date"
        if iso := to_iso(match[group]):
            found.append(Found(iso, *match.span(group)))
    return found
