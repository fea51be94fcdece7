"""Who says it is kept."""

from __future__ import annotations

import pytest

from summarizer.checks import attribution

HOLDS = [
    ("The guideline recommends rest.", ("Rest is recommended for patients after a fall.",), {}),
    ("The worker fell.", ("The worker fell from a ladder.",), {}),
    ("The doctor said that rest helps.", ("The treating physician said that rest helps.",), {}),
    ("The patient complained of pain.", ("The claimant complained of pain.",), {}),
    ("The reviewer said that the worker fell.", ("The worker fell.",), {}),
    ("The MTUS recommends rest.", ("The MTUS recommends rest.", "The ODG recommends braces."), {}),
    ("The claims administrator authorized rest.", ("The claims administrator authorized rest.",), {}),
    ("The 18 visits exceed the guideline.", ("The request of 18 visits exceeds the guideline.",), {}),
]
FAILS = [
    ("The worker has numbness.", ("Scans are recommended for patients with numbness.",), {}, ["numbness"]),
    (
        "The records show numbness.",
        ("The guideline recommends scans if there is numbness.",),
        {},
        ["numbness"],
    ),
    ("The guideline recommends ladders.", ("The worker was on ladders.",), {}, ["ladders"]),
    ("The doctor said that rest helps.", ("In this case the rest was said to help.",), {}, ["doctor"]),
    ("The insurer refused rest.", ("The rest was refused.",), {}, ["insurer"]),
    ("The ODG recommends rest.", ("The MTUS recommends rest.", "The ODG recommends braces."), {}, ["ODG"]),
    (
        "Splints have failed.",
        ("Scans are recommended only after splints have failed.",),
        {},
        ["Splints", "failed"],
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert attribution.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = attribution.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == attribution.NAME and finding.message for finding in findings)
