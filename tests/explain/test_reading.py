"""The reading measures: syllables against the dictionary's count, the grade against its formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import is_hard, measure, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("spine", 1), ("refused", 2), ("needed", 2), ("reviewed", 2), ("requested", 3),
        ("visits", 2), ("months", 1), ("exercises", 4), ("muscle", 2), ("muscles", 2), ("table", 2),
        ("safely", 2), ("improvement", 3), ("medicine", 3), ("radiculopathy", 6), ("opioid", 3),
        ("denial", 3),
        ("patient", 2), ("physician", 3), ("actual", 3), ("evaluate", 4), ("evaluation", 5), ("doing", 2),
        ("trying", 2), ("approved", 2), ("administrator", 5), ("administrator’s", 5), ("criteria", 4),
        ("period", 3), ("spasm", 2), ("MRI", 3), ("TENS", 4), ("10/325", 1), ("guideline", 2),
        ("necessary", 4), ("claims", 1), ("treatment", 2),
    ],
)  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count


def test_the_grade_is_flesch_kincaids():
    # 10 words in 2 sentences, 11 syllables: 0.39 * 5 + 11.8 * 1.1 - 15.59
    assert measure(["The knee hurts when she walks. She walks a little."]).grade == pytest.approx(
        -0.66, abs=0.06
    )


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One here. Two here.", 2),
        ("It costs 3.5 dollars now.", 1),
        ("Dr. Roe saw J. Doe today.", 1),
        ("He said “no.” She said yes.", 2),
        ("No full stop at all", 1),
        ("Is it? Yes! Good.", 3),
    ],
)
def test_sentences_are_counted(text, sentences):
    words = len(text.split())
    assert measure([text]).mean_sentence_words == pytest.approx(words / sentences, abs=0.06)


@pytest.mark.parametrize("word", ["the", "doctor", "knee", "weeks", "treatment", "2017", "doctor’s", "Pain"])
def test_everyday_words_are_easy(word):
    assert not is_hard(word)


@pytest.mark.parametrize("word", ["radiculopathy", "epidural", "aberrant", "Norco", "paresthesia", "MTUS"])
def test_terms_of_the_trade_are_hard(word):
    assert is_hard(word)


def test_the_masked_text_is_measured_beside_the_whole():
    text = "The reviewer agreed that the acromioplasty is for the Official Disability Guidelines to allow."
    plain = "The reviewer agreed that the it is for the it to allow."
    reading = measure([text], masked=[plain])
    assert reading.grade == measure([plain]).grade
    assert reading.grade_unmasked == measure([text]).grade > reading.grade
    assert reading.masked_share == pytest.approx(1 - 12 / 14, abs=0.001)
    assert measure([text]).masked_share == 0


def test_hard_text_measures_harder():
    easy = measure(["The doctor said no. The knee did not show a tear."])
    hard = measure(["Documentation of radiculopathy corroborated by electrodiagnostic testing was absent."])
    assert hard.grade > easy.grade + 8
    assert hard.hard_word_share > easy.hard_word_share + 0.3


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_can_be_measured(texts):
    reading = measure(texts)
    assert 0 <= reading.hard_word_share <= 1
    assert reading.mean_sentence_words >= 0
