"""Dates and ages are equal by value, in any spelling."""

from __future__ import annotations

import pytest

from summarizer.checks import dates

HOLDS = [
    ("The injury was on October 10, 2015.", ("The date of injury is 10/10/2015.",), {}),
    ("The injury was on 10-10-15.", ("The injury of October 10, 2015 was reported.",), {}),
    ("The injury was in October 2015.", ("The injury was on 10/10/2015.",), {}),
    ("The injury was on 2015-10-10.", ("The injury was on 10/10/15.",), {}),
    ("The scan of 3 May 2016 was normal.", ("The scan of May 3rd, 2016 was normal.",), {}),
    ("The worker is 48 years old.", ("The worker is a 48-year-old cook.",), {}),
    ("The worker, age 48, fell.", ("The 48 year old worker fell.",), {}),
    ("The scan was done in 2014.", ("The scan was done in 2014.",), {}),
]
FAILS = [
    ("The injury was on October 11, 2015.", ("The date of injury is 10/10/2015.",), {}, ["October 11, 2015"]),
    ("The injury was on 10/10/2016.", ("The injury was on 10/10/2015.",), {}, ["10/10/2016"]),
    ("The injury was on October 10, 2015.", ("The injury was in October 2015.",), {}, ["October 10, 2015"]),
    ("The worker is 58 years old.", ("The worker is a 48-year-old cook.",), {}, ["58 years old"]),
    ("The scan was done in 2015.", ("The scan was done in 2014.",), {}, ["in 2015"]),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert dates.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = dates.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == dates.NAME and finding.message for finding in findings)
