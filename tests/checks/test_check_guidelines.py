"""A guideline that is named is named in the evidence."""

from __future__ import annotations

import pytest

from summarizer.checks import guidelines

HOLDS = [
    ("The MTUS recommends rest.", ("The MTUS recommends rest.",), {}),
    ("The ODG recommends rest.", ("The Official Disability Guidelines recommend rest.",), {}),
    (
        "The ACOEM guideline recommends rest.",
        ("The American College of Occupational and Environmental Medicine recommends rest.",),
        {},
    ),
    ("The guideline recommends rest.", ("The MTUS recommends rest.",), {}),
    ("The FDA approved the drug.", ("The drug is approved by the Food and Drug Administration.",), {}),
    ("The California MTUS recommends rest.", ("The California MTUS recommends rest.",), {}),
]
FAILS = [
    ("The ODG recommends rest.", ("The MTUS recommends rest.",), {}, ["ODG"]),
    ("The MTUS and ACOEM recommend rest.", ("The MTUS recommends rest.",), {}, ["ACOEM"]),
    ("The Labor Code forbids it.", ("The guideline forbids it.",), {}, ["Labor Code"]),
    ("The AMA recommends rest.", ("The guideline recommends rest.",), {}, ["AMA"]),
    (
        "The Opioid Treatment Guidelines recommend rest.",
        ("The Chronic Pain Guidelines recommend rest.",),
        {},
        ["Opioid Guidelines"],
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert guidelines.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = guidelines.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == guidelines.NAME and finding.message for finding in findings)
