"""What a cover page of the older letters prints: names and numbers that the header does not have.

A value is taken only where its place is certain: between its label and the next one, or, where the
page prints each value before its label, between the label before and its own. Redacted values
(blank, XXXX, [redacted]) give nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .header import letter_date, values_first
from .outcome import find_cover_outcome
from .patterns import lowered, places_of
from .places import Found

_LABELS = {
    "imr case number": None,
    "case number": None,
    "date of injury": None,
    "date assigned": None,
    "decision date": None,
    "claims number": "claim_number",
    "claim number": "claim_number",
    "ur denial date": None,
    "priority": None,
    "application received": None,
    "employee name": "employee_name",
    "provider name": "provider_name",
    "treatment(s) in dispute listed on imr application": "disputed_treatments",
    "treatments in dispute listed on imr application": "disputed_treatments",
    "treatment in dispute listed on imr application": "disputed_treatments",
    "dated": None,
}
# The cheap look: without one of these there is no cover page.
_SIGNS = (
    "claims number",
    "claim number",
    "employee name",
    "provider name",
    "in dispute listed",
    "final determination",
)
# What follows the labels' block.
_ENDS = re.compile(
    r"\bdear\b|\bfinal determination\b|\bhow the imr\b|\bmaximus federal services\b|\ban application\b|"
    r"\bindependent medical review\b|\bnotice of\b|\bthe following\b|\bpage \d|(?<!\d)1\) "
)
_COLON = re.compile(r" ?: ?")
_LONGEST = {"claim_number": 40, "employee_name": 60, "provider_name": 80, "disputed_treatments": 1500}
_REDACTED = re.compile(r"[\[\]█_*]|x{3,}|\bredact|\bwithheld\b|\bn/?a\b")
_SHAPES = {
    "claim_number": re.compile(r"(?=[^ ]*\d)[A-Za-z0-9][A-Za-z0-9/-]*(?: [A-Z0-9/-]*\d[A-Z0-9/-]*)*"),
    "employee_name": re.compile(r"[A-Z][^\d:;]*"),
    "provider_name": re.compile(r"[A-Z][^\d:;]*"),
    "disputed_treatments": re.compile(r"[\w(].*"),
}


class _Label(NamedTuple):
    start: int
    end: int
    name: str | None


def cover_facts(text: str) -> dict[str, Found]:
    """What the cover page gives, by name: letter_date (`value` in ISO 8601, "" where no such day
    exists), claim_number, employee_name, provider_name, disputed_treatments (as printed) and
    outcome (`value` is an Outcome). A name is missing where the page does not say."""
    lower = lowered(text)
    if not any(sign in lower for sign in _SIGNS) and "dated" not in lower:
        return {}
    found = _labelled_values(text, lower)
    if dated := letter_date(text):
        _, iso, place = dated
        found["letter_date"] = place._replace(value=iso or "")
    if outcome := find_cover_outcome(text):
        found["outcome"] = outcome
    return found


def _labelled_values(text: str, lower: str) -> dict[str, Found]:
    labels = _labels(lower)
    if not any(label.name for label in labels):
        return {}
    before = values_first(text, lower)
    end = _ENDS.search(lower, labels[-1].end)
    last = end.start() if end else len(text)
    found: dict[str, Found] = {}
    for number, label in enumerate(labels):
        if label.name is None or label.name in found:
            continue
        if before:
            start, stop = labels[number - 1].end if number else 0, label.start
        else:
            start, stop = label.end, labels[number + 1].start if number + 1 < len(labels) else last
        if value := _value(text, label.name, start, stop):
            found[label.name] = value
    return found


def _labels(lower: str) -> list[_Label]:
    found: dict[int, _Label] = {}
    for words, name in _LABELS.items():
        for at in places_of(lower, words):
            colon = _COLON.match(lower, at + len(words))
            # "IMR Case Number" holds another label, which ends where it does.
            if colon and not (colon.end() in found and found[colon.end()].start < at):
                found[colon.end()] = _Label(at, colon.end(), name)
    return sorted(found.values())


def _value(text: str, name: str, start: int, stop: int) -> Found | None:
    end = stop
    while start < end and text[start] in " :;,":
        start += 1
    while start < end and text[end - 1] in " :;,":
        end -= 1
    printed = text[start:end]
    if not printed or len(printed) > _LONGEST[name] or _REDACTED.search(printed.lower()):
        return None
    return Found(printed, start, end) if _SHAPES[name].fullmatch(printed) else None
