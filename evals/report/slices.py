"""The run by kind of letter and issue: how many, how well decisions are read, how many come out verified."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from ..scoring.rows import Row
from ..statistics import Interval
from . import drawing
from .charts import Plot
from .numbers import FEW, ratio, summed

_TITLES = {
    "format": "Format of the letter",
    "outcome": "Outcome of the letter",
    "decision": "Decision on the issue",
    "partial": "Part authorized before",
    "issues": "Issues in the letter",
    "letter length": "Length of the letter",
    "reasons length": "Length of the issue’s reasons",
    "category": "Category of treatment",
}


@dataclass(frozen=True)
class Slice:
    """`issues` that are of the kind; `decision` of those that are scored. `few`: too few to say much."""

    value: str
    issues: int
    decision: Interval
    verified: Interval
    few: bool
    tag: str


@dataclass(frozen=True)
class Dimension:
    title: str
    slices: tuple[Slice, ...]
    plot: Plot | None


def dimensions(rows: Sequence[Row]) -> list[Dimension]:
    """Each way to part the issues. Rows of whole letters are not among them."""
    issues = [row for row in rows if row.issue is not None]
    names = [name for name in _TITLES if any(name in row.slices for row in issues)]
    names += sorted({name for row in issues for name in row.slices} - {*names})
    parted = {name: _slices(name, issues) for name in names}
    least = _least([one for slices in parted.values() for one in slices])
    return [Dimension(_TITLES.get(n, n), slices, _plot(n, slices, least)) for n, slices in parted.items()]


def tag_of(name: str, value: str) -> str:
    """Names a slice in a failure's tags."""
    return f"{name}:{value}"


def _slices(name: str, rows: Sequence[Row]) -> tuple[Slice, ...]:
    by_value: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if name in row.slices:
            by_value[row.slices[name]].append(row)
    found = []
    for value, some in by_value.items():
        issues = len({(row.case, row.issue) for row in some})
        found.append(
            Slice(
                value.replace("_", " "),
                issues,
                ratio(some, summed("decision", "raw")),
                ratio(some, summed("verified", "system")),
                issues < FEW,
                tag_of(name, value),
            )
        )
    return tuple(sorted(found, key=lambda one: _place(name, one)))


def _place(name: str, one: Slice) -> tuple[int, str]:
    """What has an order of its own keeps it; else the commonest first."""
    if name in ("issues", "letter length", "reasons length"):
        return {"under": 0, "over": 2}.get(one.value.split()[0], 1), one.value
    return -one.issues, one.value


def _least(slices: Sequence[Slice]) -> float:
    """Where all plots begin: below every limit of a slice that is not small, on a tenth."""
    lows = [one.decision.low for one in slices if not one.few and one.decision.value is not None]
    return min(0.8, floor(min(lows, default=0.0) * 10) / 10)


def _plot(name: str, slices: Sequence[Slice], least: float) -> Plot | None:
    shown = [one for one in slices if one.decision.value is not None]
    if len(shown) < 2:
        return None
    labels = [f"{_wrapped(one.value)} ({one.issues})" for one in shown]
    values = [
        (max(one.decision.value or 0.0, least), max(one.decision.low, least), one.decision.high)
        for one in shown
    ]
    lines = sum(label.count("\n") + 1 for label in labels)
    title = f"Decision read right, by {_TITLES.get(name, name)[:1].lower()}{_TITLES.get(name, name)[1:]}"
    said = "; ".join(f"{one.value}: {one.decision}" for one in shown)
    svg = drawing.svg(
        f"by-{name}",
        f"{title}. {said}.",
        0.5 + 0.2 * len(shown) + 0.16 * lines,
        lambda axes: drawing.dots(
            axes, labels, values, faint=[one.few for one in shown], least=least, most=1.0
        ),
    )
    begins = f" The line begins at {least:.1f}." if least else ""
    return Plot(
        title,
        f"Decisions read right; how many issues, in brackets.{begins}",
        svg,
        (),
        (),
    )


def _wrapped(text: str) -> str:
    """A long name on two lines."""
    if len(text) <= 18 or " " not in text:
        return text
    cuts = [place for place, letter in enumerate(text) if letter == " "]
    middle = min(cuts, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
