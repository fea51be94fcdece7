from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.letter.sentences import sentence_spans

# The parts between bars are the sentences.
CASES = [
    "The knee hurts.| It is swollen.",
    "One citation, Page(s): 98,.| The next one follows.",
    "Pain at L4-5 and L5-S1.| No other level was named.",
    "Give rest, e.g. a brace, i.e. the usual care vs. none.| Then walk.",
    "Dr. Nobody saw Ms. Noone.| He agreed.",
    "The book, pg. 607, says so.| See pp. 12 and p. 5, vol. 2.",
    "This was in 2013.|Thus it is old.",
    "It ended.|The rest (see there).|An MRI was read.",
    "A 1.3% patch of 0.5 mg, b.i.d. or q.i.d. as told, No. 3 of 4.| Stop.",
    "He takes it t.i.d.| The dose is low.",
    "Nobody et al. (2009) and Noone et al. Spine 2010 agree.| It helps.",
    "Made in the U.S. market by X. Nobody, M.D. in the west.| This is known.",
    "On Nov. 3 and in Dec. 2016 he came.| She left.",
    "It may help... but rarely.| The guide says: “Do it.”| He did.",
    "So on... The worker left.".replace("... ", "...| "),
    'He said "not now."| She wrote (in ink.)| They met.',
    "Is it needed?| No.| It is not!| Done.",
    "There are three: (1) rest; (2) ice; (3) time.| All were tried.",
    "1. Rest the leg.| 2. Walk a bit.| 3) Swim.",
    "For these: 1. Fracture, 2. Tumor, 3. Infection.| None was seen.",
    "Findings:|\n• swelling|\n• bruising|\n- warmth",
    "Rated 5 out of\n10.| The worker slept.",
    "It was 5/10 before.| 3/10 came after.| 12 visits were done.",
    "See www.example.org/a.Html and b@c.De for it.| Fine.",
    "Strength was 4 of 5.| Sensation was full.",
    "No stop here\vThe next paragraph starts.",
    "It was given to\nDr. Nobody.| He left.",
    "Grade II.| She has type B. Hepatitis was ruled out.",
    "It was closed at 5 p.m. on Monday.| The next day was free.",
    "An 8 C.C.R. 9792.20 rule.| It holds.",
    "Without any end",
    "The ratio (approx. 2:1) holds.| 2 of them left.",
    "No, the request is refused.| As such, it ends.",
]


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


def test_a_page_break_without_a_form_feed_is_no_paragraph() -> None:
    assert len(_split("It was shown by the\vMRI of the leg.")) == 1


@pytest.mark.parametrize("case", CASES)
def test_table(case: str) -> None:
    if "\v" in case:
        case = case.replace("\v", "|")
        assert _split(case.replace("|", "\v")) == case.split("|")
    else:
        assert _split(case.replace("|", "")) == [part.strip() for part in case.split("|")]


WORDS = [
    "The",
    "knee",
    "e.g.",
    "98,.",
    "2013.Thus",
    "L4-5",
    "1.3%",
    "(1)",
    "\n",
    "\v",
    ".",
    "...",
    "?",
    '"',
]
PROSE = st.lists(
    st.sampled_from([*WORDS, "A.", "No.", "3.", " ", " ", ")", "•", "mg.", "of"]), max_size=50
).map("".join)


@given(PROSE | st.text(alphabet='aB. \n1)("?…', max_size=80), st.integers(0, 10))
def test_sentences_cover_the_passage_in_order(text: str, start: int) -> None:
    start = min(start, len(text))
    spans = sentence_spans(text, start, len(text))
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text[start:].split())
