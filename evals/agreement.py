"""Compares labels with the extractor, and two labellers with each other, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from .intervals import Rate, wilson
from .labelled import KINDS, Item, Label, Settled, Value, canonical, values
from .statistics import confusion, kappa

NOTHING: Final = "(nothing there)"
"""What stands for the extractor's value where it has no such issue, or could not read the letter."""
CATEGORICAL = (
    "format", "outcome", "priority", "sex", "decision", "partial_form", "retrospective", "conclusion",
    "claims_administrator.families", "reviewer.families",
)  # fmt: skip
SUMS = ("SUM issues, decisions", "SUM all other fields", "SUM lists of headings")


@dataclass(frozen=True, slots=True)
class Scored:
    """One labelled item beside the extractor's value. `found` is None and `unscored` says why not."""

    case: str
    item: Item
    label: Value
    found: Value
    unscored: str = ""
    settled: Settled | None = None
    doubt: str = ""

    @property
    def right(self) -> bool:
        return self.label == self.found

    @property
    def ambiguous(self) -> bool:
        return self.settled is not None and self.settled.verdict == "ambiguous"

    def corrected(self) -> Scored:
        """With the label's value as it was settled."""
        if self.settled is None or self.settled.verdict != "label wrong":
            return self
        return replace(self, label=canonical(self.item.field, self.settled.value))


@dataclass(frozen=True, slots=True)
class Field:
    """A field's rates before and after settling; `ambiguous` items count in the first alone."""

    name: str
    before: Rate
    after: Rate
    ambiguous: int
    unscored: int


@dataclass(frozen=True, slots=True)
class Found:
    """The items of one kind in the headings: how many are labelled, found, and matched."""

    kind: str
    labelled: int
    found: int
    matched: int

    @property
    def recall(self) -> Rate:
        return wilson(self.matched, self.labelled)

    @property
    def precision(self) -> Rate:
        return wilson(self.matched, self.found)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Two labellers on one field; `kappa` is None where it says nothing, or the field is no category."""

    name: str
    rate: Rate
    kappa: float | None


@dataclass(slots=True)
class Reading:
    """The extractor over the labelled letters: a label each, or why there is none."""

    labels: dict[str, Label] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def score(labels: Iterable[Label], reading: Reading, settled: Sequence[Settled] = ()) -> list[Scored]:
    """Every labelled item, none dropped: a letter that failed is wrong in all, a missing one unscored."""
    verdicts = {(row.case, Item(row.issue, row.field)): row for row in settled}
    return [
        replace(scored, settled=verdicts.get((scored.case, scored.item)), doubt=_doubt(label, scored.item))
        for label in labels
        for scored in _score_letter(label, reading)
    ]


def _score_letter(label: Label, reading: Reading) -> Iterator[Scored]:
    case = label.case_number
    other = reading.labels.get(case)
    found = values(other) if other is not None else {}
    for item, value in values(label).items():
        if case in reading.missing:
            yield Scored(case, item, value, None, unscored="letter missing")
        elif item not in found and Item(item.issue, "decision") in found:
            yield Scored(case, item, value, None, unscored="not read by the extractor")
        else:
            yield Scored(case, item, value, found.get(item, NOTHING))


def _doubt(label: Label, item: Item) -> str:
    for doubt in label.doubts:
        if (doubt.issue, doubt.field) == item:
            return f"took {doubt.took}, not {doubt.other}"
    return ""


def stale(scored: Iterable[Scored], settled: Iterable[Settled]) -> list[Settled]:
    """Rows about something that no label holds."""
    known = {(one.case, one.item) for one in scored}
    return [row for row in settled if (row.case, Item(row.issue, row.field)) not in known]


def fields(scored: Sequence[Scored]) -> list[Field]:
    """A row a field, in the labels' order, and three sums: what was decided, headings, all others."""
    by_field: dict[str, list[Scored]] = {}
    for one in scored:
        by_field.setdefault(one.item.field, []).append(one)
    sums: dict[str, list[Scored]] = {name: [] for name in SUMS}
    for one in scored:
        sums[_sum_of(one.item.field)].append(one)
    return [_field(name, items) for name, items in {**by_field, **sums}.items()]


def _sum_of(name: str) -> str:
    if name.startswith("heading."):
        return SUMS[2]
    return SUMS[0] if name in ("issues", "decision") else SUMS[1]


def _field(name: str, items: Sequence[Scored]) -> Field:
    counted = [one for one in items if not one.unscored]
    clear = [one.corrected() for one in counted if not one.ambiguous]
    return Field(
        name,
        before=wilson(sum(one.right for one in counted), len(counted)),
        after=wilson(sum(one.right for one in clear), len(clear)),
        ambiguous=len(counted) - len(clear),
        unscored=len(items) - len(counted),
    )


def heading_items(scored: Iterable[Scored]) -> list[Found]:
    """Precision and recall over the single things in headings, after settling. A procedure also counts
    as found where one side's words hold the other's: "MRI" in "MRI scan"."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for one in scored:
        kind = one.item.field.removeprefix("heading.")
        if kind in counts and not one.unscored and not one.ambiguous:
            label, found = _texts(one.corrected().label), _texts(one.found)
            matched = _contained(label, found) if kind == "procedures" else _same(label, found)
            counts[kind].update(labelled=len(label), found=len(found), matched=matched)
    return [
        Found(kind, count["labelled"], count["found"], count["matched"]) for kind, count in counts.items()
    ]


def _texts(value: Value) -> list[str]:
    return [str(text) for text in value] if isinstance(value, tuple) else []


def _same(label: Sequence[str], found: Sequence[str]) -> int:
    return (Counter(label) & Counter(found)).total()


def _contained(label: Sequence[str], found: Sequence[str]) -> int:
    # Equal ones first: a looser match must not take what fits another exactly.
    same = Counter(label) & Counter(found)
    left = list((Counter(found) - same).elements())
    matched = same.total()
    for text in (Counter(label) - same).elements():
        partner = next((other for other in left if _holds(text, other)), None)
        if partner is not None:
            left.remove(partner)
            matched += 1
    return matched


def _holds(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def agreement(first: Iterable[Label], second: Iterable[Label]) -> tuple[list[Agreed], list[Scored]]:
    """Two labellers on the letters that both labelled: a row a field, and where they disagree."""
    others = Reading(labels={label.case_number: label for label in second})
    both = [label for label in first if label.case_number in others.labels]
    scored = score(both, others)
    by_field: dict[str, list[Scored]] = {}
    for one in scored:
        by_field.setdefault(one.item.field, []).append(one)
    rows = [
        Agreed(
            name,
            wilson(sum(one.right for one in items), len(items)),
            kappa(confusion((one.label, one.found) for one in items)) if name in CATEGORICAL else None,
        )
        for name, items in by_field.items()
    ]
    return rows, [one for one in scored if not one.right]
