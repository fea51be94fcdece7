"""Which format a clean text is in."""

from __future__ import annotations

from summarizer.errors import NotAnImrLetter

from .. import anchors
from ..refusals import refusal
from ..titles import Titles, find_titles, mend_titles
from ..types import CleanText
from . import format_2014, format_2016, letter_2013, notice_2013, professional_review
from .layout import Layout

# The older formats share titles with the newer ones, but never the title of the issues.
_OLDER = (professional_review.LAYOUT, notice_2013.LAYOUT, letter_2013.LAYOUT)
_NEWER = (format_2016.LAYOUT, format_2014.LAYOUT)


def recognise(clean: CleanText, name: str) -> tuple[Layout, Titles]:
    """The format of `clean` and its titles. `name` is the file's, for messages.

    Raises NotAnImrLetter for several letters in one file and for any other document.
    """
    titles = find_titles(clean)
    layout = _first(clean, titles)
    if layout is None or (titles.found < 3 and layout in _NEWER):
        titles = mend_titles(clean, titles)
        layout = _first(clean, titles)
    if layout is None:
        raise refusal(clean, name)
    if _holds_two(clean):
        raise NotAnImrLetter(f"{name}: holds more than one letter", hint="give each letter as its own file")
    return layout, titles


def _first(clean: CleanText, titles: Titles) -> Layout | None:
    layouts = _NEWER if titles.issues else (*_OLDER, *_NEWER)
    return next((layout for layout in layouts if layout.matches(clean, titles)), None)


def _holds_two(clean: CleanText) -> bool:
    """Whether two letters, of any formats, begin in the text: each has an opening and a case summary."""
    openings = (anchors.METHOD, notice_2013.QUALIFICATIONS, professional_review.ISSUE)
    if sum([clean.folded.count(title.words) for title in openings]) < 2:
        return False
    return (
        sum(len(title.two(clean)) for title in openings) > 1 and len(anchors.ANY_CASE_SUMMARY.two(clean)) > 1
    )
