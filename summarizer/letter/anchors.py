"""The phrases that hold a letter together, as patterns over folded text (see folding.py).

Each starts with letters of its own, so that the search runs at the speed of a plain one. Folded
text has single blanks only, whatever line and page ends stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .folding import fold
from .near import SLACK
from .types import CleanText, Range


def words(phrase: str) -> str:
    """A pattern for `phrase` in folded text; a comma may be lost or have blanks around it."""
    return re.escape(fold(phrase)).replace(r"\ ", " ").replace(", ", " ?,? ?")


def pattern(template: str, **phrases: str) -> re.Pattern[str]:
    """The pattern `template`, its {names} replaced by folded phrases."""
    return re.compile(template.format(**{name: words(phrase) for name, phrase in phrases.items()}))


class Title:
    """A section's title: in capitals wherever it stands but inside a sentence, or a line of its own, or
    a line's start before a colon.

    Before the words that `follow` it in every letter it is a title wherever it stands.
    """

    def __init__(self, *phrases: str, follow: tuple[str, ...] = ()) -> None:
        self.words = fold(phrases[0])
        self._follow = tuple(map(fold, follow))
        self._pattern = re.compile("|".join(map(words, phrases)))

    def search(self, clean: CleanText, start: int = 0) -> Range | None:
        """The first place from `start` on where the title stands as a title."""
        found = self._pattern.finditer(clean.folded, start)
        return next((match.span() for match in found if self._stands(clean, *match.span())), None)

    def two(self, clean: CleanText) -> list[Range]:
        """The first two places where the title stands, or fewer."""
        first = self.search(clean)
        second = self.search(clean, first[1]) if first else None
        return [place for place in (first, second) if place]

    def _stands(self, clean: CleanText, start: int, end: int) -> bool:
        text, printed = clean.text, clean.text[start:end]
        if self._follow and clean.folded.startswith(self._follow, end + 1):
            return True
        if sum(map(str.isupper, printed)) > sum(map(str.islower, printed)):
            return not in_sentence(text, start)
        return opens_sentence(clean, start) and _TITLE_END.match(text, end) is not None


_IN_SENTENCE = re.compile(r"(?:[A-Z\"'“‘(]|[a-z,;:] )\Z")
_TITLE_END = re.compile(r"[ .]*(?:[:\n\v]|\Z)")

METHOD = Title("HOW THE IMR FINAL DETERMINATION WAS MADE", follow=("MAXIMUS Federal Services",))
DOCUMENTS = Title("DOCUMENTS REVIEWED")
_DEVELOPED = ("The expert reviewer developed", "The physician reviewer developed")
_BASED = "The Final Determination was based on"
CASE_SUMMARY = Title("CLINICAL CASE SUMMARY", follow=_DEVELOPED)
ANY_CASE_SUMMARY = Title("CASE SUMMARY")
ISSUES = Title(
    "IMR ISSUES, DECISIONS AND RATIONALES", "IMR ISSUES, DECISIONS, AND RATIONALES", follow=(_BASED,)
)
OLDER_ISSUES = Title(
    "IMR DECISION(S) AND RATIONALE(S)",
    "IMR DECISIONS AND RATIONALES",
    "IMR DECISION AND RATIONALE",
    follow=(_BASED,),
)

CASE_SUMMARY_INTRO = pattern(
    r"[ :]*(?:{expert}|{physician})[^:]{{0,160}}:",
    expert=_DEVELOPED[0],
    physician=_DEVELOPED[1],
)
ISSUES_INTRO = pattern(
    r"[ :]*{based}[^:]{{0,120}}{below} ?:?",
    based=_BASED,
    below="set forth below",
)

CASE_NUMBER = pattern("{label} ?:", label="Case Number")
FRONT = tuple(
    map(fold, ("Case Number:", "Date Assigned:", "UR Denial Date:", "Case Number :", "Date Assigned :"))
)
COVER = tuple(
    map(
        fold,
        (
            "Final Determination: UPHOLD",
            "Final Determination: OVERTURN",
            "Final Determination: PARTIALLY",
            "Notice of Independent Medical Review Determination",
            "Independent Medical Review Final Determination Letter",
            "MAXIMUS FEDERAL SERVICES, INC",
            "Treatment(s) in Dispute",
        ),
    )
)
CREDENTIALS = tuple(
    map(fold, ("has the following credentials", "State(s) of Licensure", "Certification(s)/Specialty"))
)
BOARD_CERTIFIED = tuple(map(fold, ("reviewer is Board Certified", "licensed to practice in")))

# Text that tells that a letter is quoted in it.
QUOTING = re.compile(
    r"^(?:Dear |Re ?: |To ?: |From ?: |Petition)|Appeals Board|Petitioner", re.IGNORECASE | re.MULTILINE
)

# What of a letter follows its last issue: no issue's own words. Each stands at a line's start.
_TRAILERS = (
    pattern(r"{it} ?:", it="Disclaimer"),
    pattern("{it}", it="MAXIMUS is providing an independent review"),
    pattern(r"{it} ?,", it="Sincerely"),
    pattern("cc ?:"),
    pattern(r"{it}s? ?:", it="Enclosure"),
    pattern("{it}(?= *$)", it="Dispute Resolution"),
)


def in_sentence(text: str, position: int) -> bool:
    """Whether what starts at `position` is quoted or stands in the middle of a sentence."""
    return _IN_SENTENCE.search(text, max(0, position - 2), position) is not None


def quotes(clean: CleanText, front: int) -> bool:
    """Whether another document begins before the letter, whose own front is [0, front)."""
    firsts = [clean.folded.find(phrase, 0, front) for phrase in (*COVER, *FRONT)]
    own = min((at for at in firsts if at >= 0), default=front)
    return QUOTING.search(clean.text, 0, own) is not None


def any_of(folded: str, phrases: tuple[str, ...], start: int, end: int) -> bool:
    """Whether one of the folded `phrases` stands in `folded[start:end]`."""
    return any(folded.find(phrase, start, end) >= 0 for phrase in phrases)


def trailer(clean: CleanText, start: int, end: int) -> int:
    """Where the letter's closing formulas begin after `start`; `end` where there are none."""
    found = (
        match.start()
        for one in _TRAILERS
        for match in one.finditer(clean.folded, start, end)
        if opens_sentence(clean, match.start()) or _is_glued(clean.text, match.start())
    )
    return min(found, default=end)


