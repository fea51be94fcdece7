"""The letter's outcome: what its decisions come to, and what its cover page says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.schema.facts import Decision, Outcome

from .patterns import lowered, places_of
from .places import Found

_LABEL = "final determination"
_WORD = re.compile(
    r" ?:? ?(?P<word>partial(?:ly)?[ -]?(?:overturn|upheld)(?:ed)?|overturn(?:ed)?|uphold|upheld)\b"
)


def outcome_of(decisions: Sequence[Decision | None]) -> Outcome | None:
    """The outcome of all decisions together; None without issues or where a decision is missing."""
    kinds = set(decisions)
    if not kinds or None in kinds:
        return None
    if len(kinds) > 1:
        return "partial_overturn"
    return "uphold" if kinds == {"upheld"} else "overturn"


def find_cover_outcome(text: str) -> Found | None:
    """The outcome that a cover page prints, where it stands; `value` is an Outcome."""
    lower = lowered(text)
    for at in places_of(lower, _LABEL):
        if match := _WORD.match(lower, at + len(_LABEL)):
            return Found(_meaning(match["word"]), *match.span("word"))
    return None


def cover_outcome(text: str) -> Outcome | None:
    """The outcome that a cover page prints."""
    found = find_cover_outcome(text)
    return _meaning(text[found.start : found.end].lower()) if found else None


def _meaning(word: str) -> Outcome:
    if word.startswith("partial"):
        return "partial_overturn"
    return "uphold" if word.startswith("up") else "overturn"
