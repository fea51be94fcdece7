"""A whole invented letter: every fact at its place, conflicts kept, contradictions flagged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from facts_letters import BOARD, HEADER, NO, SUMMARY, YES, facts_of, issue, letter
from pydantic import BaseModel

from summarizer.schema.facts import Fact, LetterFacts

PARTIAL = (
    "Traction, 9 visits was the original request. Traction, 4 visits was authorized by the Claims\n"
    "Administrator. The remaining IMR eligible portion of the\noriginal request, Traction, 5 visits is"
)


def _placed(value: object) -> Iterator[Any]:
    """Everything within that has a text and a span."""
    if isinstance(value, BaseModel):
        if getattr(value, "span", None) is not None:
            yield value
        for name in type(value).model_fields:
            yield from _placed(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _placed(inner)


def _values(facts: LetterFacts) -> dict[str, object]:
    return {
        name: fact.value
        for name in type(facts).model_fields
        if isinstance(fact := getattr(facts, name), Fact)
    }


def test_every_fact_of_a_letter() -> None:
    facts = facts_of(letter(issue("Cane"), issue("Splint", "Overturned")))
    assert _values(facts) == {
        "case_number": "CM17-0000001",
        "date_assigned": "2017-01-02",
        "date_of_injury": "2015-03-04",
        "decision_date": "2017-02-03",
        "ur_denial_date": "2016-12-04",
        "application_received": "2016-12-20",
        "priority": "Standard",
        "age": 40,
        "date_of_birth": None,
        "sex": "female",
        "reviewer_specialty": "Preventive Medicine, Public Health & General Preventive Medicine",
        "reviewer_licensure": "Nevada,Utah",
    }
    assert (facts.format, facts.outcome, facts.flags) == ("2016", "partial_overturn", ())
    assert [(one.request.value, one.decision, one.conclusion, one.flags) for one in facts.issues] == [
        ("Cane", "upheld", "not_medically_necessary", ()),
        ("Splint", "overturned", "medically_necessary", ()),
    ]
    line = facts.issues[0].reviewer_guideline
    assert line is not None
    assert line.families == ("outside_mtus",)


@pytest.mark.parametrize("layout", ["plain", "crlf", "double", "indented", "form-feed"])
def test_every_place_prints_its_text_in_every_layout(layout: str) -> None:
    text = letter(issue(PARTIAL), issue("Splint", "Overturned"))
    text = {
        "plain": text,
        "crlf": text.replace("\n", " \r\n"),
        "double": text.replace("\n", "\n \n"),
        "indented": text.replace("\n", "\n    ").replace(" of ", "  of "),
        "form-feed": text.replace("\noriginal request", "\n\foriginal request"),
    }[layout]
    facts = facts_of(text)
    places = list(_placed(facts))
    assert len(places) > 20
    assert all(text[slice(*place.span)] == place.text for place in places)
    assert _values(facts) == _values(facts_of(letter()))
    first = facts.issues[0]
    assert (first.partial_form, first.original_request.value) == ("A", "Traction, 9 visits")
    assert (first.authorized.value, first.remaining.value) == ("Traction, 4 visits", "Traction, 5 visits")
    assert first.request.value == " ".join(PARTIAL.split())
    assert text[slice(*first.decision_span or (0, 0))] == "Upheld"


def test_the_2014_format_without_a_header() -> None:
    facts = facts_of(letter(header="", credentials=BOARD))
    assert facts.format == "2014"
    assert facts.reviewer_specialty.value == "Physical Medicine, Pain Medicine"
    assert facts.reviewer_specialty.text == "Physical Medicine, has a subspecialty in Pain Medicine"
    assert facts.reviewer_licensure.value == "Nevada and Utah"
    assert facts.case_number == Fact()
    assert facts.date_of_injury.value == "2015-03-04"


@pytest.mark.parametrize(
    ("name", "summary", "other"),
    [
        ("date_of_injury", SUMMARY.replace("03/04/2015", "March 4, 2014"), "2014-03-04"),
        ("ur_denial_date", SUMMARY + " A utilization review dated 12-6-16 refused it.", "2016-12-06"),
        ("age", SUMMARY + " The patient is a 41 year old female.", 41),
        ("sex", SUMMARY + " The claimant is a 40-year-old male.", "male"),
    ],
)
def test_another_value_in_the_body_is_a_conflict(name: str, summary: str, other: object) -> None:
    clean, facts = facts_of(letter()), facts_of(letter(summary=summary))
    assert getattr(facts, name).value == getattr(clean, name).value
    assert [place.value for place in getattr(facts, name).conflicts] == [other]
    assert facts.flags == (f"conflict: {name}",)


def test_the_same_value_elsewhere_is_no_conflict() -> None:
    again = "The patient is a 40-year-old female with an industrial injury on March 4, 2015. " + NO
    facts = facts_of(letter(issue("Cane", rationale=again)))
    assert facts.flags == ()
    assert facts.date_of_injury.conflicts == facts.age.conflicts == ()


def test_a_conflict_in_a_rationale_is_kept_once() -> None:
    other = "The date of injury was 5/6/2015. The date of injury was May 6, 2015. " + NO
    facts = facts_of(letter(issue("Cane", rationale=other)))
    assert [place.text for place in facts.date_of_injury.conflicts] == ["5/6/2015"]


def test_an_impossible_date_is_flagged_and_never_replaced() -> None:
    facts = facts_of(letter(header=HEADER.replace("03/04/2015", "13/04/2015")))
    assert (facts.date_of_injury.value, facts.date_of_injury.text) == (None, "13/04/2015")
    assert [place.value for place in facts.date_of_injury.conflicts] == ["2015-03-04"]
    assert facts.flags == ("date_of_injury: not a possible date", "conflict: date_of_injury")


def test_two_dates_of_birth_are_flagged() -> None:
    summary = "The patient is a female. Her birth date is 03-04-1956 and 03-04-1965. She fell."
    facts = facts_of(letter(summary=summary))
    assert "conflict: date_of_birth" in facts.flags
    assert facts.age == Fact()


@pytest.mark.parametrize(
    ("decisions", "outcome"),
    [
        (("Upheld",), "uphold"),
        (("Upheld", "Upheld"), "uphold"),
        (("Overturned",), "overturn"),
        (("Overturned", "Upheld"), "partial_overturn"),
    ],
)
def test_the_outcome_of_the_decisions(decisions: tuple[str, ...], outcome: str) -> None:
    items = ("Cane", "Splint")
    assert facts_of(letter(*map(issue, items, decisions))).outcome == outcome


def test_a_missing_decision_leaves_no_outcome() -> None:
    undecided = issue("Splint").replace("Splint: Upheld", "Splint:")
    facts = facts_of(letter(issue("Cane"), undecided))
    assert [one.decision for one in facts.issues] == ["upheld", None]
    assert facts.outcome is None
    assert facts.issues[1].flags == ("no decision",)


@pytest.mark.parametrize(("decision", "rationale"), [("Upheld", YES), ("Overturned", NO)])
def test_a_conclusion_against_the_decision_is_flagged(decision: str, rationale: str) -> None:
    facts = facts_of(letter(issue("Cane", decision, rationale)))
    assert facts.issues[0].flags == ("conclusion disagrees with decision",)


def test_a_rationale_that_breaks_off_is_flagged() -> None:
    facts = facts_of(letter(issue("Cane", rationale="Home exercise had only been tried for")))
    assert facts.issues[0].conclusion is None
    assert facts.issues[0].flags == ("cut off",)


def test_dependence_and_services_already_given() -> None:
    facts = facts_of(
        letter(
            issue("Left hip arthroscopy"),
            issue("Retrospective: crutches", rationale="As the surgery is not medically necessary, no."),
        )
    )
    assert [(one.depends_on, one.retrospective) for one in facts.issues] == [((), False), ((1,), True)]


@pytest.mark.parametrize(
    ("cover", "flags"),
    [("UPHOLD", ()), ("OVERTURN", ("cover page disagrees with decisions",)), ("PARTIALLY OVERTURN", None)],
)
def test_a_cover_page_against_the_decisions_is_flagged(cover: str, flags: tuple[str, ...] | None) -> None:
    facts = facts_of(letter(header=f"Final Determination: {cover}\n{HEADER}"))
    assert facts.outcome == "uphold"
    assert facts.flags == (("cover page disagrees with decisions",) if flags is None else flags)


def test_facts_are_json_in_the_agreed_shape() -> None:
    shape = facts_of(letter()).model_dump(mode="json")
    assert set(shape["age"]) == {"value", "text", "span", "conflicts"}
    assert {"number", "request", "decision", "decision_span", "authorized", "remaining", "retrospective",
            "depends_on", "claims_administrator_guideline", "reviewer_guideline", "rationale",
            "conclusion"} <= set(shape["issues"][0])  # fmt: skip
