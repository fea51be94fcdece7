"""The letter's outcome: what its decisions come to, and what its cover page says."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.schema.facts import Decision, Outcome

from .patterns import compiled

_COVER = compiled(
    r"\bFinal Determination ?: ?(?P<word>PARTIAL(?:LY)? OVERTURN(?:ED)?|OVERTURN(?:ED)?|UPHOLD|UPHELD)\b"
)


def outcome_of(decisions: Sequence[Decision | None]) -> Outcome | None:
    """The outcome of all decisions together; None without issues or where a decision is missing."""
    kinds = set(decisions)
    if not kinds or None in kinds:
        return None
    if len(kinds) > 1:
        return "partial_overturn"
    return "uphold" if kinds == {"upheld"} else "overturn"


def cover_outcome(text: str) -> Outcome | None:
    """The outcome that a cover page prints."""
    match = _COVER.search(text)
    if not match:
        return None
    word = match["word"].lower()
    if word.startswith("partial"):
        return "partial_overturn"
    return "uphold" if word.startswith("up") else "overturn"
