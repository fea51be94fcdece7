"""One statement, one sentence."""

from __future__ import annotations

import pytest

from summarizer.checks import together

HOLDS = [
    ("The knee is swollen and stiff.", ("The knee is swollen and stiff.",), {}),
    (
        "The knee is swollen, and the worker had eight weeks of splinting.",
        ("The knee is swollen.", "The worker had eight weeks of splinting."),
        {},
    ),
    (
        "The MTUS recommends splinting for sprains.",
        ("The MTUS was used.", "It recommends splinting for sprains."),
        {},
    ),
]
FAILS = [
    (
        "Splinting relieved swelling of the ankle on stairs.",
        ("Splinting was started.", "Swelling was mild.", "The ankle gave way.", "The worker avoids stairs."),
        {},
        ["Splinting relieved swelling of the ankle on stairs ."],
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert together.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = together.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == together.NAME and finding.message for finding in findings)
