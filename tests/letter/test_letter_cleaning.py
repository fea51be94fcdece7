from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.letter.cleaning import clean, one_line

FURNITURE = [
    "Page 2 of 3",
    "- 3 -",
    "\n3\n\f",
    "Final Determination Letter for IMR Case Number CM14-0000001 2",
]
ODD = ["\ufffe", "\u0002", "\u00ad", "\u00a0", "\u200b", "\u2028", "\ufeff", "\t", "\v", "\0", "\U0001f600"]
PLAIN = ["word", "Next", "and", "é", "5", " ", "  ", ".", "-", "\n", "\n\n", "\r\n", "\r", "\f"]
PIECES = st.sampled_from([*PLAIN, *ODD, *FURNITURE])
NOISY = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("one \r\ntwo\rthree", "one\ntwo\nthree"),
        ("  a   b\t c\u00a0\u2009d ", "a b c d"),
        ("zero\u200bwidth\ufeff and\0 nul\x1b", "zerowidth and nul"),
        ("well\ufffeknown and S\u0002curve", "well-known and S-curve"),
        ("non-\ncertified on 11-\r\n17-2016", "non-certified on 11-17-2016"),
        ("pre-\nand postoperative", "pre-\nand postoperative"),
        ("pain - \nwhich", "pain -\nwhich"),
        ("medi\u00ad\r\ncally and in\u00adjury", "medically and injury"),
        ("page one\fpage two", "page one\npage two"),
        ("a\n\nb\n\nc\n\nd\n \n\ne", "a\nb\nc\nd\ve"),
        ("a\nb\nc\nd\n\n\n\ne", "a\nb\nc\nd\ve"),
        ("not\n\n\n\f\n\nneeded\nat all\n", "not\nneeded\nat all\n"),
        ("end of page\n2\n\f\nnext 12\n", "end of page\nnext 12\n"),
        ("takes\n40\n\ftablets", "takes\n40\ntablets"),
        ("goes on\nPage 2 of 7\nhere", "goes on\nhere"),
        ("see Page 2 of 7\nhere", "see Page 2 of 7\nhere"),
        ("was\fFinal Determination Letter for IMR Case Number CM14-0000001 3 not\nmet", "was\nnot\nmet"),
        ("was\nFinal Determination Letter for IMR Case Number CM14-\n0000001 3\n\nnot", "was\nnot"),
        ("Dose:\n- 2 -\nmore", "Dose:\nmore"),
        ("", ""),
    ],
)
def test_what_cleaning_removes(raw: str, expected: str) -> None:
    assert clean(raw).text == expected


@given(NOISY)
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean(raw).text
    assert clean(once).text == once


@given(NOISY)
def test_offsets_lead_back(raw: str) -> None:
    cleaned = clean(raw)
    places = [cleaned.raw(index) for index in range(len(cleaned.text) + 1)]
    assert places[-1] == len(raw)
    assert all(a < b for a, b in pairwise(places))
    for index, (place, letter) in enumerate(zip(places, cleaned.text, strict=False)):
        if letter not in " \n\v-":
            assert raw[place] == letter
            assert cleaned.index(place) == index


@given(NOISY)
def test_the_twins_of_a_clean_text(raw: str) -> None:
    """Flat and folded texts have a character for each of the clean text's, and one blank at a time."""
    cleaned = clean(raw)
    assert len(cleaned.text) == len(cleaned.flat) == len(cleaned.folded)
    assert "  " not in cleaned.flat
    assert cleaned.flat.split() == cleaned.text.split()


@given(NOISY)
def test_cleaning_adds_and_loses_no_word(raw: str) -> None:
    """Line numbers and page furniture apart, the letters of the text stay, in order."""
    kept = [letter for letter in clean(raw).text if letter.isalpha()]
    rest = iter(letter for letter in raw if letter.isalpha())
    assert all(letter in rest for letter in kept)
    assert one_line(clean(raw).text).split() == clean(raw).text.split()
