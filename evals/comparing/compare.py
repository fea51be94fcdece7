"""The verb: what differs between two runs over the letters that both have, and whether that is more than
chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from summarizer.errors import UsageError

from ..scoring import MEASURES, Measure, Row, Score
from ..scoring.figures import STATISTICS, interval_of, items_of, pairs_of, sums_of
from ..scoring.measures import BOTH_STAGES, OF_DECISIONS, STAGES, Stage, supplied_by_code
from ..statistics import (
    Interval,
    clustered_mcnemar,
    design_effect,
    holm,
    needed,
    paired_difference,
    paired_statistic,
)
from .scored_run import ScoredRun

Items = dict[str, list[Score]]
_WHOLE_ITEMS = (0.0, 1.0)
_ERROR = 0.05
_OF_ALL_ITEMS = ("macro_f1", "matthews")
"""No shares of items: their interval tells, and the decisions' own test."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure in both runs, over the items that both scored. `difference` is b less a, in the measure's
    own scale, with its 95% interval; `p` is two-sided and paired, None where an item is not simply right or
    wrong (the interval tells there); `p_holm` the same adjusted for all tests of the table. `needed`: about
    how many items it takes to see a difference of this size four times in five, None where there is none.
    `shown`: whether it is more than chance explains, by the adjusted p, or where there is none by an interval
    that is widened for how many there are of them."""

    measure: Measure
    stage: Stage
    a: Interval
    b: Interval
    difference: Interval
    items: int
    letters: int
    only_a: int
    only_b: int
    p: float | None
    p_holm: float | None
    needed: int | None
    shown: bool = False

    @property
    def verdict(self) -> str:
        if self.difference.value is None:
            return "not comparable"
        if not self.shown:
            return "no difference shown"
        if not self.measure.better:
            return "differs"
        return "better" if (self.difference.value > 0) == (self.measure.better == "more") else "worse"

    def as_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure.name,
            "stage": self.stage,
            "verdict": self.verdict,
            **{name: getattr(self, name).as_json() for name in ("a", "b", "difference")},
            **{
                name: getattr(self, name)
                for name in ("items", "letters", "only_a", "only_b", "p", "p_holm", "needed")
            },
        }


@dataclass(frozen=True)
class Comparison:
    """`notes` say in what the runs differ besides; `left_out` how many letters only one of them has."""

    a: ScoredRun
    b: ScoredRun
    differences: tuple[Difference, ...]
    left_out: int
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "a": self.a.name,
            "b": self.b.name,
            "left_out": self.left_out,
            "notes": list(self.notes),
            "differences": [one.as_json() for one in self.differences],
        }


def compare(a: ScoredRun, b: ScoredRun) -> Comparison:
    """Every measure that both runs have and code supplies in neither. Raises UsageError for runs without a
    common letter."""
    cases = a.cases & b.cases
    if not cases:
        raise UsageError(
            f"{a.name} and {b.name} have no letter in common", hint="run both over the same letters"
        )
    seeds = a.seeds & b.seeds
    rows = a.of_cases(cases, seeds), b.of_cases(cases, seeds)
    found = []
    for name in MEASURES:
        for stage in STAGES:
            if _can_differ(a, b, name, stage) and (one := difference_of(*rows, name, stage)):
                found.append(one)
    return Comparison(a, b, _judged(found, rows), len(a.cases ^ b.cases), tuple(_notes(a, b)))


def _judged(found: Sequence[Difference], rows: tuple[Sequence[Row], Sequence[Row]]) -> tuple[Difference, ...]:
    """Holm's adjustment over all tests; Bonferroni's over the intervals of what has no test."""
    tested = holm({f"{one.measure.name} {one.stage}": one.p for one in found})
    level = 1 - _ERROR / max(1, sum(one.p is None for one in found))
    judged = []
    for one in found:
        p = tested[f"{one.measure.name} {one.stage}"]
        wide = one if p is not None else difference_of(*rows, one.measure.name, one.stage, level=level)
        shown = wide is not None and has_width(wide) and not wide.difference.low <= 0 <= wide.difference.high
        judged.append(replace(one, p_holm=p, shown=shown and (p is None or p < _ERROR)))
    return tuple(judged)


def has_width(one: Difference) -> bool:
    """Without bounds and with all letters moved alike the interval has no width, which is no certainty."""
    return one.measure.is_share or not one.difference.value or one.difference.low < one.difference.high


def _can_differ(a: ScoredRun, b: ScoredRun, name: str, stage: Stage) -> bool:
    """Whether what is measured is the runs' own in both, and not the same as in the other stage."""
    plans = {run.manifest.plan for run in (a, b)}
    if any(supplied_by_code(plan, stage, name) for plan in plans):
        return False
    if stage == "raw":
        return True
    # Decisions are code's in a system; of a plain call the first answer is all there is.
    by_code = name == "decision_by_hand" and "plain" not in plans
    return not by_code and not (plans == {"plain"} and name in BOTH_STAGES)


