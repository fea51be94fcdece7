"""Named fragments that the facts' patterns are built of. Each has its table of cases in tests/facts.

Every fragment is linear: a repetition is bounded, or its characters cannot also be what follows it.
They are written for clean text, where runs of white space are one space.
"""

from __future__ import annotations

import re

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)

# A blank may follow a separator: lines break inside dates.
NUMERIC_DATE = r"(?<![\d/-])\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d{2})(?!\d)(?! ?[-/]\d)"
ISO_DATE = r"(?<![\d/-])(?:19|20)\d\d-\d\d-\d\d(?!\d)"
NAMED_DATE = rf"\b(?:{MONTHS})\b\.? ?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}(?!\d)"
DATE = rf"(?:{ISO_DATE}|{NUMERIC_DATE}|{NAMED_DATE})"

# What stands where a date should be: misread digits and impossible figures are kept as printed.
DATE_LIKE = rf"(?:{NAMED_DATE}|(?<![\w/-])[\dOolI]{{1,4}} ?[-/.] ?[\dOolI]{{1,2}} ?[-/.] ?[\dOolI]{{1,6}})"

CASE_NUMBER = r"\bCM\d{2}-\d{7}\b"

WORKER = (
    r"(?:injured worker|injured employee|worker|patient|applicant|claimant|employee|IW|"
    r"individual|beneficiary|subject)"
)
AGE = (
    r"(?P<age>\d{1,3})"
    r"(?:[ -]{0,3}(?:years?|yrs?\.?)[ -]{0,3}(?:old\b|of age\b)|[ -]?y[/.]?o\b\.?)"
)
SEX_WORD = r"(?:female|male|woman|man|gentleman|lady)"
FEMALE_WORDS = frozenset({"female", "woman", "lady", "f"})


def compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile at import, so that no letter pays for it."""
    return re.compile(pattern, flags)


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as prose."""
    return frozenset(text.split())
