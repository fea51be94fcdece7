"""Causes, comparisons and the order of events."""

from __future__ import annotations

import pytest

from summarizer.checks import relations

HOLDS = [
    ("The request was not approved because the worker fell.", ("The worker fell.",), {}),
    ("The guideline wants a scan after splints.", ("The guideline wants splints before a scan.",), {}),
    ("The fall caused the strain.", ("The strain is due to the fall.",), {}),
    (
        "The 12 visits are more than the 10 visits allowed.",
        ("The request is for 12 visits.", "Only 10 visits are allowed."),
        {},
    ),
]
FAILS = [
    ("The fall caused the strain.", ("The fall and the strain were noted.",), {}, ["caused"]),
    (
        "The guideline wants splints after a scan.",
        ("The guideline wants splints before a scan.",),
        {},
        ["after"],
    ),
    ("The splint replaced the cast.", ("The splint and the cast were noted.",), {}, ["replaced"]),
    ("Rest is better than a cast.", ("Rest and a cast were noted.",), {}, ["better than"]),
    (
        "The 8 visits are more than the 10 visits allowed.",
        ("The request is for 8 visits.", "The guideline allows 10 visits."),
        {},
        ["more than"],
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert relations.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = relations.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == relations.NAME and finding.message for finding in findings)
