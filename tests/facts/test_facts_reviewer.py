"""Who reviewed, in the wordings of every format."""

from __future__ import annotations

import pytest

from summarizer.facts.reviewer import licensure, specialty


@pytest.mark.parametrize(
    ("text", "field", "states"),
    [
        (
            "The expert reviewer is Board Certified in Family Practice and is licensed to practice in "
            "Utah. He/she",
            "Family Practice",
            "Utah",
        ),
        (
            "The physician reviewer is Board Certified in Anesthesiology, has a subspecialty in Pain "
            "Management and "
            "is licensed to practice in Ohio and Texas. He/she works.",
            "Anesthesiology, Pain Management",
            "Ohio and Texas",
        ),
        (
            "State(s) of Licensure: Nevada,Utah Certification(s)/Specialty: Preventive Medicine, Public "
            "Health",
            "Preventive Medicine, Public Health",
            "Nevada,Utah",
        ),
        ("Certification(s)/Specialty: Surgery State of Licensure: Iowa", "Surgery", "Iowa"),
        ("State(s) of Licensure: Certification(s)/Specialty: Surgery", "Surgery", None),
        (
            "The physician reviewer is Licensed in Chiropractic and is licensed to practice in California.",
            "Chiropractic",
            "California",
        ),
        (
            "MEDICAL REVIEWER QUALIFICATIONS: The reviewer is certified by the American Board of Surgery "
            "and holds "
            "an active license in Ohio. He or she",
            "American Board of Surgery",
            "Ohio",
        ),
        (
            "The reviewer is a board-certified physician in Internal Medicine, and he/she is licensed to "
            "practice in "
            "the State of New York.",
            "Internal Medicine",
            "New York",
        ),
        ("The reviewer is a physician licensed in Ohio.", None, "Ohio"),
        ("A reviewer was selected for years of practice.", None, None),
        ("", None, None),
    ],
)
def test_credentials(text: str, field: str | None, states: str | None) -> None:
    found, where = specialty(text), licensure(text)
    assert (found and found.value) == field
    assert (where and where.value) == states
    if where:
        assert text[where.start : where.end] == states
    if found and "subspecialty" not in text:
        assert text[found.start : found.end] == field
