"""What the judge's verdicts sum up to, with what they are worth beside each figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from summarizer.llm import Usage

from ..statistics import Interval, clustered_ratio
from ..statistics.bootstrap import DIFFERENCE, RATE
from ..statistics.redraw import Bounds
from ..text_table import text_table
from .asking import ONE_TEXT, ORDER, SAME, Criterion
from .labels import Calibration, HandLabel, calibrate
from .rows import JudgeRow

_TIES = {
    SAME: "tie: both orders say same",
    ORDER: "tie (order): the two orders disagree",
    ONE_TEXT: "tie: the runs say the same, nothing asked",
}
_HEAD = ("", "share", "95%", "of", "agreement with hand labels")


@dataclass(frozen=True)
class Figures:
    """One criterion. Intervals at 95%, letters redrawn whole. `a`, `b`, `lead`: the shares of scored pairs
    that each run wins, and a's less b's. `ties` and `unscored`: pairs by the reason. `first`: of the answers
    that name a text, those that name the one put first (0.5 is without bias); `disagree`: of the pairs asked
    about in both orders, those on which the orders disagree."""

    criterion: Criterion
    pairs: int
    scored: int
    wins: Mapping[str, int]
    a: Interval
    b: Interval
    lead: Interval
    ties: Mapping[str, int]
    unscored: Mapping[str, int]
    first: Interval
    named: int
    disagree: Interval
    asked: int
    agreement: Calibration

    def as_json(self) -> dict[str, Any]:
        shares = {"a_better": self.a, "b_better": self.b, "a_less_b": self.lead}
        return {
            "agreement_with_hand_labels": self.agreement.as_json(),
            "pairs": self.pairs,
            "scored": self.scored,
            "wins": dict(self.wins),
            **{name: one.as_json() for name, one in shares.items()},
            "ties": dict(self.ties),
            "unscored": dict(self.unscored),
            "position": {
                "first_wins": self.first.as_json(),
                "answers": self.named,
                "orders_disagree": self.disagree.as_json(),
                "pairs": self.asked,
            },
        }

    def text(self, a: str, b: str) -> str:
        beside = str(self.agreement)
        rows = [
            (f"{a} is better", *_cells(self.a, self.scored), beside),
            (f"{b} is better", *_cells(self.b, self.scored), beside),
            (f"{a} less {b}", *_cells(self.lead, self.scored), beside),
            ("first text named (0.5: no bias)", *_cells(self.first, self.named), ""),
            ("orders disagree", *_cells(self.disagree, self.asked), ""),
        ]
        counts = [f"  {_TIES[why]}: {self.ties.get(why, 0)}" for why in _TIES]
        counts.append(f"  unscored: {sum(self.unscored.values())}{_listed(self.unscored)}")
        if self.agreement.n:
            counts.append(f"  labels by: {_plainly(self.agreement.by)}")
        if self.agreement.stale:
            counts.append(f"  labels of other texts than those judged, not counted: {self.agreement.stale}")
        return "\n".join((f"{self.criterion}, {self.pairs} pairs", text_table(_HEAD, rows), *counts))


@dataclass(frozen=True)
class JudgeReport:
    """`rows`: a row a pair and criterion. `letters`: how many were compared; `left_out`: how many only one
    run has. `usage`: what the answers cost when they were asked. `own`: runs that the judge's own model
    made."""

    a: str
    b: str
    judge: str
    criteria: tuple[Criterion, ...]
    rows: tuple[JudgeRow, ...]
    labels: tuple[HandLabel, ...]
    letters: int
    left_out: int
    usage: Usage
    own: tuple[str, ...] = ()

    def figures(self) -> tuple[Figures, ...]:
        """One for each criterion, in the order asked."""
        return tuple(
            _figures(criterion, [row for row in self.rows if row.criterion == criterion], self.labels)
            for criterion in self.criteria
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "a": self.a,
            "b": self.b,
            "judge": self.judge,
            "letters": self.letters,
            "left_out": self.left_out,
            "usage": asdict(self.usage),
            "notes": self._notes(),
            "criteria": {one.criterion: one.as_json() for one in self.figures()},
        }

    def text(self) -> str:
        bill = self.usage
        head = [
            f"a: {self.a}, b: {self.b}, {self.letters} letters",
            f"judge: {self.judge}; {bill.calls} calls, {bill.tokens_in} tokens in, {bill.tokens_out} out",
            *self._notes(),
        ]
        return "\n\n".join(("\n".join(head), *(one.text(self.a, self.b) for one in self.figures())))

    def _notes(self) -> list[str]:
        notes = [
            f"the judge is the model that made {name}: models prefer their own words" for name in self.own
        ]
        if self.left_out:
            notes.append(f"{self.left_out} letters that only one of them has are left out")
        return notes


def _figures(criterion: Criterion, rows: Sequence[JudgeRow], labels: Sequence[HandLabel]) -> Figures:
    scored = [row for row in rows if row.verdict != "unscored"]
    asked = [row for row in rows if len(row.answers) == 2]
    # One order is an answer too, also where the other failed.
    answers = [(row, choice) for row in rows for choice in row.answers if choice != "same"]
    first = _ratio([(row.case, float(choice == "first")) for row, choice in answers])
    wins = Counter(row.verdict for row in scored)
    return Figures(
        criterion=criterion,
        pairs=len(rows),
        scored=len(scored),
        wins={"a": wins["a"], "b": wins["b"]},
        a=_share(scored, lambda row: float(row.verdict == "a")),
        b=_share(scored, lambda row: float(row.verdict == "b")),
        lead=_share(scored, lambda row: float((row.verdict == "a") - (row.verdict == "b")), DIFFERENCE),
        ties=Counter(row.why for row in scored if row.verdict == "tie"),
        unscored=Counter(row.why for row in rows if row.verdict == "unscored"),
        first=first,
        named=len(answers),
        disagree=_share(asked, lambda row: float(row.why == ORDER)),
        asked=len(asked),
        agreement=calibrate(rows, labels),
    )


def _share(rows: Sequence[JudgeRow], value: Callable[[JudgeRow], float], bounds: Bounds = RATE) -> Interval:
    return _ratio([(row.case, value(row)) for row in rows], bounds)


def _ratio(items: Sequence[tuple[str, float]], bounds: Bounds = RATE) -> Interval:
    """The mean of the items' values, letters redrawn whole. items: (case, value), an item each."""
    by_case: dict[str, list[float]] = defaultdict(list)
    for case, value in items:
        by_case[case].append(value)
    return clustered_ratio(
        {case: (sum(values), float(len(values))) for case, values in by_case.items()}, bounds=bounds
    )


def _cells(one: Interval, count: int) -> tuple[str, str, str]:
    return str(one), one.interval, str(count)


def _plainly(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name or 'nobody named'} {count}" for name, count in sorted(counts.items()))


def _listed(counts: Mapping[str, int]) -> str:
    return f" ({_plainly(counts)})" if counts else ""
