"""`imr eval labels`: the extractor against letters labelled by eye, and the labellers with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import ImrError, UsageError
from summarizer.facts import extract
from summarizer.letter import Letter, read
from summarizer.sources import find

from .agreement import (
    Agreed,
    Field,
    Found,
    Reading,
    Scored,
    agreement,
    fields,
    heading_items,
    score,
    stale,
)
from .intervals import Rate
from .labelled import Label, Settled, Value, as_label, read_rows
from .text_table import text_table


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of the labels; `as_json` and `text` show the same."""

    labels: list[Label]
    reading: Reading
    scored: list[Scored]
    stale: list[Settled]
    twice: list[str]
    agreed: list[Agreed]
    apart: list[Scored]

    @property
    def fields(self) -> list[Field]:
        return fields(self.scored)

    @property
    def disagreements(self) -> list[Scored]:
        """Where label and extractor differ, before or after settling."""
        return [one for one in self.scored if not one.unscored and not (one.right and one.corrected().right)]

    def as_json(self) -> dict[str, Any]:
        return {
            "letters": {
                "labelled": len(self.labels),
                "read": len(self.reading.labels),
                "missing": self.reading.missing,
                "failed": self.reading.failed,
            },
            "fields": [_field_json(row) for row in self.fields],
            "heading_items": [_found_json(row) for row in heading_items(self.scored)],
            "disagreements": [_scored_json(one) for one in self.disagreements],
            "settled_but_unknown": [row.model_dump() for row in self.stale],
            "labelled_twice": {
                "letters": self.twice,
                "fields": [_agreed_json(row) for row in self.agreed],
                "disagreements": [_scored_json(one) for one in self.apart],
            },
        }

    def text(self) -> str:
        return "\n".join(_text(self))


def report(labels: Path, letters: Path) -> Report:
    """Reads first.jsonl, second.jsonl and settled.jsonl of `labels`, and the labelled ones of `letters`."""
    first = read_rows(labels / "first.jsonl", Label)
    second = read_rows(labels / "second.jsonl", Label)
    settled = read_rows(labels / "settled.jsonl", Settled)
    if not first:
        raise UsageError(f"{labels / 'first.jsonl'}: no labels", hint="name their folder: --labels DIR")
    reading = read_letters([label.case_number for label in first], letters)
    scored = score(first, reading, settled)
    agreed, apart = agreement(first, second)
    twice = {label.case_number for label in second}
    return Report(
        labels=first,
        reading=reading,
        scored=scored,
        stale=stale(scored, settled),
        twice=[label.case_number for label in first if label.case_number in twice],
        agreed=agreed,
        apart=apart,
    )


