"""The drug, dose, quantity and side of what is decided, and where the rationale says otherwise.

Conservative: a conflict is named only where the rationale speaks of the very thing that the heading asks for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from summarizer.schema.facts import MentionKind

from .bounds import sentence_at
from .mentions import Mention

Where = Literal["request", "rationale"]
Extent = tuple[int, int]
_Strength = tuple[tuple[float, ...], str]
"""The numbers of a strength and their unit."""


class Named(NamedTuple):
    """A text (one line of clean text) and what it mentions."""

    text: str
    mentions: Sequence[Mention]


class Told(NamedTuple):
    """A value printed at [start, end) of the heading's or the rationale's text."""

    value: str
    start: int
    end: int
    where: Where


class Values(NamedTuple):
    """What the decided part of the heading says, each value once; and what the rationale says instead."""

    told: tuple[Told, ...] = ()
    conflicts: tuple[Told, ...] = ()


class RequestFacts(NamedTuple):
    """`drug` may hold in `conflicts` the other name of the same drug, as printed: that is no error.

    flags: "conflict: " and "drug", "names of one drug", "dose", "quantity", "side" or "decided part".
    """

    drug: Values
    dose: Values
    quantity: Values
    side: Values
    flags: tuple[str, ...]


# Strength and count stand right behind their drug: "Norco (hydrocodone/APAP) 10/325mg, #60".
_BEHIND = 40
_PERIODS = frozenset("minutes hours days weeks months years minute hour day week month year".split())
_SIDE_REACH = 30
_OPPOSITE = {"left": "right", "right": "left"}
_REQUEST = re.compile(r"\b(?:request|decision for)")
# What is asked for or used, and not what a guideline says of such drugs.
_OF_THE_CASE = re.compile(
    r"\b(?:request|decision for|prescri|provided|dispensed|tak(?:e|es|en|ing)\b|us(?:es|ed|ing)\b|utiliz"
    r"|continue|medically necessary|was given)"
)
# Another strength may have been taken before, or be a guideline's.
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous|prior|past\b|ago\b|history|earlier|former|maxim|exceed|guideline|recommend|increas|decreas"
    r"|titrat|taper|wean|reduc|up to\b|per day|daily dose)"
)
_HANDEDNESS = (" dominant", " hand dominant", "-hand dominant", "-handed", " handed")


def compare(
    heading: Named, rationale: Named, decided: Extent | None = None, authorized: Extent | None = None
) -> RequestFacts:
    """The facts of one issue.

    `decided`: the part of the heading that was decided (None: all of it). `authorized`: what the claims
    administrator had authorized before, where only a remainder was decided.
    """
    asked = _within(heading, decided)
    drug, one_drug = _drug(heading.text, asked, rationale)
    dose = _dose(heading, asked, rationale)
    quantity = _quantity(heading, asked, rationale)
    side = _side(heading, asked, rationale)
    found = {
        "names of one drug" if one_drug else "drug": drug.conflicts,
        "dose": dose.conflicts,
        "quantity": quantity.conflicts,
        "side": side.conflicts,
        "decided part": _both_parts(heading, asked, rationale, authorized),
    }
    flags = tuple(f"conflict: {name}" for name, conflicts in found.items() if conflicts)
    return RequestFacts(drug, dose, quantity, side, flags)


def _foremost(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Those that say how much is asked for: of "#60, 30 day supply, one refill" the 60."""
    ranks = [_rank(one.value) for one in told]
    return tuple(one for one, rank in zip(told, ranks, strict=True) if rank == min(ranks))


def _rank(value: str) -> int:
    """Counts of things and visits say how much; how often, how long and how often again come after."""
    unit = value.partition(" ")[2]
    if "/" in value or unit in _PERIODS:
        return 2
    return 1 if unit.startswith("refill") or unit == "times" else 0


def _within(named: Named, extent: Extent | None) -> list[Mention]:
    start, end = extent or (0, len(named.text))
    return [one for one in named.mentions if start <= one.start and one.end <= end]


def _told(mentions: Iterable[Mention], kind: MentionKind) -> tuple[Told, ...]:
    first: dict[str, Told] = {}
    for one in mentions:
        if one.kind == kind:
            first.setdefault(one.value, Told(one.value, one.start, one.end, "request"))
    return tuple(first.values())


