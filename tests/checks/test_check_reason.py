"""`why` must tell why, and not only what."""

from __future__ import annotations

import pytest

from summarizer.checks import gives_reason

EVIDENCE = (
    "The guideline recommends a brace after a fracture.",
    "There is no documentation of a fracture.",
    "The brace is not medically necessary.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "The request was not approved because the records did not show a fracture.",
        "The guideline recommends a brace after a fracture.",
        "The records did not show a fracture.",
        "The doctor did not give a reason for the brace.",
        "The brace was not approved because 12 visits are too many.",
        "The request does not meet the criteria.",
    ],
)
def test_a_reason(build, claim):
    assert gives_reason(build(claim, *EVIDENCE, request="Brace, left knee")) is None


@pytest.mark.parametrize(
    "claim",
    [
        "The request was not medically necessary.",
        "The brace was not approved.",
        "The request for the left knee brace was denied by the reviewer.",
        "The reviewer decided that the treatment is not medically necessary.",
        "Medical necessity was not established.",
        "The requested service is not appropriate or necessary.",
        "The request was not approved because it is not medically necessary.",
    ],
)
def test_only_the_decision(build, claim):
    finding = gives_reason(build(claim, *EVIDENCE, request="Brace, left knee"))
    assert finding is not None
    assert finding.check == "no_reason"
