"""The sentence around a place in clean text, without cutting up the rest of it.

Looking for a word is cheap and splitting sentences is dear, so the readers of this package first
look for their few words and then ask only for the sentences that hold them.
"""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?](?:[\"”’)\]]{0,2} (?=[^a-z ])|(?=[A-Z][a-z ]))")
# A stop after these ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[ (\[\"/])(?:Dr|Mr|Mrs|Ms|St|Drs|vs|v|e\.g|i\.e|cf|approx|No|Nos|pg|pgs|pp|p|fig|ed|Inc"
    r"|[A-Z]|(?:[A-Z]\.){1,4}[A-Z])$|[,;:] \d{1,2}$"
)
_ABBREVIATION = 8
# As far as a sentence is followed on either side of the place.
_REACH = 700


def sentence_at(text: str, index: int) -> tuple[int, int]:
    """[start, end) of the sentence that holds the character at `index`, at most _REACH away from it."""
    return _start(text, index), _end(text, index)


def _start(text: str, index: int) -> int:
    start = lowest = max(0, index - _REACH)
    stop = text.rfind(". ", lowest, index)
    # The commonest stop is found at the speed of C; the others can only stand after it.
    while stop >= 0:
        mark = _STOP.match(text, stop)
        if mark and mark.end() <= index and _ends(text, stop):
            start = mark.end()
            break
        stop = text.rfind(". ", lowest, stop)
    for mark in _STOP.finditer(text, start, index + 1):
        if mark.end() <= index and _ends(text, mark.start()):
            start = mark.end()
    return start


def _end(text: str, index: int) -> int:
    highest = min(len(text), index + _REACH)
    for mark in _STOP.finditer(text, index, highest):
        if mark.end() > index and _ends(text, mark.start()):
            end = mark.end()
            return end - 1 if text[end - 1] == " " else end
    return highest


def _ends(text: str, stop: int) -> bool:
    return not _ABBREVIATED.search(text[max(0, stop - _ABBREVIATION) : stop])
