"""Dates that the body gives for the injury and for the utilization review: only the clear ones."""

from __future__ import annotations

import pytest

from summarizer.facts.events import injury_dates, review_dates

THAT_DAY = ["2016-10-13"]


@pytest.mark.parametrize(
    "text",
    [
        "He sustained an industrial injury on 10-13-16.",
        "linked to an industrial injury of October 13, 2016.",
        "with an industrial injury date of 10-13-2016.",
        "with a date of injury of 10/13/2016.",
        "with a date of injuryon 10/13/2016",
        "The date of injury was 10/13/16.",
        "Date of loss: 10/13/2016",
        "a work related injury on 10/13/2016",
        "an industrial-work injury on 10-13-16",
        "a work injury October 13, 2016",
        "an occupational claim from 10/13/2016.",
        "She suffered an injury on 10/13/2016.",
        "He was injured at work on 10/13/2016.",
        "DOI: 10/13/2016",
        "INDUSTRIAL INJURY OF OCTOBER 13, 2016",
    ],
)
def test_the_injury(text: str) -> None:
    assert [found.value for found in injury_dates(text)] == THAT_DAY


@pytest.mark.parametrize(
    "text",
    [
        "a prior industrial injury on 10/13/2016",
        "He had sustained a previous injury on 10/13/2016.",
        "two weeks after the injury on 10/13/2016 a note said",
        "seen on 10/13/2016 for an industrial injury",
        "cumulative industrial injury from 10/13/2016 through 12/13/2016 at least",
        "The claim was denied on 10/13/2016.",
        "The date of injury is October 2016.",
    ],
)
def test_not_the_injury(text: str) -> None:
    assert injury_dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In a utilization review report dated October 13, 2016, it was refused.",
        "The Utilization Review dated 10-13-16 denied it.",
        "The UR dated 10/13/16 modified it.",
        "The original utilization review (10-13-2016) refused it.",
        "The original Utilization Review (UR) (10-13-2016) refused it.",
        "The Utilization Review on 10-13-16 modified it.",
        "A Utilization Review letter is dated 10-13-16.",
        "A Utilization Review letter, with a decision date of 10/13/2016, refused it.",
        "On 10-13-2016, Utilization Review (UR) non-certified it.",
        "On October 13, 2016 the utilization review determined so.",
        "It was denied by utilization review on October 13, 2016.",
        "The UR (utilization review board) denied certification on October 13, 2016.",
    ],
)
def test_the_utilization_review(text: str) -> None:
    assert [found.value for found in review_dates(text)] == THAT_DAY


@pytest.mark.parametrize(
    "text",
    [
        "The therapy note reviewed by Utilization Review (UR) was dated 10-13-2016.",
        "A prior utilization review dated 10/13/2016 had allowed it.",
        "On 10/13/2016 she saw the utilization review nurse.",
        "The visit of 10/13/2016 came before the UR.",
        "During 10/13/2016 nothing happened.",
        "It was sent to utilization review 10/13/2016x",
    ],
)
def test_not_the_utilization_review(text: str) -> None:
    assert review_dates(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("a work injury on 10-13-16", ["2016-10-13"], id="variant-35-short"),
        pytest.param("a work injury on 10/13/2016", ["2016-10-13"], id="variant-35-slashes"),
        pytest.param("a work injury on 10/14/ 2016", ["2016-10-14"], id="variant-35-broken"),
        pytest.param("a work injury on October 10, 2015", ["2015-10-10"], id="variant-35-named"),
        pytest.param("a work injury on 13/45/2016", [], id="variant-33-no-such-month"),
        pytest.param("a work injury on 02/30/2015", [], id="variant-33-no-such-day"),
        pytest.param("a work injury on 10/13/0216", [], id="variant-33-no-such-year"),
        pytest.param(
            "a work injury on 1/2/2015. It says that the date of injury was 1/2/2016.",
            ["2015-01-02", "2016-01-02"],
            id="variant-28-two-dates",
        ),
    ],
)
def test_injury_dates_of_the_known_variants(text: str, dates: list[str]) -> None:
    found = injury_dates(text)
    assert [one.value for one in found] == dates
    assert all(text[one.start : one.end][0] in "1O" for one in found)


def test_a_date_is_given_once_however_often_it_is_signed() -> None:
    text = "The original Utilization Review (UR) (10-13-2016) denied it. On 10-14-2016, UR denied it again."
    assert [found.value for found in review_dates(text)] == ["2016-10-13", "2016-10-14"]
