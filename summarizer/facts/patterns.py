"""Named fragments that the facts' patterns are built of. Each has its table of cases in tests/facts.

Every fragment is linear: a repetition is bounded, or its characters cannot also be what follows it.
They are written for clean text, where runs of white space are one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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

# What stands where a numeric date should be: misread digits and impossible figures are kept as printed.
DATE_LIKE = (
    r"[\dOolI](?:(?<=\d)(?<![\d/-].)|(?<!\w.))"
    r"[\dOolI]{0,3} ?[-/.] ?[\dOolI]{1,2} ?[-/.] ?[\dOolI]{1,6}"
)

# In place of a digit a scan may print a letter; the number has no letters, so each is told back.
CASE_NUMBER = r"[Cc](?<![A-Za-z].)[Mm][\dOolI]{2}-[\dOolI]{7}(?!\d)"

# Characters that a scan mistakes for one another, brought to one of them.
LOOK_ALIKES = str.maketrans({"0": "o", "1": "l", "|": "l", "!": "l", "i": "l"})

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


def lowered(text: str) -> str:
    """`text` in lower case with every character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def places_of(text: str, *words: str) -> Iterator[int]:
    """Where each of `words` stands in `text`, word by word: a look at the speed of C."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as prose."""
    return frozenset(text.split())
