"""Which sentences carry a claim, and how an answer is cut into claims."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import ground, split_claims
from summarizer.letter.types import Sentence, Span

RATIONALE = (
    "The guideline supports a knee scan only after six weeks of splinting have failed.",
    "The claimant slipped on 4/2/2016 and the left knee is swollen.",
    "Splinting for six weeks was not documented.",
    "Ibuprofen 800 mg was given in May, and naproxen 500 mg in June.",
    "The knee is stable, and no locking was found.",
    "As such, the scan is not medically necessary.",
)


def _sentences(*texts: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(n, text, Span(0, len(text)), 1) for n, text in enumerate(texts, start=1))


@pytest.mark.parametrize(
    ("claim", "numbers"),
    [
        ("The guideline supports a knee scan only after six weeks of splinting.", [1]),
        ("The records did not show six weeks of splinting.", [3]),
        ("The patient slipped on April 2, 2016.", [2]),
        ("The patient was given naproxen 500 mg.", [4]),
        ("No locking was found.", [5]),
        ("The left knee is swollen, and six weeks of splinting were not documented.", [2, 3]),
        ("The request was not approved because splinting was not documented.", [3]),
        ("The worker smokes two packs of cigarettes on weekends.", []),
        ("The was of.", []),
        ("", []),
    ],
)
def test_the_sentences_of_a_claim(claim, numbers):
    assert [sentence.number for sentence in ground(claim, _sentences(*RATIONALE))] == numbers


def test_polarity_decides_between_two_sentences_with_the_same_words():
    pair = _sentences("Braces are recommended for sprains.", "Braces are not recommended for strains.")
    assert [s.number for s in ground("The guideline does not recommend braces.", pair)] == [2]
    assert [s.number for s in ground("The guideline recommends braces.", pair)] == [1]


def test_one_sentence_is_preferred_to_two():
    pair = _sentences("The knee is swollen.", "The knee is swollen and stiff.", "The knee is stiff.")
    assert [s.number for s in ground("The knee is swollen and stiff.", pair)] == [2]


def test_the_limit_holds():
    texts = [f"The {word} hurts." for word in ("knee", "hip", "wrist", "ankle", "elbow")]
    claim = "The knee hurts, the hip hurts, the wrist hurts, the ankle hurts, and the elbow hurts."
    assert len(ground(claim, _sentences(*texts), limit=2)) <= 2


def test_no_sentences_no_evidence():
    assert ground("The knee is swollen.", ()) == ()


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=6))
def test_any_text_is_grounded_in_reading_order(claim, texts):
    sentences = _sentences(*texts)
    found = ground(claim, sentences)
    assert list(found) == sorted(found, key=lambda sentence: sentence.number)
    assert set(found) <= set(sentences)
    assert len(found) <= 3


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("One claim here.", ["One claim here."]),
        ("First one. Second one.", ["First one.", "Second one."]),
        ("Dr. Smith asked. He waited.", ["Dr. Smith asked.", "He waited."]),
        ("He took 2.5 mg daily. It helped.", ["He took 2.5 mg daily.", "It helped."]),
        ("The L4-5 disc, i.e. the lower one, bulges.", ["The L4-5 disc, i.e. the lower one, bulges."]),
        ("See p. 98 of the guideline. It says so.", ["See p. 98 of the guideline.", "It says so."]),
        ('He said "no." She left!', ['He said "no."', "She left!"]),
        ("No end", ["No end"]),
        ("Two lines\nof text. And more.", ["Two lines of text.", "And more."]),
        ("Visits vs. weeks were mixed up.", ["Visits vs. weeks were mixed up."]),
        ("", []),
        ("   ", []),
    ],
)
def test_split_claims(text, claims):
    assert list(split_claims(text)) == claims


@given(st.text(max_size=300))
def test_splitting_loses_nothing(text):
    assert "".join("".join(split_claims(text)).split()) == "".join(text.split())


def test_grounding_is_fast():
    sentences = _sentences(*RATIONALE)
    ground("The left knee is swollen.", sentences)
    start = time.process_time()
    for number in range(50):
        ground(f"The left knee is swollen and {number} weeks were not documented.", sentences)
    assert (time.process_time() - start) / 50 < 0.005
