"""What re-asks repair: recorded answers replayed through today's checks.

    imr eval reasks --letters ../shared/letters --answers ANSWERS.jsonl

A re-ask holds the words of the findings and of the sentences to read again, so that its answer is found
only where it was recorded under the same wording. What is missing is counted, and never left out of
sight: each step's share is of the issues whose answer to it is recorded.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.digest import Attempt, explain_issue
from summarizer.errors import ImrError, UsageError
from summarizer.facts import extract
from summarizer.letter import IssueBlock, read
from summarizer.llm import Model
from summarizer.llm.known import DEFAULT
from summarizer.schema.facts import IssueFacts
from summarizer.sources import find

from .intervals import Rate, wilson
from .recorded import NoModel, NotRecorded, RecordedModel
from .text_table import text_table

REASKS = 2
_STEPS = ("first answer", *(f"re-ask {number}" for number in range(1, REASKS + 1)))


@dataclass(frozen=True)
class Replay:
    """One issue: its recorded answers in order, and whether the next one is missing from the file."""

    attempts: tuple[Attempt, ...]
    unscored: bool

    @property
    def enough(self) -> bool:
        return bool(self.attempts) and self.attempts[-1].enough

    @property
    def first_failed(self) -> tuple[str, ...]:
        return self.attempts[0].failed if self.attempts and not self.attempts[0].enough else ()


@dataclass(frozen=True)
class Report:
    """The issues' replays, and their sums: by step, and by the checks that the first answer failed."""

    replays: tuple[Replay, ...]

    def steps(self) -> dict[str, Rate]:
        """Of the issues whose answer to this step is recorded, those for which it was enough."""
        tried = [
            [r.attempts[step] for r in self.replays if len(r.attempts) > step] for step in range(REASKS + 1)
        ]
        return {
            name: wilson(sum(attempt.enough for attempt in attempts), len(attempts))
            for name, attempts in zip(_STEPS, tried, strict=True)
        }

    def findings(self) -> dict[str, tuple[int, Rate]]:
        """By check: issues whose first answer failed it, and of those that are scored the repaired."""
        had = Counter(check for replay in self.replays for check in replay.first_failed)
        scored = [replay for replay in self.replays if not replay.unscored]
        return {
            check: (
                count,
                wilson(
                    sum(replay.enough for replay in scored if check in replay.first_failed),
                    sum(check in replay.first_failed for replay in scored),
                ),
            )
            for check, count in had.most_common()
        }

    @property
    def failed(self) -> int:
        return sum(not (replay.unscored or replay.enough) for replay in self.replays)

    @property
    def unscored(self) -> int:
        return sum(replay.unscored for replay in self.replays)

    @property
    def unasked(self) -> int:
        return sum(not replay.attempts for replay in self.replays)

    def as_json(self) -> dict[str, Any]:
        return {
            "issues": len(self.replays),
            "unscored": self.unscored,
            "unasked": self.unasked,
            "failed": self.failed,
            "steps": {name: rate._asdict() for name, rate in self.steps().items()},
            "findings": {
                check: {"issues": count, "repaired": rate._asdict()}
                for check, (count, rate) in self.findings().items()
            },
        }

    def text(self) -> str:
        steps = [(name, rate.all, rate.right, rate, rate.interval) for name, rate in self.steps().items()]
        checks = [
            (check, count, rate.all, rate.right, rate, rate.interval)
            for check, (count, rate) in self.findings().items()
        ]
        counted = (
            f"{len(self.replays)} issues; {self.failed} failed to the end; unscored: {self.unasked} without "
            f"a recorded first answer, {self.unscored - self.unasked} without a recorded re-ask"
        )
        by_step = text_table(("answer", "recorded", "enough", "share", "95%"), steps)
        by_check = text_table(("first answer failed", "issues", "scored", "repaired", "share", "95%"), checks)
        return "\n\n".join((counted, by_step, by_check))


def measure(folder: Path, answers: Path, model_name: str | None = None) -> Report:
    """Replays the answers of `model_name`, else of the embedded model, to the letters of `folder`. Raises
    UsageError without letters."""
    issues = list(_issues(folder))
    if not issues:
        raise UsageError(f"{folder}: no letter there", hint="name a folder with letters")
    model = RecordedModel(NoModel(model_name or f"embedded:{DEFAULT}", lacking=NotRecorded), answers)
    return Report(tuple(asyncio.run(_replays(issues, model))))


async def _replays(issues: list[tuple[IssueBlock, IssueFacts]], model: Model) -> list[Replay]:
    return [await replay(block, issue, model) for block, issue in issues]


async def replay(block: IssueBlock, issue: IssueFacts, model: Model) -> Replay:
    """As far as the answers go: with one re-ask more each time, until none is needed or none is left."""
    attempts: tuple[Attempt, ...] = ()
    for reasks in range(REASKS + 1):
        try:
            attempts = (await explain_issue(block, issue, model, reasks=reasks)).attempts
        except NotRecorded:
            return Replay(attempts, unscored=True)
        if len(attempts) <= reasks or attempts[-1].enough:
            break
    return Replay(attempts, unscored=False)


def _issues(folder: Path) -> Iterator[tuple[IssueBlock, IssueFacts]]:
    """Every issue of the folder that has a reason to be asked for."""
    for source in find([str(folder)]):
        try:
            letter = read(source.file)
            pairs = list(zip(letter.issues, extract(letter).issues, strict=True))
        except ImrError:
            continue
        yield from ((block, issue) for block, issue in pairs if block.sentences)
