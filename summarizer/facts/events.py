"""Dates that the body of a letter gives for what the header dates too: the injury and the
utilization review. Only clear wordings are taken, as each other date becomes a conflict."""

from __future__ import annotations

from .dates import dates_in
from .patterns import DATE, compiled
from .places import Found

# An injury with one of these before it is another one; a span of time is no single date.
_EARLIER = (
    r"(?<!prior )(?<!previous )(?<!earlier )(?<!old )(?<!past )(?<!separate )(?<!another )"
    r"(?<!second )(?<!unrelated )(?<!subsequent )(?<!different )"
)
_NO_SPAN = r"(?! ?(?:through|thru|to|until|-|–) ?\d)"
_WORK = r"(?:industrial|occupational|work|job)(?:[- ]?(?:related|work|injury related))?"
_INJURY = (
    rf"(?:{_EARLIER}\b{_WORK}(?: \w{{3,12}}){{0,1}} (?:injury|injuries|accident|incident|claim)"
    rf"|\b(?:sustained|suffered|incurred|had) (?:an? |his |her |the )?(?:\w{{3,12}} )?(?:injury|injuries)"
    r"|\b(?:injured|hurt) at work)"
)
_INJURY_DATE = compiled(
    rf"(?:{_INJURY}(?: ?(?:dated?|date of|on|of|from|(?:that|which) occurred on|occurring on)){{0,2}} ?"
    r"|\b(?:date of (?:the )?(?:industrial |work |occupational )?(?:injury|loss)|DOI)"
    r"(?: \((?:DOI|DOL)\))?(?: ?(?:is|was|of|on|as|listed as|reported as|:)){0,2} ?)"
    rf"(?P<date>{DATE}){_NO_SPAN}"
)

_REVIEW = r"\b(?:utilization review|UR)(?: ?\((?:UR|utilization review(?: board)?)\))?"
_PAPER = r"(?: (?:report|letter|form|documentation|determination|decision|denial|modification|notice))?"
_REVIEW_DATE = compiled(
    rf"(?<!by )(?<!to )(?<!prior )(?<!previous )(?<!earlier ){_REVIEW}{_PAPER},? ?"
    r"(?:(?:was |is )?dated:? |on |of |from |with a decision date of |\()?"
    rf"(?P<date>{DATE})"
    rf"|\bby {_REVIEW} (?:on|dated) (?P<by>{DATE})"
    rf"|\bon (?P<on>{DATE}),? (?:the |an? )?(?:original )?{_REVIEW}{_PAPER} "
    r"(?:had |has )?(?:non-?certified|noncertified|denied|modified|determined|certified|partially|did|"
    r"failed|approved|declined|deferred)"
    rf"|{_REVIEW} (?:denied|declined) certification on (?P<certified>{DATE})"
)


def injury_dates(text: str) -> list[Found]:
    """The dates on which `text` says that this injury happened, in ISO 8601."""
    return dates_in(text, _INJURY_DATE)


def review_dates(text: str) -> list[Found]:
    """The dates that `text` gives for the utilization review, in ISO 8601."""
    return dates_in(text, _REVIEW_DATE)
