"""The header's labels and values in every layout that extraction from PDF produces."""

from __future__ import annotations

import pytest

from summarizer.facts.header import case_numbers, header_dates, priority

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
