"""The reviewed tables of data/spanish.toml as rows and patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from summarizer.lexicon import load_table

_WORDS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty"""
NUMBER_WORDS = {word: value for value, word in enumerate(_WORDS.split(), start=1)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip

_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_FIGURE = rf"(?:\d+(?:\.\d+)?|{_WORD})"
NUMBER = rf"(?:(?:{_WORD})\s?\(\s?\d+\s?\)|{_FIGURE}(?:\s?(?:-|–|to)\s?{_FIGURE})?)"
"""A number as a heading prints it: "8", "eight", "Eight (8)", "1-2", "two to three"."""

_SLOT = re.compile(r"\{(?P<name>[nm])(?:\|(?P<one>[^|}]*)\|(?P<many>[^}]*))?\}")


@dataclass(frozen=True, slots=True)
class Noun:
    """A Spanish noun phrase without its article.

    `is_plural`: it is a plural in itself, and `plural` is None; `side` is the gender of the word that
    "left" and "right" stand by; `gloss` and `glosses` are said behind it; `before`: said in front of the
    treatment.
    """

    es: str
    gender: str
    plural: str | None = None
    is_plural: bool = False
    link: str = "de"
    side: str = ""
    gloss: str = ""
    glosses: str = ""
    axial: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: as it is told, whether more than one, and its value where it is a single one."""

    text: str
    is_plural: bool
    value: float | None


Entry = tuple[Noun, bool]
"""A noun and whether its printed form was a plural."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """A table of data/spanish.toml as written."""
    text = files("summarizer.data").joinpath("spanish.toml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = tomllib.loads(text)[name]
    return found


def key(form: str) -> str:
    """A form without case, blanks and hyphens."""
    return re.sub(r"[\s-]", "", form).lower()


def pattern(form: str) -> str:
    """The form as a regular expression: {n} and {m} are numbers, "(s)" is an s or nothing, a blank or a
    hyphen is any number of them, and a slash may have blanks beside it."""
    words = (_SLOT.sub("§", word) for word in re.split(r"[\s-]+", form))
    joined = r"[\s-]*".join(
        re.escape(word).replace(r"\(s\)", "s?").replace("/", r"\s?/\s?") for word in words
    )
    slots = iter(_SLOT.findall(form))
    return re.sub("§", lambda _: rf"(?P<{next(slots)[0]}>{NUMBER})", joined)


def alternation(forms: Iterable[str]) -> str:
    """Any of the forms, the longest first, between word boundaries."""
    longest_first = sorted(forms, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(pattern, longest_first))})(?!\w)"


@cache
def nouns(name: str) -> Mapping[str, Entry]:
    """The nouns of a table by every printed form."""
    found: dict[str, Entry] = {}
    for first, row in table(name).items():
        paired = name == "part" and not row.get("axial")
        noun = Noun(
            es=row["es"],
            gender=row["gender"],
            plural=row.get("plural") or (f"{row['es']}s" if paired else None),
            is_plural=row.get("number") == "p",
            link=row.get("link", "de"),
            side=row.get("side", row["gender"]),
            gloss=row.get("gloss", ""),
            glosses=row.get("glosses", ""),
            axial=row.get("axial", False),
            before=row.get("before", False),
        )
        forms = [first, *row.get("forms", ())]
        found |= dict.fromkeys(forms, (noun, False))
        if noun.plural or noun.is_plural:
            found |= dict.fromkeys((*map(_plural, forms), *row.get("many", ())), (noun, True))
    return found


def _plural(form: str) -> str:
    return f"{form[:-1]}ies" if re.search(r"[^aeiou]y$", form) else f"{form}s"


@cache
def visits() -> Mapping[str, Entry]:
    """Visits to a kind of doctor, by every printed form."""
    return {
        form.format(specialty=name): (Noun(es.format(specialty=specialty), "f"), False)
        for es, forms in table("visit").items()
        for specialty, names in table("specialty").items()
        for form in forms
        for name in names
    }


@cache
def asides(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands behind a treatment ("aside") or a medicine ("form", "topical") in print: the Spanish words,
    and a pattern for each printed form."""
    return tuple(
        (es, re.compile(rf"(?<!\w){pattern(form)}(?!\w)", re.IGNORECASE))
        for es, forms in table(name).items()
        for form in forms
    )


@cache
def labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands before a treatment with a colon: the Spanish words, and a pattern for each printed form."""
    return tuple(
        (es, re.compile(rf"{pattern(form)}\s*[:-]\s*", re.IGNORECASE))
        for es, forms in table("label").items()
        for form in forms
    )


@cache
def phrases() -> Mapping[str, str]:
    """Words beside a treatment that stay as they are, by printed form."""
    return {form: es for es, forms in table("phrase").items() for form in forms}


@cache
def drug_kinds() -> Mapping[str, str]:
    """The kind of each medicine that is known by name, lower case; a key of [class]."""
    kinds: dict[str, str] = {}
    lexicon = load_table("drugs.toml")
    for generic, entry in lexicon["generic"].items():
        kind = next((one for one in entry.get("class", ()) if one in table("class")), "other")
        names = (generic, *(name for group in ("brands", "forms", "also") for name in entry.get(group, ())))
        kinds |= dict.fromkeys(names, kind)
    for brand, parts in lexicon["combination"].items():
        kinds[brand] = kind_of_all(kinds.get(part, "other") for part in parts)
    return kinds | {name: kind for kind, names in table("drug").items() for name in names}


def kind_of_all(kinds: Iterable[str]) -> str:
    """What several medicines in one are called: an opioid where one of them is."""
    found = set(kinds)
    return "opioid" if "opioid" in found else found.pop() if len(found) == 1 else "mixture"


def number(printed: str) -> Number | None:
    """The number that is printed; None where it says two things: "Eight (6)"."""
    text = printed.lower()
    if twice := re.fullmatch(rf"({_WORD})\s?\(\s?(\d+)\s?\)", text):
        if NUMBER_WORDS[twice[1]] != int(twice[2]):
            return None
        text = twice[2]
    figures = [str(NUMBER_WORDS.get(word, word)) for word in re.findall(_FIGURE, text)]
    value = float(figures[0]) if len(figures) == 1 else None
    return Number(" a ".join(figures), value != 1, value)


def fill(es: str, numbers: Mapping[str, Number]) -> str:
    """A Spanish form with its numbers, and with the word that fits each."""

    def told(slot: re.Match[str]) -> str:
        given = numbers[slot["name"]]
        word = (slot["many"] if given.is_plural else slot["one"]) if slot["one"] else ""
        return f"{given.text} {word}".strip()

    return _SLOT.sub(told, es)
