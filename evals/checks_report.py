"""The checks against claims known to be true or broken: what they let through, what they catch."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import UsageError

from .checks_run import Judged, Trial, broken_trials, judge_all, written_trials
from .claims import CLAIMS, Part, is_sealed, load
from .intervals import Rate, wilson
from .mutations import MUTATIONS
from .peers import PeersUnavailable, accepted
from .text_table import text_table

_MOST_NEW = 4


@dataclass(frozen=True)
class Report:
    """What became of every claim. `unread` counts those whose letters are not there.

    `peers`: for each of `judged` which peers accept it, by their names; or why none was measured.
    """

    judged: tuple[Judged, ...]
    unread: int
    sealed: bool | None
    peers: Sequence[Mapping[str, bool]] | str = "not asked for"

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
            "peers": self.peers if isinstance(self.peers, str) else "measured",
            "parts": {part: [table.as_json() for table in self.tables(part)] for part in self.parts},
        }

    def text(self) -> str:
        told = [f"seal: {_SEAL_SAID[self.sealed]}"]
        if self.unread:
            told.append(f"{self.unread} claims not judged: their letters are not in the folder")
        if isinstance(self.peers, str):
            told.append(f"peers not measured: {self.peers}")
        for part in self.parts:
            wrong = [one for one in self.judged if one.trial.part == part and not one.is_right]
            rejected = sum(one.trial.source == "true" for one in wrong)
            told.append(
                f"\n# {part} part: {rejected} true claims rejected, {len(wrong) - rejected} broken ones "
                "passed (--failures lists them)"
            )
            told += [table.text() for table in self.tables(part)]
        return "\n".join(told)

    def tables(self, part: Part) -> Iterator[Table]:
        true, subtle, broken = (self.of(part, source) for source in ("true", "subtle", "mutation"))
        letters = len({one.trial.issue[0] for one in true})
        issues = len({one.trial.issue for one in true})
        yield Table(
            f"true claims accepted: {issues} issues of {letters} letters (claims of one letter are not "
            "independent: the intervals are narrow)",
            "evidence found",
            _accepted(true),
        )
        yield Table("subtly broken claims caught", "evidence found", _subtle_caught(subtle))
        bases = [*true, *self.of(part, "base")]
        passed = {(one.trial.issue, one.trial.context.claim) for one in bases if one.accepted}
        for title, hard in (("each of which must be caught", True), ("of the other kinds", False)):
            some = [one for one in broken if MUTATIONS[one.trial.kind].hard == hard]
            yield Table(f"claims broken by code, {title}", _OF_ACCEPTED, _broken_caught(some, passed))
        yield Table("what rejected true claims", "alone", _by_check(true))
        yield Table("what caught subtly broken claims", "alone", _by_check(subtle))
        yield Table("what caught claims broken by code", "alone", _by_check(broken))
        if not isinstance(self.peers, str):
            yield from self._beside_peers(part, self.peers)

    def _beside_peers(self, part: Part, peers: Sequence[Mapping[str, bool]]) -> Iterator[Table]:
        both = [
            (one, accepts)
            for one, accepts in zip(self.judged, peers, strict=True)
            if one.trial.part == part and one.trial.source != "base"
        ]
        for peer in peers[0] if peers else ():
            rows = []
            for name, is_in in _PEER_ROWS.items():
                some = [(one, accepts[peer]) for one, accepts in both if is_in(one.trial)]
                wanted = [one.trial.source == "true" for one, _ in some]
                ours = sum(one.accepted == want for (one, _), want in zip(some, wanted, strict=True))
                theirs = sum(peer_says == want for (_, peer_says), want in zip(some, wanted, strict=True))
                rows.append(Row(name, wilson(ours, len(some)), wilson(theirs, len(some))))
            yield Table("the checks, and a peer beside them", peer, rows)


_PEER_ROWS: dict[str, Callable[[Trial], bool]] = {
    "true accepted": lambda trial: trial.source == "true",
    "true, 3 or more new words, accepted": lambda trial: trial.source == "true" and trial.new >= 3,
    "subtly broken caught": lambda trial: trial.source == "subtle",
    "broken by code caught": lambda trial: trial.source == "mutation",
    "those that must be caught": lambda trial: trial.source == "mutation" and MUTATIONS[trial.kind].hard,
}


_SEAL_SAID = {
    True: "the sealed claims are those of the committed digest",
    False: "THE SEALED CLAIMS ARE NOT THOSE OF THE COMMITTED DIGEST",
    None: "NO DIGEST IS COMMITTED for the sealed claims",
}
# A mutation of a claim that is rejected in any case shows nothing of the mutation.
_OF_ACCEPTED = "where the true claim is accepted"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: `rate`, and `second` as the table's head says."""

    name: str
    rate: Rate
    second: Rate


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    second: str
    rows: list[Row]

    def text(self) -> str:
        head = ("", "right", "of", "rate", "95%", self.second, "of", "rate", "95%")
        cells = [(row.name, *_cells(row.rate), *_cells(row.second)) for row in self.rows]
        return f"\n{self.title}\n{text_table(head, cells)}"

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "rows": [
                {"name": row.name, **row.rate._asdict(), self.second: row.second._asdict()}
                for row in self.rows
            ],
        }


