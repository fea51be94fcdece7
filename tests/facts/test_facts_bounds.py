"""The sentence around a place, without the rest of the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.facts.bounds import sentence_at


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One fell. Two rose. Three sat.", "rose", "Two rose."),
        ("It was 7.5 mg. She took it.", "7.5", "It was 7.5 mg."),
        ("Dr. Hill saw her. She sat.", "Hill", "Dr. Hill saw her."),
        ("See pg. 6 of it. Then rest.", "6", "See pg. 6 of it."),
        ("Since 2013.Thus it ended. Rest.", "ended", "Thus it ended."),
        ('He said "no." She left. Rest.', "left", "She left."),
        ("Did it help? It did! Fine.", "did!", "It did!"),
        ("no stop at all", "stop", "no stop at all"),
        ("Tests: 1. Gait, 2. Grip. Rest.", "Grip", "Tests: 1. Gait, 2. Grip."),
        ("8 C.C.R. 9792 holds it. Rest.", "9792", "8 C.C.R. 9792 holds it."),
    ],
)
def test_the_sentence(text: str, word: str, sentence: str) -> None:
    start, end = sentence_at(text, text.index(word))
    assert text[start:end] == sentence


@settings(deadline=None)
@given(st.text(alphabet='aB. !?")', min_size=1, max_size=80), st.data())
def test_the_place_lies_in_its_sentence(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text) - 1))
    start, end = sentence_at(text, index)
    assert 0 <= start <= index <= end <= len(text)
