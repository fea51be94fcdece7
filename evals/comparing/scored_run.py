"""A run as it is compared: its manifest and its scores. Neither holds a letter's text, so that runs can be
kept in a repository and compared by who has no letter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..runs import Manifest, open_run
from ..scoring import Row, read_rows

SCORES = "scores.jsonl"


@dataclass(frozen=True)
class ScoredRun:
    """`name` is the folder's."""

    name: str
    manifest: Manifest
    rows: tuple[Row, ...]

    def of_cases(self, cases: set[str], seeds: set[int]) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.case in cases and row.seed in seeds)

    @property
    def cases(self) -> set[str]:
        return {row.case for row in self.rows}

    @property
    def seeds(self) -> set[int]:
        return {row.seed for row in self.rows}


def open_scored(folder: Path) -> ScoredRun:
    """Raises UsageError where there is no run, or none that is scored."""
    return ScoredRun(folder.resolve().name, open_run(folder).manifest, tuple(read_rows(folder / SCORES)))
