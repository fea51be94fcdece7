"""Closed lists of words, written as one would write them."""

from __future__ import annotations

from ._lemma import lemma


def words(text: str) -> frozenset[str]:
    """The words of a list, as they are spelled."""
    return frozenset(text.split())


def lemmas(text: str) -> frozenset[str]:
    """The lemmas of a list's words: every form of each word is meant."""
    return frozenset(lemma(word) for word in text.split())
