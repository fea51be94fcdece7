"""The reviewed texts and word lists, loaded once: frames, steps, reasons, glossary, plain words, drugs.

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
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}


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
class ReasonRow:
    """What can decide an issue: the decisions (`of`) it can stand behind; the grounds that say as much
    (`told_by`); `label` and `says` by language."""

    name: str
    of: frozenset[str]
    told_by: frozenset[str]
    definition: str
    example: str
    label: dict[str, str]
    says: dict[str, str]


@dataclass(frozen=True, slots=True)
class GroundRow:
    """What reviewers say before the conclusion: `patterns` of one clause, the results it can stand behind
    (`of`), `says` by language, sentences for (`holds`) and against (`fails`)."""

    name: str
    of: frozenset[str]
    rule: bool
    patterns: tuple[str, ...]
    says: dict[str, str]
    holds: tuple[str, ...]
    fails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TreatmentKind:
    """A kind of treatment, its entries in the state's search form, and the words that tell it."""

    name: str
    form: tuple[str, ...]
    terms: tuple[str, ...]
    drugs: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeakTerms:
    """Words that tell the kind `name` only where no term of the kinds that they yield to stands by."""

    name: str
    terms: tuple[str, ...]
    yields_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Categories:
    """The kinds of treatment in the form's order, the form's other entries, and lists of words by name."""

    kinds: tuple[TreatmentKind, ...]
    weak: tuple[WeakTerms, ...]
    stray: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


@cache
def frames(language: str) -> Frames:
    """The fixed words around a result, by group and name."""
    tables: Frames = _toml("frames.toml")[language]
    return tables


@cache
def next_steps(language: str) -> tuple[Step, ...]:
    """Every step of the file, in the order in which a page shows them."""
    rows = _toml("next_steps.toml")["step"]
    return tuple(
        Step(row["id"], frozenset(row["when"]), row[language], _law(row["source"], language)) for row in rows
    )


def _law(source: str, language: str) -> str:
    """The law as it is named in a language; a statute keeps its English name beside the Spanish one."""
    if language == "en":
        return source
    return source.replace("Labor Code", "Código Laboral (Labor Code)").replace(" and ", " y ")


@cache
def reasons() -> dict[str, ReasonRow]:
    """What can decide an issue, by name, in the file's order: of two that fit, the first counts."""
    texts = ("en", "es")
    return {
        name: ReasonRow(
            name,
            frozenset(row["of"]),
            frozenset(row.get("told_by", ())),
            row["definition"],
            row["example"],
            {language: row[language]["label"] for language in texts},
            {language: row[language]["says"] for language in texts},
        )
        for name, row in _toml("reasons.toml").items()
    }


@cache
def grounds() -> dict[str, GroundRow]:
    """What reviewers say before the conclusion, by name, in the file's order."""
    return {
        name: GroundRow(
            name,
            frozenset(row["of"]),
            row.get("rule", False),
            tuple(row["patterns"]),
            {language: row[language] for language in ("en", "es")},
            tuple(row["holds"]),
            tuple(row["fails"]),
        )
        for name, row in _toml("grounds.toml").items()
        if name != "words"
    }


@cache
def ground_words() -> dict[str, str]:
    """The named parts of the grounds' patterns; a line that ends in a backslash goes on in the next."""
    words: dict[str, str] = _toml("grounds.toml")["words"]
    return {name: text.replace("\\\n", "") for name, text in words.items()}


@cache
def categories() -> Categories:
    """The state's kinds of treatment and the vocabulary of each."""
    table = _toml("categories.toml")
    kinds = tuple(
        TreatmentKind(
            row["name"],
            tuple(row.get("form", [row["name"].replace(": ", " *  * ")])),
            *(tuple(row.get(key, ())) for key in ("terms", "drugs", "classes")),
        )
        for row in table["category"]
    )
    weak = tuple(
        WeakTerms(row["name"], tuple(row["terms"]), tuple(row["yields_to"])) for row in table["weak"]
    )
    words = {name: tuple(terms) for name, terms in table["words"].items()}
    return Categories(kinds, weak, tuple(table["stray"]), words)


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
def glossary() -> dict[str, Any]:
    """The table of hard words as written; the file says what each key is for."""
    return _toml("glossary.toml")


@cache
def common_words() -> frozenset[str]:
    """The everyday words, and those that the glossary writes without a capital: no names."""
    texts = [text for term, row in glossary()["term"].items() for text in (term, *row.get("forms", ()))]
    return easy_words() | {
        word for text in texts for word in re.findall(r"[A-Za-z]+", text) if word.islower()
    }


def names_withdrawal_drug(text: str) -> bool:
    """Whether the text names a drug that must not be stopped suddenly."""
    return _withdrawal_drugs().search(text) is not None


def plain_date(value: object, language: str = "en") -> str:
    """An ISO date as a person writes it (2017-02-01 is February 1, 2017, or 1 de febrero de 2017); any
    other value as it is."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    month = _MONTHS[language][day.month - 1]
    return f"{day.day} de {month} de {day.year}" if language == "es" else f"{month} {day.day}, {day.year}"


@cache
def _withdrawal_drugs() -> re.Pattern[str]:
    kinds = _toml("withdrawal_drugs.toml").values()
    return re.compile(_alternation([name for kind in kinds for name in kind["names"]]), re.IGNORECASE)


def _alternation(forms: Collection[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    literals = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in longest_first)
    return rf"(?<![\w])(?P<form>{literals})(?:e?s)?(?!\w)"


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


def _read(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")