def _drug(text: str, asked: Sequence[Mention], rationale: Named) -> tuple[Values, bool]:
    """The drugs asked for; the other name by which the rationale calls one of them (and True), or another
    drug that it speaks of in their place."""
    told = _told(asked, "drug")
    if not told:
        return Values(), False
    printed = {_bare(text, one) for one in asked if one.kind == "drug"}
    wanted = {one.value for one in told}
    parts = {part for value in wanted for part in value.split("/")}
    named = [one for one in rationale.mentions if one.kind == "drug"]
    # A guideline that is quoted names the generic beside the brand: only a name in its place counts.
    if len(told) == 1 and not any(_bare(rationale.text, one) in printed for one in named):
        for one in named:
            sentence = _sentence(rationale.text, one.start)
            # "The cream contains lidocaine": a part of the drug, not its name.
            if one.value in wanted and _OF_THE_CASE.search(sentence) and " contain" not in sentence:
                name = rationale.text[one.start : one.end]
                return Values(told, (Told(name, one.start, one.end, "rationale"),)), True
    if all(parts.isdisjoint(one.value.split("/")) for one in named):
        other = (Told(one.value, one.start, one.end, "rationale") for one in _requested(rationale))
        return Values(told, tuple(other)[:1]), False
    return Values(told), False


def _bare(text: str, drug: Mention) -> str:
    """A drug's printed name without its salt and partners."""
    return re.split("[ /-]", text[drug.start : drug.end].lower(), maxsplit=1)[0]


def _requested(rationale: Named) -> Iterator[Mention]:
    """Drugs that the rationale itself says are what was requested: "the request for X"."""
    for one in rationale.mentions:
        if one.kind == "drug" and re.search(
            r"\brequest(?:ed)?(?: for| of)?(?: the| a)? [\"“]?$",
            rationale.text[max(0, one.start - 24) : one.start],
        ):
            yield one


def _dose(heading: Named, asked: Sequence[Mention], rationale: Named) -> Values:
    """Another strength of the same drug, where the rationale never gives the one asked for."""
    told = _told(asked, "dose")
    if not told:
        return Values()
    wanted: dict[str, set[_Strength]] = defaultdict(set)
    for drug, one in _behind_drugs(heading.text, asked, "dose"):
        wanted[drug].add(_plain(one.value))
    stated = [pair for pair in _behind_drugs(rationale.text, rationale.mentions, "dose") if pair[0] in wanted]
    confirmed = {drug for drug, one in stated if _plain(one.value) in wanted[drug]}
    others: dict[str, Told] = {}
    for drug, one in stated:
        if drug in confirmed or not _comparable(_plain(one.value), wanted[drug]):
            continue
        if not _OF_ANOTHER_TIME.search(_sentence(rationale.text, one.start)):
            others.setdefault(one.value, Told(one.value, one.start, one.end, "rationale"))
    return Values(told, tuple(others.values()))


def _quantity(heading: Named, asked: Sequence[Mention], rationale: Named) -> Values:
    """Another count of the same drug in what the rationale calls the request, where it never gives the one
    asked for. Visits and weeks are not compared: a rationale is full of those had or recommended."""
    told = _foremost(_told(asked, "quantity"))
    wanted = dict(_counts(heading.text, asked))
    everywhere = {one.value for _, one in _counts(heading.text, heading.mentions)}
    stated = list(_counts(rationale.text, rationale.mentions)) if wanted else []
    confirmed = {drug for drug, one in stated if drug in wanted and one.value == wanted[drug].value}
    others: dict[str, Told] = {}
    for drug, one in stated:
        if drug not in wanted or drug in confirmed or one.value in everywhere:
            continue
        if _REQUEST.search(_sentence(rationale.text, one.start)):
            others.setdefault(one.value, Told(one.value, one.start, one.end, "rationale"))
    return Values(told, tuple(others.values()))


