"""The grounds: each row by its own sentences, what a reader is told, and what no text may do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.data import grounds
from summarizer.plain.grounds import find_grounds
from summarizer.reading import measure

ROWS = grounds().values()
HOLDS = [(row.name, text) for row in ROWS for text in row.holds]
FAILS = [(row.name, text) for row in ROWS for text in row.fails]
SAYS = [(row.name, language, text) for row in ROWS for language, text in row.says.items()]
TEXTS = [text for _, text in HOLDS + FAILS]


def names(text: str) -> list[str]:
    return [ground.name for ground in find_grounds(text)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_has_sentences_for_and_against(row):
    assert len(row.holds) >= 3
    assert len(row.fails) >= 2
    assert row.of
    assert row.of <= {"upheld", "overturned"}


@pytest.mark.parametrize(("name", "text"), HOLDS)
def test_a_sentence_that_states_the_ground_has_it(name, text):
    assert name in names(text)


@pytest.mark.parametrize(("name", "text"), FAILS)
def test_a_sentence_that_does_not_state_it_has_it_not(name, text):
    assert name not in names(text)


@pytest.mark.parametrize(("name", "language", "text"), SAYS)
def test_what_a_reader_is_told_is_short_and_easy(name, language, text):
    reading = measure([text], language=language)
    assert reading.grade <= 8
    assert len(text.split()) <= 22
    assert not any(letter.isdigit() for letter in text)
    assert text.startswith("The review " if language == "en" else "La revisión ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There are no red flags and no plan for surgery.", ["no_red_flags", "no_surgery_planned"]),
        ("There was no plan for surgery; there are no red flags.", ["no_surgery_planned", "no_red_flags"]),
        ("No red flags were seen, and no red flags were noted.", ["no_red_flags"]),
        ("There is no relief, but functional improvement is documented.", []),
        ("The guideline states that there are no red flags in most cases.", []),
        ("", []),
        ("12 ... 34; --", []),
    ],
)
def test_grounds_come_in_the_order_of_the_sentence_each_once(text, found):
    assert names(text) == found


@given(st.text() | st.lists(st.sampled_from(TEXTS), max_size=3).map(" ".join))
def test_any_text_gives_each_ground_once_and_the_same_again(text):
    found = names(text)
    assert found == names(text)
    assert len(found) == len(set(found))


@given(st.text(st.characters(exclude_categories=["L"])))
def test_a_text_without_letters_gives_none(text):
    assert find_grounds(text) == ()
