"""Guideline lines: which sources each side said it relied on.

A line is a row of statements: "Decision based on MTUS ...", "Decision based on Non-MTUS Citation
...", "found that no section of the MTUS was applicable ...", or a sentence that says there is none.
`statements` parts a line into them; here each one is read for its sources, with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.schema.facts import GuidelineFamily, SameGuideline

from . import mtus
from .patterns import lowered
from .statements import Kind, statements


class Cited(NamedTuple):
    """One source and the characters [start, end) of the line that name it."""

    family: GuidelineFamily
    text: str
    start: int
    end: int
    chapter: str | None = None
    year: int | None = None
    sections: str | None = None
    pages: str | None = None


# The patterns of this module are written for lower case.
_SOURCE = re.compile(
    r"odg\b|official disabilit|acoem|american college of occup|california mtus\b|ca mtus\b|mtus\b"
    r"|https?:|www\."
)
_SEPARATOR = re.compile(r"(?:[;,.]|,? and(?: on)?) (?:the )?$")
_LONGEST_SEPARATOR = 13
_ODG = re.compile(r"\bodg\b|official disabilit(?:y|ies) guid|work loss data institute")
_ODG_WORDS = ("odg", "official disab", "work loss data")
_ACOEM_WORDS = ("acoem", "american college of occupational", "amer. college of occup")
_WEB = re.compile(r"https?:|\bwww\.|\b[\w-]{2,40}\.(?:com|org|gov|net|edu)\b")
_MTUS = re.compile(r"(?:the )?(?:california |ca )?mtus\b")
# Blanks break web addresses: "www. example.org".
_HOST = re.compile(
    r"(?:https? ?: ?/ ?/ ?)?(?:www ?\. ?)?(?P<host>[\w-]{2,40}(?: ?\. ?[\w-]{2,40}){0,3} ?\. ?[a-z]{2,4})\b"
)
_NO_WORD = re.compile(r"\b(?:guidelines?|medical|chapter|mtus|the|complaints?)\b|[^a-z]")


# A few lines stand in most letters.
@lru_cache(maxsize=1024)
def citations(line: str) -> tuple[Cited, ...]:
    """The sources that one line (of clean text) names, in order."""
    return tuple(_citations(line, lowered(line)))


def families(cited: Sequence[Cited]) -> tuple[GuidelineFamily, ...]:
    """The families of the sources, each once, in order."""
    return tuple(dict.fromkeys(one.family for one in cited))


def same_guideline(a: Sequence[Cited] | None, b: Sequence[Cited] | None) -> SameGuideline | None:
    """Whether two sides name the same sources; None where one of them names none.

    An MTUS chapter is one source whatever its year, the ODG and the ACOEM guidelines are one each, a
    web address is told by its host, and any other source by its words.
    """
    left, right = sources(tuple(a or ())), sources(tuple(b or ()))
    if not left or not right:
        return None
    if left == right:
        return "same"
    return "partly" if left & right else "different"


@lru_cache(maxsize=1024)
def sources(cited: tuple[Cited, ...]) -> frozenset[tuple[str, str]]:
    """What two sides are compared by: each source once, as (family, its name without decoration)."""
    return frozenset(_source(one) for one in cited if one.family not in ("outside_mtus", "none_cited"))


def _source(one: Cited) -> tuple[str, str]:
    text = one.text.lower()
    if one.family == "MTUS":
        return one.family, _NO_WORD.sub("", (one.chapter or "").lower())
    if one.family == "web":
        host = _HOST.search(text)
        return one.family, host["host"].replace(" ", "") if host else text
    return one.family, _NO_WORD.sub("", text) if one.family == "other" else ""


def _citations(line: str, lower: str) -> Iterator[Cited]:
    for kind, start, end in statements(lower):
        if kind == "outside_mtus" or kind == "none_cited":
            yield _cited(line, kind, start, end)
        else:
            yield from _sources_in(line, lower, kind, start, end)


def _sources_in(line: str, lower: str, kind: Kind, start: int, end: int) -> Iterator[Cited]:
    """Sources of several families; a part that names no source of its own belongs to its neighbour."""
    parts: list[tuple[int, int]] = []
    begin = start
    for name in _SOURCE.finditer(lower, start + 1, end):
        mark = _SEPARATOR.search(lower, max(begin, name.start() - _LONGEST_SEPARATOR), name.start())
        if not mark:
            continue
        # "The MTUS, ACOEM Guidelines" is one source.
        named = _family(lower, begin, mark.start(), in_mtus=kind == "any") != "other" or kind == "mtus"
        if named and not _MTUS.fullmatch(lower, begin, mark.start()):
            parts.append((begin, mark.start()))
            begin = mark.end()
    parts.append((begin, end))
    for begin, stop in parts:
        is_first = kind == "mtus" and begin == start
        family = "MTUS" if is_first else _family(lower, begin, stop, in_mtus=kind != "outside")
        if family == "MTUS":
            yield from _of_mtus(line, lower, begin, stop)
            continue
        cited = _cited(line, family, begin, stop)
        if cited.text:
            yield cited._replace(pages=mtus.pages_in(lower, cited.start, cited.end))


def _of_mtus(line: str, lower: str, start: int, end: int) -> Iterator[Cited]:
    for chapter in mtus.chapters(line, lower, start, end):
        yield Cited("MTUS", *chapter)


def _family(lower: str, start: int, end: int, *, in_mtus: bool) -> GuidelineFamily:
    # Where both stand ("MTUS/ACOEM"), the guideline is cited as a part of the MTUS.
    if in_mtus and (lower.find("mtus", start, end) >= 0 or mtus.is_chapter(lower, start, end)):
        return "MTUS"
    if mtus.has(lower, _ODG_WORDS, start, end) and _ODG.search(lower, start, end):
        return "ODG"
    if mtus.has(lower, _ACOEM_WORDS, start, end):
        return "ACOEM"
    return "web" if _WEB.search(lower, start, end) else "other"


def _cited(line: str, family: GuidelineFamily, start: int, end: int) -> Cited:
    start, end = mtus.trimmed(line, start, end)
    return Cited(family, line[start:end], start, end)
