"""The reviewed texts and word lists, loaded once: frames, steps, glossary, plain words, drugs, easy words.

The texts stand in the TOML files beside this module, so that a reviewer can read and change them
without reading code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

Frames = dict[str, dict[str, str]]

# Not strftime's: its names follow the machine's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence or a few about what the law says; `when` names the results it belongs to."""

    id: str
    when: frozenset[str]
    text: str
    source: str

    def __str__(self) -> str:
        return f"{self.text} ({self.source})" if self.source else self.text


@dataclass(frozen=True, slots=True)
class Found:
    """A hard word in a text: the glossary's `term`, its `meaning`, and [start, end) in characters."""

    term: str
    meaning: str
    start: int
    end: int


@cache
def frames(language: str) -> Frames:
    """The fixed words around a result, by group and name."""
    tables: Frames = _toml("frames.toml")[language]
    return tables


@cache
def next_steps(language: str) -> tuple[Step, ...]:
    """Every step of the file, in the order in which a page shows them."""
    rows = _toml("next_steps.toml")["step"]
    return tuple(Step(row["id"], frozenset(row["when"]), row[language], row["source"]) for row in rows)


@cache
def plain_words() -> dict[str, Any]:
    """The table of plain words as written, by group; each group says in the file what it is for."""
    return _toml("plain_words.toml")


@cache
def easy_words() -> frozenset[str]:
    """The everyday English words, lower case."""
    lines = _read("easy_words.txt").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def common_words() -> frozenset[str]:
    """The everyday words, and those that the glossary writes without a capital: no names."""
    entries = _toml("glossary.toml").items()
    texts = [text for term, entry in entries for text in (term, *entry["forms"])]
    return easy_words() | {
        word for text in texts for word in re.findall(r"[A-Za-z]+", text) if word.islower()
    }


def find_terms(text: str, language: str) -> list[Found]:
    """Every hard word that the glossary knows, in order, none overlapping; the longest form wins."""
    by_form, anycase, capitals = _glossary(language)
    found: list[Found] = []
    for pattern in (anycase, capitals):
        for match in pattern.finditer(text):
            term, meaning = by_form[_key(match["form"])]
            found.append(Found(term, meaning, match.start(), match.end()))
    found.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Found] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def names_withdrawal_drug(text: str) -> bool:
    """Whether the text names a drug that must not be stopped suddenly."""
    return _withdrawal_drugs().search(text) is not None


def plain_date(value: object) -> str:
    """An ISO date as a person writes it (2017-02-01 is February 1, 2017); any other value as it is."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


@cache
def _withdrawal_drugs() -> re.Pattern[str]:
    kinds = _toml("withdrawal_drugs.toml").values()
    return re.compile(_alternation([name for kind in kinds for name in kind["names"]]), re.IGNORECASE)


@cache
def _glossary(language: str) -> tuple[dict[str, tuple[str, str]], re.Pattern[str], re.Pattern[str]]:
    by_form: dict[str, tuple[str, str]] = {}
    for term, entry in _toml("glossary.toml").items():
        for form in (term, *entry["forms"]):
            by_form[_key(form)] = (term, entry[language])
    forms = [form for term, entry in _toml("glossary.toml").items() for form in (term, *entry["forms"])]
    # "TENS", "CT" and "GI" are also words or parts of words: as written in capitals only.
    capitals = [form for form in forms if form.isupper()]
    anycase = [form for form in forms if not form.isupper()]
    return by_form, re.compile(_alternation(anycase), re.IGNORECASE), re.compile(_alternation(capitals))


def _alternation(forms: Collection[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    literals = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in longest_first)
    return rf"(?<![\w])(?P<form>{literals})(?:e?s)?(?!\w)"


def _key(form: str) -> str:
    return re.sub(r"\s", " ", form).lower()


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


def _read(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")
