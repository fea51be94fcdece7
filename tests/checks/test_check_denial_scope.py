"""A denial keeps what limits it: cases for and against, in our own words."""

from __future__ import annotations

import pytest

from summarizer.checks import denial_scope
from summarizer.checks.types import ClaimInContext
from summarizer.letter import Sentence, Span


def found(claim: str, evidence: str) -> list[str]:
    sentence = Sentence(1, evidence, Span(0, len(evidence)), 1)
    return [f.words for f in denial_scope.check(ClaimInContext(claim, (sentence,), scope=(sentence,)))]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("There is no record of swelling.", "There is no record of fever, rash, or swelling."),
        ("The records do not show a trial of splints.", "The records do not show a trial of splints."),
        (
            "There is no record of a splint trial.",
            "There is no record of a splint trial to support the request.",
        ),
        ("The worker has swelling of the knee.", "There is severe swelling of the left knee."),
        ("No red flags are noted.", "No red flags are noted on examination."),
        ("The file does not show a splint trial.", "The file does not contain evidence of a splint trial."),
    ],
)
def test_what_may_be_left_out(claim, evidence):
    assert found(claim, evidence) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "word"),
    [
        ("There are no findings of a tear.", "There are no detailed findings of a tear.", "detailed"),
        (
            "There is no record of surgery.",
            "There is no record of willingness to accept surgery.",
            "willingness",
        ),
        ("The file holds no x-ray.", "The file holds no standing x-ray.", "standing"),
        (
            "There are no signs on the scan.",
            "There are no signs on the scan suggesting a tear.",
            "suggesting",
        ),
    ],
)
def test_what_may_not(claim, evidence, word):
    assert word in found(claim, evidence)
