"""The header's labels and values, however the layout parts them.

A date that directly follows its label is that label's. Where the layout puts each value before its
label, or all labels before all values, dates go to labels by their order; that is done only where
nothing but known words stands around them, as one damaged label would move every date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .dates import date_at, to_iso
from .patterns import CASE_NUMBER, DATE_LIKE, LOOK_ALIKES, NAMED_DATE, lowered, places_of
from .places import Found

DATE_FACTS = (
    "date_assigned",
    "date_of_injury",
    "decision_date",
    "ur_denial_date",
    "application_received",
)
Dated = tuple[str, str | None, Found]
"""A fact's name, its ISO 8601 date (None where no such day exists), and what is printed, where."""

# The date of the letter: the decision's, where no other label names that.
_LETTER_DATE = "dated"
_LABELS = {
    words.translate(LOOK_ALIKES): name
    for words, name in (
        ("date assigned", "date_assigned"),
        ("date of injury", "date_of_injury"),
        ("ur denial", "ur_denial_date"),
        ("ur decision", "ur_denial_date"),
        ("utilization review denial", "ur_denial_date"),
        ("utilization review decision", "ur_denial_date"),
        ("decision date", "decision_date"),
        ("date of decision", "decision_date"),
        ("application received", "application_received"),
        ("application date received", "application_received"),
        ("dated", _LETTER_DATE),
    )
}
_DATES = (re.compile(DATE_LIKE), re.compile(NAMED_DATE))
_CASE_NUMBER = re.compile(CASE_NUMBER)
_CASE_LABEL = re.compile(r" ?(?:imr )?case number ?:")
_DIGITS = str.maketrans("OolI", "0011")
# The layout of nearly every letter, read at one go.
_D = r"\d\d/\d\d/\d{4}"
_COMMON = re.compile(
    rf"Case Number: \S{{12}} Date Assigned: (?P<date_assigned>{_D}) Date of Injury: (?P<date_of_injury>{_D}) "
    rf"Decision Date: (?P<decision_date>{_D}) UR Denial Date: (?P<ur_denial_date>{_D}) "
    rf"Priority: [A-Za-z]+ Application Received: (?P<application_received>{_D}) ?"
)
_PRIORITY = "priority"
_PRIORITY_WORD = re.compile(r"\b(?:standard|regular|expedited|concurrent|urgent)\b")
_TO_VALUE = re.compile(r"(?: ?date)? ?:? ?")
_PARTED, _PARTED_LABEL = ("application ", "application: "), re.compile(r" ?(?:date )?received")
_KNOWN_WORDS = frozenset(
    "case number imr date dated priority standard regular expedited concurrent urgent application received "
    "assigned injury decision denial utilization review claim claims employee provider name treatment "
    "treatments "
    "dispute listed maximus federal services independent medical final determination notice letter".split()
)
_WORD = re.compile(r"[a-z]{4,}")
# "An application filed on 1/5/2013 against the Utilization Review Denial dated 1/2/2013."
_NOTICE = re.compile(r"utilization review (?:denial|decision|determination|modification) (?:was )?dated ")


class _Token(NamedTuple):
    """A label (with its name) or a date of the header."""

    start: int
    end: int
    name: str | None


def header_dates(text: str) -> Iterator[Dated]:
    """Each date that the header gives for a label."""
    if common := _COMMON.fullmatch(text):
        for name in DATE_FACTS:
            yield name, to_iso(common[name]), Found(common[name], *common.span(name))
        return
    lower = lowered(text)
    pairs = _pairs(text, lower, _tokens(text, lower))
    names = {label.name for label, _ in pairs}
    for label, value in pairs:
        name = str(label.name)
        if name == _LETTER_DATE:
            if "decision_date" in names:
                continue
            name = "decision_date"
        printed = text[value.start : value.end]
        yield name, to_iso(printed), Found(printed, value.start, value.end)


def letter_date(text: str) -> Dated | None:
    """The date after `Dated:`."""
    lower = lowered(text)
    for label, value in _pairs(text, lower, _tokens(text, lower)):
        if label.name == _LETTER_DATE:
            printed = text[value.start : value.end]
            return "letter_date", to_iso(printed), Found(printed, value.start, value.end)
    return None


def notice_dates(text: str) -> Iterator[Dated]:
    """The date of the utilization review in the sentence with which the 2013 notice begins its account.

    The day of filing is not taken for the day of receipt, nor that of the notice for the assignment's.
    """
    lower = lowered(text)
    for at in places_of(lower, "utilization"):
        match = _NOTICE.match(lower, at)
        if match and (found := date_at(text, match.end())):
            yield "ur_denial_date", found.value, Found(text[found.start : found.end], found.start, found.end)
            return


_BEGIN = _Token(0, 0, None)


def _end_of(lower: str) -> _Token:
    return _Token(len(lower), len(lower), None)


def _label_tokens(lower: str) -> list[_Token]:
    folded = lower.translate(LOOK_ALIKES)
    found: dict[int, _Token] = {}
    for words, name in _LABELS.items():
        for at in places_of(folded, words):
            end = at + len(words)
            glued = lower[at - 1 : at].isalpha() and name in ("ur_denial_date", _LETTER_DATE)
            if glued or (name == _LETTER_DATE and lower[end : end + 2].lstrip()[:1] != ":"):
                continue
            # "UR Decision Date" holds the words of another label.
            if name == "decision_date" and (at - 3 in found or lower.endswith("review ", 0, at)):
                continue
            found[at] = _Token(at, end, name)
    return list(found.values())


def _date_tokens(text: str) -> list[_Token]:
    return [_Token(*match.span(), None) for pattern in _DATES for match in pattern.finditer(text)]