def read_letters(cases: Sequence[str], folder: Path) -> Reading:
    """The extractor's labels for the cases: a letter is known by its file's name, else by what it prints."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder", hint="name the letters' folder: --letters DIR")
    files = [source.file for source in find([str(folder)]) if source.kind == "found"]
    named = {Path(file).stem: file for file in files}
    reading = Reading()
    for case in cases:
        if case in named:
            try:
                reading.labels[case] = _label(read(named[case]))
            except ImrError as error:
                reading.failed[case] = str(error)
    unnamed = set(cases) - named.keys()
    if unnamed:
        printed = dict(_by_case_number(files))
        reading.labels.update((case, printed[case]) for case in unnamed & printed.keys())
        reading.missing.extend(sorted(unnamed - printed.keys()))
    return reading


def _by_case_number(files: Sequence[str]) -> Iterator[tuple[str, Label]]:
    for file in files:
        try:
            label = _label(read(file))
        except ImrError:
            continue
        yield label.case_number, label


def _label(letter: Letter) -> Label:
    return as_label(letter, extract(letter))


def _text(told: Report) -> Iterator[str]:
    yield f"{len(told.labels)} letters labelled, {len(told.reading.labels)} read"
    for case in told.reading.missing:
        yield f"{case}: the letter is missing: its items are not scored"
    for case, why in told.reading.failed.items():
        yield f"{case}: not read, all its items count as wrong: {why}"
    yield ""
    yield "The extractor against the labels. Settled: wrong labels corrected, ambiguous items left out."
    yield _fields_table(told.fields)
    yield ""
    yield "Single things in the headings, settled. A procedure matches where one side's words hold the"
    yield "other's (MRI, MRI scan); all else, and the lists above, must be equal."
    yield _items_table(heading_items(told.scored))
    yield ""
    yield f"Disagreements of label and extractor: {len(told.disagreements)}"
    yield from (_scored_line(one, "label", "extractor") for one in told.disagreements)
    yield from (f"settled, but no such item: {row.case} {row.issue} {row.field}" for row in told.stale)
    yield ""
    yield f"Two labellers, apart, on {len(told.twice)} letters"
    yield _agreed_table(told.agreed)
    yield f"Disagreements of the labellers: {len(told.apart)}"
    yield from (_scored_line(one, "first", "second") for one in told.apart)


def _fields_table(rows: Sequence[Field]) -> str:
    head = ("field", "right", "all", "rate", "95%", "settled", "rate", "95%",
            "ambiguous", "unscored")  # fmt: skip
    return text_table(
        head,
        [
            (
                row.name,
                *(row.before.right, row.before.all, row.before, row.before.interval),
                *(f"{row.after.right}/{row.after.all}", row.after, row.after.interval),
                *(row.ambiguous, row.unscored),
            )
            for row in rows
        ],
    )


def _items_table(rows: Sequence[Found]) -> str:
    head = ("kind", "labelled", "found", "matched", "recall", "95%", "precision", "95%")
    return text_table(
        head,
        [
            (
                *(row.kind, row.labelled, row.found, row.matched),
                *(row.recall, row.recall.interval, row.precision, row.precision.interval),
            )
            for row in rows
        ],
    )


def _agreed_table(rows: Sequence[Agreed]) -> str:
    head = ("field", "agreed", "all", "rate", "95%", "kappa")
    return text_table(
        head,
        [
            (row.name, row.rate.right, row.rate.all, row.rate, row.rate.interval,
             "" if row.kappa is None else f"{row.kappa:.2f}")
            for row in rows
        ],
    )  # fmt: skip


def _scored_line(one: Scored, left: str, right: str) -> str:
    issue = f" issue {one.item.issue}" if one.item.issue else ""
    said = f"{one.case}{issue} {one.item.field}: {left} {_shown(one.label)}; {right} {_shown(one.found)}"
    notes = [f"in doubt: {one.doubt}"] if one.doubt else []
    if one.settled:
        corrected = f" ({_shown(one.corrected().label)})" if one.settled.verdict == "label wrong" else ""
        notes.append(f"settled by {one.settled.who}: {one.settled.verdict}{corrected}: {one.settled.why}")
    return said + "".join(f" [{note}]" for note in notes)


def _shown(value: Value) -> str:
    if isinstance(value, tuple):
        return "[" + "; ".join(map(_shown, value)) + "]"
    return "none" if value is None else str(value)


def _rate_json(rate: Rate) -> dict[str, object]:
    return dict(rate._asdict())


def _field_json(row: Field) -> dict[str, object]:
    return {
        "field": row.name,
        **_rate_json(row.before),
        "settled": _rate_json(row.after),
        "ambiguous": row.ambiguous,
        "unscored": row.unscored,
    }


def _found_json(row: Found) -> dict[str, object]:
    return {
        "kind": row.kind,
        "labelled": row.labelled,
        "found": row.found,
        "matched": row.matched,
        "recall": _rate_json(row.recall),
        "precision": _rate_json(row.precision),
    }


def _agreed_json(row: Agreed) -> dict[str, object]:
    return {"field": row.name, **_rate_json(row.rate), "kappa": row.kappa}


def _scored_json(one: Scored) -> dict[str, object]:
    return {
        "case": one.case,
        "issue": one.item.issue,
        "field": one.item.field,
        "label": one.label,
        "found": one.found,
        "doubt": one.doubt,
        "settled": one.settled.model_dump() if one.settled else None,
    }
