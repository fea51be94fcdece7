"""A number goes with its unit, its period and its role."""

from __future__ import annotations

import pytest

from summarizer.checks import numbers

HOLDS = [
    ("The guideline recommends six visits.", ("The guideline recommends 6 sessions.",), {}),
    ("The guideline recommends 6 visits.", ("The guideline recommends six visits of therapy.",), {}),
    ("Therapy twice a week was asked for.", ("The request is for therapy 2 times per week.",), {}),
    ("The guideline allows up to 10 visits.", ("The guideline allows 8-10 visits.",), {}),
    ("The guideline allows 8 to 10 visits.", ("The guideline allows 8-10 visits.",), {}),
    (
        "The request for 12 visits was not approved.",
        ("The number of visits is too high.",),
        {"request": "Massage, 12 visits"},
    ),
    ("The guideline says to wait four weeks.", ("The guideline says to wait 4 wks.",), {}),
    ("The worker took 500 mg of naproxen.", ("The worker took naproxen 500mg.",), {}),
    (
        "The request for #60 was not approved.",
        ("No reason was given for 60 tablets.",),
        {"request": "Naproxen 500mg #60"},
    ),
    ("Pain was 7/10.", ("Pain was rated 7 out of 10.",), {}),
    ("Pain fell by 30 percent.", ("Pain fell by 30%.",), {}),
    ("The rule stands on pages 98-99.", ("See pages 98-99 of the guideline.",), {}),
    ("The patient had eight visits.", ("The patient completed eight (8) visits.",), {}),
    ("The patient had twenty-four visits.", ("The patient had 24 visits.",), {}),
    ("No one came with the patient.", ("The patient was alone.",), {}),
    (
        "The claims administrator authorized 6 sessions.",
        ("The rest is not needed.",),
        {"authorized": "6 sessions"},
    ),
    (
        "The request for 12 visits exceeds the 10 visits that the guideline recommends.",
        ("The guideline recommends 10 visits.", "The request is for 12 visits."),
        {},
    ),
    ("The code M54.5 was listed.", ("ICD M54.5 was listed.",), {}),
]
FAILS = [
    ("The guideline recommends 12 visits.", ("The guideline recommends 6 visits.",), {}, ["12 visits"]),
    ("The guideline recommends 6 weeks.", ("The guideline recommends 6 visits.",), {}, ["6 weeks"]),
    (
        "The guideline recommends 6 visits.",
        ("Six patients were studied by the guideline.",),
        {},
        ["6 visits"],
    ),
    (
        "The guideline recommends 12 visits.",
        ("The guideline recommends 10 visits.", "The request is for 12 visits."),
        {},
        ["12 visits"],
    ),
    (
        "The request for 10 visits was refused.",
        ("The guideline recommends 10 visits.", "The request is for 12 visits."),
        {},
        ["10 visits"],
    ),
    (
        "The guideline recommends 10 visits.",
        ("The guideline recommends up to 10 visits.",),
        {},
        ["10 visits"],
    ),
    ("The guideline recommends 8 visits.", ("The guideline recommends 8-10 visits.",), {}, ["8 visits"]),
    (
        "Therapy 2 times a day was asked for.",
        ("The request is for therapy 2 times a week.",),
        {},
        ["2 times a day"],
    ),
    ("The worker took 50 mg of naproxen.", ("The worker took naproxen 500 mg.",), {}, ["50 mg"]),
    ("Pain was 8/10.", ("Pain was 7/10.",), {}, ["8/10"]),
    (
        "The patient had 6 visits.",
        ("The request is for 6 visits.",),
        {"request": "Massage, 6 visits"},
        ["6 visits"],
    ),
    ("Pain fell by 30 mg.", ("Pain fell by 30%.",), {}, ["30 mg"]),
    ("The rule stands on page 98.", ("The rule stands on page 89.",), {}, ["98"]),
    ("The code M54.5 was listed.", ("ICD M54.2 was listed.",), {}, ["M54.5"]),
    ("The patient had a dozen visits.", ("The patient had ten visits.",), {}, ["dozen visits"]),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert numbers.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = numbers.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == numbers.NAME and finding.message for finding in findings)
