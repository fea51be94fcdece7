from __future__ import annotations

import pytest
from letter_builder import CASE_SUMMARY, ISSUES, METHOD, Issue, LetterText, real_letters

from summarizer.errors import NotAnImrLetter
from summarizer.letter import load_bytes, parse, read

WHOLE = LetterText().text()
OTHERS = {
    "health-plan": "Reviewer 1. An enrollee asked for a test. The health plan denied it.",
    "Texas": "Independent Review Organization. State of Texas. The denial is upheld.",
    "utilization review": "Dear Doctor, this Utilization Review determination: the scan is non-certified.",
    "MPN": "Medical Provider Network (MPN) Independent Medical Review report: a third opinion.",
    "court": "Workers' Compensation Appeals Board. Opinion and decision after reconsideration.",
    "application": "State form. Application for Independent Medical Review. Sign below.",
    "fragment": Issue().text(),
    "more than one letter": WHOLE + "\n\f" + WHOLE,
}


@pytest.mark.parametrize("part", OTHERS)
def test_other_documents_are_refused_by_name(part: str) -> None:
    with pytest.raises(NotAnImrLetter, match=part) as caught:
        parse(load_bytes(OTHERS[part].encode(), "x.txt"))
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert sum(other in caught.value.message for other in OTHERS) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A shopping list: milk, bread.",
        f'The reviewer wrote "{CASE_SUMMARY}" and then "{ISSUES}" above his words.',
        f"Under {CASE_SUMMARY} and under {ISSUES} he says little.",
        f"Dear Madam,\nthe reviewer says:\n{ISSUES}\n{Issue().text()}\nWe object.",
        METHOD,
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(NotAnImrLetter, match="not an IMR letter"):
        parse(load_bytes(text.encode(), "x.txt"))


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.partition(CASE_SUMMARY)[2],
        "A letter from the clinic, and what it was about.\n\f" + WHOLE,
        ISSUES + WHOLE.partition(ISSUES)[2],
    ],
    ids=["whole", "first page lost", "other page before", "issues only"],
)
def test_a_letter_is_a_letter(text: str) -> None:
    assert len(parse(load_bytes(text.encode(), "x.txt")).issues) == 1


@pytest.mark.parametrize(
    ("pattern", "message"),
    [("COUSIN*.txt", "health-plan"), ("COURT*.txt", "court")],
)
def test_the_neighbours_of_the_real_letters(pattern: str, message: str) -> None:
    for path in real_letters()[0].parent.glob(pattern):
        with pytest.raises(NotAnImrLetter, match=message):
            read(path)


def test_the_excerpt_of_a_notice() -> None:
    """Cut off in its case summary: the two decisions of its list, and nothing made up beyond them."""
    for path in real_letters()[0].parent.glob("2013*.txt"):
        letter = read(path)
        assert letter.format == "2013-notice"
        assert [issue.ruling for issue in letter.issues] == ["upheld", "upheld"]
        assert [issue.rationale for issue in letter.issues] == [None, None]
