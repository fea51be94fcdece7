"""Our own words say "approved" or "not approved": cases for and against."""

from __future__ import annotations

import pytest

from summarizer.checks import wording


@pytest.mark.parametrize(
    ("claim", "decision", "words"),
    [
        ("The request was not approved.", "upheld", []),
        ("The denial was overturned because rest fails.", "overturned", []),
        ("The denial was upheld because rest helps.", "upheld", ["upheld"]),
        ("They uphold the denial.", "upheld", ["uphold"]),
        ("The request was overturned because rest fails.", "overturned", ["overturned"]),
        ("The denial was overturned.", "upheld", ["overturned"]),
    ],
)
def test_wording(build, claim, decision, words):
    assert [finding.words for finding in wording.check(build(claim, "Rest.", decision=decision))] == words
