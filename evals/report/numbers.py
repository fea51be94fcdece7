"""Numbers as the report writes them, and figures of a run that several of its parts show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..runs import Manifest
from ..scoring.figures import Figure, figure_of
from ..scoring.measures import Measure, Stage
from ..scoring.rows import Row, Score
from ..statistics import Interval, clustered_ratio

HEADLINE: tuple[tuple[str, Stage], ...] = (
    ("overturned_recall", "raw"),
    ("macro_f1", "raw"),
    ("letter_exact", "raw"),
    ("verified", "system"),
    ("unsupported", "raw"),
)
FEW = 5
"""Issues below which a figure of a slice says next to nothing."""


def told(value: float | None, measure: Measure | None = None) -> str:
    """A share with three decimals; what is counted or measured with as many as it bears."""
    if value is None:
        return "-"
    if measure is not None and (measure.name == "matthews" or (measure.is_share and measure.scale == 1)):
        return f"{value:.3f}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"


def limits(interval: Interval, measure: Measure | None = None) -> str:
    if interval.value is None:
        return ""
    return f"{told(interval.low, measure)} to {told(interval.high, measure)}"


def share(interval: Interval) -> str:
    return (
        "-" if interval.value is None else f"{interval.value:.3f} ({interval.low:.3f} to {interval.high:.3f})"
    )


@dataclass(frozen=True)
class RunFigures:
    """One run in a table of several: `headline` in the order of HEADLINE, None where it has no items.

    `tokens` read and written and `seconds` for a letter; a run that asked nothing has 0 of both."""

    name: str
    manifest: Manifest
    headline: tuple[Figure | None, ...]
    tokens: Interval
    seconds: Interval

    def of(self, name: str) -> Interval | None:
        for (measure, _), figure in zip(HEADLINE, self.headline, strict=True):
            if measure == name and figure is not None and figure.interval.value is not None:
                return figure.interval
        return None


def run_figures(
    name: str, rows: Sequence[Row], manifest: Manifest, known: Iterable[Figure] = ()
) -> RunFigures:
    """`known`: figures of this run that were computed before."""
    there = {(one.measure.name, one.stage): one for one in known}
    headline = tuple(there.get(key) or figure_of(rows, *key) for key in HEADLINE)
    asked = any(score.right for row in rows if (score := row.scores.get("system", {}).get("calls")))
    return RunFigures(
        name,
        manifest,
        headline,
        _by_letter(rows, ("tokens_in", "tokens_out"), asked=asked),
        _by_letter(rows, ("seconds",), asked=asked),
    )


def _by_letter(rows: Sequence[Row], names: Sequence[str], *, asked: bool) -> Interval:
    """The sum of these measures for a letter, mean over letters."""
    sums: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for row in rows:
        scores = [row.scores.get("system", {}).get(name) for name in names]
        if row.issue is None and (found := [one for one in scores if one and one.state == "scored"]):
            right, of = sums[row.case]
            sums[row.case] = right + sum(one.right for one in found), of + 1
    if not asked:
        return Interval(0.0, 0.0, 0.0)
    return clustered_ratio(sums, bounds=None)


def ratio(rows: Iterable[Row], of_row: Callable[[Row], tuple[float, float]], scale: float = 1.0) -> Interval:
    """What is right of how much, by `of_row`, with its interval, letters redrawn whole."""
    sums: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for row in rows:
        right, of = of_row(row)
        if of:
            before = sums[row.case]
            sums[row.case] = before[0] + right, before[1] + of
    return clustered_ratio(sums, bounds=(0.0, 1.0)).times(scale)


def summed(name: str, stage: Stage) -> Callable[[Row], tuple[float, float]]:
    """A measure's item of a row as what is right of how much; of nothing where it is unscored."""

    def of_row(row: Row) -> tuple[float, float]:
        score: Score | None = row.scores.get(stage, {}).get(name)
        return (score.right, score.of) if score is not None and score.state != "unscored" else (0.0, 0.0)

    return of_row
