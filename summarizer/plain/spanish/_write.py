"""A treatment that has been read, as a Spanish noun phrase."""

from __future__ import annotations

import re

from . import _tables as tables
from ._read import Place, Treatment
from ._tables import Noun

_SIDES = {"left": "izquierdo", "right": "derecho"}
_BY_ITSELF = re.compile(r"(?:con|sin|para|durante|según|a|antes|después)\b|\(")
"""What opens with one of these needs no comma before it, but behind a figure or a side."""


def write(treatment: Treatment) -> str:
    """The treatment in words, without an article; every number and side that has been read is in it."""
    text = _opening(treatment)
    if treatment.places:
        link = treatment.head[0].link if treatment.head else "para"
        text += f" {_places(treatment.places, link)}"
    if treatment.levels:
        text += f", {_levels(treatment.levels)}"
    if treatment.side:
        text += ", ambos lados" if treatment.side == "both" else f", lado {_SIDES[treatment.side]}"
    for index, aside in enumerate(treatment.asides):
        behind_comma = text[-1].isdigit() or (index == 0 and treatment.side)
        text += f" {aside}" if _BY_ITSELF.match(aside) and not behind_comma else f", {aside}"
    return ", ".join([text, *(told for _, told in treatment.dates)])


def _opening(treatment: Treatment) -> str:
    """The number, what it counts, and the treatment with the words that stand by it."""
    number = treatment.number
    figure = [number.text] if number else []
    if treatment.head is None:
        name = f"{treatment.drug} ({tables.table('class')[treatment.kind]})"
        name = f"{treatment.form} de {name}" if treatment.form else name
        noun, is_plural = None, False
    else:
        noun, is_plural = treatment.head
        if number and not treatment.unit:
            is_plural = number.is_plural
        name = _form(noun, is_plural)
    if treatment.unit is None:
        words = [_agreeing(one, noun, is_plural) for one in treatment.adjectives if noun]
        return " ".join([*figure, name, *words, *treatment.phrases])
    unit, is_plural = treatment.unit
    if number:
        is_plural = number.is_plural
    words = [_agreeing(one, unit, is_plural) for one in treatment.adjectives]
    return " ".join([*figure, _form(unit, is_plural), *words, "de", name, *treatment.phrases])


def _form(noun: Noun, is_plural: bool) -> str:
    return noun.plural if is_plural and noun.plural else noun.es


def _agreeing(adjective: str, noun: Noun, is_plural: bool) -> str:
    """The adjective in the gender and number of its noun: "completo" is "completas" beside "pruebas"."""
    if adjective.endswith("o") and noun.gender == "f":
        adjective = f"{adjective[:-1]}a"
    if not (is_plural or noun.is_plural):
        return adjective
    return f"{adjective}s" if adjective[-1] in "aeo" else f"{adjective}es"


def _levels(printed: str) -> str:
    """ "nivel L4-L5"; "niveles L3-L4 y L4-L5"."""
    several = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", printed, flags=re.IGNORECASE)
    return f"{'niveles' if len(several) > 1 else 'nivel'} {_listed(several)}"


def _places(places: tuple[Place, ...], link: str) -> str:
    """The places behind the word that links them: "de" before each, any other before the first."""
    told = [_place(place) for place in places]
    if link == "de":
        return _listed([_joined("de", one) for one in told])
    return f"{link} {_listed(told)}"


def _place(place: Place) -> str:
    """A body part with its article and side: "la rodilla izquierda", "ambas rodillas"."""
    noun, is_plural = place.noun, place.is_plural or place.side == "both"
    if place.of is not None:
        return f"{_article(noun, is_plural)} {_form(noun, is_plural)} {_joined('de', _place(place.of))}"
    gloss = noun.glosses if is_plural and noun.glosses else noun.gloss
    behind = f" ({gloss})" if gloss else ""
    if noun.axial:
        return _of_side(place.side, f"{_article(noun, False)} {noun.es}") + behind
    if place.side == "both":
        return f"{'ambas' if noun.gender == 'f' else 'ambos'} {noun.plural}{behind}"
    side = f" {_sided(place.side, noun, is_plural)}" if place.side else ""
    return f"{_article(noun, is_plural)} {_form(noun, is_plural)}{side}{behind}"


def _of_side(side: str, whole: str) -> str:
    """A side of what the body has once: "el lado izquierdo del cuello"."""
    if not side:
        return whole
    return f"{'ambos lados' if side == 'both' else f'el lado {_SIDES[side]}'} {_joined('de', whole)}"


def _sided(side: str, noun: Noun, is_plural: bool) -> str:
    word = _SIDES[side]
    return (f"{word[:-1]}a" if noun.side == "f" else word) + ("s" if is_plural else "")


def _article(noun: Noun, is_plural: bool) -> str:
    if is_plural:
        return "las" if noun.gender == "f" else "los"
    return "la" if noun.gender == "f" else "el"


def _joined(preposition: str, phrase: str) -> str:
    """ "de" and "el hombro" are "del hombro"."""
    return f"{preposition}l {phrase[3:]}" if phrase.startswith("el ") else f"{preposition} {phrase}"


def _listed(items: list[str]) -> str:
    """ "a, b y c"."""
    *first, last = items
    return f"{', '.join(first)} y {last}" if first else last
