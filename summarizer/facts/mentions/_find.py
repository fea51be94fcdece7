"""One pass over a text's words, one over its figures; every name by look-up of its first word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import attrgetter

from . import _context
from ._numbers import FREQUENCY_WORDS, NUMBER_WORDS, Figures
from ._types import Mention
from ._vocabulary import Name, vocabulary

_WORD = re.compile("([a-z]+)")
# What may stand between the words of one name.
_JOINTS = frozenset((" ", "-", "/", " / ", " - ", "‐", "‑", "–"))
_SIDE_WORDS = frozenset("left right bilateral bilaterally both l lt r rt".split())
_OTHERS = frozenset((*NUMBER_WORDS, *FREQUENCY_WORDS, *_SIDE_WORDS))
_NONE: Mapping[str, tuple[Name, ...]] = {}
_LONGEST = 200_000
_in_order = attrgetter("start", "end")


def find_mentions(text: str) -> list[Mention]:
    """The mentions in `text` (one line of clean text) in reading order; a place may be named in two kinds
    ("knee" within "knee scooter").

    Linear in the text's length; raises nothing. What lies beyond 200,000 characters is damage, and not read.
    """
    text = text[:_LONGEST]
    lowered = _lower(text)
    # Words stand at the odd places, what is between them at the even ones.
    parts = _WORD.split(lowered)
    starts = [0, *accumulate(map(len, parts))]
    names = vocabulary()
    mentions: list[Mention] = []
    sides: list[int] = []
    numbers: list[tuple[int, int]] = []
    ends = {"drug": -1, "body_part": -1, "procedure": -1}
    for index in [at for at in range(1, len(parts), 2) if parts[at] in names or parts[at] in _OTHERS]:
        word = parts[index]
        by_second = names.get(word, _NONE)
        second = parts[index + 2] if index + 2 < len(parts) else ""
        for name in (*by_second.get(second, ()), *by_second.get("", ())):
            # Within one kind the longest name stands, and what it covers is not named again.
            if starts[index] < ends[name.kind] or not _stands(name, parts, index, starts[index], text):
                continue
            if _context.means_other(parts, index, name):
                continue
            ends[name.kind] = end = starts[index + 2 * len(name.rest)] + len(
                parts[index + 2 * len(name.rest)]
            )
            mentions.append(Mention(name.kind, name.value, starts[index], end))
        if word in NUMBER_WORDS:
            numbers.append((starts[index], starts[index] + len(word)))
        elif word in _SIDE_WORDS:
            sides.append(index)
        elif word in FREQUENCY_WORDS:
            mentions.append(
                Mention("quantity", FREQUENCY_WORDS[word], starts[index], starts[index] + len(word))
            )
    mentions += _context.levels(text)
    mentions += _context.sides(text, parts, starts, sides, mentions)
    mentions = _context.joined_drugs(text, mentions)
    named = [one for one in mentions if one.kind in ("drug", "procedure")]
    mentions += Figures(lowered, named).mentions(numbers)
    mentions = _context.without_operated(mentions)
    mentions.sort(key=_in_order)
    return mentions


def _lower(text: str) -> str:
    """In lower case and as long as before: a few letters of other scripts grow when lowered."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _stands(name: Name, parts: Sequence[str], index: int, start: int, text: str) -> bool:
    rest = name.rest
    if rest:
        if index + 2 * len(rest) >= len(parts):
            return False
        for at, word in enumerate(rest, start=1):
            if parts[index + 2 * at] != word or parts[index + 2 * at - 1] not in _JOINTS:
                return False
    return not name.shouted or text[start : start + len(parts[index])].isupper()