def _tokens(text: str, lower: str) -> list[_Token]:
    """Labels and dates in their order. A date inside a label ("Application 12/20/2016 Received") is put
    behind it."""
    tokens = sorted([*_label_tokens(lower), *_date_tokens(text)])
    for number, date in enumerate(tokens):
        parted = _PARTED_LABEL.match(lower, date.end)
        if parted and not date.name and lower.endswith(_PARTED, 0, date.start):
            label = _Token(date.start, date.start, "application_received")
            tokens[number : number + 1] = [label, date]
            break
    return tokens


def values_first(text: str, lower: str) -> bool:
    """Each value stands before its label: the case number, which no other value looks like, tells."""
    number = _CASE_NUMBER.search(text)
    return bool(number and _CASE_LABEL.match(lower, number.end()))


def _pairs(text: str, lower: str, tokens: list[_Token]) -> list[tuple[_Token, _Token]]:
    """Each label with its date."""
    if values_first(text, lower):
        return [
            (label, date)
            for date, label in pairwise(tokens)
            if label.name and not date.name and lower[date.end : label.start].isspace()
        ]
    labels = [token for token in tokens if token.name]
    dates = [token for token in tokens if not token.name]
    if _is_full(lower, labels, dates, tokens):
        return list(zip(labels, dates, strict=True))
    if tokens and not tokens[0].name:
        # All values before all labels, or each before its own.
        in_order = len(labels) == len(dates) and _are_known(lower, [_BEGIN, *tokens, _end_of(lower)])
        return list(zip(labels, dates, strict=True)) if in_order else list(_direct(lower, tokens))
    pairs = [pair for before, run in _runs(tokens) for pair in _of_run(text, lower, before, run)]
    free = [token for token in tokens if not any(token in pair for pair in pairs)]
    # One value may have slipped before its label: "12/20/2016 Application Received:".
    for date, label in pairwise(free):
        if label.name and not date.name and _is_next(lower, date.end, label.start):
            pairs.append((label, date))
    return pairs


def _is_full(lower: str, labels: list[_Token], dates: list[_Token], tokens: list[_Token]) -> bool:
    """Each label once, as many dates, and nothing damaged: whichever comes first, the layout keeps the
    order of both."""
    whole = len(dates) == len(labels) == len(DATE_FACTS) == len({label.name for label in labels})
    return whole and _are_known(lower, [_BEGIN, *tokens, _end_of(lower)])


def _runs(tokens: list[_Token]) -> Iterator[tuple[_Token, list[_Token]]]:
    """Runs of labels, each with the dates that follow it and what stands before it."""
    before, run = _BEGIN, list[_Token]()
    for token in tokens:
        if token.name and run and not run[-1].name:
            yield before, run
            before, run = run[-1], []
        run.append(token)
    yield before, run


def _of_run(text: str, lower: str, before: _Token, run: list[_Token]) -> Iterator[tuple[_Token, _Token]]:
    labels = [token for token in run if token.name]
    dates = run[len(labels) :]
    if len(dates) > 1 and (len(labels) > 1 or lower[dates[0].end : dates[1].start].isspace()):
        # A block, in which one damaged label or date would move the others.
        if not _are_known(lower, [before, *labels[:1]]):
            return
        if len(labels) > 1:
            if len(labels) == len(dates) and _is_whole(text, lower, labels, dates):
                yield from zip(labels, dates, strict=True)
            return
    yield from _direct(lower, run)


def _is_whole(text: str, lower: str, labels: list[_Token], dates: list[_Token]) -> bool:
    # The values may open with the case number, which has no label among these.
    number = _CASE_NUMBER.search(text, labels[-1].end, dates[0].start)
    first = _Token(number.start(), number.end(), None) if number else dates[0]
    return _are_known(lower, [*labels, first], digits=False) and _are_known(lower, dates)


def _direct(lower: str, tokens: list[_Token]) -> Iterator[tuple[_Token, _Token]]:
    """A label and the date that follows it at once."""
    for label, date in pairwise(tokens):
        if label.name and not date.name and _is_next(lower, label.end, date.start):
            yield label, date


def _is_next(lower: str, end: int, start: int) -> bool:
    """Nothing but the rest of a label or other known labels stands between."""
    return bool(_TO_VALUE.fullmatch(lower, end, start)) or _is_known(lower[end:start])


def _are_known(lower: str, tokens: list[_Token], *, digits: bool = True) -> bool:
    """Between the tokens stand known words only (and, if so asked, no digits, as of a damaged date)."""
    gaps = [lower[one.end : two.start] for one, two in pairwise(tokens)]
    return all(_is_known(gap) and (digits or not any(map(str.isdigit, gap))) for gap in gaps)


def _is_known(between: str) -> bool:
    return _KNOWN_WORDS.issuperset(_WORD.findall(between))


def case_numbers(text: str) -> Iterator[Found]:
    for match in _CASE_NUMBER.finditer(text):
        yield Found("CM" + match[0][2:].translate(_DIGITS), *match.span())


def priority(text: str) -> Found | None:
    """The word after its label, or the only such word where the layout parts the two."""
    lower = lowered(text)
    if _PRIORITY not in lower:
        return None
    for at in places_of(lower, _PRIORITY):
        gap = _TO_VALUE.match(lower, at + len(_PRIORITY))
        if gap and (word := _PRIORITY_WORD.match(lower, gap.end())):
            return _word_at(text, word)
    words = list(_PRIORITY_WORD.finditer(lower))
    return _word_at(text, words[0]) if len(words) == 1 else None


def _word_at(text: str, match: re.Match[str]) -> Found:
    return Found(match[0].capitalize(), *match.span())
