"""The issues' section -> where each issue and its parts stand in the clean text.

An issue is known by its labelled lines. The decision is the word directly before the first of them;
the same word anywhere else is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from . import anchors
from .anchors import phrase
from .headings import first_heading_start, heading_start

Kind = Literal["claims", "reviewer", "rationale"]
Range = tuple[int, int]
"""[start, end) in the clean text."""

_LABELS: dict[Kind, re.Pattern[str]] = {
    "claims": anchors.CLAIMS_ADMINISTRATOR_GUIDELINE,
    "reviewer": anchors.REVIEWER_GUIDELINE,
    "rationale": anchors.RATIONALE,
}
_ORDER: tuple[Kind, ...] = ("claims", "reviewer", "rationale")
_LABEL_WORDS: dict[Kind, str] = {
    "claims": "claims administrator guideline",
    "reviewer": "maximus guideline",
    "rationale": "decision rationale",
}
_CUT_LABEL_MIN = 4  # letters of a label that a cut file must still show

_DECISION_WINDOW = 32
_DECISION = re.compile(
    rf"(?P<colon>:[ \n]?)?(?P<word>(?P<upheld>{phrase('Upheld')})|{phrase('Overturned')})[ \n.]*\Z",
    re.IGNORECASE,
)
_BLANK = " \n"
_SEPARATORS = " \n:;–—-"


@dataclass(frozen=True, slots=True)
class IssueRanges:
    """Where one issue stands. `word` is "Upheld", "Overturned" or "" where no decision can be read."""

    heading: Range
    decision: Range | None
    word: str
    parts: dict[Kind, Range] = field(default_factory=dict)

    @property
    def end(self) -> int:
        ranges = [self.heading, self.decision, *self.parts.values()]
        return max(found[1] for found in ranges if found)


@dataclass(frozen=True, slots=True)
class _Label:
    kind: Kind
    start: int
    end: int
    decision: Range | None
    word: str


def find_issues(text: str, start: int, end: int, *, titled: bool) -> list[IssueRanges]:
    """The issues in `text[start:end]`, in order.

    `titled`: the section's title stands right before `start`, so the first heading begins there;
    otherwise other text may come before it.
    """
    groups = _groups(text, _labels(text, start, end))
    if not groups:
        return []
    headings: list[Range] = []
    for number, group in enumerate(groups):
        stop = group[0].decision[0] if group[0].decision else group[0].start
        if titled and number == 0:
            begin = first_heading_start(text, start, stop)
        else:
            begin = heading_start(text, groups[number - 1][-1].end if number else start, stop)
        headings.append((begin, stop))
    trailer = anchors.TRAILER.search(text, groups[-1][-1].end, end)
    stops = [begin for begin, _ in headings[1:]] + [trailer.start() if trailer else end]
    return [_issue(text, *found) for found in zip(groups, headings, stops, strict=True)]


def _labels(text: str, start: int, end: int) -> list[_Label]:
    found = [
        (match.start(), match.end(), kind)
        for kind, pattern in _LABELS.items()
        for match in pattern.finditer(text, start, end)
    ]
    found += _cut_label(text, start, end)
    return [_Label(kind, at, after, *_decision_before(text, start, at)) for at, after, kind in sorted(found)]


def _cut_label(text: str, start: int, end: int) -> list[tuple[int, int, Kind]]:
    """The label in whose middle the file was cut, if it was."""
    at = max(start, text.rfind("\n", start, len(text[:end].rstrip())) + 1)
    words = text[at:end].strip().lower()
    kinds = [kind for kind in _ORDER if len(words) >= _CUT_LABEL_MIN and _LABEL_WORDS[kind].startswith(words)]
    return [(at, end, kind) for kind in kinds]


def _decision_before(text: str, start: int, label: int) -> tuple[Range | None, str]:
    match = _DECISION.search(text, max(start, label - _DECISION_WINDOW), label)
    # In running text the word is small ("should be overturned.").
    if not match or (match["word"][0] not in "UO0" and not match["colon"]):
        return None, ""
    return match.span("word"), "Upheld" if match["upheld"] else "Overturned"


def _groups(text: str, labels: list[_Label]) -> list[list[_Label]]:
    """The labels of each issue. A label out of its order is a word of the part that it stands in."""
    groups: list[list[_Label]] = []
    for label, follower in zip_longest(labels, labels[1:]):
        if not groups or label.decision or _opens_undecided(text, label, follower):
            groups.append([label])
        elif _ORDER.index(label.kind) > _ORDER.index(groups[-1][-1].kind):
            groups[-1].append(label)
    return groups


def _opens_undecided(text: str, label: _Label, follower: _Label | None) -> bool:
    """Whether an issue without a decision word starts here: only with its other lines after it."""
    return (
        label.kind == "claims"
        and text[label.start - 1] == "\n"
        and follower is not None
        and follower.kind != "claims"
        and follower.decision is None
    )


def _issue(text: str, group: list[_Label], heading: Range, stop: int) -> IssueRanges:
    first = group[0]
    decision, word = first.decision, first.word
    begin, end = trim(text, *heading, _SEPARATORS)
    other = _DECISION.search(text, max(begin, end - _DECISION_WINDOW), end)
    if decision and other and other["colon"]:
        # Two decision words in a row: the letter contradicts itself, so neither is read.
        decision, word = None, ""
        begin, end = trim(text, begin, other.start(), _SEPARATORS)
    parts: dict[Kind, Range] = {}
    for label, after in zip(group, [*(label.start for label in group[1:]), stop], strict=True):
        part = trim(text, label.end, after)
        if part[0] < part[1]:
            parts[label.kind] = part
    return IssueRanges((begin, end), decision, word, parts)


def trim(text: str, start: int, end: int, tail: str = _BLANK) -> Range:
    """[start, end) without blanks before it and without the characters of `tail` after it."""
    end = max(start, end)
    piece = text[start:end]
    end -= len(piece) - len(piece.rstrip(tail))
    return min(start + len(piece) - len(piece.lstrip(_BLANK)), end), end
