"""A guideline line -> its statements: what kind of sources each gives, and where they stand.

Each statement is found by a few of its words, at the speed of C, and only then looked at closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from .patterns import places_of

Kind = Literal["outside_mtus", "none_cited", "mtus", "outside", "any"]

# The patterns of this module are written for lower case.
_THEIR = r"(?:their|its|his/her|his or her|his|her|the)"
_END = r"(?=[.,;]|$| therefore\b| and (?:therefore|used|based|so)\b| so\b)"
_BASED = re.compile(
    rf"based (?P<their>{_THEIR} (?:decision|determination) )?(?:up)?on "
    r"(?:(?P<outside_mtus>recommendations?(?:\(s\))? outside (?:of )?the mtus(?: guidelines?)?)"
    r"|(?P<outside>(?:the )?(?:non[- ]{0,2}mtus(?: citations?| guidelines?)?"
    r"|other medical treatment guidelines?"
    r"(?: or medical evidence)?):?)"
    r"|(?P<mtus>(?:the )?(?:california |ca )?mtus:?(?= [a-z]))|(?P<any>)) ?"
)
_DID_NOT = re.compile(
    rf"did not (?:(?P<outside_mtus>base {_THEIR} decision (?:up)?on (?:the )?mtus(?: guidelines?)?)"
    r"|(?P<none_cited>(?:cite|provide|reference|identify|state|rely (?:up)?on|use|base (?:their|its"
    r"|his/her) decision"
    r" (?:up)?on) (?:any|an?)\b[^.;]{0,80}))"
)
_NOT_IN_MTUS = re.compile(
    r"(?P<outside_mtus>(?:mtus (?:guidelines? )?(?:does|do|did) not (?:specifically |directly )?"
    r"(?:address|apply|discuss|cover|contain|mention|speak)"
    r"|mtus (?:guidelines? )?(?:is|are|was|were) (?:silent|not applicable)"
    r"|mtus (?:is|was|were|are) (?:found )?(?:to be )?(?:applicable|relevant))"
    rf"[^.,;]{{0,80}}?{_END})"
)
_NO_PART = re.compile(r"no (?:section|part|chapter|portion|guideline)s? (?:of|in|within) the $")
_MORE = re.compile(
    r"(?P<outside>(?:non[- ]{0,2}mtus(?: citations?| guidelines?)?"
    r"|other medical treatment guidelines?(?: or medical evidence)?):? ?)"
)
_AND_BEFORE = re.compile(r"(?:^|,? ?\band(?: on)?(?: the)? |[.;,] )$")
_RELIED = re.compile(
    r"(?:relied|relies) (?:up)?on (?:by (?:the )?(?:professional )?reviewer(?: and why)? ?:? ?)?"
    r"(?P<any>(?:the )?)"
)
_USED = re.compile(r"(?:used|cited|applied|utilized) (?P<any>(?:the )?)")
_USER = re.compile(
    r"(?:administrator|reviewer|maximus|he/she|he or she|\bhe|\bshe|\band)(?: therefore| also| then)? $"
)
# The words that may open a statement before the one by which it is found.
_OPENING = tuple(
    f"{word} "
    for word in "the|no section of|no part of|no chapter of|no portion of|that|found|determined|noted|"
    "stated|therefore|"
    "also|then|reviewer|expert|physician|professional|claims administrator|maximus|he/she|he or she|decision|"
    "determination|is|was".split("|")
)
_NONE = re.compile(
    r"(?:none|not applicable|n/a|(?:[\w ]{1,40} )?(?:was |were )?not (?:provided|stated|cited|specified"
    r"|given)"
    r"|no (?:medical evidence|guidelines?|criteria)(?: (?:was|were) (?:cited|provided|given))?)\.? ?"
)
_DECISION = re.compile(r"(?:decision|determination|review|it)(?: is| was)? $")
_MTUS_FIRST = re.compile(r" ?(?:the )?(?:california |ca )?mtus:? (?=[a-z])")
# Where the sources end and a reason for them begins.
_REASON = re.compile(
    r"\. (?:these|this|they|it|he|she|he/she|the (?:expert|physician|professional|reviewer|claims"
    r"|guidelines?|requested))"
    r" (?!based|therefore|used)"
)
_LEAD = 48


class Statement(NamedTuple):
    """For the two kinds that name no source, [start, end) holds the statement itself."""

    kind: Kind
    start: int
    end: int


class _Mark(NamedTuple):
    """Where a statement begins, and where its sources do."""

    start: int
    end: int
    kind: Kind


def statements(lower: str) -> Iterator[Statement]:
    """The statements of a line in lower case, in order."""
    marks = sorted(_marks(lower))
    if not marks and _NONE.fullmatch(lower):
        yield Statement("none_cited", 0, len(lower.rstrip(" .")))
        return
    if not marks:
        first = _MTUS_FIRST.match(lower)
        yield Statement(
            "mtus" if first else "any", first.end() if first else 0, _reason(lower, 0, len(lower))
        )
        return
    if marks[0].start > 0 and (first := _MTUS_FIRST.match(lower)):
        yield Statement("mtus", first.end(), marks[0].start)
    for number, mark in enumerate(marks):
        end = marks[number + 1].start if number + 1 < len(marks) else len(lower)
        if mark.kind in ("outside_mtus", "none_cited"):
            yield Statement(mark.kind, mark.start, mark.end)
            if _names_source(lower, mark.end, end):
                yield Statement("any", mark.end, _reason(lower, mark.end, end))
        elif mark.end < end:
            yield Statement(mark.kind, mark.end, _reason(lower, mark.end, end))


def _names_source(lower: str, start: int, end: int) -> bool:
    return end - start > 4 and any(
        lower.find(name, start, end) >= 0 for name in ("odg", "official dis", "acoem", "www.")
    )


def _reason(lower: str, start: int, end: int) -> int:
    reason = _REASON.search(lower, start, end)
    return reason.start() if reason else end


def _marks(lower: str) -> Iterator[_Mark]:
    last = 0
    for match in sorted(_found(lower), key=lambda match: match.start()):
        # "Based on other medical treatment guidelines" is one statement and not two.
        if match.start() >= last:
            last = match.end()
            kind: Kind = match.lastgroup  # type: ignore[assignment]
            yield _Mark(_opening(lower, match.start()), match.end(), kind)


def _opening(lower: str, start: int) -> int:
    """Where the statement begins that is found at `start`."""
    while lower.endswith(_OPENING, 0, start):
        start = next(start - len(word) for word in _OPENING if lower.endswith(word, 0, start))
    return start


def _found(lower: str) -> Iterator[re.Match[str]]:
    based = [
        match
        for at in places_of(lower, "based ")
        if (match := _BASED.match(lower, at)) and (match["their"] or _led(lower, at, _DECISION))
    ]
    yield from based
    yield from (match for at in places_of(lower, "did not ") if (match := _DID_NOT.match(lower, at)))
    for at in places_of(lower, "non-mtus", "non mtus", "other medical treatment guideline"):
        match = _MORE.match(lower, at)
        if match and _led(lower, at, _AND_BEFORE):
            yield match
    for at in places_of(lower, "mtus "):
        match = _NOT_IN_MTUS.match(lower, at)
        # "Is applicable" is said of "no section of the MTUS".
        if match and (" not " in match[0] or "silent" in match[0] or _led(lower, at, _NO_PART)):
            yield match
    # The other verbs stand only in lines that have not the usual one.
    if not based:
        yield from (match for at in places_of(lower, "relie") if (match := _RELIED.match(lower, at)))
        for at in places_of(lower, "used ", "cited ", "applied ", "utilized "):
            match = _USED.match(lower, at)
            if match and _led(lower, at, _USER):
                yield match


def _led(lower: str, at: int, lead: re.Pattern[str]) -> bool:
    return bool(lead.search(lower, max(0, at - _LEAD), at))
