"""What the formats of 2014 and 2016 share: three titles, then each issue under its labelled lines."""

from __future__ import annotations

from .. import anchors
from ..cut import Cut
from ..labels import find_issues, has_labels
from ..titles import Titles
from ..types import CleanText
from .sections import after_title, front_sections


def matches(clean: CleanText, titles: Titles) -> bool:
    """Whether the titles are a letter's own. A single one may be quoted, so it needs a whole issue."""
    if titles.found >= 2:
        return True
    return (
        titles.issues is not None
        and has_labels(clean, titles.issues[1])
        and not anchors.QUOTING.search(clean.text, 0, titles.issues[0])
    )


def cut(clean: CleanText, titles: Titles) -> Cut:
    """The parts of a letter with labelled issues; one without a single issue has none."""
    length = len(clean.text)
    method, case_title, issues_title = titles
    body = after_title(clean, case_title, anchors.CASE_SUMMARY_INTRO)
    start = after_title(clean, issues_title, anchors.ISSUES_INTRO) if issues_title else body
    issues, flags = find_issues(clean, start, length, titled=issues_title is not None)
    issues_start = issues_title[0] if issues_title else issues[0].heading[0] if issues else None
    front = next(
        one for one in (method and method[0], case_title and case_title[0], issues_start) if one is not None
    )
    sections = (
        *front_sections(clean, front),
        ("method", method and method[0]),
        ("case_summary", case_title and case_title[0]),
        ("issues", issues_start),
    )
    return Cut(
        sections=tuple((name, at) for name, at in sections if at is not None),
        case_summary=(body, length if issues_start is None else issues_start) if case_title else None,
        issues=issues,
        flags=flags,
    )
