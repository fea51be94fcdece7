"""A printed name of a treatment, read piece by piece from left to right: every word falls to a known
piece, or the whole is not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from math import prod

from summarizer.data import plain_date
from summarizer.facts.dates import to_iso

from . import _patterns as patterns
from . import _tables as tables
from ._tables import Entry, Noun, Number

_UNITS = re.compile(r"(?<=\d)\s?(mg|mcg|gm|ml|g)\b", re.IGNORECASE)
_OF_PART = re.compile(r"\s+of\s+", re.IGNORECASE)
_COMPOUND = re.compile(r"^compound(?:ed)?\s+", re.IGNORECASE)
_RATE = re.compile(r" por semana$|^durante .* semanas?$")


@dataclass(frozen=True, slots=True)
class Place:
    """A body part as it is printed: `side` is "left", "right", "both" or ""; `of` is what it belongs to."""

    noun: Noun
    is_plural: bool
    side: str
    of: Place | None = None


@dataclass(slots=True)
class Treatment:
    """What one name says; texts are Spanish already, but for `drug` and `levels`, which stay as printed.

    `kind` is the key of the drug in [class], and `form` what it is put on the skin as; `dates` are pairs of
    what is printed and what is told; `rates` are how often a week and for how many weeks. `is_led`:
    something stands before the treatment in print that is told behind it; `counts_late`: its number stands
    behind it in print.
    """

    number: Number | None = None
    unit: Entry | None = None
    head: Entry | None = None
    drug: str = ""
    kind: str = ""
    form: str = ""
    adjectives: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    places: tuple[Place, ...] = ()
    side: str = ""
    levels: str = ""
    asides: list[str] = field(default_factory=list)
    dates: list[tuple[str, str]] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    is_led: bool = False
    counts_late: bool = False

    @property
    def is_named(self) -> bool:
        """Whether the treatment itself has been read."""
        return self.head is not None or bool(self.drug)


Take = Callable[[Treatment], bool]
"""Puts a piece into the treatment; False where it does not fit."""

Step = tuple[int, Take]
"""Where a piece ends, and how it is taken."""


def read(text: str) -> Treatment | None:
    """The treatment that the text names; None where a piece of it is not known."""
    treatment = Treatment()
    if not _read_into(treatment, text) or not treatment.is_named:
        return None
    return treatment if _is_whole(treatment) else None


def _read_into(treatment: Treatment, text: str) -> bool:
    at = 0
    while at < len(text):
        if gap := patterns.GAP.match(text, at):
            at = gap.end()
            continue
        longest_first = sorted(_steps(text, at), key=lambda step: -step[0])
        end = next((end for end, take in longest_first if take(treatment)), None)
        if end is None:
            return False
        at = end
    return True


def _is_whole(treatment: Treatment) -> bool:
    """Whether nothing is left open: each paired part has its side where one has, an adjective and a number
    have their noun, and a medicine stands alone."""
    parts = [place.of or place for place in treatment.places]
    sides = {bool(part.side) for part in parts if not part.noun.axial}
    if len(sides) > 1:
        return False
    if treatment.drug and (treatment.adjectives or treatment.places):
        return False
    if treatment.number is None or treatment.unit is not None:
        return True
    if treatment.head is None:
        return False
    noun, _ = treatment.head
    return noun.is_plural or bool(noun.plural) or not treatment.number.is_plural


# --- the pieces that can begin at a place


def _steps(text: str, at: int) -> Iterator[Step]:
    if text[at] == "(":
        yield from _in_brackets(text, at)
        return
    if at == 0 and (article := patterns.ARTICLE.match(text)):
        yield article.end(), lambda _: True
    if found := patterns.SERVICE.match(text, at):
        yield found.end(), partial(_take_date, found)
    if found := patterns.LEVELS.match(text, at):
        yield found.end(), partial(_take_levels, found["levels"])
    yield from _sites(text, at)
    yield from _names(text, at)
    yield from _counts(text, at)
    yield from _words(text, at)


def _sites(text: str, at: int) -> Iterator[Step]:
    side = patterns.LONE_SIDE.match(text, at)
    if side:
        yield side.end(), partial(_take_side, _side(side["side"]))
    if found := patterns.places().match(text, at):
        # The part in "left rotator cuff repair" belongs to the name of the surgery.
        name = side and patterns.nouns("head").pattern.match(text, side.end() + 1)
        if not name or name.end() <= found.end():
            each = patterns.place().finditer(found["places"])
            yield found.end(), partial(_take_places, tuple(_place(one[0]) for one in each))


def _in_brackets(text: str, at: int) -> Iterator[Step]:
    if total := patterns.TOTAL.match(text, at):
        yield total.end(), partial(_take_total, total[1])
    elif (end := text.find(")", at)) > 0:
        yield end + 1, partial(_take_inner, text[at + 1 : end])


def _names(text: str, at: int) -> Iterator[Step]:
    for nouns in (patterns.nouns("head"), patterns.visits()):
        if found := nouns.pattern.match(text, at):
            yield found.end(), partial(_take_head, nouns[found[0]])
    if found := patterns.medicine().match(text, at):
        yield found.end(), partial(_take_drug, found[0])


def _counts(text: str, at: int) -> Iterator[Step]:
    units = patterns.nouns("unit")
    for pattern in patterns.counts():
        if (found := pattern.match(text, at)) and (number := tables.number(found["number"])):
            yield _behind_of(text, found.end()), partial(_take_count, number, units[found["unit"]])
    if found := units.pattern.match(text, at):
        yield found.end(), partial(_take_unit, units[found[0]])
    if (found := patterns.BARE_NUMBER.match(text, at)) and (number := tables.number(found[0])):
        yield found.end(), partial(_take_number, number)


def _words(text: str, at: int) -> Iterator[Step]:
    if found := patterns.adjectives().pattern.match(text, at):
        yield found.end(), partial(_take_adjective, patterns.adjectives()[found[0]])
    if found := patterns.phrases().pattern.match(text, at):
        yield found.end(), partial(_take_phrase, patterns.phrases()[found[0]])
    for table, take in (("aside", _take_aside), ("form", _take_form), ("topical", _take_topical)):
        for es, pattern in tables.asides(table):
            if found := pattern.match(text, at):
                given = {name: tables.number(printed) for name, printed in found.groupdict().items()}
                numbers = {name: number for name, number in given.items() if number is not None}
                if len(numbers) == len(given):
                    yield _behind_of(text, found.end()), partial(take, es, numbers)


def _behind_of(text: str, at: int) -> int:
    """The place behind an "of" that stands at this one, as in "a trial of": it says nothing more."""
    of = patterns.OF.match(text, at)
    return of.end() if of else at


def _place(text: str) -> Place:
    inner, *outer = _OF_PART.split(text, maxsplit=1)
    parts = patterns.nouns("part")
    side = re.match(rf"(?:the\s+)?{patterns.SIDE}\s", inner, re.IGNORECASE)
    (printed,) = parts.pattern.findall(inner)
    noun, is_plural = parts[printed]
    return Place(noun, is_plural, _side(side["side"]) if side else "", _place(outer[0]) if outer else None)


def _side(printed: str) -> str:
    side = printed.lower()
    return "both" if side == "bilateral" else side


# --- how each is taken


def _take_date(found: re.Match[str], treatment: Treatment) -> bool:
    days = [to_iso(day.replace(" ", "")) for day in (found["first"], found["last"]) if day]
    if treatment.dates or None in days:
        return False
    first, *last = (plain_date(day, "es") for day in days)
    told = f"fechas del servicio: del {first} al {last[0]}" if last else f"fecha del servicio: {first}"
    treatment.dates.append((found[0], told))
    return True


def _take_levels(levels: str, treatment: Treatment) -> bool:
    if treatment.levels:
        return False
    treatment.levels = levels
    treatment.is_led |= not treatment.is_named
    return True


def _take_places(places: tuple[Place, ...], treatment: Treatment) -> bool:
    if treatment.places or treatment.side:
        return False
    treatment.places = places
    treatment.is_led |= not treatment.is_named
    return True


def _take_side(side: str, treatment: Treatment) -> bool:
    if treatment.side or any(place.side for place in treatment.places):
        return False
    treatment.side = side
    treatment.is_led |= not treatment.is_named
    return True


def _take_total(printed: str, treatment: Treatment) -> bool:
    """A number in brackets behind how often and how long: what both come to."""
    if len(treatment.rates) < 2 or prod(treatment.rates) != int(printed):
        return False
    treatment.asides.append(f"({printed} en total)")
    return True


def _take_inner(text: str, treatment: Treatment) -> bool:
    """What stands in brackets: another name of the same treatment, or pieces like those outside."""
    is_same_name = treatment.head is not None and patterns.nouns("head").get(text) == treatment.head
    return is_same_name or _read_into(treatment, text)


def _take_head(entry: Entry, treatment: Treatment) -> bool:
    if treatment.is_named:
        return False
    treatment.head = entry
    return True


def _take_drug(printed: str, treatment: Treatment) -> bool:
    if treatment.is_named:
        return False
    drugs = patterns.drugs()
    treatment.kind = tables.kind_of_all(drugs[name] for name in drugs.pattern.findall(printed))
    with_units = _UNITS.sub(lambda unit: f" {unit[1].lower()}", printed)
    treatment.drug = _COMPOUND.sub("compuesto de ", with_units)
    return True


def _take_count(number: Number, unit: Entry, treatment: Treatment) -> bool:
    noun, _ = unit
    if not noun.before:
        treatment.asides.append(f"{number.text} {noun.plural if number.is_plural else noun.es}")
        treatment.is_led |= not treatment.is_named
        return True
    if treatment.number is not None or treatment.unit is not None:
        return False
    treatment.number, treatment.unit = number, unit
    treatment.counts_late = treatment.is_named
    return True


def _take_unit(unit: Entry, treatment: Treatment) -> bool:
    """A unit behind the treatment, whose number may stand before it: "12 therapy visits"."""
    if not unit[0].before or treatment.unit is not None or treatment.head is None:
        return False
    treatment.unit = unit
    return True


def _take_number(number: Number, treatment: Treatment) -> bool:
    if treatment.number is not None or treatment.is_named or treatment.is_led:
        return False
    treatment.number = number
    return True


def _take_adjective(es: str, treatment: Treatment) -> bool:
    if es in treatment.adjectives:
        return False
    treatment.adjectives.append(es)
    treatment.is_led |= not treatment.is_named
    return True


def _take_phrase(es: str, treatment: Treatment) -> bool:
    if es in treatment.phrases:
        return False
    treatment.phrases.append(es)
    treatment.is_led |= not treatment.is_named
    return True


def _take_aside(es: str, numbers: dict[str, Number], treatment: Treatment) -> bool:
    told = tables.fill(es, numbers)
    if told in treatment.asides:
        return False
    if _RATE.search(told) or "m" in numbers:
        treatment.rates += [number.value for number in numbers.values() if number.value is not None]
    treatment.asides.append(told)
    treatment.is_led |= not treatment.is_named
    return True


def _take_form(es: str, numbers: dict[str, Number], treatment: Treatment) -> bool:
    """The form or the amount of a medicine, which stands behind its name."""
    return bool(treatment.drug) and _take_aside(es, numbers, treatment)


def _take_topical(es: str, _: dict[str, Number], treatment: Treatment) -> bool:
    """What a medicine for the skin comes as; it stands behind the name in print."""
    if not treatment.drug or treatment.form:
        return False
    treatment.form = es
    return True
