"""What identifies someone in a letter: people, and values such as numbers and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .words import letter_words

Kind = Literal["person", "company", "number", "phone", "email", "address", "town", "birthdate"]

# In plain letters, as words.unaccented leaves them.
WORD = r"[A-Z][A-Za-z]*(?:['-](?![Ss]\b)[A-Za-z]+)*"
INITIAL = r"[A-Z](?:\.|(?![A-Za-z.'-]))"
PARTICLE = (
    r"(?:[Dd]e (?:[Ll]a|[Ll]os|[Ll]as)|[Dd]e[lrn]?|[Vv]an(?: de[rn]?)?|[Vv]on|[Dd][aiou]s?|[Ll][ae]|St\.)"
    r"(?![A-Za-z])"
)
_PART = re.compile(rf"{PARTICLE}|{INITIAL}|{WORD}")
_PARTICLE = re.compile(PARTICLE)
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\b\.?", re.IGNORECASE)
CREDENTIAL = (
    r"(?:M\.? ?D\.?|D\.? ?O\.?|D\.? ?C\.?|D\.?P\.?M\.?|Ph\.? ?D\.?|Psy\.? ?D\.?|D\.?D\.?S\.?|PA-?C?|"
    r"F?NP(?:-[BC]+)?|R\.?N\.?|D?PT|OTR?|L\.?Ac\.?|MPH|Esq\.?|LCSW|MFT|FAAOS|FACS)(?![A-Za-z])"
)
_CREDENTIALS = re.compile(rf"(?:[, ]+{CREDENTIAL})+[ .,]*\Z")
_TITLE = re.compile(r"\A\W*(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|MR|MRS|MS|DR)\b\.? ?)")


@dataclass(frozen=True, slots=True)
class Person:
    """A name in plain letters: `given` may be empty, and holds initials too; `surname` may be of
    several words."""

    given: tuple[str, ...]
    surname: str

    @property
    def words(self) -> frozenset[str]:
        """Each word that stands for this person, in lower case; parts of a double name too."""
        parts = {part for name in (*self.given, self.surname) for part in re.split(r"[ -]", name.lower())}
        particles = {part for part in parts if _PARTICLE.fullmatch(part) or part in ("la", "los", "las")}
        return frozenset(part for part in parts - particles if len(part) > 1)

    @property
    def initials(self) -> frozenset[str]:
        return frozenset(name[0].lower() for name in self.given)

    def may_be(self, other: Person) -> bool:
        """Whether both names can be one person's: the same surname and no other first name."""
        if self.surname.lower() != other.surname.lower():
            return not self.given and self.surname.lower() in other.words
        if not self.given or not other.given:
            return True
        first, second = self.given[0].lower(), other.given[0].lower()
        return first[0] == second[0] and (first == second or 1 in (len(first), len(second)))


@dataclass(frozen=True, slots=True)
class Value:
    """An identifier that is no person's name, as printed but in plain letters."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Everything that identifies someone in one letter. `births` are ISO 8601 dates."""

    people: tuple[Person, ...] = ()
    values: tuple[Value, ...] = ()
    births: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.people or self.values or self.births)


def person(printed: str) -> Person | None:
    """The person whose name is `printed` ("Ann B. Sample, M.D.", "Sample, Ann", "SAMPLE"), or None
    where it is no name."""
    name = _SUFFIX.sub("", _CREDENTIALS.sub("", _TITLE.sub("", printed.strip(" .,;:\n\v")))).strip(" .,;")
    last, comma, first = name.partition(",")
    if comma:
        surnames, given = _PART.findall(last), _PART.findall(first)
        if not surnames or not given:
            return None
        return _made([given_name.rstrip(".") for given_name in given], surnames)
    parts = _PART.findall(name)
    start = len(parts) - 1
    while start > 0 and _PARTICLE.fullmatch(parts[start - 1]):
        start -= 1
    return _made([part.rstrip(".") for part in parts[:start]], parts[start:]) if parts else None


def _made(given: list[str], surname: list[str]) -> Person | None:
    words = [word.lower() for word in (*given, *surname)]
    if len(surname[-1].rstrip(".")) < 2 or any(word in letter_words() for word in words):
        return None
    return Person(tuple(given), " ".join(surname))


def merged(found: list[Person]) -> tuple[Person, ...]:
    """Each person once, under the fullest name. A surname that two people share stays on its own."""
    fullest = sorted(dict.fromkeys(found), key=lambda one: -sum(map(len, one.given)))
    kept: list[Person] = []
    for one in fullest:
        same = [other for other in kept if one.may_be(other)]
        if len(same) != 1:
            kept.append(one)
    order = [name.surname.lower() for name in found]
    return tuple(sorted(kept, key=lambda one: order.index(one.surname.lower())))
