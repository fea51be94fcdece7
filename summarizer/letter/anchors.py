"""The phrases that hold a letter together, as patterns over clean text.

All forgive what scans and page breaks do to them: i, l and 1 or o and 0 swapped, extra blanks,
line ends inside, and words glued to either end.
"""

from __future__ import annotations

import re

_LOOKALIKES = {**dict.fromkeys("iIlL1", "[iIlL1|]"), **dict.fromkeys("oO0", "[oO0]")}


def phrase(words: str) -> str:
    """A pattern for `words` with any white space between them."""
    pattern = []
    for word in words.split():
        letters = (_LOOKALIKES.get(letter) or re.escape(letter) for letter in word.rstrip(","))
        pattern.append("".join(letters) + ("[ \n]?,?" if word.endswith(",") else ""))
    return r"[ \n]{1,4}".join(pattern)


class _Title:
    """A section's title: in capitals wherever it stands but inside a sentence, or a line of its own."""

    def __init__(self, words: str) -> None:
        self._words = re.compile(phrase(words), re.IGNORECASE)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        return next((found for found in self._words.finditer(text, start) if self._stands(found)), None)

    @staticmethod
    def _stands(found: re.Match[str]) -> bool:
        text, start = found.string, found.start()
        if sum(map(str.isupper, found.group())) > sum(map(str.islower, found.group())):
            return not _IN_SENTENCE.search(text, max(0, start - 2), start)
        return _LINE_START.match(text, start) is not None and _LINE_END.match(text, found.end()) is not None


_IN_SENTENCE = re.compile(r"(?:[A-Z\"'“‘(]|[a-z,;:] )\Z")
_LINE_START = re.compile(r"^", re.MULTILINE)
_LINE_END = re.compile(r"[ :.]*$", re.MULTILINE)


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\bthe[ \n]){phrase(words)}s?[ \n]?[:;]", re.IGNORECASE)


METHOD = _Title("HOW THE IMR FINAL DETERMINATION WAS MADE")
CASE_SUMMARY = _Title("CLINICAL CASE SUMMARY")
ISSUES = _Title("IMR ISSUES, DECISIONS AND RATIONALES")

CASE_SUMMARY_INTRO = re.compile(
    rf"[ \n:]*(?:{phrase('The expert reviewer developed')}|{phrase('The physician reviewer developed')})"
    r"[^:]{0,160}:",
    re.IGNORECASE,
)
ISSUES_INTRO = re.compile(
    rf"[ \n:]*{phrase('The Final Determination was based on')}[^:]{{0,120}}{phrase('set forth below')} ?:?",
    re.IGNORECASE,
)

# What of the letter follows the last issue: no issue's own words.
TRAILER = re.compile(
    rf"^(?:{phrase('Disclaimer')} ?:|{phrase('MAXIMUS is providing an independent review')}"
    rf"|{phrase('Sincerely')},|cc ?:|Enclosures? ?:|{phrase('Dispute Resolution')}[ :]*$)",
    re.IGNORECASE | re.MULTILINE,
)

CASE_NUMBER_LABEL = re.compile(rf"(?<!IMR ){phrase('Case Number')} ?:", re.IGNORECASE)
COVER = re.compile(
    rf"{phrase('Final Determination')} ?: ?(?:UPHOLD|OVERTURN|PARTIALLY)"
    rf"|{phrase('Notice of Independent Medical Review Determination')}"
    rf"|{phrase('Independent Medical Review Final Determination Letter')}"
    rf"|{phrase('MAXIMUS FEDERAL SERVICES, INC')}|{phrase('Treatment(s) in Dispute')}",
    re.IGNORECASE,
)
CREDENTIALS = re.compile(
    rf"{phrase('has the following credentials')}|{phrase('State(s) of Licensure')}"
    rf"|{phrase('Certification(s)/Specialty')}",
    re.IGNORECASE,
)
BOARD_CERTIFIED = re.compile(
    rf"{phrase('reviewer is Board Certified')}|{phrase('licensed to practice in')}", re.IGNORECASE
)
HEADER = re.compile(
    rf"{phrase('Case Number')} ?:|{phrase('Date Assigned')} ?:|{phrase('UR Denial Date')} ?:", re.IGNORECASE
)

CLAIMS_ADMINISTRATOR_GUIDELINE = _label("Claims Administrator guideline")
REVIEWER_GUIDELINE = _label("MAXIMUS guideline")
RATIONALE = _label("Decision rationale")
