"""Which plots a report has, and what is in each of them; its numbers stand in a table beneath it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..scoring.coverage import Point
from ..scoring.rows import Row
from ..statistics import Interval
from . import drawing
from .numbers import RunFigures, limits, ratio, share, summed, told

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_GRADE_LIMIT = 8.0


@dataclass(frozen=True)
class Plot:
    """`says` stands above it; `legend` names its numbered points; `table` are its numbers, `head` over them.
    `tags`: for each row of the table the failures that it leads to, "" for none."""

    title: str
    says: str
    svg: Markup
    head: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    legend: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def errors_by_kind(rows: Sequence[Row]) -> Plot | None:
    """Of the model's first answers: sentences by the check that found something."""
    counts = Counter({name: 0 for row in rows for name in row.findings})
    for row in rows:
        counts.update(row.findings)
    if not counts:
        return None
    sentences = summed("unsupported", "raw")

    def per_100(name: str) -> Interval:
        return ratio(rows, lambda row: (row.findings.get(name, 0), sentences(row)[1]), 100)

    order = sorted(counts, key=lambda name: (-counts[name], name))
    found = [(name, counts[name], per_100(name)) for name in order]
    values = [(at.value or 0.0, at.low, at.high) for _, _, at in found]
    names = [name.replace("_", " ") for name, _, _ in found]
    title = "Errors by kind"
    worst = ", ".join(f"{name} {told(value[0])}" for name, value in list(zip(names, values, strict=True))[:3])
    return Plot(
        title,
        "Of 100 sentences of the model’s first answers, those in which each check for truth finds "
        "something, with 95% intervals. A sentence may fail several checks.",
        drawing.svg(
            "errors",
            f"{title}, sentences per 100. Most often: {worst}.",
            0.5 + 0.31 * len(found),
            lambda axes: drawing.bars(axes, names, values, [told(value[0]) for value in values]),
        ),
        ("check", "sentences", "per 100", "95%"),
        tuple((name.replace("_", " "), str(count), told(at.value), limits(at)) for name, count, at in found),
        tags=tuple(f"check:{name}" for name, _, _ in found),
    )


def grades(rows: Sequence[Row]) -> Plot | None:
    """How hard the explanations are to read."""
    scores = [row.scores.get("system", {}).get("grade") for row in rows]
    found = [score.right for score in scores if score is not None and score.state == "scored"]
    if not found:
        return None
    # Grade 8 itself is not over it: a column holds its upper end.
    counts = Counter(ceil(grade) - 1 for grade in found)
    starts = list(range(min(counts), max(counts) + 1))
    title = "Reading grades"
    over = sum(grade > _GRADE_LIMIT for grade in found)

    def draw(axes: Axes) -> None:
        drawing.columns(axes, starts, [counts[start] for start in starts], 1.0, _GRADE_LIMIT)
        axes.set_xlabel("school grade")
        axes.set_ylabel("explanations")

    return Plot(
        title,
        f"School grades of the explanations’ outcome and reason. {over} of {len(found)} lie over "
        "grade 8, the broken line.",
        drawing.svg("grades", f"{title}: {over} of {len(found)} explanations lie over grade 8.", 2.6, draw),
        ("grade", "explanations"),
        tuple((f"over {start}, up to {start + 1}", str(counts[start])) for start in starts),
    )


def cost_against_quality(runs: Sequence[RunFigures], busy: str) -> list[Plot]:
    """One point a run, where there are several: tokens against issues verified, seconds against macro-F1.
    `busy`: what to mind about this run's seconds."""
    if len(runs) < 2:
        return []
    found = (
        _cost(
            runs,
            [(run.tokens, run.of("verified")) for run in runs],
            ("tokens a letter, read and written", "issues verified", "Tokens and issues verified"),
        ),
        _cost(
            runs,
            [(run.seconds, run.of("macro_f1")) for run in runs],
            ("seconds a letter", "macro-F1 of decisions", "Seconds and macro-F1"),
            busy,
        ),
    )
    return [plot for plot in found if plot is not None]


def _cost(
    runs: Sequence[RunFigures],
    at: Sequence[tuple[Interval, Interval | None]],
    named: tuple[str, str, str],
    mind: str = "",
) -> Plot | None:
    """`at`: cost and quality of each run; `named`: what they are called, and the plot."""
    x, y, title = named
    found = [
        (run, cost, quality)
        for run, (cost, quality) in zip(runs, at, strict=True)
        if quality is not None and cost.value is not None
    ]
    if len(found) < 2:
        return None
    left_out = len(runs) - len(found)

    def draw(axes: Axes) -> None:
        axes.set_xlabel(x)
        axes.set_ylabel(y)
        drawing.points(
            axes,
            [_spread(one[1]) for one in found],
            [_spread(one[2]) for one in found],
            first=found[0][0] is runs[0],
        )

    said = "; ".join(f"{run.name}: {told(at.value)} and {quality}" for run, at, quality in found)
    return Plot(
        title,
        "One point a run, with 95% intervals; this one is filled. A run that asked no model costs nothing."
        + (f" Left out, without such figures: {left_out}." if left_out else "")
        + (f" {mind}" if mind else ""),
        drawing.svg(x, f"{title}, one point a run. {said}.", 3.4, draw),
        ("run", x, "95%", y, "95%"),
        tuple(
            (run.name, told(at.value), limits(at), str(quality), quality.interval)
            for run, at, quality in found
        ),
        legend=tuple(run.name for run, _, _ in found),
    )


def risk_coverage(curve: Sequence[Point]) -> Plot | None:
    """What each check is worth: how much is verified and how much of that is wrong, with it and without."""
    shown = [one for one in curve if one.coverage.value is not None and one.risk.value is not None]
    if not shown:
        return None

    def draw(axes: Axes) -> None:
        axes.set_xlabel("share verified")
        axes.set_ylabel("errors left among them")
        drawing.points(
            axes,
            [_spread(ones[0].coverage) for ones in places],
            [_spread(ones[0].risk) for ones in places],
            first=True,
        )

    title = "Share verified and errors left"
    first, places = shown[0], _places(shown)
    return Plot(
        title,
        "To the right more is verified, upwards more of it is wrong. The first point is filled; a point "
        "above it shows errors that the check keeps out, one to the right of it issues that the check costs. "
        "Wrong or weak is what readers judged, sentence by sentence; what nobody judged is not counted.",
        drawing.svg(
            "curve",
            f"{title}, {len(places)} points. {first.name}: {first.coverage} and {first.risk}.",
            3.8,
            draw,
        ),
        ("off", "share verified", "of sentences wrong", "wrong or weak", "judged", "not judged"),
        tuple(
            (
                one.name,
                *(share(value) for value in (one.coverage, one.risk, one.doubtful)),
                str(one.judged),
                str(one.unjudged),
            )
            for one in shown
        ),
        legend=tuple(", ".join(one.name for one in ones) for ones in places),
    )


def _places(shown: Sequence[Point]) -> list[list[Point]]:
    """Points that lie one on another are one: most checks, switched off alone, leave everything as it is."""
    found: dict[tuple[float | None, float | None], list[Point]] = {}
    for one in shown:
        found.setdefault((one.coverage.value, one.risk.value), []).append(one)
    return list(found.values())


def _spread(interval: Interval) -> drawing.Spread:
    return interval.value or 0.0, interval.low, interval.high
