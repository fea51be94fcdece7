"""Named fragments that the facts' patterns are built of. Each has its table of cases in tests/facts.

Every fragment is linear: a repetition is bounded, or its characters cannot also be what follows it.
They are written for clean text, where runs of white space are one space.
"""

from __future__ import annotations

import re

# Each date pattern begins with a character of its own, and looks behind only then: the regex engine
# skips to such characters at many times the speed.
MONTH = (
    r"(?:J(?i:anuary|une|uly|an|un|ul)|F(?i:ebruary|eb)|M(?i:arch|ay|ar)|A(?i:pril|ugust|pr|ug)"
    r"|S(?i:eptember|ept|ep)|O(?i:ctober|ct)|N(?i:ovember|ov)|D(?i:ecember|ec))\b"
)
# A blank may follow a separator, as lines break inside dates; three doses in a row are no date.
NUMERIC_DATE = (
    r"\d(?<![\d/-]\d)(?:\d? ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d{2})|\d{3}-\d\d-\d\d)"
    r"(?!\d| ?[-/]\d| ?(?:mg|mcg|ml|%))"
)
NAMED_DATE = rf"{MONTH}\.? ?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}(?!\d)"
DATE = rf"(?:{NUMERIC_DATE}|{NAMED_DATE})"

# What stands where a date should be: misread digits and impossible figures are kept as printed.
DATE_LIKE = (
    rf"(?:{NAMED_DATE}|(?:(?<!\w)(?=[OolI])|(?<![\d/-])(?=\d))"
    r"[\dOolI]{1,4} ?[-/.] ?[\dOolI]{1,2} ?[-/.] ?[\dOolI]{1,6})"
)

CASE_NUMBER = r"(?<![a-z])CM\d{2}-\d{7}(?!\d)"

WORKER = (
    r"(?:injured worker|injured employee|worker|patient|applicant|claimant|employee|IW|"
    r"individual|beneficiary|subject)"
)
AGE = (
    r"(?P<age>\d(?<![\w.-]\d)\d{0,2})"
    r"(?:[ -]{0,3}(?:years?|yrs?\.?)[ -]{0,3}(?:old\b|of age\b)|[ -]?y[/.]?o\b\.?)"
)
SEX_WORD = r"(?:female|male|woman|man|gentleman|lady|Female|Male|Woman|Man|Gentleman|Lady|FEMALE|MALE)"
FEMALE_WORDS = frozenset({"female", "woman", "lady", "f"})


def compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile at import, so that no letter pays for it."""
    return re.compile(pattern, flags)


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as prose."""
    return frozenset(text.split())
