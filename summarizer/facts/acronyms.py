"""Acronyms and the words that a text gives for them: one acronym may have been given two meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_BEHIND = re.compile(r" ?\(([A-Z]{2,6})s?\)")
_BEFORE = re.compile(r"(?<![A-Z])([A-Z]{2,6}) \(([A-Za-z][A-Za-z -]{5,80})\)")
_OWN_WORDS = 2
_STOP = re.compile(r"[.;:()]")


class Acronym(NamedTuple):
    """An acronym and the words that the text gives for it, which stand at [start, end)."""

    letters: str
    words: str
    start: int
    end: int


def acronyms(text: str) -> Iterator[Acronym]:
    """ "Trigger point impedance imaging (TPII)" and "TPII (trigger point impedance imaging)"."""
    for found in _BEHIND.finditer(text):
        letters = found[1]
        start = _spelled(text, found.start(), letters)
        if start is not None:
            yield Acronym(letters, text[start : found.start()], start, found.start())
    for found in _BEFORE.finditer(text):
        letters, words = found.groups()
        if _initial(words, letters) and _spelled(words, len(words), letters) == 0:
            yield Acronym(letters, words, *found.span(2))


def acronym_conflicts(found: Sequence[Acronym]) -> list[tuple[Acronym, Acronym]]:
    """Pairs that give one acronym two meanings: each has two words that the other has not.

    "Transcutaneous electrical neurostimulation" and "... nerve stimulation" are one meaning, and a
    "lumbar epidural injection" is an epidural injection.
    """
    first: dict[str, Acronym] = {}
    pairs = []
    for one in found:
        other = first.setdefault(one.letters, one)
        mine, others = _stems(one.words), _stems(other.words)
        if min(len(mine - others), len(others - mine)) >= _OWN_WORDS:
            pairs.append((other, one))
    return pairs


def _spelled(text: str, end: int, letters: str) -> int | None:
    """Where the words before `end` begin that `letters` shorten, the first letter at a word's start."""
    at = end - 1
    floor = max(0, end - 20 * len(letters))
    for place in range(len(letters) - 1, -1, -1):
        letter = letters[place].lower()
        while at >= floor and (
            text[at].lower() != letter or (place == 0 and at > 0 and text[at - 1].isalnum())
        ):
            at -= 1
        if at < floor:
            return None
        at -= 1
    start = at + 1
    return start if " " in text[start:end].strip() and not _STOP.search(text, start, end) else None


def _initial(words: str, letters: str) -> bool:
    return words[:1].lower() == letters[0].lower()


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:4] for word in re.findall("[a-z]{3,}", words.lower()))
