"""What a run's rows sum up to: each measure with its interval, and how many items stand behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..runs.manifest import Plan
from ..statistics import Interval, clustered, clustered_ratio, macro_f1, matthews, recall_of
from .measures import MEASURES, OF_DECISIONS, STAGES, Measure, Stage, supplied_by_code
from .rows import Row, Score

Pair = tuple[str, str | None]
LABELS = ("upheld", "overturned")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one stage. `scored` counts what stands in the denominator, `failed` those of them for
    which no answer came; `unscored` counts issues or letters. `interval` holds the value times the measure's
    scale. `by_code`: code supplies it in this plan, from what it would be scored against, so that there is
    nothing to score."""

    measure: Measure
    stage: Stage
    interval: Interval
    scored: int
    unscored: int
    failed: int
    by_code: bool = False

    @property
    def told(self) -> str:
        return "by code" if self.by_code else str(self.interval)


def figures(rows: Sequence[Row], plan: Plan) -> list[Figure]:
    """Every measure that has items, raw before system, in the table's order; with those by code."""
    found = []
    for measure in MEASURES.values():
        for stage in STAGES:
            if supplied_by_code(plan, stage, measure.name):
                found.append(Figure(measure, stage, Interval(None, 0.0, 1.0), 0, 0, 0, by_code=True))
            elif (figure := figure_of(rows, measure.name, stage)) is not None:
                found.append(figure)
    return found


def figure_of(rows: Iterable[Row], name: str, stage: Stage) -> Figure | None:
    """None where no row has an item of it."""
    measure = MEASURES[name]
    items = items_of(rows, name, stage)
    scores = [score for ones in items.values() for score in ones]
    if not scores:
        return None
    counted = sum(score.of for score in scores if score.state != "unscored")
    failed = sum(score.of for score in scores if score.state == "failed")
    unscored = sum(score.state == "unscored" for score in scores)
    value = interval_of(items, name).times(measure.scale)
    return Figure(measure, stage, value, round(counted), unscored, round(failed))


def items_of(rows: Iterable[Row], name: str, stage: Stage) -> dict[str, list[Score]]:
    """The items of a measure by letter, over all seeds; of overturned recall, those of overturned issues."""
    source = "decision" if name in OF_DECISIONS else name
    found: dict[str, list[Score]] = defaultdict(list)
    for row in rows:
        score = row.scores.get(stage, {}).get(source)
        if score is None or (name == "overturned_recall" and score.gold != "overturned"):
            continue
        found[row.case].append(score)
    return found


def interval_of(items: Mapping[str, Sequence[Score]], name: str, *, level: float = 0.95) -> Interval:
    """The measure of these items with its interval, letters redrawn whole."""
    if statistic := STATISTICS.get(name):
        least = -1.0 if name == "matthews" else 0.0
        return clustered(pairs_of(items), statistic, bounds=(least, 1.0), level=level)
    return clustered_ratio(
        sums_of(items), bounds=(0.0, 1.0) if MEASURES[name].is_share else None, level=level
    )


def sums_of(items: Mapping[str, Sequence[Score]]) -> dict[str, tuple[float, float]]:
    """By letter: what is right, and of how much; unscored items are in neither."""
    return {
        case: (sum(s.right for s in ones), sum(s.of for s in ones if s.state != "unscored"))
        for case, ones in items.items()
    }


def pairs_of(items: Mapping[str, Sequence[Score]]) -> dict[str, list[Pair]]:
    """By letter: (gold, told) of each item that is scored; told None where no answer came."""
    return {
        case: [(score.gold, score.told) for score in ones if score.gold is not None]
        for case, ones in items.items()
    }


def _macro(table: Mapping[Pair, int]) -> float | None:
    return macro_f1(table, LABELS)


def _overturned(table: Mapping[Pair, int]) -> float | None:
    return recall_of(table, "overturned")


STATISTICS: dict[str, Callable[[Mapping[Pair, int]], float | None]] = {
    "overturned_recall": _overturned,
    "macro_f1": _macro,
    "matthews": matthews,
}
