"""Every word that means something stands in the evidence, or a table ties it to one there."""

from __future__ import annotations

import pytest

from summarizer.checks import nothing_added

HOLDS = [
    ("The reviewer wrote that the knee is swollen.", ("The knee is swollen.",), {}),
    (
        "The medicine did not help the nerve pain.",
        ("Gabapentin was of no benefit for neuropathic pain.",),
        {},
    ),
    (
        "The request for a brace was not approved because the knee is stable.",
        ("The knee is stable.",),
        {"request": "Knee brace"},
    ),
    ("The operation was tried.", ("A trial of surgery failed.",), {}),
    ("The guideline says so.", ("Rest is recommended for patients.",), {}),
]
FAILS = [
    ("The knee is swollen and torn.", ("The knee is swollen.",), {}, ["torn"]),
    ("The worker smokes.", ("The worker fell.",), {}, ["smokes"]),
    ("The patient had a brace.", ("The knee is stable.",), {"request": "Knee brace"}, ["brace"]),
    ("The knee is badly swollen.", ("The knee is swollen.",), {}, ["badly"]),
    ("The nurse said that the knee is swollen.", ("The knee is swollen.",), {}, ["nurse"]),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert nothing_added.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = nothing_added.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == nothing_added.NAME and finding.message for finding in findings)
