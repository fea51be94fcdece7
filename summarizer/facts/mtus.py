"""Chapters of the MTUS in a guideline line, with their years, sections and pages.

Commas and "and" stand inside the names of chapters and sections, so a row of chapters is parted only
where a known chapter, or an unknown one with its year, begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# The patterns of this module are written for lower case.
_KNOWN = (
    r"(?:forearm, ?wrist,?(?: and| &) hand complaints|neck and upper back complaints"
    r"|ankle and foot complaints"
    r"|eye(?:s| and vision)? complaints|shoulder complaints|elbow (?:complaints|disorders)"
    r"|low back complaints"
    r"|knee complaints|stress[- ]related conditions|general approaches|acupuncture (?:medical )?treatment"
    r"|chronic pain (?:medical )?treatment|opioids? treatment"
    r"|post-?surgical (?:physical medicine )?treatment)"
)
_YEAR = r"(?:19|20)\d\d"
_HEAD = re.compile(
    rf"(?P<chapter>{_KNOWN})(?P<guidelines> guidelines?)?(?: chapter)?"
    rf"(?:,? \(?(?P<year>{_YEAR})\b\)?)?(?: guidelines?)?"
)
# An unknown chapter is told by its year.
_UNKNOWN = re.compile(
    r"(?:the )?(?:mtus[ /,]{1,2})?(?P<chapter>(?!.{0,90}mtus)[a-z][^:;\d]{2,90}?)"
    rf",? \(?(?P<year>{_YEAR})\b\)?(?: guidelines?)?"
)
_YEARS = re.compile(rf"\b{_YEAR}\b")
_GUIDELINES = re.compile(r"(?:the )?(?:mtus[ /,]{1,2})?(?P<chapter>[^,:\d]{2,80}?guidelines?)\b")
_NEXT = re.compile(r", and |; |(?<=\d) and ")
_BOUNDARY = re.compile(r"(?:^|\band |; |, |\. |mtus,? |\bthe |acoem,? |/|chapter \d{1,2},? )$")
_SECTIONS = re.compile(r"sections?(?:\(s\))? ?: ?")
_PAGES = re.compile(
    r"\b(?:page\(s\)|pages?|pgs?\b\.?|pp\b\.?) ?:? ?(?P<pages>\d{1,4}(?: ?(?:[-–,&]"
    r"|,? and) ?\d{1,4}\b){0,20})(?: of \d{1,4}\b)?"
)
_PAGE_WORDS = ("page", "pg", "pp")
# What says no topic: the regulation that holds the chapter.
_LAW = re.compile(
    r",? ?8 c\.?c\.?r\.?[^,(a-z]{0,40}(?:mtus)?|\(effective[^)]{0,40}\)|,? ?which (?:is"
    r"|are) (?:a )?part of the mtus"
)
_LAW_WORDS = ("c.r", "ccr", "effective", "part of the mtus")
_EDGES = " ,;:."
# Words that join a source to its neighbours.
_BEFORE = ("on ", "the ")
_AFTER = (" and", " on", " as", " the", " since", " because", " but", " so")


class Chapter(NamedTuple):
    """A chapter as printed at [start, end) of the line, with its topics and pages."""

    text: str
    start: int
    end: int
    chapter: str | None
    year: int | None
    sections: str | None
    pages: str | None


class _Head(NamedTuple):
    start: int
    chapter_end: int
    end: int
    year: int | None


def chapters(line: str, lower: str, start: int, end: int) -> Iterator[Chapter]:
    """The chapters that `line[start:end]` names; `lower` is the line in lower case."""
    heads = _heads(lower, start, end)
    if not heads:
        begin, stop = trimmed(line, start, end)
        if begin < stop:
            name = _without_pages(line, lower, begin, stop)
            yield Chapter(line[begin:stop], begin, stop, name, None, None, pages_in(lower, begin, stop))
    for number, head in enumerate(heads):
        after = heads[number + 1].start if number + 1 < len(heads) else end
        begin, stop = trimmed(line, head.start, after)
        sections = _SECTIONS.search(lower, head.end, stop)
        yield Chapter(
            line[begin:stop],
            begin,
            stop,
            line[head.start : head.chapter_end],
            head.year,
            _without_pages(line, lower, sections.end() if sections else head.end, stop),
            pages_in(lower, head.end, stop),
        )


def is_chapter(lower: str, start: int, end: int) -> bool:
    """A known chapter of the MTUS is named, as its guidelines or with its year."""
    found = _HEAD.search(lower, start, end)
    return bool(found and (found["guidelines"] or found["year"]))


def pages_in(lower: str, start: int, end: int) -> str | None:
    """The page numbers as printed, "67-68, 70"; None where none are given."""
    found = _PAGES.search(lower, start, end) if has(lower, _PAGE_WORDS, start, end) else None
    return found["pages"] if found else None


def trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without the marks and the words that join it to its neighbours."""
    while start < end and line[start] in _EDGES:
        start += 1
    for word in _BEFORE:
        if line.startswith(word, start, end):
            start += len(word)
    while start < end:
        if line[end - 1] in _EDGES:
            end -= 1
        elif line.endswith(_AFTER, start, end):
            end = line.rindex(" ", start, end)
        else:
            break
    return start, end