def _is_glued(text: str, position: int) -> bool:
    """Whether a capital stands right behind a small letter: a line's end was lost between."""
    return text[position].isupper() and text[position - 1 : position].islower()


def opens_line(text: str, position: int) -> bool:
    """Whether a line or a paragraph starts at `position` of a clean text."""
    return position == 0 or text[position - 1] in "\n\v"


def line_start_near(clean: CleanText, position: int) -> int | None:
    """The line's start within a few letters of `position`; damaged words are not found to the letter."""
    low, high = max(0, position - SLACK), position + SLACK
    starts = [at for at in range(low, high + 1) if opens_line(clean.text, at)]
    return min(starts, key=lambda at: abs(at - position), default=None)


def opens_sentence(clean: CleanText, position: int) -> bool:
    """Whether a line starts at `position`, or what stands before it closes a sentence."""
    before = clean.flat[max(0, position - 2) : position]
    closed = before[-1:] in (".", ":") or before in (". ", ": ", ") ", '" ', "” ")
    return closed or opens_line(clean.text, position)


def openings(clean: CleanText, found: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of `found` in the folded text that open a line or a sentence, or are in capitals."""
    return (
        match
        for match in found.finditer(clean.folded, start, end)
        if opens_sentence(clean, match.start()) or clean.text[slice(*match.span())].isupper()
    )
