"""The header's labels and values in every layout that extraction from PDF produces."""

from __future__ import annotations

import pytest

from summarizer.facts.header import case_numbers, header_dates, notice_dates, priority

WHOLE = {
    "date_assigned": "2017-01-02",
    "date_of_injury": "2015-03-04",
    "decision_date": "2017-02-03",
    "ur_denial_date": "2016-12-04",
    "application_received": "2016-12-20",
}
GLUED = (
    "Case Number: CM17-0000001 Date Assigned: 01/02/2017 Date of Injury: 03/04/2015 "
    "Decision Date: 02/03/2017 UR Denial Date: 12/04/2016 Priority: Standard "
)


def _dates(text: str) -> dict[str, str | None]:
    return {name: iso for name, iso, _ in header_dates(text)}


@pytest.mark.parametrize(
    "text",
    [
        GLUED + "Application Received: 12/20/2016",
        GLUED + "Application Received: 12/20/2016 ",
        GLUED + "12/20/2016 Application Received:",
        GLUED + "Application Received : December 20, 2016",
        GLUED.replace(": ", ":") + "Application Received:12/20/2016",
        GLUED.replace("2016 ", "2016").replace("2017 ", "2017") + "Application Received: 12-20-16",
        "Case Number: Date Assigned: Date of Injury: Decision Date: UR Denial Date: Priority: Application "
        "Received: CM17-0000001 01/02/2017 03/04/2015 02/03/2017 12/04/2016 Standard 12/20/2016",
        "CM17-0000001 01/02/2017 03/04/2015 02/03/2017 12/04/2016 Standard 12/20/2016 Case Number: "
        "Date Assigned: Date of Injury: Decision Date: UR Denial Date: Priority: Application Received:",
        "01/02/2017 Date Assigned: 03/04/2015 Date of Injury: 02/03/2017 Decision Date: "
        "12/04/2016 UR Denial Date: 12/20/2016 Application Received:",
    ],
    ids=[
        "label-value",
        "trailing-blank",
        "value-first",
        "named-month",
        "no-blanks",
        "glued",
        "labels-then-values",
        "values-then-labels",
        "each-value-first",
    ],
)
def test_every_layout_gives_the_same_dates(text: str) -> None:
    assert _dates(text) == WHOLE


def test_a_missing_value_leaves_the_others_in_place() -> None:
    text = "Date Assigned: Date of Injury: 03/04/2015 Decision Date: 02/03/2017"
    assert _dates(text) == {"date_of_injury": "2015-03-04", "decision_date": "2017-02-03"}


