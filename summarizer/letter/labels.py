"""The issues' section of the letters from 2014 on -> where each issue and its parts stand.

An issue is known by its labelled lines. The decision is the word directly before the first of them;
the same word anywhere else is prose. Labels that a scan damaged are looked for only where the
undamaged ones leave an issue incomplete.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from . import anchors
from .cut import IssueRanges, Kind, trim
from .folding import fold
from .headings import first_heading_start, heading_start
from .near import Squeezed, nearest_ending, outside
from .types import CleanText, Range, Ruling

_ORDER: tuple[Kind, ...] = ("claims", "reviewer", "rationale")
_WORDS: dict[Kind, str] = {
    "claims": fold("Claims Administrator guideline"),
    "reviewer": fold("MAXIMUS guideline"),
    "rationale": fold("Decision rationale"),
}
_LABELS = {kind: re.compile(f"{words}s? ?:") for kind, words in _WORDS.items()}
# Parts of the labels that prose does not hold; a damaged label still shows one of them.
_PIECES: dict[Kind, tuple[str, ...]] = {
    "claims": ("tor guid", "ator gui"),
    "reviewer": ("maximus g", "aximus gui", "imus guid"),
    "rationale": ("decision rat", "ion ration", "on rationai"),
}
_LABEL_END = re.compile(r"s?[ .,]?:?")
_CUT_LABEL_MIN = 4  # letters of a label that a cut file must still show

_DECISION_WINDOW = 32
_UPHELD, _OVERTURNED = fold("Upheld"), fold("Overturned")
_RULINGS: dict[str, Ruling] = {_UPHELD: "upheld", _OVERTURNED: "overturned"}
_DECISION = re.compile(rf"(?P<colon>: ?)?(?P<word>{_UPHELD}|{_OVERTURNED})[ .]*\Z")
_STRAY_DECISION = re.compile(rf": ?(?:{_UPHELD}|{_OVERTURNED}) ?\.?(?= |\Z)")
# How many letters a scan may change in the word before it can no longer be told.
_DAMAGED_DECISIONS = {_UPHELD: 2, _OVERTURNED: 3}
_SEPARATORS = " \n\v:;–—-"


@dataclass(frozen=True, slots=True)
class _Label:
    kind: Kind
    start: int
    end: int
    decision: Range | None
    ruling: Ruling | None


def find_issues(
    clean: CleanText, start: int, end: int, *, titled: bool
) -> tuple[tuple[IssueRanges, ...], tuple[str, ...]]:
    """The issues in the clean text's [start, end), in order, and what is wrong with them as a whole.

    `titled`: the section's title stands right before `start`, so the first heading begins there;
    otherwise other text may come before it.
    """
    labels = _labels(clean, start, end)
    decisions = {label.decision for label in labels}
    damaged = (
        not _is_complete(labels)
        or _has_stray_decision(clean, decisions, start, end)
        or _has_pieces_of_more(clean, labels, start, end)
    )
    exact = len(labels)
    if damaged:
        labels = _mended(clean, labels, start, end)
    groups = _groups(clean.text, labels, damaged=len(labels) > exact)
    issues = tuple(_issues(clean, groups, start, end, titled=titled)) if groups else ()
    stray = _has_stray_decision(clean, {issue.decision for issue in issues}, start, end)
    unexplained = stray or len(labels) > sum(map(len, groups)) or len(labels) < len(groups) * len(_ORDER)
    told = {
        "damaged text": len(labels) > exact,
        "an issue may be missing": damaged and bool(groups) and unexplained,
        "a decision stands outside an issue": stray,
    }
    return issues, tuple(flag for flag, holds in told.items() if holds)


def has_labels(clean: CleanText, start: int = 0) -> bool:
    """Whether at least one issue's lines stand behind `start`."""
    return bool(
        _LABELS["reviewer"].search(clean.folded, start) and _LABELS["rationale"].search(clean.folded, start)
    )


def _labels(clean: CleanText, start: int, end: int) -> list[_Label]:
    folded = clean.folded
    found = [
        (match.start(), match.end(), kind)
        for kind, pattern in _LABELS.items()
        for match in pattern.finditer(folded, start, end)
        if not folded.endswith("the ", start, match.start())
    ]
    found += _cut_label(clean, start, end)
    return [_Label(kind, at, after, *_decision_before(clean, start, at)) for at, after, kind in sorted(found)]


def _cut_label(clean: CleanText, start: int, end: int) -> list[tuple[int, int, Kind]]:
    """The label in whose middle the file was cut, if it was."""
    tail = clean.text[max(start, end - 2 * _DECISION_WINDOW) : end].rstrip()
    at = max(tail.rfind("\n"), tail.rfind("\v")) + 1
    at += max(start, end - 2 * _DECISION_WINDOW)
    words = clean.folded[at:end].strip()
    kinds = [kind for kind in _ORDER if len(words) >= _CUT_LABEL_MIN and _WORDS[kind].startswith(words)]
    return [(at, end, kind) for kind in kinds]


def _decision_before(clean: CleanText, start: int, label: int) -> tuple[Range | None, Ruling | None]:
    low = max(start, label - _DECISION_WINDOW)
    # Most labels follow no decision: a cheap look tells.
    printed = clean.folded[low:label].rstrip(" .").endswith((_UPHELD, _OVERTURNED))
    match = _DECISION.search(clean.folded, low, label) if printed else None
    # In running text the word is small ("should be overturned.").
    if not match or (clean.text[match.start("word")] not in "UO0" and not match["colon"]):
        return None, None
    return match.span("word"), _RULINGS[match["word"]]


