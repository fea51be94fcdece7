"""The pieces of a printed name as regular expressions, made from the tables once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from . import _tables as tables
from ._tables import NUMBER, Entry

T = TypeVar("T")

GAP = re.compile(r"(?:[\s,]|(?<=\s)-(?=\s))+")
ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
OF = re.compile(r"\s+of\b(?:\s+(?:an?|the)\b)?", re.IGNORECASE)
BARE_NUMBER = re.compile(rf"{NUMBER}(?=\s)", re.IGNORECASE)
TOTAL = re.compile(r"\(\s*(\d+)\s*\)")

_DATE = r"\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{2,4}"
SERVICE = re.compile(
    rf"""(?:DOS|dates?\s+of\s+service)\b[\s:]*
    (?P<first>{_DATE}) (?:\s*(?:-|–|to|through)\s*(?P<last>{_DATE}))? (?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)

_LEVEL = r"[CTLS]\d{1,2}(?:\s?[-/–]\s?[CTLS]?\d{1,2})*"
LEVELS = re.compile(
    rf"""(?<!\w) (?:(?:at|of)\s+)? (?:the\s+)? (?:levels?\s+)?
    (?P<levels>{_LEVEL}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_LEVEL})*)
    (?:\s+levels?)? (?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)

SIDE = r"(?P<side>left|right|bilateral|both)"
LONE_SIDE = re.compile(rf"{SIDE}(?:[\s-]*sided?)?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lookup(Generic[T]):
    """Printed forms, found in a text in any case and spacing, and what each stands for."""

    pattern: re.Pattern[str]
    rows: Mapping[str, T]

    def __getitem__(self, printed: str) -> T:
        return self.rows[tables.key(printed)]

    def get(self, printed: str) -> T | None:
        """What the form stands for; None where it is not known."""
        return self.rows.get(tables.key(printed))


def _lookup(rows: Mapping[str, T]) -> Lookup[T]:
    by_key = {tables.key(form): row for form, row in rows.items()}
    return Lookup(re.compile(tables.alternation(rows), re.IGNORECASE), by_key)


@cache
def nouns(name: str) -> Lookup[Entry]:
    """The nouns of the table `name`."""
    return _lookup(tables.nouns(name))


@cache
def visits() -> Lookup[Entry]:
    """Visits to a kind of doctor."""
    return _lookup(tables.visits())


@cache
def adjectives() -> Lookup[str]:
    """Adjectives, which agree with what they stand by."""
    rows: Mapping[str, str] = tables.table("adjective")
    return _lookup(rows)


@cache
def phrases() -> Lookup[str]:
    """Words that stay as they are."""
    return _lookup(tables.phrases())


@cache
def drugs() -> Lookup[str]:
    """Names of medicines, each with its kind."""
    return _lookup(tables.drug_kinds())


@cache
def place() -> re.Pattern[str]:
    """One body part, with its side and the part it belongs to."""
    part = nouns("part").pattern.pattern
    side = r"(?:(?:the\s+)?(?:left|right|bilateral|both)\s+)?(?:the\s+)?"
    return re.compile(rf"{side}{part}(?:\s+of\s+{side}{part})?", re.IGNORECASE)


@cache
def places() -> re.Pattern[str]:
    """Body parts in a row, with the word that links them to the treatment."""
    one = place().pattern
    link = r"\s*(?:,\s*and\s+|,\s*&\s*|,\s*|\s+and\s+|\s*&\s*|\s*/\s*)"
    return re.compile(
        rf"(?<!\w)(?:(?:of|for|to|on|in|at)\s+)?(?P<places>{one}(?:{link}{one})*)", re.IGNORECASE
    )


@cache
def counts() -> tuple[re.Pattern[str], ...]:
    """ "12 sessions of", "for 12 sessions", "x 12 sessions"; "sessions, 12"."""
    unit = rf"(?P<unit>{nouns('unit').pattern.pattern})"
    number = rf"(?P<number>{NUMBER})"
    return (
        re.compile(rf"(?<!\w)(?:(?:for|x|times)\s*)?{number}[\s-]*{unit}", re.IGNORECASE),
        re.compile(rf"(?<!\w){unit}[\s,:x]*{number}(?!\w)", re.IGNORECASE),
    )


@cache
def medicine() -> re.Pattern[str]:
    """Names of medicines with their strengths and salts: "Norco 10/325mg", "Ultram (tramadol) 50mg"."""
    name = drugs().pattern.pattern
    strength = r"\d+(?:\.\d+)?(?:[-/]\d+(?:\.\d+)?)*\s?(?:%|mg(?:/\s?ml)?|mcg(?:/\s?hr)?|gm?|ml)(?!\w)"
    salt = (
        r"(?:HCL|HBR|hydrochloride|sodium|sod|potassium|magnesium|sulfate|tartrate|bitartrate|maleate|citrate|"
        r"succinate|ER|XR|SR|CR|DR|EC|IR|XL|LA|ODT|DS)\b"
    )
    piece = rf"(?:{name}|\({name}\)|{strength}|{salt})"
    return re.compile(rf"(?:compound(?:ed)?\s+)?{name}(?:\s?[/+&-]?\s?{piece})*", re.IGNORECASE)