def _cells(rate: Rate) -> tuple[object, ...]:
    return rate.right, rate.all, rate, rate.interval


def _accepted(claims: Sequence[Judged]) -> list[Row]:
    groups = {"all": claims}
    for count in range(_MOST_NEW):
        groups[f"{count} new words"] = [one for one in claims if one.trial.new == count]
    groups[f"{_MOST_NEW} or more"] = [one for one in claims if one.trial.new >= _MOST_NEW]
    groups["3 or more"] = [one for one in claims if one.trial.new >= 3]
    return [
        Row(
            name,
            _share(some, lambda one: one.accepted),
            _share(some, lambda one: one.accepted_found),
        )
        for name, some in groups.items()
    ]


def _subtle_caught(claims: Sequence[Judged]) -> list[Row]:
    return [
        Row(
            name,
            _share(some, lambda one: not one.accepted),
            _share(some, lambda one: not one.accepted_found),
        )
        for name, some in _by_kind(claims)
    ]


def _broken_caught(claims: Sequence[Judged], passed: Collection[tuple[object, str]]) -> list[Row]:
    rows = []
    for name, some in _by_kind(claims):
        of_accepted = [one for one in some if (one.trial.issue, one.trial.note) in passed]
        rows.append(
            Row(
                name,
                _share(some, lambda one: not one.accepted),
                _share(of_accepted, lambda one: not one.accepted),
            )
        )
    return rows


def _by_kind(claims: Sequence[Judged]) -> Iterator[tuple[str, Sequence[Judged]]]:
    yield "all", claims
    for kind in sorted({one.trial.kind for one in claims}):
        yield kind, [one for one in claims if one.trial.kind == kind]


def _share(claims: Sequence[Judged], is_right: Callable[[Judged], bool]) -> Rate:
    return wilson(sum(map(is_right, claims)), len(claims))


def _by_check(claims: Sequence[Judged]) -> list[Row]:
    """How many claims each check has a finding about, and how many no other check has."""
    found = [{finding.check for finding in one.given} for one in claims]
    counts = Counter(name for names in found for name in names)
    alone = Counter(name for names in found for name in names if len(names) == 1)
    return [
        Row(name, wilson(count, len(claims)), wilson(alone[name], len(claims)))
        for name, count in counts.most_common()
    ]


def failures(report: Report, *, show_sealed: bool) -> Iterator[dict[str, Any]]:
    """True claims that were rejected and broken ones that passed; of the sealed part only if asked for."""
    for one in report.judged:
        trial = one.trial
        wrong = _is_wrong(one)
        if trial.source == "base" or not any(wrong.values()) or (trial.part == "sealed" and not show_sealed):
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


def measure(
    letters: Path, *, claims: Path = CLAIMS, part: Part | None = None, with_peers: bool = False
) -> Report:
    """Judges the claims of `part` (None: of both). Raises UsageError for claims that break their seal."""
    sealed = is_sealed(claims) if claims.is_file() else None
    if sealed is False and part != "tuned":
        raise UsageError(
            f"{claims.name}: the sealed claims are not those of the committed digest",
            hint="restore them, or measure with --part tuned",
        )
    loaded = load(claims, letters, part)
    trials = written_trials(loaded.claims) + broken_trials(loaded.claims)
    judged = tuple(judge_all(trials))
    if not with_peers:
        return Report(judged, len(loaded.unread), sealed)
    return Report(judged, len(loaded.unread), sealed, _peers(judged))


def _peers(judged: Sequence[Judged]) -> Sequence[Mapping[str, bool]] | str:
    asked = [
        (one.trial.context.claim, [sentence.text for sentence in one.trial.context.evidence])
        for one in judged
    ]
    try:
        return accepted(asked)
    except PeersUnavailable as error:
        return str(error)
