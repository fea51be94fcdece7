"""Dates that the body of a letter gives for what the header dates too: the injury and the
utilization review. Only clear wordings are taken, as each other date becomes a conflict."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .patterns import compiled
from .places import Found

_CONTEXT = 140

# An injury with one of these before it is another one.
_NOT_EARLIER = "".join(
    f"(?<!{word} )"
    for word in ("prior", "previous", "earlier", "old", "past", "separate", "another", "second", "unrelated")
)
_WORK = r"(?:industrial|occupational|work|job)(?:[- ]?(?:related|work))?"
_INJURY = (
    rf"(?:{_NOT_EARLIER}\b{_WORK} (?:\w{{3,12}} )?(?:injury|injuries|accident|incident|claim)"
    r"|\b(?:sustained|suffered|incurred) (?:an? |his |her |the )?"
    r"(?!prior|previous|earlier|second|another|new)(?:\w{3,12} )?(?:injury|injuries)"
    r"|\b(?:injured|hurt) at work)"
)
_INJURY_BEFORE = compiled(
    rf"(?:{_INJURY}(?: ?(?:dated?|date of|on|of|from|(?:that|which) occurred on|occurring on)){{0,2}} ?"
    rf"|{_NOT_EARLIER}\b(?:date of (?:the )?(?:industrial |work |occupational )?(?:injury|loss)|DOI)"
    r"(?: \((?:DOI|DOL)\))?(?: ?(?:is|was|of|on|as|listed as|reported as|:)){0,2} ?)$"
)
# A cheap look before a dear one: most dates have nothing to do with either event.
_INJURY_SIGN = compiled(r"injur|claim|accident|incident|\bloss|\bhurt|\bDOI")
# Trauma over a span of time has no single date.
_SPAN_AFTER = compiled(r" ?(?:through|thru|to|until|-|–) ?\w{0,9} ?\d")

_REVIEW = r"\b(?:utilization review|UR)(?: ?\((?:UR|utilization review(?: board)?)\))?"
_PAPER = r"(?: (?:report|letter|form|documentation|determination|decision|denial|modification|notice))?"
_DECIDED = (
    r"(?:had |has )?(?:non-?certified|denied|modified|determined|certified|partially|did|failed|approved|"
    r"declined|deferred)"
)
_REVIEW_BEFORE = compiled(
    rf"(?:(?<!by )(?<!to )(?<!prior )(?<!previous )(?<!earlier ){_REVIEW}{_PAPER},? ?"
    r"(?:(?:was |is )?dated:? |on |of |from |with a decision date of |\()?"
    rf"|\bby {_REVIEW} (?:on|dated) |{_REVIEW} (?:denied|declined) certification on )$"
)
_ON_BEFORE = compiled(r"\bon $")
_REVIEW_AFTER = compiled(rf",? (?:the |an? )?(?:original )?{_REVIEW}{_PAPER} {_DECIDED}\b")
_REVIEW_SIGN = re.compile(r"UR\b|[uU]tilization|UTILIZATION")


def injury_dates(text: str, dates: Sequence[Found]) -> list[Found]:
    """Those of the dates in `text` on which it says that this injury happened."""
    return [
        found
        for found in dates
        if _INJURY_SIGN.search(before := _before(text, found))
        and _INJURY_BEFORE.search(before)
        and not _SPAN_AFTER.match(text, found.end)
    ]


def review_dates(text: str, dates: Sequence[Found]) -> list[Found]:
    """Those of the dates in `text` that it gives for the utilization review."""
    return [found for found in dates if _is_of_review(text, found)]


def _is_of_review(text: str, found: Found) -> bool:
    before = _before(text, found)
    if _REVIEW_SIGN.search(before) and _REVIEW_BEFORE.search(before):
        return True
    after = text[found.end : found.end + _CONTEXT]
    return bool(_REVIEW_SIGN.search(after) and _ON_BEFORE.search(before) and _REVIEW_AFTER.match(after))


def _before(text: str, found: Found) -> str:
    return text[max(0, found.start - _CONTEXT) : found.start]
