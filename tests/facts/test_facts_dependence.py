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
        IssueText(number, heading, named[letter], rationale)
        for number, ((heading, rationale), letter) in enumerate(zip(issues, letters, strict=True), start=1)
    ]
    for text in texts:
        for found in dependences(texts)[text.number]:
            assert 0 <= found.start < found.end <= len(text.rationale)
    return {number: tuple(one.on for one in found) for number, found in dependences(texts).items() if found}


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


GENERIC = (
    "Since the requested surgical procedure is not a medical necessity, the ancillary item asked for "
    "here is not "
    "medically necessary."
)


@pytest.mark.parametrize(
    "rationale",
    [
        pytest.param(GENERIC, id="variant-25-generic"),
        pytest.param(
            "As the surgical intervention was not found necessary, the service is not.",
            id="variant-25-intervention",
        ),
        "The sling is for use after the surgery, which was not certified.",
        "Without approval of the requested surgery, there is nothing to rent it for.",
        "In the absence of the proposed operation it serves no purpose; that was not supported.",
        "As the primary request is not medically necessary, this is not either.",
        "Since the underlying service was denied, so is this.",
        "Due to the fact that the surgical procedure is not supported, no.",
        "Seeing that the arthroscopy is not warranted, no.",
        "The need for it is predicated on the hip arthroscopy.",
    ],
)
def test_forms_that_never_name_the_item(rationale: str) -> None:
    assert _depends((SURGERY, "It was too early."), ("Cold unit", rationale)) == {2: (1,)}


def test_a_record_that_supports_the_operation_carries_what_goes_along() -> None:
    issues = (
        (SURGERY, "Due."),
        ("Pre-operative clearance", "The documentation supported surgical intervention."),
    )
    assert _depends(*issues, decisions="o") == {2: (1,)}


def test_the_place_is_the_words_that_say_so() -> None:
    issues = [
        IssueText(1, SURGERY, "upheld", "Too early."),
        IssueText(2, "Cold unit", "upheld", f"It cools. {GENERIC}"),
    ]
    (found,) = dependences(issues)[2]
    place = issues[1].rationale[found.start : found.end]
    assert place == "Since the requested surgical procedure is not a medical necessity"


@pytest.mark.parametrize(
    "issues",
    [
        pytest.param(
            (("Cane", "Balance is good."), ("Walker", GENERIC)), id="variant-25-no-surgery-in-the-letter"
        ),
        pytest.param(((SURGERY, GENERIC), ("Cane", "Balance is good.")), id="variant-25-the-surgery-itself"),
        ((SURGERY, "No."), ("Laxative", "Without a trial of fibre, it is not medically necessary.")),
        ((SURGERY, "No."), ("Ibuprofen", "As NSAIDs are recommended for short use only, no.")),
        ((SURGERY, "No."), ("Elbow brace", "Rest is recommended, except for patients undergoing surgery.")),
        (
            ("Cane", "No."),
            ("Walker", "No."),
            ("Ramp", "As the primary request is not medically necessary, no."),
        ),
        ((SURGERY, "No."), ("Scan", "The request is for a scan that is not medically necessary.")),
    ],
)
def test_no_dependence_on_what_only_sounds_alike(issues: tuple[tuple[str, str], ...]) -> None:
    assert _depends(*issues) == {}


def test_one_issue_depends_on_nothing() -> None:
    assert dependences([IssueText(1, "Cane", "upheld", GENERIC)]) == {1: ()}
