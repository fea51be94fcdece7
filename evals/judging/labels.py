"""Pairs labelled by hand, and how far the judge agrees with them.

A CSV with the columns case_number, issue, criterion (clarity or completeness), a and b (the runs' folders by
name), better (a, b or same) and by (who labelled); a further column `texts` may name the texts that were read
(`Pair.texts`): a label of other texts than those judged is not counted, since explanations change with the
program. The shipped labels are evals/labels/judge.csv. Their "reader-1" is a large language model that read
each pair blinded, in random order, with the letter's rationale; it is no person.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, cast, get_args

from summarizer.errors import UsageError

from ..statistics import Interval, clustered, clustered_ratio, kappa
from .asking import Criterion
from .rows import JudgeRow

Better = Literal["a", "b", "same"]
COLUMNS = ("case_number", "issue", "criterion", "a", "b", "better", "by")
LEAST_KAPPA = 0.4
"""Under it agreement is no more than fair (Landis and Koch 1977, Biometrics 33:159-174)."""
_OTHER: dict[Better, Better] = {"a": "b", "b": "a", "same": "same"}


@dataclass(frozen=True, slots=True)
class HandLabel:
    """Which of two runs' texts about an issue is better by one criterion, and who says so. `texts`: the hash
    of the texts that were read, "" where the file does not say."""

    case: str
    issue: int
    criterion: Criterion
    a: str
    b: str
    better: Better
    by: str
    texts: str = ""

    def between(self, a: str, b: str) -> Better | None:
        """The same with these runs as a and b; None where it is of other runs."""
        if (self.a, self.b) == (a, b):
            return self.better
        return _OTHER[self.better] if (self.a, self.b) == (b, a) else None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The judge beside hand labels of the same pairs: `n` labels, the share on which both agree, and Cohen's
    kappa, with intervals by letter. A label on which the judge was asked and gave no answer is one that it
    does not agree with. `by`: labels by labeller; `stale`: labels of other texts than those judged, which are
    not counted."""

    n: int
    share: Interval
    kappa: Interval
    by: Mapping[str, int]
    stale: int

    @property
    def verdict(self) -> str:
        """Whether the scores beside it may be used."""
        if not self.n:
            return "not calibrated: no hand labels"
        if self.kappa.value is None:
            return "do not use: kappa is undefined"
        if self.kappa.value < LEAST_KAPPA:
            return f"do not use: kappa is under {LEAST_KAPPA}"
        if self.kappa.low < LEAST_KAPPA:
            return f"with care: kappa may be under {LEAST_KAPPA}"
        return "calibrated"

    def __str__(self) -> str:
        if not self.n:
            return self.verdict
        return f"n {self.n}, share {self.share}, kappa {self.kappa} ({self.kappa.interval}): {self.verdict}"

    def as_json(self) -> dict[str, Any]:
        measured = {
            name: {"value": one.value, "low": one.low, "high": one.high} if self.n else None
            for name, one in (("share", self.share), ("kappa", self.kappa))
        }
        return {"n": self.n, **measured, "by": dict(self.by), "stale": self.stale, "verdict": self.verdict}


def calibrate(rows: Sequence[JudgeRow], labels: Sequence[HandLabel]) -> Calibration:
    """The rows of one judge and criterion against the labels of the same pairs. Pairs on which nothing hangs
    on the judge (nothing was asked, the endpoint failed) are left out."""
    judged = {(row.case, row.issue, row.criterion): row for row in rows if row.by_judge}
    pairs: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    by: Counter[str] = Counter()
    stale = 0
    for label in labels:
        row = judged.get((label.case, label.issue, label.criterion))
        better = label.between(row.a, row.b) if row else None
        if row is None or better is None:
            continue
        if label.texts not in ("", row.texts):
            stale += 1
            continue
        pairs[label.case].append((better, row.told))
        by[label.by] += 1
    agreed = {case: (float(sum(x == y for x, y in ones)), float(len(ones))) for case, ones in pairs.items()}
    return Calibration(
        sum(by.values()), clustered_ratio(agreed), clustered(pairs, kappa, bounds=(-1.0, 1.0)), by, stale
    )


def read_labels(path: Path) -> tuple[HandLabel, ...]:
    """Raises UsageError for a file that cannot be read, lacks a column, or has a row that is no label or
    labels a pair again by the same hand."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{path}: no labels that can be read", hint="CSV in UTF-8") from None
    return _parsed(text, path.name)


def shipped() -> tuple[HandLabel, ...]:
    """The labels that come with the program; none where there is no file of them."""
    file = files("evals") / "labels" / "judge.csv"
    return _parsed(file.read_text("utf-8"), file.name) if file.is_file() else ()


def _parsed(text: str, name: str) -> tuple[HandLabel, ...]:
    rows = csv.DictReader(text.splitlines())
    lacking = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if lacking:
        raise UsageError(f"{name}: no column {lacking[0]}", hint=f"columns: {', '.join(COLUMNS)}")
    labels = tuple(_labels(rows, name))
    seen = Counter((one.case, one.issue, one.criterion, one.by, *sorted((one.a, one.b))) for one in labels)
    for (case, issue, criterion, by, *_), count in seen.items():
        if count > 1:
            raise UsageError(f"{name}: {case}, issue {issue}, {criterion} is labelled twice by {by!r}")
    return labels


def _labels(rows: csv.DictReader[str], name: str) -> Iterator[HandLabel]:
    for number, row in enumerate(rows, start=2):
        told = {column: (row.get(column) or "").strip() for column in (*COLUMNS, "texts")}
        if told["better"] not in _OTHER or told["criterion"] not in get_args(Criterion):
            raise UsageError(
                f"{name}, line {number}: no label",
                hint="better is a, b or same; criterion clarity or completeness",
            )
        if not told["issue"].isdecimal() or not told["case_number"] or told["a"] == told["b"]:
            raise UsageError(
                f"{name}, line {number}: no pair", hint="a case number, an issue's number, two runs' names"
            )
        yield HandLabel(
            told["case_number"],
            int(told["issue"]),
            cast(Criterion, told["criterion"]),
            told["a"],
            told["b"],
            cast(Better, told["better"]),
            told["by"],
            told["texts"],
        )
