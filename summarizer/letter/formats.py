"""Which format a clean text is in; what is no letter is refused under the name of what it looks like."""

from __future__ import annotations

import re

from summarizer.errors import NotAnImrLetter

from . import anchors
from .types import Format

_HINT = "give a final determination letter of California's workers' compensation IMR"

Titles = tuple[re.Match[str] | None, re.Match[str] | None, re.Match[str] | None]
_Signs = tuple[re.Pattern[str], ...]


def _signs(*patterns: str) -> _Signs:
    """Patterns that a document of one kind holds, all of them; a blank stands for any white space."""
    return tuple(re.compile(p.replace(" ", "[ \n]{1,2}"), re.IGNORECASE | re.DOTALL) for p in patterns)


_OLDER_FORMATS: tuple[tuple[Format, str, _Signs], ...] = (
    (
        "professional-review",
        "medical professional review",
        _signs(r"ISSUE AT DISPUTE\s?:", r"MEDICAL PROFESSIONAL REVIEW|BY PROFESSIONAL REVIEWER AND WHY"),
    ),
    ("2013-letter", "2013-14 final determination letter", _signs(r"IMR DECISION(?:\(S\)|S)? AND RATIONALE")),
    (
        "2013-letter",
        "2013-14 final determination letter",
        _signs(
            r"Claims Administrator based its decision on", r"Physician Reviewer.{0,2}s decision rationale\s?:"
        ),
    ),
    (
        "2013-notice",
        "2013 notice of determination",
        _signs(r"MAXIMUS Federal Services, Inc\. has determined the request for"),
    ),
)

_OTHER_DOCUMENTS: tuple[tuple[str, _Signs], ...] = (
    (
        "a Texas independent review organization (IRO) decision",
        _signs(r"\b(?:Independent Review Organi[sz]ation|IRO)\b", r"\bTexas\b|\bTDI\b|\bTX \d{5}"),
    ),
    (
        "a medical provider network (MPN) review",
        _signs(
            r"\b(?:MPN|Medical Provider Network)\b.{0,80}\bIndependent Medical Review"
            r"|\bIndependent Medical Review.{0,80}\b(?:MPN|Medical Provider Network)\b"
        ),
    ),
    (
        "a health-plan independent medical review (DMHC or CDI)",
        _signs(
            r"\benrollee|\bDepartment of Managed Health Care\b|\bDMHC\b",
            r"\bhealth\W(?:insurer|plan)|\bphysician reviewers? found\b",
        ),
    ),
    (
        "a decision of a court or the Workers' Compensation Appeals Board",
        _signs(r"Compensation Appeals Board|\bWCAB\b", r"\bReconsideration\b|\bOpinion\b|\bPanel\b"),
    ),
    (
        "an application for independent medical review",
        _signs(r"\A.{0,300}Application for Independent Medical Review"),
    ),
    (
        "a utilization review (UR) decision",
        _signs(
            r"\bUtilization Review\b|\bUR (?:Denial|Determination|Decision)\b",
            r"\bnon-?certif|\bnot certified\b|\bdenied\b|\bdenial\b|\bmodified\b|\bcertified\b",
        ),
    ),
)
_QUOTING = re.compile(
    r"^(?:Dear |Re ?: |To ?: |From ?: |Petition)|Appeals Board|Petitioner", re.I | re.MULTILINE
)

# What a document is, it says early; a letter's first three pages have at most 15,000 characters.
_SIGNS_WITHIN = 100_000


def recognise(text: str, name: str) -> Format:
    """The format of the clean text `text`: "2014" or "2016". `name` is the file's, for messages.

    Raises NotAnImrLetter for an older format, for several letters in one file, and for any other
    document.
    """
    titles = section_starts(text)
    _, case_summary, issues = titles
    older = None if issues else _older_format(text)
    if older:
        raise NotAnImrLetter(
            f"{name}: an IMR letter in an older format, the {older}, which this version does not read yet",
            hint="it reads the format used from 2014 on",
        )
    if not _is_letter(text, titles):
        raise _refusal(text, name)
    if issues and None not in section_starts(text, issues.end()):
        raise NotAnImrLetter(f"{name}: holds more than one letter", hint="give each letter as its own file")
    title = case_summary or issues
    front = text[: title.start()] if title else text
    if anchors.CREDENTIALS.search(front):
        return "2016"
    if anchors.BOARD_CERTIFIED.search(front):
        return "2014"
    return "2016" if anchors.HEADER.search(front) else "2014"


def section_starts(text: str, start: int = 0) -> Titles:
    """The titles of method, case summary and issues, from `start` on, each after the one before it."""
    method = anchors.METHOD.search(text, start)
    case_summary = anchors.CASE_SUMMARY.search(text, method.end() if method else start)
    last = case_summary or method
    return method, case_summary, anchors.ISSUES.search(text, last.end() if last else start)


def _is_letter(text: str, titles: Titles) -> bool:
    """Whether the titles are a letter's own. A single one may be quoted, so it needs a whole issue."""
    if titles.count(None) <= 1:
        return True
    issues = titles[2]
    return (
        issues is not None and _has_issue(text, issues.end()) and not _QUOTING.search(text, 0, issues.start())
    )


def _has_issue(text: str, start: int = 0) -> bool:
    return bool(anchors.REVIEWER_GUIDELINE.search(text, start) and anchors.RATIONALE.search(text, start))


def _older_format(text: str) -> str | None:
    return next((title for _, title, signs in _OLDER_FORMATS if _shows(text, signs)), None)


def _refusal(text: str, name: str) -> NotAnImrLetter:
    kind = next((kind for kind, signs in _OTHER_DOCUMENTS if _shows(text, signs)), None)
    if kind is None and _has_issue(text):
        kind = "a fragment of one, without its sections"
    looks = f"; it looks like {kind}" if kind else ""
    return NotAnImrLetter(f"{name}: not an IMR letter{looks}", hint=_HINT)


def _shows(text: str, signs: _Signs) -> bool:
    return all(sign.search(text, 0, _SIGNS_WITHIN) for sign in signs)
