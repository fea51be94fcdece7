"""Dates that a sentence names, and what each of them dates: a record, the injury, the utilization review.

What is dated is found by the letter's own words beside the date ("progress report dated 10-26-2016",
"the October 18, 2016 progress note"). Where none stand there the words around the date are quoted.
"""

from __future__ import annotations

import re
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
  | date\ of\ (?:service|injury) | DOS | injury(?:\ date)? | claim | accident
  | (?:urine\ )?drug\ screens? | UDS | electrocardiogram | EKG | ECG
  | lab(?:oratory)?\ (?:report|results?|tests?)
  | PR-?2 | DFR | [AQ]ME(?:\ report)?
  | reports?(?:\ of\ (?:occupational\ )?injury(?:\ or\ illness)?)?
  | notes? | visits? | records? | evaluations? | examination | exam | assessment | consultation
  | follow[- ]?up | determination | review | letter | appeal | documentation | prescription | questionnaire
  | findings | complaints? | surgery | procedure | operation | injections? | repair | excision | fracture
  | denial
)"""
_WORD = r"[\w'’/&.-]+"
_SMALL = (
    r"(?:an?|the|this|that|these|his|her|its|their|said|on|in|of|at|to|by|per|from|with|and|or|for|as|was|were"
    r"|is|are|had|has|have|been|according|based|include[sd]?|including|revealed|showed|dated|sustained|suffered"
    r"|reported|indicates?|documents?|underwent|performed|also|currently|additionally|however|which|who|she|he"
    r"|worker|applicant|claimant|there|recently|only|take|taken|done|obtained|signed|submitted|received"
    r"|completed|conducted)"
)
"""Words that are no part of a record's name."""
_NAMING = rf"(?!{_SMALL}\b){_WORD}"
_OF = r"\ (?:of|to)(?:\ (?:the|his|her))?"
_BEFORE_IT, _BEHIND_IT = rf"(?:{_NAMING}\ ){{0,4}}", rf"(?:\ {_NAMING}){{1,4}}"
# An image names its part with "of" or without: "MRI left knee".
_RECORD = rf"{_BEFORE_IT}\b(?:{_IMAGE}(?:(?:{_OF})?{_BEHIND_IT})?|{_PAPER}(?:{_OF}{_BEHIND_IT})?)"
_JOIN = (
    r"(?:\ \([^()]{1,40}\))?[\ ,:;(]*(?:(?:was|is|were|are|that|which|noted|noting|to|be|dated?|on|of|from"
    r"|for|with|as|a|decision|done|performed|signed|submitted|received|completed|taken|obtained|conducted"
    r"|occurring|occurred|in|office|form|the)[\ ,:;(]+)*"
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
_PARTS = re.compile(r"[;:] ")
_REACH = 110
_WORDS_AROUND = 14


class Dated(NamedTuple):
    """One date (ISO 8601) of a sentence. `kind` is what it dates, in the letter's words; where that does not
    show, `kind` is None and `around` the words around the date."""

    date: str
    kind: str | None
    around: str


def dated(text: str) -> list[Dated]:
    """The dates in a sentence, in its order."""
    found: list[Dated] = []
    last: Found | None = None
    for date in find_dates(text):
        if text[date.start].isdigit() and not _ONE_SEPARATOR.fullmatch(text[date.start : date.end]):
            continue  # "5-10/10" is a pain score
        if _RULE.search(text, 0, date.start):
            continue
        before = text[max(0, date.start - _REACH, last.end if last else 0) : date.start]
        kind = _kind(before, text[date.end : date.end + _REACH])
        if kind is None and last is not None and found and _AND.fullmatch(text, last.end, date.start):
            kind = found[-1].kind
        found.append(Dated(date.value, kind, _around(text, date)))
        last = date
    return found


def _kind(before: str, after: str) -> str | None:
    match = _BEFORE.search(before) or _AFTER.match(after)
    return " ".join(match["kind"].split()) if match else None


def _around(text: str, date: Found) -> str:
    """The part of the sentence that holds the date, cut at whole words and marked where it was cut."""
    before, after = text[: date.start], text[date.end :]
    start = max(before.rfind(mark) + len(mark) for mark in ("; ", ": ")) if _PARTS.search(before) else 0
    words_before, words_after = before[start:].split(" "), after.split(" ")
    kept = " ".join(words_before[-_WORDS_AROUND:])
    lead = "… " if start or len(words_before) > _WORDS_AROUND else ""
    tail = " …" if len(words_after) > _WORDS_AROUND + 1 else ""
    return lead + kept + text[date.start : date.end] + " ".join(words_after[: _WORDS_AROUND + 1]) + tail
