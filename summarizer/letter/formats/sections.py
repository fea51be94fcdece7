"""Where sections begin: cover page and header, where there are any, and the words behind a title."""

from __future__ import annotations

import re

from .. import anchors
from ..types import CleanText, Range, SectionName


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


def after_title(clean: CleanText, title: Range | None, intro: re.Pattern[str]) -> int:
    """Where a section's own words start: after its title and the sentence that every letter has there."""
    if title is None:
        return 0
    match = intro.match(clean.folded, title[1])
    return match.end() if match else title[1]
