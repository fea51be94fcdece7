"""The verb: whether a run keeps the rules, by itself and against a base."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from summarizer.errors import UsageError

from ..scoring import MEASURES
from ..scoring.figures import interval_of, items_of
from ..scoring.measures import Stage, supplied_by_code
from ..statistics import Interval
from .compare import difference_of, has_width
from .scored_run import ScoredRun

Verdict = Literal["kept", "broken", "not measured"]
_ERROR = 0.05
"""How often, at most, the rules together may call a change without effect broken."""


class Rule(BaseModel):
    """See rules.toml. Exactly one limit."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    measure: str
    stage: Stage = "raw"
    may_worsen: float | None = None
    relative: bool = False
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> Rule:
        if self.measure not in MEASURES:
            raise ValueError(f"no measure is called {self.measure!r}")
        if [self.may_worsen, self.at_least, self.at_most].count(None) != 2:
            raise ValueError("exactly one of may_worsen, at_least, at_most")
        if self.relative and self.may_worsen is None:
            raise ValueError("relative goes with may_worsen")
        if self.may_worsen is not None and not MEASURES[self.measure].better:
            raise ValueError(f"{self.measure} is neither better nor worse")
        return self

    def __str__(self) -> str:
        name = f"{self.measure} ({'model' if self.stage == 'raw' else 'system'})"
        if self.may_worsen is not None:
            much = f"{self.may_worsen:.0%} of the base" if self.relative else f"{self.may_worsen:g}"
            return f"{name} worse by at most {much}"
        return (
            f"{name} at least {self.at_least:g}"
            if self.at_least is not None
            else f"{name} at most {self.at_most:g}"
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rule: `seen` is what was measured (the run's value, or how much worse it is than the base's),
    `limit` in the same scale. "not measured" breaks the gate: what cannot be seen is not known to be kept."""

    rule: Rule
    verdict: Verdict
    seen: Interval
    limit: float
    why: str = ""


@dataclass(frozen=True)
class Gated:
    """`letters`: how many of the run were looked at, and how many more the rules against a base leave out,
    since only one of the two runs has them."""

    run: str
    base: str | None
    outcomes: tuple[Outcome, ...]
    letters: int
    left_out: int = 0

    @property
    def about(self) -> str:
        beside = f", {self.left_out} that only one of the runs has left out" if self.left_out else ""
        return f"{self.letters} letters{beside}"

    @property
    def passed(self) -> bool:
        return all(outcome.verdict == "kept" for outcome in self.outcomes)

    def as_json(self) -> dict[str, Any]:
        return {
            "run": self.run,
            "base": self.base,
            "passed": self.passed,
            "letters": self.letters,
            "left_out": self.left_out,
            "rules": [
                {
                    "rule": str(one.rule),
                    "verdict": one.verdict,
                    "value": one.seen.value,
                    "low": one.seen.low,
                    "high": one.seen.high,
                    "limit": one.limit,
                    "why": one.why,
                }
                for one in self.outcomes
            ],
        }


def read_rules(path: Path | None = None) -> list[Rule]:
    """The rules of a TOML file, else those that come with the program. Raises UsageError for wrong ones."""
    try:
        text = (
            path.read_text("utf-8")
            if path
            else (files(__package__) / "rules.toml").read_text(encoding="utf-8")
        )
        rows = tomllib.loads(text).get("rule")
    except (OSError, ValueError):
        raise UsageError(f"{path}: no rules that can be read", hint="TOML with [[rule]] tables") from None
    if not isinstance(rows, list) or not rows:
        raise UsageError(f"{path}: no [[rule]] in it", hint="a gate without rules keeps nothing")
    rules = []
    for number, row in enumerate(rows, start=1):
        try:
            rules.append(Rule.model_validate(row))
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            raise UsageError(
                f"{path}, rule {number}: {first['msg']}", hint="see evals/comparing/rules.toml"
            ) from None
    return rules


def gate(run: ScoredRun, base: ScoredRun | None, rules: Sequence[Rule]) -> Gated:
    """Each rule on the run. Raises UsageError for a rule against a base where none is given, and for runs
    without a common letter."""
    level = 1 - _ERROR / len(rules)
    if base is not None and not run.cases & base.cases:
        raise UsageError(
            f"{run.name} and {base.name} have no letter in common", hint="run both over the same letters"
        )
    outcomes = []
    for rule in rules:
        if rule.may_worsen is None:
            outcomes.append(_alone(rule, run, level))
        elif base is None:
            raise UsageError(f"the rule {rule} needs a base", hint="--against BASE")
        else:
            outcomes.append(_against(rule, run, base, level))
    common = run.cases & base.cases if base else run.cases
    left_out = len(run.cases ^ base.cases) if base else 0
    return Gated(run.name, base.name if base else None, tuple(outcomes), len(common), left_out)


def _alone(rule: Rule, run: ScoredRun, level: float) -> Outcome:
    scale = MEASURES[rule.measure].scale
    limit = rule.at_least if rule.at_least is not None else rule.at_most
    assert limit is not None  # noqa: S101 - a rule has one limit
    if supplied_by_code(run.manifest.plan, rule.stage, rule.measure):
        return Outcome(rule, "not measured", Interval(None, 0, 1), limit, "by code in this plan")
    items = items_of(run.rows, rule.measure, rule.stage)
    seen = interval_of(items, rule.measure, level=level).times(scale) if items else Interval(None, 0, 1)
    if seen.value is None:
        return Outcome(rule, "not measured", seen, limit, "nothing was scored")
    least = rule.at_least is not None
    broken = seen.high < limit if least else seen.low > limit
    beyond = seen.value < limit if least else seen.value > limit
    return _told(rule, seen, limit, broken=broken, beyond=beyond)


def _told(rule: Rule, seen: Interval, limit: float, *, broken: bool, beyond: bool) -> Outcome:
    """`beyond`: the value lies past the limit, which chance explains where the whole interval does not."""
    if broken:
        return Outcome(rule, "broken", seen, limit)
    return Outcome(rule, "kept", seen, limit, "past the limit, but within chance" if beyond else "")


def _against(rule: Rule, run: ScoredRun, base: ScoredRun, level: float) -> Outcome:
    cases, seeds = run.cases & base.cases, run.seeds & base.seeds
    found = None
    if not any(supplied_by_code(one.manifest.plan, rule.stage, rule.measure) for one in (run, base)):
        found = difference_of(
            base.of_cases(cases, seeds), run.of_cases(cases, seeds), rule.measure, rule.stage, level=level
        )
    limit = rule.may_worsen or 0.0
    if found is None or found.difference.value is None:
        return Outcome(rule, "not measured", Interval(None, 0, 1), limit, "nothing both runs scored")
    if not has_width(found):
        return Outcome(rule, "not measured", found.difference, limit, "every letter differs alike")
    if rule.relative:
        limit *= found.a.value or 0.0
    worse = _worsening(found.difference, MEASURES[rule.measure].better)
    return _told(rule, worse, limit, broken=worse.low > limit, beyond=(worse.value or 0.0) > limit)


def _worsening(difference: Interval, better: str) -> Interval:
    """How much worse: the difference itself where less is better, else turned around."""
    if better == "less" or difference.value is None:
        return difference
    return Interval(-difference.value, -difference.high, -difference.low)
