"""One complete sentence of 4 to 30 words."""

from __future__ import annotations

import pytest

from summarizer.checks import form

HOLDS = [
    ("The knee is swollen.", ("x",), {}),
    ("The surgeon suspects a tear.", ("x",), {}),
    ("12 visits exceed the limit.", ("x",), {}),
    ('The note says "no change" (since May).', ("x",), {}),
    ("The request did not say what it was asked for.", ("x",), {}),
]
FAILS = [
    ("The knee.", ("x",), {}, ["The knee."]),
    ("the knee is swollen today.", ("x",), {}, ["today."]),
    ("The knee is swollen and", ("x",), {}, ["and"]),
    ("The knee is swollen and the.", ("x",), {}, ["the."]),
    ("The knee (left is swollen.", ("x",), {}, ["swollen."]),
    ('The "knee is swollen today.', ("x",), {}, ["today."]),
    ("Left knee pain and swelling.", ("x",), {}, ["swelling."]),
    (
        "The knee " + "is very " * 16 + "swollen.",
        ("x",),
        {},
        ["The knee is very is very is very is very"],
    ),
    ("The knee is\nswollen today.", ("x",), {}, ["today."]),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert form.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = form.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == form.NAME and finding.message for finding in findings)
