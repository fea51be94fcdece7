"""Which ties of WordNet are taken: a small net of our own, and vectors that say what is near."""

from __future__ import annotations

import numpy as np
import pytest

from evals.vocabulary import ties
from summarizer.lexicon import load_table, parse
from summarizer.lexicon._concepts import near

NET: dict[str, ties.Synset] = {
    "n1": (["garment", "clothing"], []),
    "n2": (["cloak", "cape"], [("@", "n1")]),
    "v1": (["mend", "repair"], [("+", "n3")]),
    "n3": (["mending"], []),
    "a1": (["tidy"], [("!", "a2"), ("&", "a3")]),
    "a2": (["untidy"], []),
    "a3": (["orderly"], []),
    "n4": (["knee", "elbow"], []),
}
WORDS = [word for words, _ in NET.values() for word in words]


def _table(unlike: tuple[str, ...] = (), silent: tuple[str, ...] = ()) -> dict[str, list[str]]:
    vectors = {word: np.array([0.0, 1.0] if word in unlike else [1.0, 0.0]) for word in WORDS}
    told = {word: word not in silent for word in WORDS}
    lines = ties.table(NET, vectors, told).splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {own: others.split() for own, others in rows}


def test_synonyms_tie_both_ways_and_a_broader_word_one_way():
    table = _table()
    assert table["mend"] == ["repair"]
    assert table["repair"] == ["mend"]
    assert {"cloak", "cape"} <= set(table["garment"])
    assert "garment" not in table["cloak"]


@pytest.mark.parametrize(("own", "other"), [("tidi", "untidi"), ("untidi", "tidi"), ("knee", "elbow")])
def test_opposites_and_body_parts_do_not(own, other):
    assert other not in _table().get(own, [])


def test_words_that_are_far_apart_do_not():
    assert "repair" not in _table(unlike=("repair",)).get("mend", [])


def test_words_that_no_letter_has_are_left_out():
    assert "repair" not in _table(silent=("repair",)).get("mend", [])


def test_no_tie_of_the_program_is_of_a_body_part():
    parts = {token.lemma for part in load_table("anatomy.toml")["part"] for token in parse(part).tokens}
    assert near()
    assert not (parts - {"pain"}) & near().keys()
