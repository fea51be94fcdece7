"""Which sentences of the reasons say that something is missing, carry a rule's list, or tell a finding."""

from __future__ import annotations

import pytest

from summarizer.letter import Sentence, Span
from summarizer.sheets._statements import missing, rule, stated, tells_a_finding


def sentences(*texts):
    return tuple(Sentence(n, text, Span(0, len(text)), 1) for n, text in enumerate(texts, start=1))


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("In this case, the need for a second scan is not apparent.", True),
        ("In this case, there was no documentation of a test.", True),
        ("The patient has worn a brace since May.", False),
    ],
)
def test_what_is_not_apparent_is_missing_and_not_stated(text, lacks):
    found = sentences(text)
    assert bool(list(missing(found))) == lacks
    assert bool(list(stated(found))) != lacks


@pytest.mark.parametrize(
    "text", ["The plan was to request a scan.", "In this case, the request is for a scan."]
)
def test_the_bare_request_states_nothing(text):
    assert not list(stated(sentences(text)))


RULE = (
    "The guideline asks for two things:",
    "1) Failure of exercise.",
    "There is debate about the dose.",
    "2) A plan with goals.",
    "It is often cited.",
    "The patient has done neither.",
)


def test_a_list_is_carried_to_its_end():
    found = sentences(*RULE)
    assert [s.number for s in rule(found, found[:1])] == [1, 2, 3, 4]
    assert [s.number for s in rule(found, found[:2])] == [1, 2, 3, 4]


def test_a_rule_without_a_list_stays_alone():
    found = sentences("The guideline asks for exercise.", *RULE[1:])
    assert rule(found, found[:1]) == found[:1]
    assert rule(found, ()) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The exam showed weakness of the left leg.", True),
        ("The patient has no pain at rest.", True),
        ("The patient was given a prescription.", False),
        ("The guideline names pain as a symptom.", False),
        ("MRI is recommended when pain persists.", False),
        ("There was no documentation of pain.", False),
    ],
)
def test_what_is_a_finding(text, found):
    assert tells_a_finding(text) == found
