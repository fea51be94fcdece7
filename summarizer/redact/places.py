"""Addresses: who lives there, the street, the town."""

from __future__ import annotations

import re

from .identifiers import INITIAL, WORD, Person, Value, person
from .words import letter_words

_WAYS = (
    "Street|Avenue|Road|Boulevard|Drive|Lane|Parkway|Highway|Terrace|Circle|Court|Place|Square|Trail|Way|"
    "Plaza"
)
_SHORT_WAYS = "St|Ave|Rd|Blvd|Dr|Ln|Pkwy|Hwy|Ter|Cir|Ct|Pl|Sq|Trl|Wy"
_UNIT = r"(?:,? ?\n?(?:#|(?:Apt|Apartment|Unit|Suite|Ste|Floor|Bldg|Rm)\b)\.? ?#?[\w-]{1,6})"
# "3 visits with Dr. Sample" is no address: a short form ends its line, or a unit or a comma follows.
_SHORT_ENDS = r"(?=,|[\n\v]|\Z| ?(?:Apt|Unit|Suite|Ste|#)|\. [A-Z][a-z]+,? [A-Z]{2} \d)"
_STREET = re.compile(
    r"(?<![\w.,/-])\d{1,6}[A-Z]? (?:[NSEW]\.? |North |South |East |West )?"
    r"(?:(?:[A-Z][\w'-]*\.?|\d{1,3}(?:st|nd|rd|th)|de|la|del) ){1,4}"
    rf"(?:(?i:{_WAYS})\b|(?i:{_SHORT_WAYS})\b\.?{_SHORT_ENDS}){_UNIT}?"
    r"|\bP\. ?O\. ?Box \d{1,7}\b|\bPO Box \d{1,7}\b"
)
STREET_END = re.compile(rf" (?:{_WAYS}|{_SHORT_WAYS})\b(?:\.(?! [A-Z]))?{_UNIT}?", re.IGNORECASE)
"""The kind of street and the unit, which another place of the same address spells otherwise or leaves out."""
_TOWN = re.compile(
    rf"(?<![\w-])(?P<town>{WORD}(?: {WORD}){{0,2}}),? (?P<state>[A-Z]{{2}}|California|Nevada|Arizona|Oregon)"
    r"\.?,? (?P<zip>\d{5}(?:-\d{4})?)(?!\d)"
)
_LABEL = re.compile(r"(?<![A-Za-z])(?:(?:Home |Mailing |Street )?Address|ADDRESS)(?:\(es\))? ?: ?")
_RESIDENT = re.compile(rf"(?:[\n\v]|\A)(?P<name>(?:(?:{INITIAL}|{WORD}) ){{1,3}}{WORD})[\n\v]\Z")


def addresses(lined: str) -> tuple[list[Person], list[Value]]:
    """The people whose name stands above a street, and every street, town and code."""
    people: list[Person] = []
    values: list[Value] = []
    for match in _STREET.finditer(lined):
        street = " ".join(match[0].split())
        values.append(Value("address", street))
        above = _RESIDENT.search(lined, max(0, match.start() - 60), match.start())
        if above and (found := person(above["name"])):
            people.append(found)
    for match in _TOWN.finditer(lined.replace("\v", "\n")):
        town = _town(match["town"])
        if town:
            values.append(Value("address", f"{town} {match['state']} {match['zip']}"))
            values.append(Value("town", town))
    for match in _LABEL.finditer(lined):
        line = re.match(r"\d[^\n\v:]{4,60}?(?=[\n\v,]|\Z)", lined[match.end() :])
        if line:
            values.append(Value("address", line[0].strip()))
    return people, values


def _town(words: str) -> str:
    """The town at the end of a line that may begin with the end of a street."""
    ways = set(f"{_WAYS}|{_SHORT_WAYS}".lower().split("|"))
    kept: list[str] = []
    for word in reversed(words.split()):
        if word.lower() in ways or word.lower() in letter_words():
            break
        kept.insert(0, word)
    return " ".join(kept)
