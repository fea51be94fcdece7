"""Nothing of the prompt or the schema comes back."""

from __future__ import annotations

import pytest

from summarizer.checks import leak

HOLDS = [
    (
        "The request was not approved because the knee is stable.",
        ("The knee is stable.",),
        {"prompts": ("The request was not approved because the nose is straight.",)},
    ),
    (
        "The knee is stable in this case.",
        ("The knee is stable in this case.",),
        {"prompts": ("Say why: the knee is stable in this case.",)},
    ),
    (
        "Rest did not help the knee.",
        ("Rest did not help the knee.",),
        {"prompts": ("A hearing test showed a loss.",)},
    ),
]
FAILS = [
    (
        "A hearing test showed a loss.",
        ("The knee is stable.",),
        {"prompts": ("A hearing test showed a loss in the left ear.",)},
        ["a hearing test showed"],
    ),
    ("The knee is <reason>.", ("The knee is stable.",), {}, ["<"]),
    ("Write one short sentence about it.", ("The knee is stable.",), {}, ["one short sentence"]),
    ('{"why": "The knee is stable."}', ("The knee is stable.",), {}, ["{"]),
    ("The answer is true for the knee.", ("The knee is stable.",), {"prompts": ("Be brief.",)}, ["true"]),
    ("The knee is stable ...", ("The knee is stable.",), {}, ["..."]),
    ("The rule in sentence 3 speaks of rest.", ("Rest.",), {}, ["sentence 3"]),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert leak.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = leak.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == leak.NAME and finding.message for finding in findings)
