"""Labels by hand: those that come with the program, a user's own, and a reviewer's corrections.

All become values by case number, issue and field: decision, reason, category. A user's file is CSV or JSON
lines, either one column a field (`case_number, issue, decision`) or a row a value (`field, value`), as
`imr summarize --corrections` writes it: there a row judged right has its value in `told`, and a verdict on a
sentence counts as a reader's.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from summarizer.errors import UsageError
from summarizer.grounding import split_claims
from summarizer.schema.facts import Decision
from summarizer.schema.summary import ReasonName

from ..labelled import LABELS, Label, Settled, read_rows

Key = tuple[str, int | None, str]
"""Case number, issue (None: the letter as a whole), field."""
FIELDS = ("decision", "reason", "category")
_CHOICES = {"decision": get_args(Decision), "reason": get_args(ReasonName)}
_JUDGED = {"right": "told", "wrong": "value"}
_SENTENCES = {"why", "criterion", "finding", "gap"}
_AS_READERS_SAY = {"right": "true", "wrong": "wrong"}


@dataclass(frozen=True)
class Labels:
    """`values` by case, issue and field; `verdicts`: what readers said of single sentences, by their hash."""

    values: Mapping[Key, str] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)

    def of(self, case: str, issue: int | None, name: str) -> str | None:
        return self.values.get((case.upper(), issue, name))


def sentence_key(sha256: str, issue: int, sentence: str) -> str:
    """Names a sentence about an issue of a letter without its words."""
    told = f"{sha256} {issue} {' '.join(sentence.split())}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def shipped() -> Labels:
    """The labels that come with the program: decisions of labelled letters as settled, reasons and
    categories, and readers' verdicts on sentences."""
    settled = {
        (row.case, row.issue): row.value
        for row in read_rows(LABELS / "settled.jsonl", Settled)
        if row.field == "decision" and row.verdict == "label wrong"
    }
    values: dict[Key, str] = {}
    for label in read_rows(LABELS / "first.jsonl", Label):
        for issue in label.issues:
            decision = settled.get((label.case_number, issue.number), issue.decision)
            if decision:
                values[label.case_number, issue.number, "decision"] = str(decision)
    folder = files("evals") / "labels"
    for row in csv.DictReader((folder / "reasons.csv").read_text("utf-8").splitlines()):
        if row["labeller"] == "A":
            for name in ("reason", "category"):
                values[row["case"], int(row["issue"]), name] = row[name]
    judged = csv.DictReader((folder / "sentences.csv").read_text("utf-8").splitlines())
    return Labels(values, {row["key"]: row["verdict"] for row in judged if row["labeller"] == "A"})


def with_own(paths: Iterable[Path]) -> Labels:
    """The shipped labels and, over them, those of a user's files."""
    known = shipped()
    values, verdicts = dict(known.values), dict(known.verdicts)
    for path in paths:
        own, said = _own(path)
        values |= own
        verdicts |= said
    return Labels(values, verdicts)


def joining(paths: Iterable[Path], issues: Set[tuple[str, int | None]]) -> tuple[int, int]:
    """Of the values in these files, those about one of `issues` (case, number), and all."""
    known = {(case.upper(), number) for case, number in issues}
    found = {key for path in paths for key in _own(path)[0]}
    return sum((case, number) in known for case, number, _ in found), len(found)


def _own(path: Path) -> tuple[dict[Key, str], dict[str, str]]:
    """A file's values, and its verdicts on sentences."""
    values: dict[Key, str] = {}
    verdicts: dict[str, str] = {}
    for number, row in enumerate(_table(path), start=1):
        case = str(row.get("case_number") or "").strip().upper()
        if not case:
            raise UsageError(f"{path}, row {number}: no case_number", hint="labels join by case number")
        issue = _issue(row.get("issue"), path, number)
        for name, value in _values(row, path, number):
            if values.setdefault((case, issue, name), value) != value:
                raise UsageError(
                    f"{path}, row {number}: another {name} of the same issue above", hint="leave one of them"
                )
        verdicts |= _of_sentence(row, issue)
    return values, verdicts


def _of_sentence(row: Mapping[str, Any], issue: int | None) -> dict[str, str]:
    """What a corrections file says of a sentence, which is known there by its letter's SHA-256."""
    told, sha256 = str(row.get("told") or ""), str(row.get("sha256") or "").strip()
    verdict = _AS_READERS_SAY.get(str(row.get("verdict") or "").strip().lower())
    if issue is None or verdict is None or not told or not sha256 or row.get("field") not in _SENTENCES:
        return {}
    sentences = split_claims(told)
    if verdict == "wrong" and len(sentences) > 1:
        return {}  # which of them is not said
    return {sentence_key(sha256, issue, sentence): verdict for sentence in sentences}


def _values(row: Mapping[str, Any], path: Path, number: int) -> Iterator[tuple[str, str]]:
    if "field" not in row:
        for name in FIELDS:
            if row.get(name):
                yield name, _choice(name, str(row[name]), path, number)
        return
    name = str(row["field"])
    if "verdict" in row:
        verdict = str(row["verdict"] or "").strip().lower()
        if verdict not in ("", *_JUDGED):
            raise UsageError(f"{path}, row {number}: no verdict, {verdict!r}", hint="right or wrong")
        value = row.get(_JUDGED[verdict]) if verdict else None
    else:
        value = row.get("value")
    if name in FIELDS and value not in (None, ""):
        yield name, _choice(name, str(value), path, number)


def _choice(name: str, value: str, path: Path, number: int) -> str:
    """The value as the program writes it; one that it can never tell would count as wrong for ever."""
    if name not in _CHOICES:
        return value.strip()
    told = value.strip().lower()
    if told not in _CHOICES[name]:
        raise UsageError(
            f"{path}, row {number}: no {name}, {value!r}", hint=f"one of {', '.join(_CHOICES[name])}"
        )
    return told


def _table(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{path}: no labels that can be read", hint="CSV or JSON lines in UTF-8") from None
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        for number, line in enumerate(text.splitlines(), start=1):
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict):
                raise UsageError(f"{path}, line {number}: no JSON object", hint="one object a line")
            yield row
        return
    rows = csv.DictReader(text.splitlines(keepends=True))
    columns = set(rows.fieldnames or ())
    if "case_number" not in columns:
        raise UsageError(
            f"{path}: no column case_number", hint="labels join by case number; columns end with a comma"
        )
    if not columns & {*FIELDS, "field"}:
        raise UsageError(f"{path}: no column that is a label", hint=f"one of {', '.join((*FIELDS, 'field'))}")
    yield from rows


def _issue(value: object, path: Path, number: int) -> int | None:
    text = str(value if value is not None else "").strip()
    if not text:
        return None
    if not text.isdecimal():
        raise UsageError(f"{path}, row {number}: no issue number", hint="1, 2, ... or empty for the letter")
    return int(text)
