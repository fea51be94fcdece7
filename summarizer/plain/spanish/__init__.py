"""What a requested treatment is called in Spanish, where the reviewed tables know all of it."""

from __future__ import annotations

import re
from collections import Counter

from ._read import Treatment, read
from ._tables import NUMBER_WORDS, labels
from ._write import write

__all__ = ["spanish_name"]

_LONGEST = 600
"""Characters of a name that is worth reading."""

_PAST = re.compile(r"retro(?:spective)?(?:\s+request)?(?:\s+for)?(?:\s*[:–-]|(?!\w))\s*", re.IGNORECASE)
_LINK = re.compile(r"\s*(?P<link>:|;|,?\s+followed\s+by|,?\s+with|,?\s+and|,?\s+plus)\s+", re.IGNORECASE)
_LINKS = {":": ":", ";": ";", "followed by": "; después:", "with": " con", "plus": " más"}
_SAID_I = re.compile(r"h?i(?!e)")
"""Before this sound "y" is "e"."""

_TWICE = re.compile(rf"\b(?:{'|'.join(NUMBER_WORDS)})\s?\(\s?(\d+)\s?\)", re.IGNORECASE)
_FIGURE = re.compile(rf"\d+|\b(?:{'|'.join(NUMBER_WORDS)}|once|twice)(?![a-z])", re.IGNORECASE)
_KEPT = (
    (re.compile(r"\bleft\b", re.IGNORECASE), re.compile(r"\bizquierd")),
    (re.compile(r"\bright\b", re.IGNORECASE), re.compile(r"\bderech")),
    (re.compile(r"\b(?:bilateral|both)\b", re.IGNORECASE), re.compile(r"\bamb[oa]s\b")),
    (re.compile(r"\b(?:without|w/?o|non|noncontrast)\b", re.IGNORECASE), re.compile(r"\bsin\b")),
)


def spanish_name(item: str) -> str | None:
    """The item as a Spanish noun phrase without an article; None where a word would be left out or guessed.

    Names of medicines, strengths and levels of the spine stay as they are printed.
    """
    text = " ".join(item.split()).strip(" .,;:")
    if len(text) > _LONGEST:
        return None
    before = after = ""
    if past := _PAST.match(text):
        text, after = text[past.end() :], " (atención ya dada)"
    for es, label in labels():
        if found := label.match(text):
            text, before = text[found.end() :], f"{es}: "
    parts = _parts(text)
    if parts is None:
        return None
    told = before + _written(parts) + after
    dates = [date for _, part in parts for date in part.dates]
    return told if _keeps(text, told, dates) else None


Part = tuple[str, Treatment]
"""A treatment and the link that stands before it, "" before the first."""


def _parts(text: str) -> list[Part] | None:
    """The text as one treatment, or as several that are linked; None where one is not known."""
    if (whole := read(text)) is not None:
        return [("", whole)]
    for found in _LINK.finditer(text):
        link = " ".join(found["link"].lower().replace(",", " ").split())
        first = read(text[: found.start()])
        if first is None or (first.is_led and link in ("and", "plus", ";")):
            # "left knee MRI and x-ray": the side may hold for both.
            continue
        rest = _parts(text[found.end() :])
        if rest is None:
            continue
        parts = [("", first), (link, rest[0][1]), *rest[1:]]
        # "therapy and needling, 12 visits": the number may hold for both.
        if all(part.number for _, part in parts) or not any(part.counts_late for _, part in rest):
            return parts
    return None


def _written(parts: list[Part]) -> str:
    text = write(parts[0][1])
    for link, part in parts[1:]:
        told = write(part)
        if link == "and":
            comma = "," if " y " in text else ""
            text += f"{comma} {'e' if _SAID_I.match(told) else 'y'} {told}"
        else:
            text += f"{_LINKS[link]} {told}"
    return text


def _keeps(item: str, told: str, dates: list[tuple[str, str]]) -> bool:
    """Whether every figure, side and "without" of the item is told, and none besides; dates apart."""
    for printed, date in dates:
        item, told = item.replace(printed, " ", 1), told.replace(date, " ", 1)
    item = _TWICE.sub(r"\1", item)
    if Counter(map(_value, _FIGURE.findall(item))) != Counter(map(_value, _FIGURE.findall(told))):
        return False
    return all(len(en.findall(item)) == len(es.findall(told)) for en, es in _KEPT)


def _value(figure: str) -> int:
    return {"once": 1, "twice": 2}.get(figure.lower()) or NUMBER_WORDS.get(figure.lower()) or int(figure)
