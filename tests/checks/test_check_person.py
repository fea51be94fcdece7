"""The sex that a claim tells: cases for and against, in our own words."""

from __future__ import annotations

import pytest

from summarizer.checks import person


@pytest.mark.parametrize(
    ("claim", "evidence", "words"),
    [
        ("She wore the boot.", "The woman wore a boot.", []),
        ("He wore the boot.", "He wore a boot.", []),
        ("She wore the boot.", "The worker wore a boot.", []),
        ("The worker wore the boot.", "He wore a boot.", []),
        ("His doctor asked her.", "He saw a doctor; she examined him.", []),
        ("He wore the boot.", "She wore a boot.", ["He"]),
        ("The male worker wore her boot.", "She wore a boot.", ["male"]),
        ("The boot was hers.", "The man wore a boot.", ["hers"]),
    ],
)
def test_person(build, claim, evidence, words):
    assert [finding.words for finding in person.check(build(claim, evidence))] == words