def test_an_impossible_date_is_kept_as_printed_without_a_value() -> None:
    text = "Date of Injury: 13/45/2016 Decision Date: O2/03/2017"
    found = list(header_dates(text))
    assert [(name, iso, place.value) for name, iso, place in found] == [
        ("date_of_injury", None, "13/45/2016"),
        ("decision_date", None, "O2/03/2017"),
    ]
    assert [text[place.start : place.end] for _, _, place in found] == ["13/45/2016", "O2/03/2017"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Priority: Standard Application Received: 01/01/2016", "Standard"),
        ("Priority: Expedited", "Expedited"),
        ("PRIORITY:STANDARD", "Standard"),
        ("Priority: Application Received: 01/01/2016 Standard", "Standard"),
        ("a standard letter", None),
        ("Priority:", None),
    ],
)
def test_priority(text: str, word: str | None) -> None:
    found = priority(text)
    assert (found and found.value) == word
    assert found is None or text[found.start : found.end].capitalize() == word


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Case Number: CM16-0000012", ["CM16-0000012"]),
        ("Case Number:CM16-0000012Date Assigned:", ["CM16-0000012"]),
        ("IMR Case Number: cm13-0000012 Claims Number: 12345678", ["CM13-0000012"]),
        ("Case Number: 16-0000012, CM16-12, XCM16-0000012", []),
    ],
)
def test_case_numbers(text: str, numbers: list[str]) -> None:
    assert [found.value for found in case_numbers(text)] == numbers


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param(
            GLUED.replace("Date of Injury", "Dafe ot lnjvry") + "Application Received: l2/2O/2O16",
            {
                "date_assigned": "2017-01-02",
                "decision_date": "2017-02-03",
                "ur_denial_date": "2016-12-04",
                "application_received": None,
            },
            id="a-damaged-label-moves-no-date",
        ),
        pytest.param(
            "Date Asslgned: 01/02/2017 Date of lnjury: 03/04/2015",
            {"date_assigned": "2017-01-02", "date_of_injury": "2015-03-04"},
            id="look-alikes",
        ),
        pytest.param(
            "Dafe Assigned: Date of Injury: Decision Date: 01/02/2017 03/04/2015",
            {},
            id="damage-among-parted-labels",
        ),
        pytest.param(
            "Dafe Assigned: Date of Injury: 01/02/2017 03/04/2015", {}, id="damage-before-one-label"
        ),
        pytest.param(
            "Case Number: Date Assigned: Decision Date: Priority: CM17-0000001 01/02/2017 02/03/2017 "
            "Standard Date of Injury: 03/04/2015 UR Denial Date: 12/04/2016 Application 12/20/2016 Received:",
            WHOLE,
            id="variant-2-half-of-the-labels-then-their-values",
        ),
        pytest.param("Date of Injury: 02/30/2015", {"date_of_injury": None}, id="variant-33-no-such-day"),
        pytest.param("Date of Injury: 13/45/2016", {"date_of_injury": None}, id="variant-33-no-such-month"),
        pytest.param("Date of Injury: 1O/13/2016", {"date_of_injury": None}, id="variant-33-letter-o"),
        pytest.param("Date of Injury: 10-13-16", {"date_of_injury": "2016-10-13"}, id="variant-35"),
        pytest.param(
            "Dated: 09/26/2013 IMR Case Number: CM13-0000012 Date of Injury: 03/04/2012 Claims Number: 12-AB "
            "UR Denial Date: 08/30/2013 Priority: STANDARD Application Received: 09/06/2013",
            {
                "decision_date": "2013-09-26",
                "date_of_injury": "2012-03-04",
                "ur_denial_date": "2013-08-30",
                "application_received": "2013-09-06",
            },
            id="2013-cover",
        ),
        pytest.param(
            "Dated: 09/27/2013 Decision Date: 09/26/2013",
            {"decision_date": "2013-09-26"},
            id="the-letter-is-later",
        ),
        pytest.param(
            "IMR Case Number: Date of Injury: UR Denial Date: Employee Name: CM13-0000012 03/04/2012 "
            "08/30/2013 "
            "Jane Roe",
            {"date_of_injury": "2012-03-04", "ur_denial_date": "2013-08-30"},
            id="blocks-with-a-name",
        ),
        pytest.param(
            "CM13-0000012 IMR Case Number: 03/04/2012 Date of Injury: 12-AB Claims Number: 08/30/2013 UR "
            "Denial "
            "Date: Jane Roe Employee Name:",
            {"date_of_injury": "2012-03-04", "ur_denial_date": "2013-08-30"},
            id="each-value-first-with-a-name",
        ),
    ],
)
def test_damaged_and_older_headers(text: str, dates: dict[str, str | None]) -> None:
    assert _dates(text) == dates


def test_the_notice_says_when_the_request_was_denied() -> None:
    text = (
        "It answers an application filed on 2/6/2013 against the Utilization Review Denial dated "
        "1/30/2013. All "
        "parties were told of the assignment on 2/23/2013."
    )
    assert [(name, iso, found.value) for name, iso, found in notice_dates(text)] == [
        ("ur_denial_date", "2013-01-30", "1/30/2013"),
    ]


def test_letters_in_a_case_number_are_told_back() -> None:
    assert [found.value for found in case_numbers("Case Number: CMl7-OOO0O12")] == ["CM17-0000012"]
