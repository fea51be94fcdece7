"""Anchors that a scan damaged: places where nearly the same letters stand.

Only looked for where the exact anchors leave something unexplained. Blanks count for nothing, since
scans lose and invent them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from .types import Range

_WORD_END = re.compile(r"[^a-z0-9]|\Z")
SLACK = 3
"""How many letters an alignment may be off at either end."""
_PIECE = 5  # letters that must have survived together somewhere in the anchor
_LIKENESS = 78.0  # percent; one letter in five may be wrong
# A letter has at most a few hundred places that look like a piece of an anchor.
_MOST_PLACES = 4_000
_LONGEST = 400_000  # characters; a damaged letter of 300 issues has some 300,000


class Squeezed:
    """A folded text without blanks, and the way back."""

    def __init__(self, folded: str) -> None:
        self._folded = folded[:_LONGEST]

    @cached_property
    def _text(self) -> str:
        return self._folded.replace(" ", "")

    @cached_property
    def _places(self) -> list[int]:
        return [place for place, letter in enumerate(self._folded) if letter != " "]

    def find(self, words: str) -> list[Range]:
        """Where `words` (folded) or something near it stands, without overlap, in reading order."""
        wanted = words.replace(" ", "")
        best: list[tuple[float, int, int]] = []
        for found in sorted(self._alignments(wanted), key=lambda one: one[1:]):
            if best and found[1] < best[-1][2]:
                best[-1] = max(best[-1], found, key=lambda one: one[0])
            else:
                best.append(found)
        return [(self._places[start], self._word_end(self._places[end - 1] + 1)) for _, start, end in best]

    def _word_end(self, end: int) -> int:
        """`end`, or the end of the word that an alignment left unfinished."""
        last = _WORD_END.search(self._folded, end, end + SLACK + 1)
        return last.start() if last else end

    def _alignments(self, wanted: str) -> Iterator[tuple[float, int, int]]:
        for start in self._starts(wanted):
            low = max(0, start - SLACK)
            window = self._text[low : start + len(wanted) + SLACK]
            if len(window) < len(wanted):
                continue
            match = fuzz.partial_ratio_alignment(wanted, window, score_cutoff=_LIKENESS)
            if match and match.dest_start < match.dest_end:
                yield match.score, low + match.dest_start, low + match.dest_end

    def _starts(self, wanted: str) -> list[int]:
        """Where the anchor would start if one of its pieces stands undamaged."""
        starts: set[int] = set()
        for offset in range(0, len(wanted) - _PIECE + 1, 3):
            piece = wanted[offset : offset + _PIECE]
            at = self._text.find(piece)
            while at >= 0 and len(starts) < _MOST_PLACES:
                starts.add(max(0, at - offset))
                at = self._text.find(piece, at + 1)
        return sorted(starts)


def outside(places: Iterable[Range], taken: Iterable[Range]) -> Iterator[Range]:
    """Those of `places` that overlap none of `taken`; each without overlap in itself, in any order."""
    rest = sorted(taken)
    at = 0
    for place in sorted(places):
        while at < len(rest) and rest[at][1] <= place[0]:
            at += 1
        if at == len(rest) or rest[at][0] >= place[1]:
            yield place


def nearest_ending(folded: str, words: dict[str, int]) -> tuple[str, int] | None:
    """Which of `words` the folded text ends with, give or take as many letters as each may lose.

    Returns the word and where it starts in `folded`; None where none is near, or two are.
    """
    places = [place for place, letter in enumerate(folded) if letter.isalnum()]
    tail = "".join(folded[place] for place in places)
    found: list[tuple[int, str, int]] = []
    for word, errors in words.items():
        for length in range(len(word) - 1, len(word) + 2):
            if length <= len(tail):
                distance = Levenshtein.distance(word, tail[-length:], score_cutoff=errors)
                if distance <= errors:
                    found.append((distance, word, places[len(places) - length]))
    if not found or len({word for _, word, _ in found}) > 1:
        return None
    _, word, place = min(found)
    return word, place
