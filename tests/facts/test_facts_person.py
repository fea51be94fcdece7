"""Whose age, whose sex: the worker's, and nobody else's."""

from __future__ import annotations

import pytest

from summarizer.facts.person import birth_dates, read_person


@pytest.mark.parametrize(
    ("text", "ages", "sexes"),
    [
        ("An injured worker is a 48 year old male baker.", [48], ["male"]),
        ("The patient is a 50-year-old woman.", [50], ["female"]),
        ("The claimant was a 44 year-old, right-hand dominant gentleman.", [44], ["male"]),
        ("This case involves a now 33-year-old female.", [33], ["female"]),
        ("This is a 52 year old female with knee pain.", [52], ["female"]),
        ("The 58 year old female injured worker slipped.", [58], ["female"]),
        ("This injured worker is a(n) 59 year old male.", [59], ["male"]),
        ("The applicant (pt) is 48 years old.", [48], []),
        ("The injured worker (IW) is 48 years old.", [48], []),
        ("The patient, aged 61, lifted a crate.", [61], []),
        ("Patient: 37 y/o F, welder.", [37], ["female"]),
        ("The employee is a represented 29 yr old male.", [29], ["male"]),
        ("41-year-old male who strained his back.", [41], ["male"]),
        ("The injured worker is a female who tripped.", [], ["female"]),
        ("The worker is 29 years old. She is a female cook.", [29], ["female"]),
        (
            "The claimant is a 37 year old male. The patient is a 39 year old female.",
            [37, 39],
            ["male", "female"],
        ),
        ("He is 48 years of age.", [48], []),
    ],
)
def test_the_worker(text: str, ages: list[int], sexes: list[str]) -> None:
    person = read_person(text)
    assert [mention.value for mention in person.ages] == ages
    assert [mention.value for mention in person.sexes] == sexes
    assert all(str(mention.value) in text[mention.start : mention.end] for mention in person.ages)


@pytest.mark.parametrize(
    "text",
    [
        "Her 12 year old son drove her there.",
        "The patient was restraining a 16 year old male student.",
        "She was kicked by a 70-year-old male resident.",
        "A 16 year old male student pushed her.",
        "The injured worker's mother is a 70 year old female.",
        "Imaging is advised in patients over age 40.",
        "The patient is over the age of 50.",
        "Treatment of male hypogonadism was considered.",
        "She caught a male patient who was falling.",
        "The scar is 3 years old.",
        "She was lifting a patient, a 70 year old male, when her back gave way.",
        "A 10 year old truck hit him.",
        "Surgery was 2 years of age-related wear ago.",
        "A human factor and a woman's shoe caused it.",
    ],
)
def test_nobody_else(text: str) -> None:
    person = read_person(text)
    assert (person.ages, person.sexes) == ([], [])


def test_a_pronoun_counts_only_where_nothing_names_the_worker() -> None:
    text = "The patient is a 40 year old male. His father is frail. He is 71 years old."
    assert [mention.value for mention in read_person(text).ages] == [40]


@pytest.mark.parametrize(
    ("text", "births"),
    [
        ("Her date of birth is 03-04-1956 and 03-04-1965.", {"1956-03-04", "1965-03-04"}),
        ("DOB: 1/2/1970. Seen on 5/6/2016.", {"1970-01-02"}),
        ("Seen on 5/6/2016 and 5/7/2016.", set()),
        ("Her birthday was near. Seen on 5/6/2016.", set()),
        ("Date of Birth: 13/45/1970", set()),
    ],
)
def test_dates_of_birth(text: str, births: set[str]) -> None:
    found = birth_dates(text)
    assert {one.value for one in found} == births
    assert all(text[one.start : one.end][0].isdigit() for one in found)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        pytest.param(f"The {worker} is a 48 year old welder.", 48, id=f"variant-36-{worker}")
        for worker in ("injured worker", "patient", "applicant", "claimant", "IW")
    ]
    + [
        pytest.param(f"The patient is a {age} baker.", 50, id=f"variant-37-{number}")
        for number, age in enumerate(
            ("50 year old", "50-year-old", "now 50-year-old", "50 yo", "50 y/o", "50yr old")
        )
    ]
    + [pytest.param("The patient is a baker with pain of 3 years.", None, id="variant-37-missing")],
)
def test_ages_of_the_known_variants(text: str, age: int | None) -> None:
    assert [mention.value for mention in read_person(text).ages] == ([age] if age else [])


def test_a_short_age_is_found_beside_other_years() -> None:
    text = "After 3 years of pain the patient is a 48 yo male."
    person = read_person(text)
    assert [(one.value, text[one.start : one.end]) for one in person.ages] == [(48, "48 yo")]


def test_two_birth_dates_keep_their_places() -> None:
    """Variant 29: the letter prints two and no age."""
    text = "The records list her birthdate as 04-05-1957 and 04-05-1975."
    found = birth_dates(text)
    assert [text[one.start : one.end] for one in found] == ["04-05-1957", "04-05-1975"]
    assert read_person(text).ages == []
