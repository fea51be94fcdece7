"""The verb: two runs' explanations of the same issues put to a judge, pair by pair."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from summarizer.errors import UsageError
from summarizer.letter import Letter
from summarizer.llm import Model, Usage
from summarizer.llm.errors import NoAnswer
from summarizer.redact import RedactingModel

from ..recorded import RecordedModel
from ..runs import Run
from ..statistics.bca import scientific
from .asking import CRITERIA, Criterion, Judged, ask_about, prompt_of, settled
from .labels import HandLabel
from .pairs import Pair, pairs_of
from .report import JudgeReport
from .rows import SCORES, JudgeRow, write_scores

ANSWERS = "judge.jsonl"
_MOST_FAULTS = 3
"""So many faults of the endpoint in a row end the work: it is gone."""


async def judge_runs(
    a: Run,
    b: Run,
    letters: Sequence[Letter],
    model: Model,
    *,
    criteria: Sequence[Criterion] = CRITERIA,
    limit: int | None = None,
    labels: Sequence[HandLabel] = (),
    redacted: bool = False,
    on_row: Callable[[JudgeRow], None] = lambda _row: None,
) -> JudgeReport:
    """Which run explains each issue better, by the model's word, for the letters that both runs have.

    Answers are kept in judge.jsonl of a's folder, and those of b's folder serve too: nothing is asked twice,
    whichever run is a. The verdicts are written to judge-scores.jsonl of a's folder. `limit`: so many
    letters, labelled ones first. `labels`: hand labels, of whatever runs. `redacted`: what identifies
    someone is replaced in what the model sees.

    Raises UsageError for runs that cannot be compared or where SciPy is missing, and the endpoint's last
    fault when several come in a row; a single one leaves its pair unscored, to be asked the next time.
    """
    scientific()  # before a model has cost anything
    names = _names(a, b)
    asked = RecordedModel(model, a.folder / ANSWERS, also=(b.folder / ANSWERS,))
    first = {label.case for label in labels if label.between(*names)}
    pairs, left_out = await pairs_of(a, b, letters, first=first, limit=limit)
    work = _Work(asked, names, redacted, on_row)
    rows = await work.all([(pair, criterion) for criterion in criteria for pair in pairs])
    write_scores(a.folder / SCORES, rows)
    return JudgeReport(
        a=names[0],
        b=names[1],
        judge=model.name,
        criteria=tuple(criteria),
        rows=tuple(rows),
        labels=tuple(labels),
        letters=len({pair.letter.document.sha256 for pair in pairs}),
        left_out=left_out,
        usage=work.usage,
        own=tuple(name for name, run in zip(names, (a, b), strict=True) if _is_by(run, model)),
    )


def _names(a: Run, b: Run) -> tuple[str, str]:
    names = a.folder.resolve().name, b.folder.resolve().name
    if names[0] == names[1]:
        raise UsageError(f"both runs are called {names[0]}", hint="labels and verdicts name runs by folder")
    return names


def _is_by(run: Run, model: Model) -> bool:
    return run.manifest.model.removeprefix("plain:") == model.name


@dataclass
class _Work:
    """What is under way: the model, how many faults came in a row, and the bill."""

    model: Model
    names: tuple[str, str]
    redacted: bool
    on_row: Callable[[JudgeRow], None]
    usage: Usage = field(default_factory=Usage)
    _in_a_row: int = 0
    _hidden: dict[str, Model] = field(default_factory=dict)

    async def all(self, items: Sequence[tuple[Pair, Criterion]]) -> list[JudgeRow]:
        """A row an item, in order. Several are asked about at once, as many as the model holds."""
        room = asyncio.Semaphore(max(1, self.model.conversations))

        async def one(pair: Pair, criterion: Criterion) -> JudgeRow:
            judged = settled(pair, criterion)
            if judged is None:
                async with room:
                    judged = await self._asked(pair, criterion)
            row = self._row(pair, criterion, judged)
            self.on_row(row)
            return row

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(*item)) for item in items]
        except BaseExceptionGroup as group_:
            raise group_.exceptions[0] from None
        return [task.result() for task in tasks]

    async def _asked(self, pair: Pair, criterion: Criterion) -> Judged:
        try:
            judged = await ask_about(pair, criterion, self._for(pair.letter))
        except NoAnswer as error:
            self._in_a_row += 1
            if self._in_a_row >= _MOST_FAULTS:
                raise
            judged = Judged("unscored", type(error).__name__, usage=error.usage)
        else:
            self._in_a_row = 0
        self.usage += judged.usage
        return judged

    def _for(self, letter: Letter) -> Model:
        """The model as it may be asked about this letter."""
        if not self.redacted:
            return self.model
        sha256 = letter.document.sha256
        if sha256 not in self._hidden:
            self._hidden[sha256] = RedactingModel(self.model, letter)
        return self._hidden[sha256]

    def _row(self, pair: Pair, criterion: Criterion, judged: Judged) -> JudgeRow:
        return JudgeRow(
            a=self.names[0],
            b=self.names[1],
            judge=self.model.name,
            prompt=prompt_of(criterion).version,
            case=pair.case,
            issue=pair.issue,
            criterion=criterion,
            verdict=judged.verdict,
            why=judged.why,
            answers=judged.answers,
            texts=pair.texts,
        )