def _is_complete(labels: list[_Label]) -> bool:
    """Whether every issue has its decision and its three lines, in their order."""
    kinds = [label.kind for label in labels]
    return bool(kinds) and kinds == [*_ORDER] * (len(kinds) // 3) and all(one.decision for one in labels[::3])


def _has_pieces_of_more(clean: CleanText, labels: list[_Label], start: int, end: int) -> bool:
    """Whether pieces of labels stand outside the labels: some are damaged beyond recognition."""
    counts = Counter([label.kind for label in labels])
    folded = clean.folded
    for kind, pieces in _PIECES.items():
        for piece in pieces:
            if folded.count(piece, start, end) > counts[kind]:
                return True
    return False


def _mended(clean: CleanText, labels: list[_Label], start: int, end: int) -> list[_Label]:
    """`labels` and those that a scan damaged, with the decisions that can still be told."""
    squeezed = Squeezed(clean.folded)
    found = list(labels)
    for kind, words in _WORDS.items():
        taken = [(label.start, label.end) for label in found]
        for at, after in outside(squeezed.find(words), taken):
            if at < start or after > end:
                continue
            closing = _LABEL_END.match(clean.folded, after, end)
            after = closing.end() if closing else after
            line = anchors.line_start_near(clean, at)
            if line is not None or clean.folded[after - 1] == ":":
                at = at if line is None else line
                found.append(_Label(kind, at, after, *_decision_before(clean, start, at)))
    mended = sorted(found, key=lambda label: label.start)
    return [label if label.decision else _with_near_decision(clean, label, start) for label in mended]


def _with_near_decision(clean: CleanText, label: _Label, start: int) -> _Label:
    low = max(start, label.start - _DECISION_WINDOW)
    near = nearest_ending(clean.folded[low : label.start], _DAMAGED_DECISIONS)
    if not near:
        return label
    word, at = near[0], low + near[1]
    if clean.text[at] not in "UO0" and clean.folded[low:at].rstrip()[-1:] != ":":
        return label
    _, stop = trim(clean.text, at, label.start, _SEPARATORS + ".")
    return _Label(label.kind, label.start, label.end, (at, stop), _RULINGS[word])


def _groups(text: str, labels: list[_Label], *, damaged: bool) -> list[list[_Label]]:
    """The labels of each issue. A label out of its order is a word of the part that it stands in,
    unless the text is damaged: then the lines above it are lost."""
    groups: list[list[_Label]] = []
    for label, follower in zip_longest(labels, labels[1:]):
        if not groups or label.decision or _opens_undecided(text, label, follower):
            groups.append([label])
        elif _ORDER.index(label.kind) > _ORDER.index(groups[-1][-1].kind):
            groups[-1].append(label)
        elif damaged and anchors.opens_line(text, label.start) and label.kind != groups[-1][-1].kind:
            groups.append([label])
    return groups


def _opens_undecided(text: str, label: _Label, follower: _Label | None) -> bool:
    """Whether an issue without a decision word starts here: only with its other lines after it."""
    return (
        label.kind == "claims"
        and anchors.opens_line(text, label.start)
        and follower is not None
        and follower.kind != "claims"
        and follower.decision is None
    )


def _issues(
    clean: CleanText, groups: list[list[_Label]], start: int, end: int, *, titled: bool
) -> Iterator[IssueRanges]:
    headings: list[Range] = []
    for number, group in enumerate(groups):
        stop = group[0].decision[0] if group[0].decision else group[0].start
        if titled and number == 0:
            begin = first_heading_start(clean.text, start, stop)
        else:
            begin = heading_start(clean.text, groups[number - 1][-1].end if number else start, stop)
        headings.append((begin, stop))
    stops = [begin for begin, _ in headings[1:]] + [anchors.trailer(clean, groups[-1][-1].end, end)]
    for group, heading, stop in zip(groups, headings, stops, strict=True):
        yield _issue(clean, group, heading, stop)


def _issue(clean: CleanText, group: list[_Label], heading: Range, stop: int) -> IssueRanges:
    text, first = clean.text, group[0]
    decision, ruling = first.decision, first.ruling
    begin, end = trim(text, *heading, _SEPARATORS)
    other = _DECISION.search(clean.folded, max(begin, end - _DECISION_WINDOW), end)
    if decision and other and other["colon"]:
        # Two decision words in a row: the letter contradicts itself, so neither is read.
        decision, ruling = None, None
        begin, end = trim(text, begin, other.start(), _SEPARATORS)
    parts: dict[Kind, Range] = {}
    for label, after in zip(group, [*(label.start for label in group[1:]), stop], strict=True):
        part = trim(text, label.end, after)
        if part[0] < part[1]:
            parts[label.kind] = part
    return IssueRanges((begin, end), decision, ruling, parts)


def _has_stray_decision(clean: CleanText, decisions: set[Range | None], start: int, end: int) -> bool:
    known = {decision[1] for decision in decisions if decision}
    return any(
        clean.text[match.end() : match.end() + 1] in ("\n", "\v", "") and match.end() not in known
        for match in _STRAY_DECISION.finditer(clean.folded, start, end)
    )
