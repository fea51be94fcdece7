"""The reviewed texts hold what the law says, say no more, and are easy to read."""

from __future__ import annotations

import re
import string

import pytest
from samples import issue, issue_facts, summary

from summarizer.data import frames, next_steps, plain_date
from summarizer.explain import explain
from summarizer.reading import measure

VALUES = {
    "item": "a back brace", "authorized": "one visit", "number": 1, "fact": "age", "values": "50; 51",
    "flag": "this", "text": "yes", "case_number": "1", "decision_date": "May 1, 2017",
    "request": "a back brace", "words": "no", "letters": "MRI", "count": 2, "topics": "MRI", "page": 1,
    "by": "A. Lee", "fields": "why, decision",
}  # fmt: skip
FRAMES = [(group, name, text) for group, rows in frames("en").items() for name, text in rows.items()]
STEPS = list(next_steps("en"))
REFUSED = {"petition", "time_limit", "grounds", "proof", "twelve_months"}


@pytest.mark.parametrize(("group", "name", "text"), FRAMES)
def test_frames_use_only_known_places(group, name, text):
    used = {field for _, field, _, _ in string.Formatter().parse(text) if field}
    assert used <= VALUES.keys()


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for group, name, text in FRAMES if group == "outcome"]
)
def test_an_outcome_by_itself_is_at_grade_8_or_under(name, text):
    assert measure([text.format(**VALUES)]).grade <= 8


@pytest.mark.parametrize(("name", "text"), [(name, text) for group, name, text in FRAMES if group == "note"])
def test_a_note_by_itself_is_at_grade_8_or_under(name, text):
    assert measure([text.format(**VALUES)]).grade <= 8


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_a_step_is_easy_to_read(step):
    reading = measure([step.text])
    assert reading.grade <= 8
    assert reading.mean_sentence_words <= 20


@pytest.mark.parametrize("text", [*(text for _, _, text in FRAMES), *(step.text for step in STEPS)])
def test_no_fixed_text_advises(text):
    assert not re.search(
        r"\b(?:should|must) (?:appeal|file|ask|seek)|you will (?:win|lose)|cannot be appealed", text
    )
    assert not re.search(r"\b(?:taper|cut down)\b", text)


def steps_for(**changes):
    retrospective = changes.pop("retrospective", False)
    page = explain(summary(issue(**changes), about=(issue_facts(1, retrospective=retrospective),)))
    return {step.id for step in STEPS if str(step) in page.next_steps}


ALWAYS = {"help", "not_advice"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ALWAYS | REFUSED),
        ({"result": "partly_authorized", "authorized": "1", "remaining": "2"}, ALWAYS | REFUSED),
        ({"result": "approved", "decision": "overturned"}, ALWAYS | {"authorize"}),
        ({"result": "approved", "decision": "overturned", "retrospective": True}, ALWAYS | {"reimburse"}),
        ({"retrospective": True}, ALWAYS | REFUSED),
        ({"result": "unreadable", "decision": None}, ALWAYS | {"unreadable"}),
    ],
)
def test_next_steps_follow_the_result(changes, expected):
    assert steps_for(**changes) == expected


def test_a_mixed_letter_has_both_kinds_of_steps():
    page = explain(summary(issue(1), issue(2, result="approved", decision="overturned")))
    assert {step.id for step in STEPS if str(step) in page.next_steps} == ALWAYS | REFUSED | {"authorize"}


@pytest.mark.parametrize(
    ("step", "facts"),
    [
        ("petition", ["verified petition", "Appeals Board", "4610.6(h)", "10575"]),
        (
            "time_limit",
            ["30 days", "served", "5 within California", "10 in", "20 abroad", "10605", "does not prove"],
        ),
        ("grounds", ["five", "power", "fraud", "conflict of interest", "bias", "mistake of fact"]),
        ("proof", ["clear and convincing", "new review"]),
        ("authorize", ["5 working days", "9792.10.7(a)", "does not have to pay", "appeals"]),
        ("reimburse", ["20 days", "9792.10.7(a)", "does not have to pay", "appeals"]),
        ("twelve_months", ["12 months", "same doctor", "facts have changed", "not forbidden", "4610(k)"]),
        ("help", ["Information and Assistance", "without charge"]),
        ("not_advice", ["not legal or medical advice", "No lawyer and no doctor has reviewed"]),
    ],
)
def test_each_step_holds_its_facts(step, facts):
    text = str(next(one for one in STEPS if one.id == step)).lower()
    for fact in facts:
        assert fact.lower() in text


def test_no_deadline_is_worked_out():
    page = explain(summary(issue()))
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    assert not re.search(rf"(?:{months}) \d", " ".join(page.next_steps))


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2017-02-01", "February 1, 2017"), ("soon", "soon"), ("2017-13-45", "2017-13-45"), (7, "7")],
)
def test_plain_date(value, shown):
    assert plain_date(value) == shown
