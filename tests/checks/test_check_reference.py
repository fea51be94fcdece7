"""Pointing words keep what they point at: cases for and against, in our own words."""

from __future__ import annotations

import pytest

from summarizer.checks import reference
from summarizer.checks.types import ClaimInContext
from summarizer.letter import Sentence, Span


def found(claim: str, evidence: str, request: str = "") -> list[str]:
    sentence = Sentence(1, evidence, Span(0, len(evidence)), 1)
    context = ClaimInContext(claim, (sentence,), request, scope=(sentence,))
    return [finding.words for finding in reference.check(context)]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The records show two medical conditions.", "The records show two medical conditions."),
        ("The records show no fever.", "The records show none of these illnesses and no fever."),
        ("In this case the knee is swollen.", "In this case the knee is swollen."),
    ],
)
def test_named_things_pass(claim, evidence):
    assert found(claim, evidence) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "word"),
    [
        (
            "The worker has none of the medical illnesses.",
            "The worker has none of these medical illnesses.",
            "illnesses",
        ),
        ("The file holds no splints.", "The file holds no such splints.", "splints"),
    ],
)
def test_pointed_at_things_do_not(claim, evidence, word):
    assert word in found(claim, evidence)
