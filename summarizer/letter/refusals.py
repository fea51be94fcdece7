"""What is no letter, refused under the name of what it looks like."""

from __future__ import annotations

import re

from summarizer.errors import NotAnImrLetter

from .labels import has_labels
from .types import CleanText

_HINT = "give a final determination letter of California's workers' compensation IMR"
# What a document is, it says early; a letter's first three pages have at most 15,000 characters.
_SIGNS_WITHIN = 100_000

_Signs = tuple[re.Pattern[str], ...]


def _signs(*patterns: str) -> _Signs:
    """Patterns that a document of one kind holds, all of them."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


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


def refusal(clean: CleanText, name: str) -> NotAnImrLetter:
    """The error for a text in no known format; `name` is the file's."""
    front = clean.flat[:_SIGNS_WITHIN]
    kind = next((kind for kind, signs in _OTHER_DOCUMENTS if all(s.search(front) for s in signs)), None)
    if kind is None and has_labels(clean):
        kind = "a fragment of one, without its sections"
    looks = f"; it looks like {kind}" if kind else ""
    return NotAnImrLetter(f"{name}: not an IMR letter{looks}", hint=_HINT)
