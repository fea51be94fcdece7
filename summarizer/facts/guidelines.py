"""Guideline lines: which sources each side said it relied on.

A line is a row of statements ("Decision based on MTUS ...", "Decision based on Non-MTUS Citation
...", or a sentence that says there is none). Commas and "and" stand inside chapter and section
names, so a statement is split only where a new chapter with its year, or a new source, begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.schema.facts import Citation, GuidelineFamily

from .patterns import compiled

# Chapters whose own names hold a comma or an "and"; any other is read up to its year.
_CHAPTERS = (
    r"Forearm, ?Wrist,?(?: and| &) Hand Complaints|Neck and Upper Back Complaints"
    r"|Ankle and Foot Complaints|Eye(?:s| and Vision)? Complaints"
)
_BARE_MTUS = compiled(r"^ ?(?:the )?(?:California |CA )?MTUS:? ")
_YEAR = r"(?:19|20)\d\d"
_SIDE = r"(?:\b(?:the )?(?:claims administrator|(?:expert |physician )?reviewer|MAXIMUS) )?"
_THEIR = r"(?:their|its|his/her|his|her|the)"
_BASED_ON = rf"(?:decision (?:is |was )?based on|{_SIDE}based {_THEIR} decision on)"
_STATEMENT = compiled(
    rf"(?P<outside_mtus>{_SIDE}\b"
    rf"(?:based {_THEIR} decision on recommendations?(?:\(s\))? outside (?:of )?the MTUS"
    rf"|did not base {_THEIR} decision on the MTUS)(?: Guidelines?)?\.?)"
    rf"|(?P<none_cited>{_SIDE}\bdid not cite any\b[^.]{{0,80}}\.?)"
    rf"|(?P<outside>(?:\b{_BASED_ON}|,? ?\band(?: on)?) (?:the )?non[- ]{{0,2}}MTUS"
    r"(?: citations?| guidelines?)?:? ?)"
    rf"|(?P<other>(?:\b{_BASED_ON}|,? ?\band(?: on)?) (?:the )?other medical treatment guidelines?"
    r"(?: or medical evidence)?:? ?)"
    rf"|(?P<mtus>\b{_BASED_ON} (?:the )?MTUS:? ?)"
)
_HEAD = compiled(
    rf"(?:^|,? and |; )(?:MTUS )?(?P<chapter>{_CHAPTERS}|[A-Z][^:\d]{{2,90}}?) (?P<year>{_YEAR})\b"
    r"(?: Guidelines?)?(?=[ ,.;]|$)"
)
_SECTIONS = compiled(r"\bSections?(?:\(s\))? ?: ?")
_PAGES = compiled(
    r"\b(?:Page\(s\)|Pages?|pgs?\b\.?|pp\b\.?) ?:? ?(?P<pages>\d{1,4}(?: ?[-–,] ?\d{1,4}){0,20})"
)
_NEXT_UNDATED = re.compile(r"(?:,|;)? and (?:MTUS )?(?=[A-Z][A-Za-z &-]{2,60} Guidelines?\b)")
_NAMED_GUIDELINES = compiled(r"^(?P<chapter>[^,:\d]{0,80}?Guidelines?\b)(?:[,:]? ?)(?P<topic>.*)$")

_FAMILIES: tuple[tuple[GuidelineFamily, re.Pattern[str]], ...] = (
    ("ODG", compiled(r"\bODG\b|\bOfficial (?:Disability|Disabilities) Guid|\bWork Loss Data Institute\b")),
    ("ACOEM", compiled(r"\bACOEM\b|\bAmerican College of Occupational\b|\bAmer\. College of Occup")),
    ("web", compiled(r"https?:|\bwww\.|\b[\w-]{2,40}\.(?:com|org|gov|net|edu)\b")),
)
_SOURCE = compiled(
    r"(?:[;,.]|,? and(?: the)?) (?=(?:the )?(?:ODG|Official Disability Guid|ACOEM|American College of Occup))"
)


# A few lines stand in most letters.
@lru_cache(maxsize=1024)
def citations(line: str) -> tuple[Citation, ...]:
    """The sources that one line names, in order."""
    return tuple(_citations(line))


def families(cited: Sequence[Citation]) -> tuple[GuidelineFamily, ...]:
    """The families of the sources, each once, in order."""
    return tuple(dict.fromkeys(citation.family for citation in cited))


def _citations(line: str) -> Iterator[Citation]:
    marks = list(_STATEMENT.finditer(line))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(line)
        body = line[mark.end() : end]
        kind = mark.lastgroup
        if kind == "outside_mtus" or kind == "none_cited":
            yield Citation(family=kind, text=_tidy(mark[0]))
        elif kind == "mtus":
            yield from _mtus(body)
        else:
            yield from _others(body)
    if not marks:
        bare = _BARE_MTUS.match(line)
        yield from _mtus(line[bare.end() :]) if bare else _others(line)


def _mtus(body: str) -> Iterator[Citation]:
    heads = list(_HEAD.finditer(body))
    if not heads:
        yield from _undated_mtus(body)
        return
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(body)
        details = _tidy(body[head.end() : end])
        sections = _SECTIONS.search(details)
        pages = _PAGES.search(details)
        named = details[sections.end() :] if sections else ""
        yield Citation(
            family="MTUS",
            text=_tidy(body[head.start("chapter") : end]),
            chapter=head["chapter"],
            year=int(head["year"]),
            sections=_without_pages(named) or None,
            pages=pages["pages"] if pages else None,
        )


def _undated_mtus(body: str) -> Iterator[Citation]:
    """The older wording: "<Guidelines> <topic> Page(s): 98,.", without a year."""
    for part in _NEXT_UNDATED.split(body):
        text = _tidy(part)
        if not text:
            continue
        named = _NAMED_GUIDELINES.match(text)
        pages = _PAGES.search(text)
        topic = named["topic"] if named else ""
        yield Citation(
            family="MTUS",
            text=text,
            chapter=named["chapter"] if named else _without_pages(text) or None,
            sections=_without_pages(topic) or None,
            pages=pages["pages"] if pages else None,
        )


def _others(body: str) -> Iterator[Citation]:
    """Sources outside the MTUS; a part that names no source of its own belongs to its neighbour."""
    parts: list[str] = []
    start = 0
    for mark in _SOURCE.finditer(body):
        if _family(body[start : mark.start()]) != "other":
            parts.append(body[start : mark.start()])
            start = mark.end()
    parts.append(body[start:])
    for part in parts:
        text = _tidy(part)
        if text:
            pages = _PAGES.search(text)
            yield Citation(family=_family(text), text=text, pages=pages["pages"] if pages else None)


def _family(text: str) -> GuidelineFamily:
    return next((family for family, pattern in _FAMILIES if pattern.search(text)), "other")


def _without_pages(text: str) -> str:
    return _tidy(_PAGES.sub("", text))


def _tidy(text: str) -> str:
    return text.strip(" ,;:.")