def _heads(lower: str, start: int, end: int) -> list[_Head]:
    found: list[_Head] = []
    for match in _HEAD.finditer(lower, start, end):
        # "Acupuncture treatment" may be the topic of another chapter.
        if match.start() == start or _BOUNDARY.search(lower, max(start, match.start() - 14), match.start()):
            found.append(_head(match))
    dated = sum(head.year is not None for head in found)
    if not (found and found[0].start == start and len(_YEARS.findall(lower, start, end)) == dated):
        found = sorted([*found, *_unknown_heads(lower, start, end, found)])
    # Where the first chapter has its year, a name without one is a section's.
    return [head for head in found if head.year is not None] if found and found[0].year is not None else found


def _unknown_heads(lower: str, start: int, end: int, known: list[_Head]) -> Iterator[_Head]:
    """Chapters of other names, where no known one stands."""
    passed, last = 0, start
    for at in (start, *(opening.end() for opening in _NEXT.finditer(lower, start, end))):
        unknown = _unknown(lower, at, end) if at >= last else None
        if unknown is None:
            continue
        while passed < len(known) and known[passed].end <= unknown.start:
            passed += 1
        if passed == len(known) or known[passed].start >= unknown.end:
            last = unknown.end
            yield unknown


def _unknown(lower: str, start: int, end: int) -> _Head | None:
    match = _UNKNOWN.match(lower, start, end)
    if match:
        return None if ", and " in match["chapter"] else _head(match)
    named = _GUIDELINES.match(lower, start, end)
    return _Head(named.start("chapter"), named.end(), named.end(), None) if named else None


def _head(match: re.Match[str]) -> _Head:
    year = match["year"]
    # Without a year, "Guidelines" is a word of the chapter's name.
    name_end = match.end("chapter")
    if not year and match.re is _HEAD and match["guidelines"]:
        name_end = match.end("guidelines")
    return _Head(match.start("chapter"), name_end, match.end(), int(year) if year else None)


def _without_pages(line: str, lower: str, start: int, end: int) -> str | None:
    """The topics as printed, without page numbers and the regulation's name."""
    cuts: list[tuple[int, int]] = []
    for words, pattern in ((_PAGE_WORDS, _PAGES), (_LAW_WORDS, _LAW)):
        if has(lower, words, start, end):
            cuts.extend(match.span() for match in pattern.finditer(lower, start, end))
    kept = line[start:end]
    for begin, stop in sorted(cuts, reverse=True):
        kept = kept[: begin - start] + kept[stop - start :]
    begin, stop = trimmed(kept, 0, len(kept))
    return kept[begin:stop] or None


def has(lower: str, words: tuple[str, ...], start: int, end: int) -> bool:
    return any(lower.find(word, start, end) >= 0 for word in words)
