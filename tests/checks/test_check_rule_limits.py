"""A rule keeps its limits: cases for and against, in our own words."""

from __future__ import annotations

import pytest

from summarizer.checks import rule_limits
from summarizer.checks.types import ClaimInContext
from summarizer.letter import Sentence, Span


def holds(claim: str, evidence: str) -> bool:
    sentence = Sentence(1, evidence, Span(0, len(evidence)), 1)
    return rule_limits.check(ClaimInContext(claim, (sentence,), scope=(sentence,))) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The guideline recommends a brace.", "The guideline recommends a brace for a sprain."),
        ("The guideline says a brace may help.", "Per the guideline a brace may be an option."),
        (
            "The guideline recommends a brace only after a cast.",
            "The guideline recommends a brace only after a cast.",
        ),
        (
            "The guideline recommends it for at most two weeks.",
            "The guideline limits it to no more than two weeks.",
        ),
        ("The worker wore a brace.", "The worker wore a brace until May."),
    ],
)
def test_limits_kept(claim, evidence):
    assert holds(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The guideline recommends a brace.", "The guideline recommends a brace only after a cast."),
        (
            "The guideline does not recommend a brace.",
            "The guideline does not recommend a brace until a cast has failed.",
        ),
        ("The guideline recommends a brace.", "The guideline says that a brace may be considered."),
        (
            "The guideline does not recommend patches.",
            "The guideline does not recommend patches as a first-line treatment.",
        ),
        ("The guideline recommends a scan.", "The guideline recommends a scan if the knee locks."),
    ],
)
def test_limits_lost(claim, evidence):
    assert not holds(claim, evidence)
