"""The real letters: what was read by eye, and what must hold for every place."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from test_facts_extract import _placed

from summarizer.facts import extract
from summarizer.letter import Letter, read
from summarizer.schema.facts import LetterFacts

_FOLDER = Path(__file__).parents[3] / "shared" / "letters"


FLAGGED = {
    "conflict: names of one drug": 4,
    "conflict: decided part": 1,
    "overturned though the reasons say not recommended": 1,
}


@cache
def _all() -> tuple[tuple[Letter, LetterFacts], ...]:
    files = sorted(_FOLDER.glob("CM*.pdf"))
    if not files:
        pytest.skip("the real letters are not beside this checkout")
    letters = [read(file) for file in files]
    return tuple((letter, extract(letter)) for letter in letters)


def test_every_text_is_printed_at_its_span() -> None:
    for letter, facts in _all():
        text = letter.document.text
        assert all(text[slice(*place.span)] == place.text for place in _placed(facts))


def test_every_issue_is_read() -> None:
    for letter, facts in _all():
        assert len(facts.issues) == letter.document.text.count("Decision rationale:")
        for number, issue in enumerate(facts.issues, start=1):
            assert issue.number == number
            assert issue.decision
            assert issue.request.value
            assert issue.claims_administrator_guideline
            assert issue.claims_administrator_guideline.citations
            assert issue.reviewer_guideline
            assert issue.reviewer_guideline.citations
            assert issue.rationale
            assert set(issue.flags) <= FLAGGED.keys()


def test_every_header_is_read() -> None:
    for letter, facts in _all():
        assert facts.case_number.value == Path(letter.document.file).stem
        dates = (facts.ur_denial_date, facts.application_received, facts.date_assigned, facts.decision_date)
        values = [fact.value for fact in (facts.date_of_injury, *dates)]
        assert None not in values
        assert max(str(value) for value in values) == facts.decision_date.value
        assert facts.priority.value == "Standard"
        assert facts.sex.value
        assert facts.reviewer_specialty.value
        assert facts.reviewer_licensure.value


def test_counts_that_were_checked_by_eye() -> None:
    facts = [facts for _, facts in _all()]
    issues = [issue for one in facts for issue in one.issues]
    assert (len(facts), len(issues)) == (130, 274)
    assert Counter(one.decision for one in issues) == {"upheld": 236, "overturned": 38}
    assert Counter(one.conclusion for one in issues) == {
        "not_medically_necessary": 236,
        "medically_necessary": 38,
    }
    assert Counter(one.partial_form for one in issues if one.partial_form) == {"A": 27, "B": 2}
    assert sum(one.retrospective for one in issues) == 10
    assert sum(bool(one.depends_on) for one in issues) == 12
    assert Counter(flag for one in issues for flag in one.flags) == FLAGGED
    assert [one.case_number.value for one in facts if one.age.value is None] == ["CM16-0249170"]
    assert Counter(flag for one in facts for flag in one.flags) == {
        "conflict: date_of_injury": 3,
        "conflict: ur_denial_date": 2,
        "conflict: date_of_birth": 1,
    }