def difference_of(
    rows_a: Sequence[Row], rows_b: Sequence[Row], name: str, stage: Stage, *, level: float = 0.95
) -> Difference | None:
    """One measure over the items that both runs scored; None where there are none."""
    items_a, items_b = _common(_keyed(rows_a, name, stage), _keyed(rows_b, name, stage))
    if not items_a:
        return None
    measure = MEASURES[name]
    pairs = {} if name in _OF_ALL_ITEMS else _outcomes(items_a, items_b)
    effect, items = _effect(items_a, items_b, pairs)
    only_a = sum(one and not other for ones in pairs.values() for one, other in ones)
    only_b = sum(other and not one for ones in pairs.values() for one, other in ones)
    a, b = interval_of(items_a, name), interval_of(items_b, name)
    difference = _difference(items_b, items_a, name, level)
    return Difference(
        measure,
        stage,
        a.times(measure.scale),
        b.times(measure.scale),
        difference.times(measure.scale),
        items=items,
        letters=len(items_a),
        only_a=only_a,
        only_b=only_b,
        p=clustered_mcnemar(pairs) if pairs else None,
        p_holm=None,
        needed=_needed(a.value, b.value, (only_a + only_b) / items, effect) if pairs else None,
    )


def _difference(of: Items, less: Items, name: str, level: float) -> Interval:
    measure = MEASURES[name]
    if statistic := STATISTICS.get(name):
        bounds = (-2.0, 2.0) if name == "matthews" else (-1.0, 1.0)
        return paired_statistic(pairs_of(of), pairs_of(less), statistic, bounds=bounds, level=level)
    limits = (-1.0, 1.0) if measure.is_share else None
    return paired_difference(sums_of(of), sums_of(less), bounds=limits, level=level)


def _keyed(rows: Sequence[Row], name: str, stage: Stage) -> dict[tuple[str, int | None, int], Score]:
    """The scored items of a measure, by letter, issue and seed."""
    found = {}
    for row in rows:
        for scores in items_of([row], name, stage).values():
            if scores[0].state != "unscored":
                found[row.case, row.issue, row.seed] = scores[0]
    return found


def _common(
    a: Mapping[tuple[str, int | None, int], Score], b: Mapping[tuple[str, int | None, int], Score]
) -> tuple[Items, Items]:
    """By letter, the items that both have, in the same order."""
    left: Items = defaultdict(list)
    right: Items = defaultdict(list)
    for key in sorted(a.keys() & b.keys(), key=lambda key: (key[0], key[1] or 0, key[2])):
        left[key[0]].append(a[key])
        right[key[0]].append(b[key])
    return left, right


def _outcomes(a: Items, b: Items) -> dict[str, list[tuple[bool, bool]]]:
    """By letter, whether each item is right in a and in b; empty where items are not simply right or
    wrong."""
    scores = [score for items in (a, b) for ones in items.values() for score in ones]
    if any(score.of != 1 or score.right not in _WHOLE_ITEMS for score in scores):
        return {}
    return {
        case: [(one.right == 1, other.right == 1) for one, other in zip(a[case], b[case], strict=True)]
        for case in a
    }


def _effect(a: Items, b: Items, pairs: Mapping[str, Sequence[tuple[bool, bool]]]) -> tuple[float, int]:
    """How much less the items tell because they come in letters, and how many there are."""
    count = sum(len(ones) for ones in a.values())
    if not pairs:
        return 1.0, count
    return design_effect(
        {case: [float(x) - float(y) for x, y in ones] for case, ones in pairs.items()}
    ), count


def _needed(a: float | None, b: float | None, discordant: float, effect: float) -> int | None:
    if a is None or b is None or a == b or not 0 < abs(a - b) <= discordant:
        return None
    return needed(a, b, discordant=discordant, design_effect=effect)


def _notes(a: ScoredRun, b: ScoredRun) -> list[str]:
    """What else is not the same: a reader must know what the difference can come from."""
    notes = []
    if alone := sorted(a.seeds ^ b.seeds):
        notes.append(f"seeds: {', '.join(map(str, alone))} left out, which only one of them has")
    for name in ("model", "weights", "plan", "masked", "redacted", "temperature", "seeds", "reasks", "code"):
        one, other = getattr(a.manifest, name), getattr(b.manifest, name)
        if one != other:
            notes.append(f"{name}: {_short(one)} and {_short(other)}")
    for name in sorted(a.manifest.prompts.keys() & b.manifest.prompts.keys()):
        one, other = a.manifest.prompts[name], b.manifest.prompts[name]
        if one.hash != other.hash:
            notes.append(f"prompt {name}: version {one.version} and {other.version}")
    return notes


def _short(value: object) -> str:
    text = str(value)
    return text[:12] if len(text) == 64 else text


assert set(OF_DECISIONS) <= set(STATISTICS)  # noqa: S101 - each is computed from the decisions' items
