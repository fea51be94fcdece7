"""The letters from 2016 on: a header of labelled dates, the reviewer's credentials as labelled lines."""

from __future__ import annotations

from .. import anchors
from ..titles import Titles
from ..types import CleanText
from . import labelled
from .layout import Layout


def _matches(clean: CleanText, titles: Titles) -> bool:
    if not labelled.matches(clean, titles):
        return False
    title = titles.case_summary or titles.issues
    end = title[0] if title else len(clean.text)
    if anchors.any_of(clean.folded, anchors.CREDENTIALS, 0, end):
        return True
    return anchors.any_of(clean.folded, anchors.FRONT, 0, end) and not anchors.any_of(
        clean.folded, anchors.BOARD_CERTIFIED, 0, end
    )


LAYOUT = Layout("2016", _matches, labelled.cut)
