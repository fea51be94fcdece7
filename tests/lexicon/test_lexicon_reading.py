"""How a text is read: polarity of each word, whose statement a clause is, figures."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.lexicon import CASE, GUIDELINE, figures, lemma, load_table, parse, tokenise

LETTERS = Path(__file__).resolve().parents[2].parent / "shared" / "letters"


def _mark(text: str, word: str) -> str:
    """ "+" asserted, "-" denied, "?" not documented, "?-" both, "~" neutral."""
    reading = parse(text)
    index = next(n for n, token in enumerate(reading.tokens) if token.lower == word)
    mention = next(m for m in reading.covering(index) if m.end == m.start + 1)
    if mention.neutral:
        return "~"
    return ("?" if mention.undocumented else "") + ("-" if mention.negated else "") or "+"


@pytest.mark.parametrize(
    ("text", "word", "mark"),
    [
        ("There was swelling.", "swelling", "+"),
        ("There was no swelling.", "swelling", "-"),
        ("There is no documentation of swelling.", "swelling", "?"),
        ("There was no swelling noted.", "swelling", "?"),
        ("Swelling was not documented.", "swelling", "?"),
        ("The notes do not mention swelling.", "swelling", "?"),
        ("There was a lack of swelling.", "swelling", "?"),
        ("Rest without swelling helps.", "swelling", "-"),
        ("The provider failed to document swelling.", "swelling", "?"),
        ("It is unclear whether swelling remains.", "swelling", "?"),
        ("It is not clear whether swelling remains.", "swelling", "?"),
        ("Swelling has not been treated.", "swelling", "-"),
        ("Massage is not recommended.", "recommended", "-"),
        ("Massage is not recommended.", "massage", "~"),
        ("Massage is not recommended, but heat is recommended.", "heat", "+"),
        ("No evidence that he cannot tolerate pills was found.", "tolerate", "?-"),
        ("He has not failed to improve.", "improve", "+"),
        ("Not only heat but massage helps.", "heat", "+"),
        ("There is no evidence of swelling, weakness, or a loss of motion.", "loss", "?"),
        ("There is no swelling and no weakness.", "weakness", "-"),
        ("He does not smoke, and he drinks milk.", "milk", "+"),
        ("Swelling, which was not shown, was denied.", "swelling", "?"),
        ("He is unable to walk.", "walk", "-"),
        ("Nothing was given, however massage was tried.", "massage", "+"),
        ("A test should therefore not be repeated.", "repeated", "-"),
    ],
)
def test_polarity(text, word, mark):
    assert _mark(text, word) == mark


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The guideline recommends rest.", {GUIDELINE}),
        ("Rest is recommended for patients with sprains.", {GUIDELINE}),
        ("Imaging should be reserved for sprains.", {GUIDELINE}),
        ("The claimant fell.", {CASE}),
        ("There is no documentation of a fall.", {CASE}),
        ("The patient has swelling.", {CASE}),
        ("In this case rest failed.", {CASE}),
        ("The request exceeds the guideline.", {GUIDELINE, CASE}),
        ("Massage moves a joint.", set()),
    ],
)
def test_speakers(text, speakers):
    assert parse(text).clauses[0].speakers == speakers


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("six visits", [(6, 6, "visit", "")]),
        ("twice a week", [(2, 2, "time", "week")]),
        ("2x/week for 3 weeks", [(2, 2, "time", "week"), (3, 3, "week", "")]),
        ("8-10 sessions over 8 weeks", [(8, 10, "visit", ""), (8, 8, "week", "")]),
        ("eight (8) physical therapy sessions", [(8, 8, "visit", "")]),
        ("a six-week course", [(6, 6, "week", "")]),
        ("naproxen 500mg #60", [(500, 500, "mg", ""), (60, 60, "tablet", "")]),
        ("Norco 10/325 mg", [(10, 10, "mg", ""), (325, 325, "mg", "")]),
        ("30% relief", [(30, 30, "percent", "")]),
        ("twenty-four visits", [(24, 24, "visit", "")]),
        ("no one came", []),
        ("1,200 mg", [(1200, 1200, "mg", "")]),
    ],
)
def test_quantities(text, quantities):
    assert [(q.low, q.high, q.unit, q.per) for q in figures(text).quantities] == quantities


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("10-13-16", [(2016, 10, 13)]),
        ("10/13/2016", [(2016, 10, 13)]),
        ("October 13, 2016", [(2016, 10, 13)]),
        ("13 Oct 2016", [(2016, 10, 13)]),
        ("2016-10-13", [(2016, 10, 13)]),
        ("October 2016", [(2016, 10, None)]),
        ("injured in May", [(None, 5, None)]),
        ("it may help", []),
        ("pain 6-8/10", []),
    ],
)
def test_dates(text, dates):
    assert [date for date, _ in figures(text).dates] == dates


@given(st.text(max_size=300))
@example("፩")  # a digit of another script that no number can be made of
@example("² and ½")
def test_any_text_is_read_and_its_clauses_hold_every_token_once(text):
    reading = parse(text)
    edges = [(clause.start, clause.end) for clause in reading.clauses]
    assert all(first[1] == second[0] for first, second in pairwise(edges))
    if reading.tokens:
        assert edges[0][0] == 0
        assert edges[-1][1] == len(reading.tokens)
    figures(text)


_OPPOSED = ("un", "in", "im", "ab", "dis", "non", "hypo", "hyper", "pre", "post", "anti", "a")


@pytest.fixture(scope="module")
def vocabulary() -> frozenset[str]:
    """Every word of the real letters."""
    files = sorted(LETTERS.glob("*.pdf"))
    if not files:
        pytest.skip("the real letters are not here")
    words: set[str] = set()
    for file in files[::3]:
        document = pypdfium2.PdfDocument(file)
        for page in document:
            words.update(
                token.lower
                for token in tokenise(page.get_textpage().get_text_range())
                if token.kind == "word"
            )
    return frozenset(words)


def test_no_word_of_the_letters_shares_a_lemma_with_its_opposite(vocabulary):
    merged = [
        (word, prefix + word)
        for word in vocabulary
        for prefix in _OPPOSED
        if len(word) > 3 and prefix + word in vocabulary and lemma(word) == lemma(prefix + word)
    ]
    assert merged == []


def test_no_word_of_the_letters_is_taken_for_a_drug(vocabulary):
    table = load_table("drugs.toml")
    names = {lemma(name): name for name in (*table["generic"], *table["combination"])}
    taken = [
        (word, names[lemma(word)])
        for word in vocabulary
        if lemma(word) in names and word != names[lemma(word)]
    ]
    assert [pair for pair in taken if pair[0].rstrip("s") != pair[1]] == []
