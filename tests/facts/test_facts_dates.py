"""Printed dates: which are read, and which are not dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.facts.dates import find_dates, to_iso


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("10-13-16", "2016-10-13"),
        ("10/13/2016", "2016-10-13"),
        ("10/14/ 2016", "2016-10-14"),
        ("10- 14-2016", "2016-10-14"),
        ("1.5.2014", "2014-01-05"),
        ("2016-10-13", "2016-10-13"),
        ("October 10, 2015", "2015-10-10"),
        ("OCTOBER 10, 2015", "2015-10-10"),
        ("Oct. 3 2015", "2015-10-03"),
        ("May 1st, 2015", "2015-05-01"),
        ("Sept 30, 2016", "2016-09-30"),
        ("February 29, 2016", "2016-02-29"),
        ("6/1/39", "2039-06-01"),
        ("6/1/40", "1940-06-01"),
        ("February 29, 2015", None),
        ("13/10/2016", None),
        ("00/00/0000", None),
        ("10/13/0216", None),
        ("10/13/20216", None),
        ("1O/13/2016", None),
        ("October 2015", None),
        ("", None),
    ],
)
def test_a_printed_date_becomes_iso_or_nothing(printed: str, iso: str | None) -> None:
    assert to_iso(printed) == iso


@settings(deadline=None)
@given(st.dates(date(1940, 1, 1), date(2039, 12, 31)), st.sampled_from("-/."), st.booleans())
def test_numeric_dates_survive_the_way_there_and_back(day: date, mark: str, short: bool) -> None:
    printed = day.strftime(f"%m{mark}%d{mark}{'%y' if short else '%Y'}")
    assert to_iso(printed) == day.isoformat()
    found = find_dates(f"seen on {printed}, again later")
    assert [(one.value, one.start) for one in found] == [(day.isoformat(), 8)]


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["%B %d, %Y", "%b %d, %Y"]))
def test_named_dates_survive_the_way_there_and_back(day: date, layout: str) -> None:
    printed = day.strftime(layout)
    assert [one.value for one in find_dates(f"On {printed} she fell.")] == [day.isoformat()]


@pytest.mark.parametrize(
    "text",
    [
        "320.5/30/16mg tablets of it",
        "a ratio of 1/2/3",
        "telephone 555-12-34567",
        "levels L4-5, L5-1, 7-10",
        "version 3.3.1.1 of the rules",
        "Marchand 12, 2016x",
        "10-13-16-17",
    ],
)
def test_what_only_looks_like_a_date_is_passed_over(text: str) -> None:
    assert find_dates(text) == []


def test_dates_come_in_reading_order_with_their_places() -> None:
    text = "May 2, 2016 before 5/3/16 and 2016-05-04"
    assert [(one.value, text[one.start : one.end]) for one in find_dates(text)] == [
        ("2016-05-02", "May 2, 2016"),
        ("2016-05-03", "5/3/16"),
        ("2016-05-04", "2016-05-04"),
    ]
