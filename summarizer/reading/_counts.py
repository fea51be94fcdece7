"""A text in figures: its words, sentences and syllables, from which every formula is worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Counts:
    """`words` and `sentences` of a text, the `syllables` of all words, and how many words are `hard`."""

    words: int
    sentences: int
    syllables: int
    hard: int


def count(
    texts: Iterable[str],
    *,
    word: re.Pattern[str],
    abbreviation: re.Pattern[str],
    syllables: Callable[[str], int],
    is_hard: Callable[[str, bool], bool],
) -> Counts:
    """The counts of a text given as sentences or paragraphs, by one language's rules.

    `is_hard` is asked of each word, and whether it opens its sentence.
    """
    sentences = [
        found for text in texts for part in _parts(text, abbreviation) if (found := word.findall(part))
    ]
    words = [(one, index == 0) for sentence in sentences for index, one in enumerate(sentence)]
    return Counts(
        words=len(words),
        sentences=len(sentences),
        syllables=sum(syllables(one) for one, _ in words),
        hard=sum(is_hard(one, first) for one, first in words),
    )


def _parts(text: str, abbreviation: re.Pattern[str]) -> list[str]:
    return SENTENCE_END.split(abbreviation.sub(lambda found: found[0].replace(".", " "), text))
