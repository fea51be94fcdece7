"""Which issue of the letter a rationale hangs on."""

from __future__ import annotations

import pytest

from summarizer.facts.dependence import IssueText, dependences
from summarizer.schema.facts import Decision

SURGERY = "Left hip arthroscopy with labral repair"
REFUSED = "As the surgery is not medically necessary, neither is this."


def _depends(*issues: tuple[str, str], decisions: str = "u") -> dict[int, tuple[int, ...]]:
    """Headings with their rationales; decisions as a row of u and o, the last one repeated."""
    letters = decisions.ljust(len(issues), decisions[-1])
    named: dict[str, Decision] = {"u": "upheld", "o": "overturned"}
    texts = [
        IssueText(number, heading, named[letter], [s + "." for s in rationale.split(". ")])
        for number, ((heading, rationale), letter) in enumerate(zip(issues, letters, strict=True), start=1)
    ]
    return {number: found for number, found in dependences(texts).items() if found}


@pytest.mark.parametrize(
    "rationale",
    [
        REFUSED,
        "Since the primary procedure is not medically necessary, none of the rest is.",
        "Given that the requested operation was not certified, there is nothing to assist.",
        "It is not needed because the hip arthroscopy has not been approved.",
        "The proposed surgical procedure is not medically necessary. So there is no need for it.",
        "The left hip arthroscopy has not been found medically necessary, so nothing follows it.",
        "Its need is contingent upon the arthroscopy.",
    ],
)
@pytest.mark.parametrize("heading", ["Assistant surgeon", "Cold unit", "Post-operative therapy, 12 visits"])
def test_what_goes_along_with_surgery(heading: str, rationale: str) -> None:
    assert _depends((SURGERY, "It was too early."), (heading, rationale)) == {2: (1,)}


def test_an_approved_operation_carries_too() -> None:
    issues = ((SURGERY, "It was due."), ("Assistant", "She was approved to undergo the arthroscopic repair."))
    assert _depends(*issues, decisions="o") == {2: (1,)}


def test_a_named_item_is_found_whatever_its_place() -> None:
    issues = (
        ("Omeprazole 20mg #30", "As the ibuprofen was deemed not medically necessary, this is not either."),
        ("Cane", "Balance is good."),
        ("Ibuprofen 600mg #60", "It did not help."),
    )
    assert _depends(*issues) == {1: (3,)}


def test_of_two_operations_the_refused_one_is_meant() -> None:
    issues = ((SURGERY, "Due."), ("Right knee arthroscopy", "Too early."), ("Walker", REFUSED))
    assert _depends(*issues, decisions="ouu") == {3: (2,)}


def test_the_joint_decides_between_two_operations() -> None:
    issues = (
        (SURGERY, "Too early."),
        ("Right knee arthroscopy", "Too early."),
        ("Walker", "As the knee surgery is not medically necessary, this is not either."),
    )
    assert _depends(*issues) == {3: (2,)}


@pytest.mark.parametrize(
    "issues",
    [
        ((SURGERY, "The requested surgery is not medically necessary."), ("Cane", "Balance is good.")),
        (("Cane", REFUSED), ("Ibuprofen 600mg", "It did not help.")),
        (("MRI left knee", "As the MRI is not medically necessary, no."), ("MRI right knee", "No.")),
        (("Cane", "As the request is not medically necessary, no."), ("Walker", "No.")),
        ((SURGERY, "No."), ("Laxative", "Given that he is to undergo gallbladder surgery soon, it helps.")),
        ((SURGERY, "No."), ("Epidural injection", "This procedure is not medically necessary.")),
        ((SURGERY, "No."), ("Cane", "As the guidelines are not supported by studies, no.")),
        (("Chest x-ray", "A test before surgery is appropriate."), ("Urine test", "The same.")),
        (("Cane", REFUSED),),
    ],
)
def test_no_dependence(issues: tuple[tuple[str, str], ...]) -> None:
    assert _depends(*issues) == {}
