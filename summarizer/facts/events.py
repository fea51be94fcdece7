"""Dates that the body of a letter gives for what the header dates too: the injury and the
utilization review. Only clear wordings are taken, as each other date becomes a conflict.

The event's own word is found first; then a date must follow it through a few known words, or, for
the review, stand right before it ("On 10/13/2016, utilization review denied ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dates import date_at, find_dates
from .patterns import lowered, places_of
from .places import Found

# The patterns of this module are written for lower case.
_BY_ITSELF = ("injured at work", "hurt at work", "date of loss", "doi")
_INJURY_TO_DATE = re.compile(
    r"(?:injur(?:y|ies|ed at work)|claim|accident|incident|date of loss|hurt at work|doi)(?: \((?:doi"
    r"|dol)\))?"
    r"(?: ?(?:date of|dated?|on|of|from|(?:that|which) occurred on|occurring on"
    r"|(?P<stated>is|was|as|listed as|reported as|:))){0,2} ?"
)
# An injury with one of these before it is another one.
_EARLIER = re.compile(r"\b(?:prior|previous|earlier|old|past|separate|another|second|unrelated) $")
_NOT_EARLIER = "".join(
    f"(?<!{word} )"
    for word in ("prior", "previous", "earlier", "old", "past", "separate", "another", "second", "unrelated")
)
_LEAD = re.compile(
    rf"(?:{_NOT_EARLIER}\b(?:"
    r"(?:industrial|occupational|work|job)(?:[- ]?(?:related|work))? (?:\w{3,12} )?"
    r"|(?P<dates>date of (?:the )?(?:industrial |work |occupational )?))"
    r"|\b(?:sustained|suffered|incurred) (?:an? |his |her |the )?"
    r"(?!prior|previous|earlier|second|another|new)(?:\w{3,12} )?)$"
)
# Trauma over a span of time has no single date.
_SPAN_AFTER = re.compile(r" ?(?:through|thru|to|until|-|–) ?\w{0,9} ?\d")

_REVIEW = r"(?:utilization review|ur\b)(?: ?\((?:ur|utilization review(?: board)?)\))?"
_PAPER = r"(?: (?:report|letter|form|documentation|determination|decision|denial|modification|notice))?"
_REVIEW_TO_DATE = re.compile(
    rf"{_REVIEW}(?: (?:denied|declined) certification on "
    rf"|{_PAPER},? ?(?P<by>on |dated )?(?:(?:was |is )?dated:? |of |from |with a decision date of |\()?)"
)
_ANOTHERS = ("to ", "prior ", "previous ", "earlier ")
_REVIEW_DECIDED = re.compile(
    rf"{_REVIEW}{_PAPER} (?:had |has )?(?:non-?certified|denied|modified|determined|certified|partially|did|"
    r"failed|approved|declined|deferred)\b"
)
_ON = re.compile(r"\bon $")
_DATE_TO_REVIEW = re.compile(r",? (?:the |an? )?(?:original )?")
# As far as a lead reaches back from its event, and a date from the review that it opens.
_REACH = 60


def injury_dates(text: str) -> list[Found]:
    """The dates in `text` on which it says that this injury happened."""
    lower = lowered(text)
    return _once(
        [
            found
            for at in _injury_signs(lower)
            if (tail := _INJURY_TO_DATE.match(lower, at))
            and (found := date_at(text, tail.end()))
            and not _SPAN_AFTER.match(lower, found.end)
            and _is_this_injury(lower, at, tail)
        ]
    )


def _injury_signs(lower: str) -> Iterator[int]:
    for at in places_of(lower, "injur"):
        # "The injured worker" stands everywhere and dates nothing.
        if lower[at + 5 : at + 6] != "e" or lower.startswith("injured at work", at):
            yield at
    for at in places_of(lower, " claim "):
        yield at + 1
    for at in places_of(lower, "cident"):
        yield at - 2
    yield from places_of(lower, "hurt at work", "date of loss", "doi")


def _is_this_injury(lower: str, at: int, tail: re.Match[str]) -> bool:
    first = max(0, at - _REACH)
    if lower.startswith(_BY_ITSELF, at):
        return not _EARLIER.search(lower, first, at)
    lead = _LEAD.search(lower, first, at)
    # "The date of injury was ...", but not "he suffered an injury as of ...".
    return bool(lead and (lead["dates"] or not tail["stated"]))


def review_dates(text: str) -> list[Found]:
    """The dates in `text` that it gives for the utilization review."""
    lower = lowered(text)
    return _once(
        [
            found
            for at in (*places_of(lower, "utilization"), *places_of(text, "UR"))
            if not lower[at - 1 : at].isalnum()
            and (found := _date_after_review(text, lower, at) or _date_before_review(text, lower, at))
        ]
    )


def _date_after_review(text: str, lower: str, at: int) -> Found | None:
    tail = _REVIEW_TO_DATE.match(lower, at)
    if not tail:
        return None
    before = lower[max(0, at - 9) : at]
    if before.endswith(_ANOTHERS) or (before.endswith("by ") and not tail["by"]):
        return None
    return date_at(text, tail.end())


def _date_before_review(text: str, lower: str, at: int) -> Found | None:
    """ "On 10/13/2016, the utilization review denied ..." """
    if not _REVIEW_DECIDED.match(lower, at):
        return None
    for found in find_dates(text, max(0, at - _REACH), at):
        if _ON.search(lower, max(0, found.start - 4), found.start) and _DATE_TO_REVIEW.fullmatch(
            lower, found.end, at
        ):
            return found
    return None


def _once(dates: list[Found]) -> list[Found]:
    """Each date once, in reading order."""
    return sorted(set(dates), key=lambda found: found.start) if len(dates) > 1 else dates
