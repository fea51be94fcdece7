"""Denied stays denied; not documented is neither fact nor its opposite."""

from __future__ import annotations

import pytest

from summarizer.checks import negation

HOLDS = [
    ("The guideline does not recommend braces.", ("Braces are not recommended by the guideline.",), {}),
    ("The records did not show swelling.", ("There is no documentation of swelling.",), {}),
    ("The records did not show swelling.", ("There was no swelling.",), {}),
    ("Rest did not help.", ("Rest failed.",), {}),
    ("Rest has not helped.", ("Rest was without benefit.",), {}),
    ("The doctor did not give a reason for the brace.", ("There is no rationale for the brace.",), {}),
    ("Swelling was not noted.", ("There is a lack of evidence of swelling.",), {}),
    (
        "The records do not show that rest was tried and failed.",
        ("There is no evidence of trial and failure of rest.",),
        {},
    ),
    ("The exercises are done alone.", ("The exercises are done alone, but massage is not.",), {}),
    ("The worker cannot swallow pills.", ("The worker is unable to swallow pills.",), {}),
    ("It is unclear how long the brace was worn.", ("It is not clear how long the brace was worn.",), {}),
    (
        "Electromyography is recommended.",
        ("Massage is not recommended, but electromyography is recommended.",),
        {},
    ),
    ("The brace does not meet the criteria.", ("The criteria are not met by the brace.",), {}),
]
FAILS = [
    (
        "The guideline recommends braces.",
        ("The guideline does not recommend braces.",),
        {},
        ["recommends", "braces"],
    ),
    (
        "The guideline does not recommend braces.",
        ("The guideline recommends braces.",),
        {},
        ["recommend", "braces"],
    ),
    ("There was no swelling.", ("There is no documentation of swelling.",), {}, ["swelling"]),
    ("There was swelling.", ("There is no documentation of swelling.",), {}, ["swelling"]),
    ("There was swelling.", ("There was no swelling.",), {}, ["swelling"]),
    ("There was a lack of swelling.", ("There was a lack of documentation of swelling.",), {}, ["lack of"]),
    ("Rest helped.", ("Rest failed.",), {}, ["helped"]),
    (
        "The doctor gave a reason for the brace.",
        ("The doctor did not give a reason for the brace.",),
        {},
        ["reason"],
    ),
    ("Splints were not worn.", ("The notes do not show that splints were worn.",), {}, ["worn"]),
    (
        "Massage is recommended.",
        ("Massage is not recommended, but electromyography is recommended.",),
        {},
        ["recommended"],
    ),
    ("The criteria are met.", ("The criteria are not met.",), {}, ["met"]),
    ("There is not a lack of swelling.", ("There is a lack of swelling.",), {}, ["not a lack", "swelling"]),
    (
        "The request was not for a brace.",
        ("The request was for a brace.",),
        {"request": "Brace"},
        ["The request was not for a brace ."],
    ),
    (
        "Swelling was shown, but it is mild.",
        ("Swelling, which was not shown, is mild.",),
        {},
        ["Swelling", "mild"],
    ),
    (
        "The worker had improvement.",
        ("There was no evidence of swelling, strength, or improvement.",),
        {},
        ["improvement"],
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert negation.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = negation.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == negation.NAME and finding.message for finding in findings)
