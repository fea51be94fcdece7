"""Headings: the request, the two forms of partial authorization, services already given."""

from __future__ import annotations

import pytest

from summarizer.facts.headings import is_retrospective, read_heading, retrospective_place

FORM_A = [
    (
        "Traction, 9 turns was the original request. Traction, 4 turns was authorized by the Claims "
        "Administrator. The remaining IMR eligible portion of the original request, Traction, 5 visits is",
        ("Traction, 9 turns", "Traction, 4 turns", "Traction, 5 visits"),
    ),
    (
        "Soma 350mg #60 was the original request. Soma 350mg #20 was authorized by the Claims Administrator. "
        "The remaining IMR eligible portion of the original request, Soma 350mg #40",
        ("Soma 350mg #60", "Soma 350mg #20", "Soma 350mg #40"),
    ),
    (
        "Retrospective: cast removal plus splint DOS 1/2/2016 was the original request. Cast removal was "
        "authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, "
        "plus splint is:",
        ("Retrospective: cast removal plus splint DOS 1/2/2016", "Cast removal", "plus splint"),
    ),
    (
        "Ten visits were the original request. Six visits were approved by the claims administrator. "
        "the remaining IMR-eligible portion of the original request: thirteen visits, is:",
        ("Ten visits", "Six visits", "thirteen visits"),
    ),
    (
        "The remaining IMR eligible portion of the original request, 7.75mg tablets is",
        (None, None, "7.75mg tablets"),
    ),
    (
        "Ten visits was the original request. The Claims Administrator authorized six visits. The remaining "
        "IMR eligible portion of the original request, thirteen visits is",
        ("Ten visits", "six visits", "thirteen visits"),
    ),
]
FORM_B = [
    (
        "Scooter purchase was the original request. The Claims Administrator authorized a one month rental, "
        "leaving the original request IMR eligible. The original request, scooter purchase is",
        ("Scooter purchase", "a one month rental", None),
    ),
    (
        "Inpatient detoxification was the original request. The claims administrator approved an outpatient "
        "program, leaving the whole original request IMR-eligible. The original request, Inpatient "
        "detoxification",
        ("Inpatient detoxification", "an outpatient program", None),
    ),
]
WHOLE = [
    "1 cane",
    "Associated surgical service: Ice machine: 7 days",
    "Home visit to see which aids are authorized",
    "MRI of the left hip (1.5 Tesla), as in the original request of May",
]


@pytest.mark.parametrize(
    ("form", "text", "parts"),
    [("A", *case) for case in FORM_A]
    + [("B", *case) for case in FORM_B]
    + [(None, text, (None, None, None)) for text in WHOLE],
)
def test_partial_forms(form: str | None, text: str, parts: tuple[str | None, ...]) -> None:
    heading = read_heading(text)
    assert heading.form == form
    found = tuple(
        text[slice(*extent)] if extent else None
        for extent in (heading.original, heading.authorized, heading.remaining)
    )
    assert found == parts


@pytest.mark.parametrize("text", ["Cane", "Cane:", " Cane : ", "Cane "])
def test_the_request_has_no_colon_and_no_blanks_around_it(text: str) -> None:
    assert text[slice(*read_heading(text).request)] == "Cane"


def test_a_partial_request_stays_whole() -> None:
    text = FORM_A[0][0]
    assert read_heading(text).request == (0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Retrospective: urine test", True),
        ("Retrospective urine test", True),
        ("RETRO urine test", True),
        ("CT of the head (DOS 11/18/16)", True),
        ("Gel, 1 tube, DOS: 11/11/2016", True),
        ("Office visit, date of service 1/2/2016", True),
        ("Office visit, dates of service 1/2/2016 and 1/9/2016", True),
        ("Prospective urine test", False),
        ("Taladro dos veces", False),
        ("Retroflexion brace", False),
    ],
)
def test_retrospective(text: str, expected: bool) -> None:
    assert is_retrospective(text) is expected


@pytest.mark.parametrize(
    ("text", "retrospective"),
    [
        pytest.param("Gel 4%, QTY: 2", False, id="variant-17-quantity"),
        pytest.param("Tablets 320.5/30/16mg #60", False, id="variant-17-dose"),
        pytest.param("Aquatic exercise 1 X 6-9 weeks", False, id="variant-17-frequency"),
        pytest.param("Retrospective: urine test (DOS 11/18/16)", True, id="variant-18"),
        pytest.param("1 knee scooter", False, id="variant-19-a-digit-first"),
        pytest.param("Neck pillow, DOS: 11/11/2016", True, id="variant-15-colon-inside"),
        *(
            pytest.param(f"Scan of the {side} {part}", False, id=f"variant-20-{side}-{part}")
            for side in ("left", "right")
            for part in ("knee", "wrist")
        ),
    ],
)
def test_whole_requests_of_the_known_variants(text: str, retrospective: bool) -> None:
    heading = read_heading(text)
    assert (heading.form, heading.request) == (None, (0, len(text)))
    assert is_retrospective(text) is retrospective


def test_a_remaining_portion_needs_no_original() -> None:
    text = "Nine visits. The remaining IMR eligible portion of the request, nine visits is"
    assert read_heading(text).form == "A"


def test_the_words_that_make_it_retrospective() -> None:
    text = "Office visit, dates of service 1/2/2016"
    place = retrospective_place(text)
    assert place is not None
    assert text[slice(*place)] == "dates of service"
    assert retrospective_place("Office visit") is None
