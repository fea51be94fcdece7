"""Time is linear in the letter: a megabyte of the worst that could be thought of stays under a second."""

from __future__ import annotations

from contextlib import suppress

import pytest
from letter_builder import CASE_SUMMARY, ISSUES, METHOD, Issue, LetterText
from support import seconds_beside_limit

from evals.hard_inputs import hard_inputs
from summarizer import facts
from summarizer.errors import NotAnImrLetter
from summarizer.letter import load_bytes, parse

MB = 1_000_000
ONE = LetterText().text()
WORST = {
    "colons": ":" * MB,
    "blanks": " " * MB + "x",
    "line ends": "\n " * (MB // 2) + "x",
    "pages": "\n1\f" * (MB // 3),
    "titles": f"{METHOD}\n" * 20_000,
    "titles in turn": f"{METHOD}\n{CASE_SUMMARY}\n{ISSUES}\n" * 7_000,
    "labels": ONE + "\nClaims Administrator guideline:" * 20_000,
    "decided labels": ONE + "\nX: Upheld\nClaims Administrator guideline:" * 20_000,
    "first heading": LetterText([Issue("x y " * (MB // 4))]).text(),
    "later heading": LetterText([Issue(), Issue("x y " * (MB // 4))]).text(),
    "stops": LetterText([Issue(rationale="." * MB)]).text(),
    "stops and blanks": LetterText([Issue(rationale=". " * (MB // 2))]).text(),
    "sentences": LetterText([Issue(rationale="The knee of the worker was well. " * (MB // 33))]).text(),
    "hyphens": LetterText([Issue(rationale="a-\n" * (MB // 3))]).text(),
    "original requests": LetterText(
        [Issue(rationale="x was the original request. " * 30_000), Issue()]
    ).text(),
    **{name: text for name, text in hard_inputs(MB).items() if not text.isspace()},
}


def _reads(text: str) -> int:
    """The issues found."""
    with suppress(NotAnImrLetter):
        return len(facts.extract(parse(load_bytes(text.encode(), "x.txt"))).issues)
    return 0


@pytest.mark.parametrize("name", WORST)
def test_a_megabyte_takes_seconds_at_most(name: str) -> None:
    data = WORST[name]
    # Under one on a calm machine, but others share it; what goes back over itself would take minutes.
    # Thousands of issues are thousands of results: a millisecond each, as in any letter, is no defect.
    seconds = max(2.0, 0.001 * _reads(data))
    took, limit = seconds_beside_limit(lambda: _reads(data))
    assert took < seconds * limit


def test_five_megabytes_of_a_letter() -> None:
    issues = [Issue(f"Brace number {number}") for number in range(15_000)]
    letter = parse(load_bytes(LetterText(issues).text().encode(), "x.txt"))
    assert [issue.heading.text for issue in letter.issues] == [issue.heading for issue in issues]
