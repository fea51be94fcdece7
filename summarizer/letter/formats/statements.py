"""What the formats of 2013 share: a decision told as a sentence, and prose where later letters have labels.

A decision counts only where nothing but "not" stands between the verb and "medically necessary":
with any other word there it cannot be read.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from .. import anchors
from ..anchors import words
from ..cut import Kind, trim
from ..folding import fold
from ..near import Squeezed, outside
from ..types import CleanText, Range, Ruling

LONGEST_REQUEST = 1_500
"""Characters; the longest heading seen has 550."""
_NECESSARY = words("medically necessary")
RULING = re.compile(
    rf"\b(?:is|are|was|were) ?(?P<odd>(?!not)\S{{1,12}} |\S{{1,2}}(?=not|{_NECESSARY}))?"
    rf"(?P<no>not[ -]?|non-?)?{_NECESSARY}(?: and {words('appropriate')})?"
)
_BE_BEFORE = re.compile(r"\b(?:is|are|was|were) ?(?P<no>not[ -]?)?\Z")
_AND_APPROPRIATE = re.compile(r" ?and [a-z ?]{9,14}(?=[. ]|\Z)")
_PARTS: dict[Kind, tuple[re.Pattern[str], str]] = {
    "claims": (
        re.compile(
            rf"the {words('Claims Administrator')}(?:.s decision was based|"
            r" (?:based (?:its|their|the)|did not (?:cite|base|reiy|reference)"
            r"|cited|reiied|used|stated that)\b)"
        ),
        fold("The Claims Administrator based its decision on"),
    ),
    "reviewer": (
        re.compile(
            rf"the (?:{words('physician')}|expert) reviewer"
            r" (?:based|found|reiied|used|determined|did not (?:cite|base|reiy))\b"
        ),
        fold("The Physician Reviewer based his/her decision on"),
    ),
    "rationale": (
        re.compile(
            rf"(?:the (?:{words('physician')}|expert) reviewer.?s? decision rationaie ?:?"
            r"|rationaie for the decision ?:)"
        ),
        fold("The Physician Reviewer's decision rationale:"),
    ),
}
_ORDER: tuple[Kind, ...] = ("claims", "reviewer", "rationale")
_NUMBERED_LINE = re.compile(r"(?:^|[\n\v]|(?<=[a-z])\.)(?P<number>\d{1,3}) ?[).] ")
_NUMBER = re.compile(r"(?P<number>\d{1,3}) ?[).] ?\Z")


class Part(NamedTuple):
    """One anchor of an item: its text begins at `start` or, for the rationale's label, at `end`."""

    kind: Kind
    start: int
    end: int


class Statement(NamedTuple):
    """A decision told as a sentence: where its deciding words stand, and what they mean (None where
    something unexplained stands among them)."""

    start: int
    end: int
    ruling: Ruling | None


def first_statement(clean: CleanText, start: int, end: int) -> Statement | None:
    """The first decision in [start, end)."""
    match = next(_told(clean, start, end), None)
    return _statement(match) if match else next(iter(_near_statements(clean, start, end)), None)


def last_statement(clean: CleanText, start: int, end: int) -> Statement | None:
    """The last decision in [start, end)."""
    found = deque(_told(clean, start, end), maxlen=1)
    if found:
        return _statement(found[0])
    near = _near_statements(clean, start, end)
    return near[-1] if near else None


def _told(clean: CleanText, start: int, end: int) -> Iterator[re.Match[str]]:
    """The decisions in [start, end). Their verb is printed in letters: "15" folds to "is", too."""
    at = start
    while match := RULING.search(clean.folded, at, end):
        first = match.start()
        if clean.flat[first : first + 2].isalpha() and clean.folded[max(0, first - 1) : first] in ("", " "):
            yield match
            at = match.end()
        else:
            at = first + 1


def _statement(match: re.Match[str]) -> Statement:
    if match["odd"]:
        return Statement(*match.span(), None)
    return Statement(*match.span(), "upheld" if match["no"] else "overturned")


