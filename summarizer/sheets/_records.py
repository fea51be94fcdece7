"""Dates that a sentence names, and what each of them dates: a record, a visit, the utilization review.

A date has a label only where the letter's own words attach directly to it ("progress report dated
10-26-2016", "the October 18, 2016 progress note"). Elsewhere the sentence, or its clause, is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.facts.dates import find_dates
from summarizer.facts.places import Found

_IMAGE = r"""(?:
    magnetic\ resonance\ imaging | MR\ arthrogram | MRIs? | MRA | computed\ tomography | CT(?:\ scans?)?
  | x-?rays? | radiographs? | ultrasound | bone\ scan | EMG(?:[/-]NC[SV])? | NC[SV](?:[/-]EMG)? | arthrogram
)"""
_PAPER = r"""(?:
    requests?\ for\ authorization(?:\ (?:\(RFA\)|form))? | authorization\ requests? | RFA(?:\ form)?
  | (?:utilization\ review|\bUR)(?:\ \((?:UR|utilization\ review(?:\ board)?)\))?
      (?:\ (?:report|form|letter|determination|decision|denial|documentation))?
  | date\ of\ (?:service|injury) | DOS | injury(?:\ date)?
  | (?:urine\ )?drug\ screens? | UDS | electrocardiogram | EKG | ECG
  | lab(?:oratory)?\ (?:report|results?|tests?)
  | PR-?2 | DFR | [AQ]ME(?:\ report)?
  | reports?(?:\ of\ (?:occupational\ )?injury(?:\ or\ illness)?)?
  | notes? | visits? | records? | evaluations? | examination | exam | assessment | consultation
  | follow[- ]?up | determination | review | letter | appeal | prescription | questionnaire
)"""
_WORD = r"[\w'’/&.-]+"
_SMALL = (
    r"(?:an?|the|this|that|these|his|her|its|their|said|on|in|of|at|to|by|per|from|with|and|or|for|as|was|were"
    r"|is|are|had|has|have|been|according|based|include[sd]?|including|revealed|showed|dated|sustained|suffered"
    r"|reported|indicates?|documents?|underwent|performed|also|currently|additionally|however|which|who|she|he"
    r"|worker|applicant|claimant|there|recently|only|take|taken|done|obtained|signed|submitted|received"
    r"|completed|conducted|requested|ordered|recommended|stated|noted)"
)
"""Words that are no part of a record's name."""
_NAMING = rf"(?!{_SMALL}\b){_WORD}"
_OF = r"\ (?:of|to)(?:\ (?:the|his|her))?"
_BEFORE_IT, _BEHIND_IT = rf"(?:{_NAMING}\ ){{0,4}}", rf"(?:\ {_NAMING}){{1,4}}"
# An image names its part with "of" or without: "MRI left knee".
_RECORD = rf"{_BEFORE_IT}\b(?:{_IMAGE}(?:(?:{_OF})?{_BEHIND_IT})?|{_PAPER}(?:{_OF}{_BEHIND_IT})?)"
_DATED = r"(?:dated|decision|done|performed|signed|submitted|received|completed|taken|obtained|conducted)"
_JOIN = (
    rf"(?:\ \([^()]{{1,20}}\))?\ ?(?:\(|,\ |:\ )?(?:(?:was|is|were|are)\ )?(?:{_DATED}\ )?(?:office\ )?"
    r"(?:(?:on|of|from)\ )?(?:the\ )?"
)
_BEFORE = re.compile(rf"(?P<kind>\b{_RECORD}){_JOIN}$", re.IGNORECASE | re.VERBOSE)
_AFTER = re.compile(
    rf"\)?,?\ (?:\(|(?:the|an?|this|his|her)\ )?(?P<kind>{_BEFORE_IT}\b(?:{_IMAGE}|{_PAPER}))\b",
    re.IGNORECASE | re.VERBOSE,
)
# The date of a rule's own edition.
_RULE = re.compile(r"(?:guidelines?|MTUS|ODG|ACOEM|C\.?C\.?R\.?)[\d. ]{0,14}\($", re.IGNORECASE)
_AND = re.compile(r"\)?,? (?:and|to|through|thru|&|-) \(?")
_ONE_SEPARATOR = re.compile(r"\d+ ?([-/.]) ?\d+ ?\1 ?\d+")
_CLAUSE = re.compile(r"[;:] |, (?:and|but|which|who|while|where|with)\b|\. ")
_INJURY = re.compile(r"\binjury", re.IGNORECASE)
_REACH = 110
_MOST_WORDS = 30
"""Of a sentence that is shown whole."""


class Dated(NamedTuple):
    """Dates (ISO 8601) of a sentence. `kind` is what they date, in the letter's words; where that does not
    show, `kind` is None and `around` the words around the dates."""

    dates: tuple[str, ...]
    kind: str | None
    around: str


def dated(text: str, injury: str | None = None) -> list[Dated]:
    """The dates in a sentence: those with a kind in its order, then the others together. Only the date
    `injury` (ISO 8601) is told to be one."""
    found: list[Dated] = []
    others: list[Found] = []
    last: Found | None = None
    kind: str | None = None
    for date in find_dates(text):
        if text[date.start].isdigit() and not _ONE_SEPARATOR.fullmatch(text[date.start : date.end]):
            continue  # "5-10/10" is a pain score
        if _RULE.search(text, 0, date.start):
            continue
        joined = last is not None and _AND.fullmatch(text, last.end, date.start)
        before = text[max(0, date.start - _REACH, last.end if last else 0) : date.start]
        kind = _kind(before, text[date.end : date.end + _REACH]) or (kind if joined else None)
        if kind and _INJURY.search(kind) and date.value != injury:
            kind = None
        if kind:
            found.append(Dated((date.value,), kind, ""))
        else:
            others.append(date)
        last = date
    if others:
        dates = tuple(dict.fromkeys(date.value for date in others))
        found.append(Dated(dates, None, _around(text, others)))
    return found


def _kind(before: str, after: str) -> str | None:
    match = _BEFORE.search(before) or _AFTER.match(after)
    return " ".join(match["kind"].split()) if match else None


def _around(text: str, dates: Sequence[Found]) -> str:
    """The sentence; of a long one the clauses that hold the dates, marked where it was cut."""
    if len(text.split()) <= _MOST_WORDS:
        return text
    first, last = dates[0].start, dates[-1].end
    start = max((mark.end() for mark in _CLAUSE.finditer(text, 0, first)), default=0)
    end = _CLAUSE.search(text, last)
    lead, tail = "… " * (start > 0), " …" * (end is not None)
    return lead + text[start : end.start() if end else len(text)].strip() + tail
