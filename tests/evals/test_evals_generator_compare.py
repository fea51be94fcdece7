"""The comparison of a letter's truth with what was read: every broken field is listed, and only those."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.generator import Generated, compare, compare_decisions, generate
from evals.generator.compare import Difference
from summarizer.schema.facts import Fact, GuidelineLine, IssueFacts, LetterFacts, TextAt


def fact(value: object, text: str | None = None) -> Fact:
    printed = str(value) if text is None and value is not None else text
    return Fact(value=value, text=printed, span=(0, 1) if printed else None)


def facts_of(letter: Generated) -> LetterFacts:
    """LetterFacts made of the truth itself: what a perfect reader would give."""
    truth = letter.truth
    named = {
        name: fact(getattr(truth, name).value, getattr(truth, name).text)
        for name in (
            "case_number", "date_assigned", "date_of_injury", "decision_date", "ur_denial_date",
            "application_received", "priority", "age", "sex", "reviewer_specialty", "reviewer_licensure",
        )
        if getattr(truth, name) is not None
    }  # fmt: skip
    return LetterFacts(
        file="x",
        sha256="0",
        format=truth.format,
        outcome=truth.outcome,
        issues=tuple(map(issue_of, truth.issues)),
        **named,
    )


def issue_of(issue) -> IssueFacts:
    def line(guideline) -> GuidelineLine:
        cited = tuple(
            {"family": "MTUS", "text": one.chapter, "chapter": one.chapter, "year": one.year,
             "sections": one.sections, "pages": one.pages}
            for one in guideline.citations
        )  # fmt: skip
        return GuidelineLine(text=guideline.text, span=(0, 1), families=guideline.families, citations=cited)

    return IssueFacts(
        number=issue.number,
        request=fact(issue.request),
        decision=issue.decision,
        decision_span=(0, 1),
        original_request=fact(issue.original_request),
        partial_form=issue.partial_form,
        authorized=fact(issue.authorized),
        remaining=fact(issue.remaining),
        retrospective=issue.retrospective,
        depends_on=issue.depends_on,
        claims_administrator_guideline=line(issue.claims_administrator_guideline),
        reviewer_guideline=line(issue.reviewer_guideline),
        rationale=TextAt(text=issue.rationale, span=(0, 1)),
        conclusion=issue.conclusion,
    )


LETTER = generate(4, format="2016", issues=4, variants=["labels-apart"], cover=False)
FACTS = facts_of(LETTER)
TRUTH = LETTER.truth


def fields(found: list[Difference]) -> set[str]:
    """The schema may know facts that this hand-made reader does not fill in."""
    later = ("mentions", "drug", "dose", "quantity", "side", "same_guideline", "date_of_birth")
    return {one.field for one in found if not any(name in one.field for name in later)}


def issue_with(**update: object) -> LetterFacts:
    first = FACTS.issues[0].model_copy(update=update)
    return FACTS.model_copy(update={"issues": (first, *FACTS.issues[1:])})


def other(decision: str | None) -> str:
    return "overturned" if decision == "upheld" else "upheld"


def test_a_perfect_reader_differs_in_nothing() -> None:
    assert fields(compare(TRUTH, FACTS)) == set()
    assert compare_decisions(TRUTH, FACTS) == "right"


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (FACTS.model_copy(update={"format": "2014"}), "format"),
        (FACTS.model_copy(update={"outcome": None}), "outcome"),
        (
            FACTS.model_copy(update={"date_assigned": fact("2001-01-01", TRUTH.date_assigned.text)}),
            "date_assigned",
        ),
        (
            FACTS.model_copy(update={"date_assigned": fact(TRUTH.date_assigned.value, "today")}),
            "date_assigned.text",
        ),
        (FACTS.model_copy(update={"priority": fact(None)}), "priority"),
        (issue_with(request=fact("another thing", TRUTH.issues[0].request)), "issues[1].request"),
        (issue_with(decision=None), "issues[1].decision"),
        (issue_with(retrospective=True), "issues[1].retrospective"),
        (issue_with(depends_on=(2,)), "issues[1].depends_on"),
        (issue_with(conclusion=None), "issues[1].conclusion"),
        (issue_with(rationale=None), "issues[1].rationale"),
        (issue_with(reviewer_guideline=None), "issues[1].reviewer_guideline"),
        (issue_with(authorized=fact("a part")), "issues[1].authorized"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_each_broken_field_is_told_alone(broken: LetterFacts, field: str) -> None:
    assert fields(compare(TRUTH, broken)) == {field}


def test_missing_issues_are_told() -> None:
    broken = FACTS.model_copy(update={"issues": FACTS.issues[:3]})
    assert fields(compare(TRUTH, broken)) == {"number of issues", "issues[4]"}


def test_white_space_and_running_lines_are_no_difference() -> None:
    rationale = TRUTH.issues[0].rationale or ""
    first, _, rest = rationale.partition(" ")
    told = issue_with(rationale=TextAt(text=f"{first} \r\n7\f{rest}", span=(0, 1)))
    assert fields(compare(replace(TRUTH, running_lines=("7",)), told)) == set()
    assert fields(compare(TRUTH, told)) == {"issues[1].rationale"}


def decided(*words: str | None, flags: tuple[str, ...] = ()) -> LetterFacts:
    issues = [
        issue.model_copy(update={"decision": word}) for issue, word in zip(FACTS.issues, words, strict=False)
    ]
    return FACTS.model_copy(update={"issues": tuple(issues), "flags": flags})


TRUE = [issue.decision for issue in TRUTH.issues]
JUDGED = {
    "all right": (decided(*TRUE), "right"),
    "one not read": (decided(*TRUE[:3], None), "unreadable"),
    "none read": (decided(None, None, None, None), "unreadable"),
    "one flipped": (decided(*TRUE[:3], other(TRUE[3])), "wrong"),
    "one flipped, one not read": (decided(None, *TRUE[1:3], other(TRUE[3])), "wrong"),
    "the last lost in silence": (decided(*TRUE[:3]), "wrong"),
    "the last lost, and flagged": (decided(*TRUE[:3], flags=("issues may be missing",)), "unreadable"),
    "one lost and flagged, one flipped": (
        decided(*TRUE[:2], other(TRUE[2]), flags=("issues may be missing",)),
        "wrong",
    ),
    "lost, with a flag about something else": (decided(*TRUE[:3], flags=("conflict: age",)), "wrong"),
    "refused": (None, "unreadable"),
}


@pytest.mark.parametrize("case", JUDGED)
def test_decisions_are_judged(case: str) -> None:
    facts, judgement = JUDGED[case]
    assert compare_decisions(TRUTH, facts) == judgement