def _counts(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """Drugs with the bare count behind them: "#60"."""
    return (pair for pair in _behind_drugs(text, mentions, "quantity") if pair[1].value.isdigit())


def _behind_drugs(text: str, mentions: Sequence[Mention], kind: MentionKind) -> Iterator[tuple[str, Mention]]:
    """The first dose, or quantity, behind each drug, in the same clause, with the drug's generic name."""
    drug: Mention | None = None
    for one in mentions:
        if one.kind == "drug":
            drug = one
        elif one.kind == kind and drug:
            between = text[drug.end : one.start]
            if len(between) <= _BEHIND and not any(mark in between for mark in (". ", ";")):
                yield drug.value, one
            drug = None


def _plain(dose: str) -> _Strength:
    """A strength by value: micrograms as milligrams."""
    amounts, _, unit = dose.partition(" ")
    numbers = tuple(float(number) for number in re.findall(r"\d*\.?\d+", amounts))
    if unit.startswith("mcg"):
        return tuple(number / 1000 for number in numbers), "mg" + unit[3:]
    return numbers, unit


def _comparable(other: _Strength, strengths: Iterable[_Strength]) -> bool:
    return any(unit == other[1] and len(numbers) == len(other[0]) for numbers, unit in strengths)


def _sentence(text: str, at: int) -> str:
    """The sentence around `at`, in lower case."""
    return text[slice(*sentence_at(text, at))].lower()


def _side(heading: Named, asked: Sequence[Mention], rationale: Named) -> Values:
    """Another side of the same part, where the rationale never speaks of the side that was asked for."""
    told = _told(asked, "side")
    if not told:
        return Values()
    # A heading that names a part on both sides asks for both.
    everywhere = {(side, part) for side, part, _ in _sided(heading.text, heading.mentions)}
    found = _sided(rationale.text, rationale.mentions)
    spoken = {side for side, _, _ in found}
    swapped = {
        (_OPPOSITE[side], part)
        for side, part, _ in _sided(heading.text, asked)
        if side in _OPPOSITE and spoken.isdisjoint((side, "bilateral"))
    } - everywhere
    others: dict[str, Told] = {}
    for side, part, place in found:
        if (side, part) in swapped and ("bilateral", part) not in everywhere:
            others.setdefault(side, Told(side, place.start, place.end, "rationale"))
    return Values(told, tuple(others.values()))


def _sided(text: str, mentions: Sequence[Mention]) -> list[tuple[str, str, Mention]]:
    """(side, part or operation, the side's mention) for each part right behind a side or right before one."""
    pairs = []
    places = [one for one in mentions if one.kind in ("side", "body_part", "procedure")]
    for index, (before, after) in enumerate(pairwise(places)):
        between = text[before.end : after.start]
        if (
            (before.kind == "side") == (after.kind == "side")
            or len(between) > _SIDE_REACH
            or "." in between
            or ";" in between
        ):
            continue
        if after.kind == "procedure" and between != " ":
            continue
        if after.kind == "side":
            if before.kind == "procedure":
                continue
            follows = places[index + 2] if index + 2 < len(places) else None
            # "Left hand, right leg": a side belongs to the part behind it, if there is one.
            if between.strip(" ,(-") or (
                follows and follows.kind == "body_part" and _close(text, after, follows)
            ):
                continue
        side, part = (before, after) if before.kind == "side" else (after, before)
        if not text.startswith(_HANDEDNESS, side.end):
            pairs.append((side.value, part.value, side))
    return pairs


def _close(text: str, side: Mention, part: Mention) -> bool:
    between = text[side.end : part.start]
    return len(between) <= _SIDE_REACH and not set(between) & set(",.;()")


def _both_parts(
    heading: Named, asked: Sequence[Mention], rationale: Named, authorized: Extent | None
) -> bool:
    """Only a remainder was decided, and a sentence speaks of it and of what was already authorized."""
    if authorized is None:
        return False
    kinds = ("procedure", "drug")
    left = {one.value for one in asked if one.kind in kinds}
    granted = {one.value for one in _within(heading, authorized) if one.kind in kinds}
    if not left - granted or not granted - left:
        return False
    return any(
        not named.isdisjoint(left - granted) and not named.isdisjoint(granted - left)
        for named in _by_sentence(rationale, kinds)
    )


def _by_sentence(named: Named, kinds: Sequence[str]) -> Iterator[set[str]]:
    """The values of each sentence that mentions something of `kinds`."""
    mentioned = (one for one in named.mentions if one.kind in kinds)
    for _, group in groupby(mentioned, key=lambda one: sentence_at(named.text, one.start)):
        yield {one.value for one in group}
