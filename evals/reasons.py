"""The reason and the category of each issue against labels made by eye.

    imr eval reasons --letters ../shared/letters [--run RUN.jsonl]

Labels: evals/labels/reasons.csv, a row an issue and labeller, by the definitions of
summarizer/data/reasons.toml and categories.toml. Without a run the rules alone are scored, and an issue they
are silent on counts as wrong; a run holds what a model said where they are silent. The reasons' rules were
tuned on the part "tuned"; nobody who worked on them has seen the part "blind".
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple

from summarizer.classify import category_of, reason_of
from summarizer.facts import extract
from summarizer.letter import read
from summarizer.schema import LetterSummary
from summarizer.sources import find

from .intervals import Rate, wilson
from .statistics import confusion, kappa
from .text_table import text_table

Field = Literal["reason", "category", "top category"]
_FIELDS: tuple[Field, ...] = ("reason", "category", "top category")


class IssueKey(NamedTuple):
    case: str
    number: int


@dataclass(frozen=True, slots=True)
class Label:
    """What a labeller would call it; `second` could be defended as well. `part`: "tuned" or "blind"."""

    part: str
    reason: str
    second: str
    category: str

    def value(self, field: Field) -> str:
        return _field(self.reason, self.category, field) or ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the program says of one issue; None where it says nothing."""

    reason: str | None
    category: str | None

    def value(self, field: Field) -> str | None:
        return _field(self.reason, self.category, field)


@dataclass(frozen=True)
class Report:
    """Labels, a second labelling of some, and what was told of each labelled issue."""

    first: Mapping[IssueKey, Label]
    again: Mapping[IssueKey, Label]
    told: Mapping[IssueKey, Told]

    def accuracy(self, field: Field) -> Rate:
        """Of all labelled issues, those told as labelled."""
        right = sum(self._of(key).value(field) == label.value(field) for key, label in self.first.items())
        return wilson(right, len(self.first))

    def answered(self, field: Field) -> Rate:
        """The same, of the issues on which something was told."""
        spoken = {key: label for key, label in self.first.items() if self._of(key).value(field)}
        right = sum(self._of(key).value(field) == label.value(field) for key, label in spoken.items())
        return wilson(right, len(spoken))

    def blind(self) -> tuple[Rate, Rate]:
        """Of the part that nobody tuned on: reasons told as labelled, and those with the second choice."""
        part = {key: label for key, label in self.first.items() if label.part == "blind"}
        right = sum(self._of(key).reason == label.reason for key, label in part.items())
        either = sum(
            self._of(key).reason in {label.reason, label.second} - {""} for key, label in part.items()
        )
        return wilson(right, len(part)), wilson(either, len(part))

    def defensible(self) -> Rate:
        """Reasons told as labelled, or as the labeller's second choice."""
        right = sum(
            self._of(key).reason in {label.reason, label.second} - {""} for key, label in self.first.items()
        )
        return wilson(right, len(self.first))

    def agreement(self, field: Field) -> tuple[Rate, float | None]:
        """How often two labellers agree, and Cohen's kappa (None where chance alone would agree always)."""
        pairs = [(self.first[key].value(field), label.value(field)) for key, label in self.again.items()]
        return wilson(sum(a == b for a, b in pairs), len(pairs)), kappa(confusion(pairs))

    def confusions(self) -> list[tuple[tuple[str, str], int]]:
        """Reasons labelled and told that differ, the most frequent first."""
        pairs = ((label.reason, self._of(key).reason or "(silent)") for key, label in self.first.items())
        return Counter(pair for pair in pairs if pair[0] != pair[1]).most_common()

    def _of(self, key: IssueKey) -> Told:
        return self.told.get(key, Told(None, None))

    def as_json(self) -> dict[str, Any]:
        fields: dict[str, Any] = {
            field: {
                "accuracy": self.accuracy(field)._asdict(),
                "accuracy where something is told": self.answered(field)._asdict(),
                "agreement": self.agreement(field)[0]._asdict(),
                "kappa": self.agreement(field)[1],
            }
            for field in _FIELDS
        }
        confusions = [[*pair, count] for pair, count in self.confusions()]
        return {"issues": len(self.first), **fields, "reason or second choice": self.defensible()._asdict(),
                "reason, blind part": self.blind()[0]._asdict(),
                "confusions": confusions}  # fmt: skip

    def text(self) -> str:
        rows: list[tuple[str, ...]] = [
            (field, *_cells(self.accuracy(field)), *_cells(self.answered(field))) for field in _FIELDS
        ]
        rows.append(("reason or second choice", *_cells(self.defensible()), "", "", ""))
        blind, either = self.blind()
        rows.append(("reason, blind part", *_cells(blind), "", "", ""))
        rows.append(("reason or second choice, blind part", *_cells(either), "", "", ""))
        head = ("", "right", "rate", "95%", "where told", "rate", "95%")
        agreed = [
            (field, *_cells(rate), "-" if k is None else f"{k:.3f}")
            for field, (rate, k) in ((field, self.agreement(field)) for field in _FIELDS)
        ]
        wrong = [(count, labelled, said) for (labelled, said), count in self.confusions()]
        return "\n\n".join(
            (
                f"{len(self.first)} issues labelled, {len(self.again)} of them twice",
                text_table(head, rows),
                "two labellers\n" + text_table(("", "same", "rate", "95%", "kappa"), agreed),
                "reasons told otherwise\n" + text_table(("issues", "labelled", "told"), wrong),
            )
        )


def measure(letters: Path, run: Path | None = None) -> Report:
    """The labels against what the rules tell, or against what the summaries of `run` (JSON lines) tell."""
    first, again = _labels("A"), _labels("B")
    told = dict(_of_run(run) if run else _by_rules(letters, {key.case for key in first}))
    return Report(first, again, told)


def _by_rules(letters: Path, cases: set[str]) -> Iterator[tuple[IssueKey, Told]]:
    for source in find([str(letters)]):
        case = Path(source.file).stem
        if source.kind == "other" or case not in cases:
            continue
        letter = read(Path(source.file))
        for block, issue in zip(letter.issues, extract(letter).issues, strict=True):
            reason = reason_of(block.sentences, issue)
            yield IssueKey(case, issue.number), Told(reason.name if reason else None, category_of(issue))


def _of_run(run: Path) -> Iterator[tuple[IssueKey, Told]]:
    for line in run.read_text(encoding="utf-8").splitlines():
        summary = LetterSummary.model_validate_json(line)
        for issue in summary.issues:
            yield IssueKey(Path(summary.letter.file).stem, issue.number), Told(issue.reason, issue.category)


@cache
def _labels(labeller: str) -> dict[IssueKey, Label]:
    rows = csv.DictReader((files("evals") / "labels" / "reasons.csv").read_text("utf-8").splitlines())
    return {
        IssueKey(row["case"], int(row["issue"])): Label(
            row["part"], row["reason"], row["second_reason"], row["category"]
        )
        for row in rows
        if row["labeller"] == labeller
    }


def _field(reason: str | None, category: str | None, field: Field) -> str | None:
    if field == "reason":
        return reason
    return category.partition(":")[0] if category and field == "top category" else category


def _cells(rate: Rate) -> tuple[str, str, str]:
    return f"{rate.right}/{rate.all}", str(rate), rate.interval
