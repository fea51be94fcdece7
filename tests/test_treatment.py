"""Short names: what was asked, without counts, never without its body part."""

from __future__ import annotations

import pytest

from summarizer.schema.facts import Fact, IssueFacts
from summarizer.treatment import short_name


def issue(request: str, **parts: str) -> IssueFacts:
    facts = {name: Fact[str](value=value) for name, value in parts.items()}
    return IssueFacts.model_construct(
        request=Fact[str](value=request),
        remaining=facts.get("remaining", Fact[str]()),
        original_request=facts.get("original_request", Fact[str]()),
    )


@pytest.mark.parametrize(
    ("printed", "short"),
    [
        ("MRI of the left knee", "MRI of the left knee"),
        ("Aqua therapy 2 times a week for 7 weeks (14 sessions) to the left hip",
         "Aqua therapy to the left hip"),
        ("Physical therapy 3x per week x 4 weeks, neck", "Physical therapy, neck"),
        ("Massage, 2 to 4 times per week for 5 weeks, for the calf", "Massage, for the calf"),
        ("Zolpidem 10mg #30 with 2 refills", "Zolpidem 10mg"),
        ("Retrospective: cane (DOS 2/3/16)", "cane"),
        ("Associated surgical service: Sling", "Sling"),
        ("Patches (unknown quantity)", "Patches"),
        ("#30", "#30"),
    ],
)  # fmt: skip
def test_short_name(printed, short):
    assert short_name(issue(printed)) == short


def test_of_a_partial_authorization_it_is_the_part_that_was_decided():
    assert short_name(issue("the whole heading", remaining="Cane #1", original_request="Canes #2")) == "Cane"
    assert short_name(issue("the whole heading", original_request="Canes #2")) == "Canes"
