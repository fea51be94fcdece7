"""The checks against claims known to be true or broken: what they let through, what they catch."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import UsageError

from .checks_run import Judged, judge_all, written_trials
from .claims import CLAIMS, Part, is_sealed, load
from .intervals import Rate, wilson
from .text_table import text_table

_MOST_NEW = 4


@dataclass(frozen=True)
class Report:
    """What became of every claim. `unread` counts those whose letters are not there."""

    judged: tuple[Judged, ...]
    unread: int
    sealed: bool | None

    def of(self, part: Part, source: str) -> list[Judged]:
        return [one for one in self.judged if one.trial.part == part and one.trial.source == source]

    @property
    def parts(self) -> list[Part]:
        parts: tuple[Part, ...] = ("tuned", "sealed")
        return [part for part in parts if any(one.trial.part == part for one in self.judged)]

    def as_json(self) -> dict[str, Any]:
        return {
            "unread": self.unread,
            "seal": _SEAL_SAID[self.sealed],
            "parts": {part: {title: _json(rows) for title, rows in self.tables(part)} for part in self.parts},
        }

    def text(self) -> str:
        told = [f"seal: {_SEAL_SAID[self.sealed]}"]
        if self.unread:
            told.append(f"{self.unread} claims not judged: their letters are not in the folder")
        for part in self.parts:
            told.append(f"\n# {part} part")
            for title, rows in self.tables(part):
                told += [f"\n{title}", text_table(_HEAD, [row.cells() for row in rows])]
        return "\n".join(told)

    def tables(self, part: Part) -> Iterator[tuple[str, list[Row]]]:
        true = self.of(part, "true")
        letters = len({one.trial.issue[0] for one in true})
        issues = len({one.trial.issue for one in true})
        yield (
            f"true claims accepted ({issues} issues of {letters} letters; claims of one letter are not "
            "independent, so the intervals are narrow)",
            _accepted(true),
        )
        subtle = self.of(part, "subtle")
        yield "subtly broken claims caught, by what is wrong", _caught(subtle, lambda one: one.trial.kind)
        yield "what rejected true claims", _by_check(true)
        yield "what caught subtly broken claims", _by_check(subtle)


_SEAL_SAID = {
    True: "the sealed claims are those of the committed digest",
    False: "THE SEALED CLAIMS ARE NOT THOSE OF THE COMMITTED DIGEST",
    None: "NO DIGEST IS COMMITTED for the sealed claims",
}
_HEAD = ("", "right", "of", "rate", "95%", "with evidence found", "95%")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a rate with the evidence given, and one with that found by the program."""

    name: str
    given: Rate
    found: Rate | None = None

    def cells(self) -> tuple[object, ...]:
        found = ("-", "-") if self.found is None else (self.found, self.found.interval)
        return self.name, self.given.right, self.given.all, self.given, self.given.interval, *found


def _json(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [
        {
            "name": row.name,
            **row.given._asdict(),
            "found": None if row.found is None else row.found._asdict(),
        }
        for row in rows
    ]


def _accepted(claims: Sequence[Judged]) -> list[Row]:
    rows = [_row("all", claims)]
    for count in range(_MOST_NEW + 1):
        last = count == _MOST_NEW
        some = [one for one in claims if min(one.trial.new, _MOST_NEW) == count]
        rows.append(_row(f"{count}{' or more' if last else ''} new words", some))
    rows.append(_row("3 or more new words", [one for one in claims if one.trial.new >= 3]))
    return rows


def _row(name: str, claims: Sequence[Judged]) -> Row:
    return Row(
        name,
        wilson(sum(one.accepted for one in claims), len(claims)),
        wilson(sum(one.accepted_found for one in claims), len(claims)),
    )


def _caught(claims: Sequence[Judged], group: Callable[[Judged], str]) -> list[Row]:
    rows = []
    for name in ("all", *sorted({group(one) for one in claims})):
        some = [one for one in claims if name in ("all", group(one))]
        with_found = [one for one in some if one.found is not None]
        rows.append(
            Row(
                name,
                wilson(sum(not one.accepted for one in some), len(some)),
                wilson(sum(not one.accepted_found for one in with_found), len(with_found))
                if with_found
                else None,
            )
        )
    return rows


def _by_check(claims: Sequence[Judged]) -> list[Row]:
    """How many claims each check has a finding about; one claim may count for several."""
    checks = Counter(name for one in claims for name in {finding.check for finding in one.given})
    return [Row(name, wilson(count, len(claims))) for name, count in checks.most_common()]


def failures(report: Report, *, show_sealed: bool) -> Iterator[dict[str, Any]]:
    """True claims that were rejected and broken ones that passed; of the sealed part only if asked for."""
    for one in report.judged:
        trial = one.trial
        wrong = _is_wrong(one)
        if not any(wrong.values()) or (trial.part == "sealed" and not show_sealed):
            continue
        yield {
            "part": trial.part,
            "case": trial.issue[0],
            "issue": trial.issue[1],
            "true": trial.source == "true",
            "kind": trial.kind,
            "new": trial.new,
            "text": trial.context.claim,
            "evidence": [sentence.number for sentence in trial.context.evidence],
            "wrong_with": [name for name, is_wrong in wrong.items() if is_wrong],
            "given": [[finding.check, finding.words] for finding in one.given],
            "found": None if one.found is None else [[finding.check, finding.words] for finding in one.found],
            "note": trial.note,
        }


def _is_wrong(one: Judged) -> dict[str, bool]:
    is_true = one.trial.source == "true"
    return {
        "given": one.accepted != is_true,
        "found": one.found is not None and one.accepted_found != is_true,
    }


def write_failures(report: Report, out: Path, *, show_sealed: bool) -> int:
    """Writes `failures` as JSON lines; how many they are."""
    lines = [json.dumps(row) for row in failures(report, show_sealed=show_sealed)]
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def measure(letters: Path, *, claims: Path = CLAIMS, part: Part | None = None) -> Report:
    """Judges the claims of `part` (None: of both). Raises UsageError for claims that break their seal."""
    sealed = is_sealed(claims) if claims.is_file() else None
    if sealed is False and part != "tuned":
        raise UsageError(
            f"{claims.name}: the sealed claims are not those of the committed digest",
            hint="restore them, or measure with --part tuned",
        )
    loaded = load(claims, letters, part)
    return Report(tuple(judge_all(written_trials(loaded.claims))), len(loaded.unread), sealed)
