"""Conditions, limits and possibility; the tables of lexicon/cues.toml are run in tests/lexicon."""

from __future__ import annotations

import pytest

from summarizer.checks import conditions

HOLDS = [
    (
        "The guideline recommends rest only after a fall.",
        ("The guideline recommends rest only after a fall.",),
        {},
    ),
    ("The scan may help.", ("The scan may help.",), {}),
    ("The surgeon suspects a tear.", ("The surgeon suspects a tear.",), {}),
    ("The records do not show a tear.", ("The surgeon did not suspect a tear.",), {}),
]
FAILS = [
    (
        "The guideline recommends rest after a fall.",
        ("The guideline recommends rest only after a fall.",),
        {},
        ["recommends"],
    ),
    (
        "The guideline recommends rest only after a fall.",
        ("The guideline recommends rest after a fall.",),
        {},
        ["only"],
    ),
    ("The scan helps.", ("The scan may help.",), {}, ["helps"]),
    ("The patient has a tear.", ("The patient has a possible tear.",), {}, ["tear"]),
    ("Every splint failed.", ("Splints failed.",), {}, ["every"]),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert conditions.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = conditions.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == conditions.NAME and finding.message for finding in findings)
