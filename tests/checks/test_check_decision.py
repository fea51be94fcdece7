"""What is told of the result is the result; what others decided is in the evidence."""

from __future__ import annotations

import pytest

from summarizer.checks import decision

HOLDS = [
    ("The request was not approved because rest helps.", ("Rest helps.",), {}),
    ("The request was denied because rest helps.", ("Rest helps.",), {}),
    ("The brace is not medically necessary because rest helps.", ("Rest helps.",), {}),
    ("Medical necessity was not established.", ("Rest helps.",), {}),
    ("The request was approved because rest fails.", ("Rest fails.",), {"decision": "overturned"}),
    ("The brace is medically necessary because rest fails.", ("Rest fails.",), {"decision": "overturned"}),
    ("The denial was overturned because rest fails.", ("Rest fails.",), {"decision": "overturned"}),
    ("The denial was upheld because rest helps.", ("Rest helps.",), {}),
    ("The refusal stands because rest helps.", ("Rest helps.",), {}),
    ("The denial was reversed because rest fails.", ("Rest fails.",), {"decision": "overturned"}),
    (
        "The guideline says that a brace is necessary only after a fall.",
        ("The guideline says that a brace is necessary only after a fall.",),
        {},
    ),
    (
        "Six visits stay authorized.",
        ("The claims administrator authorized six visits before, and this stays authorized.",),
        {},
    ),
    ("Six visits were already authorized.", ("Six visits were previously authorized.",), {}),
    (
        "The claims administrator authorized six visits.",
        ("The claims administrator authorized six visits.",),
        {},
    ),
    (
        "Utilization review denied the brace.",
        ("Utilization review denied the brace.",),
        {"decision": "overturned"},
    ),
    (
        "The patient was approved for surgery, but a brace is not necessary.",
        ("The patient was approved for surgery.",),
        {},
    ),
    ("The records do not show that the brace is medically necessary.", ("Nothing was shown.",), {}),
    ("The records do not show why the brace is needed.", ("No reason was given.",), {}),
    (
        "The surgery is not medically necessary, so the brace is not either.",
        ("The surgery is not medically necessary.",),
        {},
    ),
]
FAILS = [
    (
        "Six visits stay authorized.",
        ("The claims administrator authorized six visits before.",),
        {"decision": "overturned"},
        ["authorized"],
    ),
    ("The request was approved because rest helps.", ("Rest helps.",), {}, ["approved"]),
    (
        "The request was not approved because rest fails.",
        ("Rest fails.",),
        {"decision": "overturned"},
        ["approved"],
    ),
    ("The request was denied because rest fails.", ("Rest fails.",), {"decision": "overturned"}, ["denied"]),
    ("The brace is medically necessary.", ("The brace is not medically necessary.",), {}, ["necessary"]),
    ("The denial was not upheld because rest helps.", ("Rest helps.",), {}, ["upheld"]),
    ("The refusal was set aside and the denial overturned.", ("Rest helps.",), {}, ["overturned"]),
    ("The earlier decision was reversed.", ("Rest helps.",), {}, ["reversed"]),
    ("The denial stands.", ("Rest fails.",), {"decision": "overturned"}, ["stands"]),
    ("The request was upheld because rest helps.", ("Rest helps.",), {}, ["upheld"]),
    (
        "The request was overturned because rest fails.",
        ("Rest fails.",),
        {"decision": "overturned"},
        ["overturned"],
    ),
    ("Utilization review denied the brace.", ("The brace was asked for.",), {}, ["denied"]),
    (
        "The claims administrator did not authorize six visits.",
        ("The claims administrator authorized six visits.",),
        {},
        ["authorize"],
    ),
    ("Six visits were already authorized.", ("Six visits were asked for.",), {}, ["authorized"]),
    (
        "The whole request was denied.",
        ("Rest helps.",),
        {"decision": "upheld", "authorized": "6 visits"},
        ["denied"],
    ),
    ("The request was approved because rest helps.", ("Rest helps.",), {"decision": None}, ["approved"]),
    (
        "The surgery is medically necessary, but the brace is not.",
        ("The surgery is not medically necessary.",),
        {},
        ["necessary"],
    ),
    (
        "The trial was not approved by a prior reviewer.",
        ("The trial was approved by a prior reviewer.",),
        {},
        ["approved"],
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert decision.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = decision.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == decision.NAME and finding.message for finding in findings)
