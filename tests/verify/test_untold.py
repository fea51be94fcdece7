"""What a summary leaves out of our own example letters."""

from __future__ import annotations

import pytest
from support import EXAMPLES

from summarizer.digest import argument, warnings
from summarizer.facts import extract
from summarizer.letter import read
from summarizer.verify import GivenClaim, untold, verify


def _left_out(name: str, *claims: GivenClaim) -> tuple[str, ...]:
    letter = read(EXAMPLES / f"{name}.txt")
    facts = extract(letter)
    return untold(letter, facts, verify(letter, facts, claims))


ONE = "2016-upheld-one-issue"
RESULT = GivenClaim("The MRI was not approved.", 1)


def test_a_summary_that_tells_result_and_reason_leaves_nothing_out():
    [issue] = read(EXAMPLES / f"{ONE}.txt").issues
    why = argument.read(issue.sentences, refused=True).why
    reason = GivenClaim(" ".join(s.text for s in why), 1, tuple(s.number for s in why))
    assert _left_out(ONE, RESULT, reason) == ()


@pytest.mark.parametrize(
    ("claims", "left_out"),
    [
        ((), ("request 1: its result", "request 1: why")),
        ((RESULT,), ("request 1: why",)),
        ((GivenClaim("All requests were denied."),), ("request 1: why",)),
        ((GivenClaim("The MRI was approved.", 1),), ("request 1: its result", "request 1: why")),
    ],
)
def test_what_is_left_out_is_named(claims, left_out):
    assert _left_out(ONE, *claims) == left_out


def test_a_warning_of_the_letter_is_required():
    for path in sorted(EXAMPLES.glob("*.txt")):
        letter = read(path)
        for block in letter.issues:
            for warning in warnings.find(block.sentences):
                told = f"request {block.number}: the letter's warning in sentence {warning.number}"
                assert told in _left_out(path.stem)
                quoted = GivenClaim(warning.text, block.number, (warning.number,))
                assert told not in _left_out(path.stem, quoted)
                return
    pytest.fail("no example letter warns")
