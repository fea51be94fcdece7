"""Body parts, sides and spine levels."""

from __future__ import annotations

import pytest

from summarizer.checks import anatomy

HOLDS = [
    ("The low back hurts.", ("The lumbar spine hurts.",), {}),
    ("The neck was imaged.", ("The cervical spine was imaged.",), {}),
    ("The left knee is swollen.", ("The knee on the left and the left knee are swollen.",), {}),
    (
        "The request for the left knee was not approved.",
        ("Medical need was not shown.",),
        {"request": "Brace, left knee"},
    ),
    ("Both wrists are numb.", ("The bilateral wrists are numb.",), {}),
    ("The left wrist is numb.", ("The wrists are numb bilaterally.",), {}),
    ("The hand hurts.", ("The thumb hurts.",), {}),
    ("The L4-L5 disc bulges.", ("There is a disc bulge at L4-5.",), {}),
    ("The L4-5 level was asked for.", ("The rule is strict.",), {"request": "Injection at L4-L5"}),
    ("The worker went back to work.", ("The worker returned to work.",), {}),
    ("On the other hand, nothing was shown.", ("Nothing was shown.",), {}),
    ("The left and right knees hurt.", ("The left knee and the right knee hurt.",), {}),
    ("A hands-on check was done.", ("A physical examination was done.",), {}),
    ("The pain came back.", ("There was a recurrence of the pain.",), {}),
    ("He was under the eye of a doctor.", ("He was under a doctor's supervision.",), {}),
    ("An ear, nose and throat doctor was seen.", ("An otolaryngologist was seen.",), {}),
]
FAILS = [
    ("The right knee is swollen.", ("The left knee is swollen.",), {}, ["right"]),
    ("The left knee is swollen.", ("The left ankle is swollen.",), {}, ["knee"]),
    ("The neck was imaged.", ("The lumbar spine was imaged.",), {}, ["neck"]),
    ("The thumb hurts.", ("The hand hurts.",), {}, ["thumb"]),
    ("The left eye is red.", ("The right eye is red.",), {}, ["left"]),
    ("A hand on the left was hurt.", ("The left foot was hurt.",), {}, ["hand"]),
    ("A check of the hands was done.", ("A physical examination was done.",), {}, ["hands"]),
    ("The pain came to the back.", ("There was a recurrence of the pain.",), {}, ["back"]),
    ("Both knees are swollen.", ("The left knee is swollen.",), {}, ["right"]),
    (
        "The right wrist is numb, the left hand is not.",
        ("The left wrist is numb, the right hand is not.",),
        {},
        ["right", "left"],
    ),
    ("The L5-S1 disc bulges.", ("There is a disc bulge at L4-5.",), {}, ["L5-S1"]),
    (
        "The patient had an injection at L4-5.",
        ("The rule is strict.",),
        {"request": "Injection at L4-L5"},
        ["L4-5"],
    ),
    (
        "The patient has a swollen left knee.",
        ("The patient fell.",),
        {"request": "Brace, left knee"},
        ["knee"],
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert anatomy.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = anatomy.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == anatomy.NAME and finding.message for finding in findings)
