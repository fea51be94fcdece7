"""An overview names all body parts of its sentence: cases for and against, in our own words."""

from __future__ import annotations

import pytest

from summarizer.checks import whole_case
from summarizer.checks.types import ClaimInContext
from summarizer.letter import Sentence, Span


def found(claim: str, evidence: str, **about: object) -> list[str]:
    sentence = Sentence(1, evidence, Span(0, len(evidence)), 1)
    return [f.words for f in whole_case.check(ClaimInContext(claim, (sentence,), scope=(sentence,), **about))]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The worker has a sprain of the left knee.", "The diagnosis was a sprain of the left knee."),
        ("The worker has neck pain and a sprained wrist.", "There is neck pain and a sprain of the wrist."),
        ("The worker has trouble sleeping.", "There is trouble sleeping."),
    ],
)
def test_whole(claim, evidence):
    assert found(claim, evidence) == []


def test_a_part_left_out_is_named():
    assert found("The worker has neck pain.", "There is neck pain and a sprain of the right wrist.") == [
        "wrist"
    ]


def test_claims_about_an_issue_may_tell_a_part():
    assert found("There is neck pain.", "There is neck and wrist pain.", request="MRI of the neck") == []
