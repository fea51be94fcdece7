"""The front of a letter: cover page and header, where there are any."""

from __future__ import annotations

from .. import anchors
from ..types import CleanText, SectionName


def front_sections(clean: CleanText, end: int) -> tuple[tuple[SectionName, int | None], ...]:
    """Where cover and header begin in the letter's front [0, end)."""
    return ("cover", 0), ("header", _header_start(clean, end))


def _header_start(clean: CleanText, end: int) -> int:
    folded = clean.folded
    if not anchors.any_of(folded, anchors.FRONT, 0, end):
        return end
    if not anchors.any_of(folded, anchors.COVER, 0, end):
        return 0
    labels = (
        match.start()
        for match in anchors.CASE_NUMBER.finditer(folded, 0, end)
        if not folded.endswith("imr ", 0, match.start())
    )
    return next(labels, end)
