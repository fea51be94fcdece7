"""The tables of a report: measures, the run beside others, and which decision was told as which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..scoring.figures import Figure, items_of, pairs_of
from ..scoring.measures import MEASURES, Measure
from ..scoring.rows import Row
from ..statistics import confusion
from .numbers import HEADLINE, RunFigures, limits, told

_GROUPS = (
    ("reading", "What the model reads"),
    ("prose", "What it says"),
    ("result", "What a reader gets"),
    ("cost", "What it costs"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` and its 95% `limits`; `counts` of items behind it."""

    value: str
    limits: str = ""
    counts: str = ""
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A measure: raw model beside whole system."""

    measure: Measure
    unit: str
    better: str
    raw: Cell
    system: Cell


def groups(shown: Sequence[Figure]) -> list[tuple[str, list[Line]]]:
    """Every measure that the run has, by what it is about."""
    there = {(one.measure.name, one.stage): one for one in shown}
    found = []
    for of, title in _GROUPS:
        lines = [
            _line(measure, there.get((name, "raw")), there.get((name, "system")))
            for name, measure in MEASURES.items()
            if measure.of == of and ((name, "raw") in there or (name, "system") in there)
        ]
        if lines:
            found.append((title, lines))
    return found


def _line(measure: Measure, raw: Figure | None, system: Figure | None) -> Line:
    better = {"more": "more is better", "less": "less is better", "": ""}[measure.better]
    unit = measure.unit + (", per 100" if measure.scale == 100 else "")
    return Line(measure, unit, better, cell(raw), cell(system))


def cell(figure: Figure | None) -> Cell:
    if figure is None:
        return Cell("")
    if figure.by_code:
        return Cell("by code", by_code=True)
    counts = f"{figure.scored} scored"
    if figure.failed:
        counts += f", {figure.failed} failed"
    if figure.unscored:
        counts += f", {figure.unscored} unscored"
    return Cell(told(figure.interval.value, figure.measure), limits(figure.interval, figure.measure), counts)


def headline(run: RunFigures) -> list[tuple[Measure, str, Cell]]:
    """The first figures of a run: the measure, whose it is, the figure."""
    names = {"raw": "raw model", "system": "whole system"}
    return [
        (MEASURES[name], names[stage], cell(figure) if figure else Cell("-"))
        for (name, stage), figure in zip(HEADLINE, run.headline, strict=True)
    ]


def beside(run: RunFigures) -> list[Cell]:
    """A run's line among others: the headline, then what a letter costs."""
    costs = [Cell(told(one.value), limits(one)) for one in (run.tokens, run.seconds)]
    return [*(found for _, _, found in headline(run)), *costs]


@dataclass(frozen=True, slots=True)
class Confusion:
    """`rows`: the truth, and for each thing told how many, and whether it is right."""

    title: str
    told: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, bool], ...], int], ...]


def confusions(rows: Sequence[Row]) -> list[Confusion]:
    """Decisions of the raw model against the letter's heading, and against labels by hand where there are."""
    names = (("decision", "Against the letter’s heading"), ("decision_by_hand", "Against labels by hand"))
    return [one for name, title in names if (one := _confusion(rows, name, title)) is not None]


def _confusion(rows: Sequence[Row], name: str, title: str) -> Confusion | None:
    counts = confusion([pair for some in pairs_of(items_of(rows, name, "raw")).values() for pair in some])
    if not counts:
        return None
    truths = sorted({gold for gold, _ in counts}, reverse=True)
    answers: list[str | None] = [
        *sorted({*truths, *(told for _, told in counts if told)}, reverse=True),
        None,
    ]
    return Confusion(
        title,
        tuple("no answer" if answer is None else answer.replace("_", " ") for answer in answers),
        tuple(
            (
                gold.replace("_", " "),
                tuple((counts.get((gold, answer), 0), gold == answer) for answer in answers),
                sum(counts.get((gold, answer), 0) for answer in answers),
            )
            for gold in truths
        ),
    )
