"""The cover page of the older letters: what is certain is taken, what is redacted gives nothing."""

from __future__ import annotations

import pytest

from summarizer.facts.cover import cover_facts
from summarizer.facts.outcome import cover_outcome

PAGE = (
    "Notice of Independent Medical Review Determination Dated: 03/21/2014 IMR Case Number: CM13-0000012 "
    "Date of Injury: 11/30/2009 Claims Number: 12345-AB UR Denial Date: 12/04/2013 Priority: STANDARD "
    "Application Received: 12/19/2013 Employee Name: Jane Q. Roe Provider Name: John Doe, M.D. "
    "Treatment(s) in Dispute Listed on IMR Application: CANE; MRI LEFT KNEE X 1 DEAR Ms. Roe, Final "
    "Determination: PARTIALLY OVERTURN. This means that some items are necessary."
)
VALUES = {
    "letter_date": "2014-03-21",
    "claim_number": "12345-AB",
    "employee_name": "Jane Q. Roe",
    "provider_name": "John Doe, M.D.",
    "disputed_treatments": "CANE; MRI LEFT KNEE X 1",
    "outcome": "partial_overturn",
}


def test_every_line_of_the_page_is_read() -> None:
    found = cover_facts(PAGE)
    assert {name: one.value for name, one in found.items()} == VALUES
    printed = {name: PAGE[one.start : one.end] for name, one in found.items()}
    assert printed == {**VALUES, "letter_date": "03/21/2014", "outcome": "PARTIALLY OVERTURN"}


def test_values_may_stand_before_their_labels() -> None:
    text = (
        "CM13-0000012 IMR Case Number: 1/2/2012 Date of Injury: 12345-AB Claims Number: 8/30/2013 UR "
        "Denial Date: "
        "Jane Roe Employee Name: Final Determination: UPHOLD"
    )
    assert {name: one.value for name, one in cover_facts(text).items()} == {
        "claim_number": "12345-AB",
        "employee_name": "Jane Roe",
        "outcome": "uphold",
    }


@pytest.mark.parametrize("value", ["", "XXXXXXX", "[redacted]", "____", "[redacted], DO", "********"])
@pytest.mark.parametrize("label", ["Claims Number", "Employee Name", "Provider Name"])
def test_a_redacted_value_gives_nothing(label: str, value: str) -> None:
    assert cover_facts(f"{label}: {value} Priority: STANDARD") == {}


def test_labels_apart_from_their_values_give_no_names() -> None:
    assert cover_facts("Claims Number: Employee Name: Provider Name: 12345 Jane Roe John Doe") == {}


def test_an_impossible_date_has_no_value() -> None:
    """Variant 33: kept as printed."""
    text = "Claims Number: 12 Dated: 13/45/2013"
    found = cover_facts(text)["letter_date"]
    assert (found.value, text[found.start : found.end]) == ("", "13/45/2013")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("UPHOLD", "uphold"),
        ("UPHELD", "uphold"),
        ("OVERTURN", "overturn"),
        ("OVERTURNED", "overturn"),
        ("PARTIALLY OVERTURN", "partial_overturn"),
        ("Partial Overturn", "partial_overturn"),
        ("letter", None),
    ],
)
def test_the_outcome(words: str, outcome: str | None) -> None:
    assert cover_outcome(f"A page. Final Determination: {words}. This means") == outcome


@pytest.mark.parametrize(
    "text", ["", "Case Number: CM16-0000001 Date Assigned: 1/2/2016", "a standard letter"]
)
def test_no_cover_page(text: str) -> None:
    assert cover_facts(text) == {}