def _near_statements(clean: CleanText, start: int, end: int) -> list[Statement]:
    """Decisions whose "medically necessary" is damaged. What stands before it must be whole: a verb,
    or a verb and a "not", and nothing else."""
    window = clean.folded[start:end]
    found = []
    for at, after in Squeezed(window).find(_NECESSARY):
        before = _BE_BEFORE.search(window, 0, at)
        if before and start + after < len(clean.folded):  # at the file's end it may be cut, not damaged
            ruling: Ruling = "upheld" if before["no"] else "overturned"
            closing = _AND_APPROPRIATE.match(window, after)
            stop = closing.end() if closing else after
            found.append(Statement(start + before.start(), start + stop, ruling))
    return found


def numbered_line(clean: CleanText, start: int, end: int) -> tuple[int, int] | None:
    """The last numbered line in [start, end): where it starts, and where its words do."""
    found = deque(_NUMBERED_LINE.finditer(clean.text, start, end), maxlen=1)
    return (found[0].start("number"), found[0].end()) if found else None


def number_before(clean: CleanText, at: int) -> tuple[int, int] | None:
    """The item's number that stands right before `at`, and where it starts."""
    low = max(0, at - 8)
    match = _NUMBER.search(clean.flat, low, at)
    if match and (match.start() == low or not clean.flat[match.start() - 1].isalnum()):
        return int(match["number"]), match.start()
    return None


def item_parts(clean: CleanText, start: int, end: int) -> list[list[Part]]:
    """The prose parts of each item in [start, end), in order, also where a scan damaged their anchors."""
    found = [
        Part(kind, *match.span())
        for kind, (pattern, _) in _PARTS.items()
        for match in pattern.finditer(clean.folded, start, end)
        if anchors.opens_sentence(clean, match.start())
    ]
    found += _cut_part(clean, end)
    found += _near_parts(clean, found, start, end)
    groups: list[list[Part]] = []
    for part in sorted(found, key=lambda part: part.start):
        last = groups[-1][-1].kind if groups else None
        if part.kind == last and part.kind != "rationale":
            continue  # "The reviewer found ... . The reviewer based ...": one part
        if last is None or _ORDER.index(part.kind) <= _ORDER.index(last):
            groups.append([part])
        else:
            groups[-1].append(part)
    return groups


def part_ranges(clean: CleanText, parts: list[Part], stop: int) -> dict[Kind, Range]:
    """Where the words of each part stand, up to `stop`."""
    ranges: dict[Kind, Range] = {}
    ends = [*(part.start for part in parts[1:]), stop]
    for part, after in zip(parts, ends, strict=False):
        begin, end = trim(clean.text, part.end if part.kind == "rationale" else part.start, after)
        if begin < end:
            ranges[part.kind] = begin, end
    return ranges


def is_complete(groups: list[list[Part]]) -> bool:
    """Whether every item has all its parts."""
    return all([part.kind for part in group] == [*_ORDER] for group in groups)


def _cut_part(clean: CleanText, end: int) -> Iterator[Part]:
    """The first words of an item's prose, where the file was cut in them."""
    phrase = _PARTS["claims"][1]
    for length in range(min(len(phrase), end) - 1, len("the claims"), -1):
        if clean.folded.endswith(phrase[:length], 0, end) and anchors.opens_sentence(clean, end - length):
            yield Part("claims", end - length, end)
            return


def opens_item(clean: CleanText, at: int) -> bool:
    """Whether a sentence starts at `at`, be it behind a number."""
    number = number_before(clean, at)
    return anchors.opens_sentence(clean, number[1] if number else at)


def _near_parts(clean: CleanText, found: list[Part], start: int, end: int) -> Iterator[Part]:
    squeezed = Squeezed(clean.folded)
    taken = [(part.start, part.end) for part in found]
    for kind, (_, phrase) in _PARTS.items():
        for at, after in list(outside(squeezed.find(phrase), taken)):
            line = anchors.line_start_near(clean, at)
            begin = at if line is None else line
            if start <= begin and after <= end and anchors.opens_sentence(clean, begin):
                taken.append((begin, after))
                yield Part(kind, begin, after)


def first_title(clean: CleanText, title: re.Pattern[str], start: int = 0) -> Range | None:
    """The first match of `title` that opens a line or a sentence, or is in capitals."""
    found = anchors.openings(clean, title, start, len(clean.folded))
    return next((match.span() for match in found), None)
