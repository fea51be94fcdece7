"""The letter's own warnings about stopping a drug: required in every output, never reworded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.letter import Sentence

_ABRUPT = re.compile(
    r"\b(?:abrupt|sudden)(?:ly)?\b.{0,60}\b(?:discontinu|stop|cessation|ceas|withdraw)\w*"
    r"|\b(?:discontinu|stop|cessation|ceas|withdraw)\w*\b.{0,60}\b(?:abrupt|sudden)(?:ly)?\b",
    re.IGNORECASE,
)
_TAPER = re.compile(r"\b(?:taper|wean)(?:ed|ing|s)?\b|\bwithdrawal\b", re.IGNORECASE)
# A guideline quoted on tapering is no warning to this worker: someone must advise it.
_ADVISED = re.compile(
    r"\b(?:advised|should be|must be|needs? to be|is recommended|are recommended|recommends?|"
    r"to prevent|to avoid|risk of|allow for|for the purpose of)\b",
    re.IGNORECASE,
)
_QUOTES_A_RULE = re.compile(
    r"\bguidelines?\b.{0,40}\b(?:state|describe|agree|note|review|address|discuss)\w*", re.IGNORECASE
)


def find(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of a rationale that warn about stopping or tapering, in order."""
    return tuple(s for s in sentences if _warns(s.text))


def _warns(text: str) -> bool:
    if _QUOTES_A_RULE.search(text):
        return False
    return bool(_ABRUPT.search(text) or (_TAPER.search(text) and _ADVISED.search(text)))
