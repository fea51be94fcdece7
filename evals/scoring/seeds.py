"""How far a run's figures move, and how many answers turn, when nothing but the seed does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..runs.manifest import Plan
from ..statistics import Rate, Spread, confusion, flip_rate, spread
from .figures import STATISTICS, items_of, pairs_of, sums_of
from .measures import MEASURES, OF_DECISIONS, STAGES, Measure, Stage, supplied_by_code
from .rows import Row, Score


@dataclass(frozen=True, slots=True)
class OverSeeds:
    """One measure of one stage, a value a seed, in the measure's own scale. `flips`: of the issues or letters
    that have one answer each, those whose answers are not all the same; None where the measure counts."""

    measure: Measure
    stage: Stage
    values: tuple[float, ...]
    spread: Spread
    flips: Rate | None


def over_seeds(rows: Sequence[Row], plan: Plan) -> list[OverSeeds]:
    """Every measure that code does not supply, in the table's order; nothing of a run with one seed."""
    by_seed: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_seed[row.seed].append(row)
    if len(by_seed) < 2:
        return []
    found = []
    for measure in MEASURES.values():
        for stage in STAGES:
            if supplied_by_code(plan, stage, measure.name):
                continue
            each = [_value(by_seed[seed], measure, stage) for seed in sorted(by_seed)]
            values = tuple(value for value in each if value is not None)
            if values:
                flips = _flips(rows, measure.name, stage)
                found.append(OverSeeds(measure, stage, values, spread(values), flips))
    return found


def _value(rows: Iterable[Row], measure: Measure, stage: Stage) -> float | None:
    items = items_of(rows, measure.name, stage)
    if statistic := STATISTICS.get(measure.name):
        value = statistic(confusion(pair for pairs in pairs_of(items).values() for pair in pairs))
    else:
        sums = list(sums_of(items).values())
        total = sum(of for _, of in sums)
        value = sum(right for right, _ in sums) / total if total else None
    return None if value is None else value * measure.scale


def _flips(rows: Iterable[Row], name: str, stage: Stage) -> Rate | None:
    """Unscored items are no answer; failed ones are the answer None."""
    if name in OF_DECISIONS:
        return None
    answers: dict[str, list[str | None]] = defaultdict(list)
    for row in rows:
        score = row.scores.get(stage, {}).get(name)
        if score is None or score.state == "unscored":
            continue
        if score.of != 1 or score.right not in (0, 1):
            return None
        answers[f"{row.case} {row.issue}"].append(_answer(score))
    return flip_rate(answers) if any(len(given) > 1 for given in answers.values()) else None


def _answer(score: Score) -> str | None:
    if score.state == "failed":
        return None
    return score.told if score.gold is not None else str(score.right)
