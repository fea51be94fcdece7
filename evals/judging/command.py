"""`imr eval judge`: runs opened, letters read, a judge opened and asked, its progress told."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from summarizer.llm import leaves_for, open_model

from ..runs import open_run
from ..runs.sample import readable
from .asking import CRITERIA, Criterion
from .judge import judge_runs
from .labels import read_labels, shipped
from .report import JudgeReport
from .rows import JudgeRow

_EVERY = 10


def judge(
    a: Path,
    b: Path,
    letters: Path,
    *,
    model: str = "embedded",
    base_url: str | None = None,
    labels: Path | None = None,
    criteria: Sequence[Criterion] = CRITERIA,
    limit: int | None = None,
) -> JudgeReport:
    """The report on two runs' folders, to be shown by its `text()` or `as_json()`.

    `letters`: the folder or file that both runs were made over. `model`, `base_url`: as `open_model` takes
    them; where the questions leave this machine, what identifies someone is replaced, and that is said on
    standard error. `labels`: hand labels in place of the shipped ones. `limit`: so many letters. Files are
    read before a model is opened.

    Raises UsageError for folders, letters or labels that do not fit, a ModelError where the model does not
    start or its endpoint is gone.
    """
    runs = open_run(a), open_run(b)
    known = read_labels(labels) if labels else shipped()
    host = leaves_for(model, base_url=base_url)
    found, passed = readable(letters)
    for file in passed:
        click.echo(f"passed over, no letter: {Path(file).name}", err=True)
    if host is not None:
        click.echo(f"explanations and reasons go to {host}, without what identifies someone", err=True)

    async def work() -> JudgeReport:
        async with open_model(model, base_url=base_url) as opened:
            return await judge_runs(
                *runs,
                found,
                opened,
                criteria=criteria,
                limit=limit,
                labels=known,
                redacted=host is not None,
                on_row=_Progress().one,
            )

    return asyncio.run(work())


class _Progress:
    """Lines on standard error: counts, no letter's text."""

    def __init__(self) -> None:
        self._verdicts: Counter[str] = Counter()

    def one(self, row: JudgeRow) -> None:
        self._verdicts[row.verdict] += 1
        if self._verdicts.total() % _EVERY == 0:
            told = ", ".join(f"{name} {count}" for name, count in sorted(self._verdicts.items()))
            click.echo(f"{self._verdicts.total()} judged: {told}", err=True)
