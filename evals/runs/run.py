"""The verb: letters put to a model, one result a letter and seed, into a folder that can be gone on with."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from summarizer import prompts
from summarizer.errors import ImrError, UsageError
from summarizer.letter import Letter
from summarizer.llm import Model, Sampling, open_model
from summarizer.redact import RedactingModel

from ..recorded import RecordedModel
from .baselines import MODEL_FREE, baseline, split
from .manifest import Options, Plan, describe
from .masking import masked
from .plans import read_letter
from .store import LetterRun, Run, opened


@dataclass(frozen=True, slots=True)
class Asked:
    """How far a run has come: letters times seeds in all, done, and failed with the faults' names."""

    all: int
    done: int
    failed: tuple[str, ...]


async def carry_out(
    letters: Sequence[Letter],
    folder: Path,
    options: Options,
    *,
    sample: str = "all",
    also: Sequence[Path] = (),
    on_letter: Callable[[Letter, LetterRun], None] = lambda _letter, _row: None,
) -> tuple[Run, Asked]:
    """Runs what the folder does not hold yet; `also` are files of answers recorded elsewhere.

    Raises UsageError for options that do not go together, a ModelError where the model does not start.
    """
    _refuse(letters, options)
    manifest = describe(options, letters, sample)
    failed: list[str] = []
    with prompts.taken_from(options.prompts), opened(folder, manifest) as run:
        done = run.done()
        for seed in range(1, options.seeds + 1):
            left = [letter for letter in letters if (letter.document.sha256, seed) not in done]
            if not left:
                continue
            sampling = manifest.sampling(seed)
            async with _opened_model(options, sampling) as inner:
                model = RecordedModel(inner, run.answers, sampling=sampling, also=also)
                failed += await _each(left, model, run, manifest.plan, options, seed, on_letter)
        rows = run.done()
    return run, Asked(len(letters) * options.seeds, len(rows), tuple(failed))


def _refuse(letters: Sequence[Letter], options: Options) -> None:
    if not letters:
        raise UsageError("no letter to run over", hint="--letters names a folder or a file")
    plain, spec = split(options.model)
    whole = plain or options.plan == "whole-letter"
    if options.masked and whole:
        raise UsageError(
            "a whole letter cannot be masked: it tells its outcome in many places",
            hint="--masked goes with --plan by-issue",
        )
    if options.seeds > 1 and options.drawn_at == 0:
        raise UsageError("at temperature 0 every seed gives the same answers", hint="--temperature 0.3")
    if whole and spec in MODEL_FREE:
        raise UsageError(f"{spec} reads no whole letter", hint="--plan by-issue")


@asynccontextmanager
async def _opened_model(options: Options, sampling: Sampling) -> AsyncIterator[Model]:
    spec = split(options.model)[1]
    if spec in MODEL_FREE:
        yield baseline(spec)
    else:
        async with open_model(spec, base_url=options.base_url, sampling=sampling) as model:
            yield model


async def _each(
    letters: Sequence[Letter],
    model: Model,
    run: Run,
    plan: Plan,
    options: Options,
    seed: int,
    on_letter: Callable[[Letter, LetterRun], None],
) -> list[str]:
    """Each letter's result is written as soon as it is there; returns the names of faults. A letter whose
    endpoint fails is left for the next start; when three in a row fail, or all of fewer, the run ends with
    the last fault."""
    # A letter holds several conversations of its own, but for the one of a whole letter.
    room = asyncio.Semaphore(max(1, model.conversations // (2 if plan == "by-issue" else 1)))
    faults: list[str] = []
    in_a_row = 0

    async def one(letter: Letter) -> None:
        nonlocal in_a_row
        shown = masked(letter) if options.masked else letter
        async with room:
            try:
                asked = RedactingModel(model, letter) if options.redacted else model
                row = await read_letter(shown, asked, plan, reasks=options.reasks, seed=seed)
            except ImrError as error:
                faults.append(type(error).__name__)
                in_a_row += 1
                if in_a_row >= min(3, len(letters)):
                    raise
                return
            in_a_row = 0
            row = row.model_copy(update={"load": round(os.getloadavg()[0] / (os.cpu_count() or 1), 2)})
            run.add(row)
            on_letter(letter, row)

    try:
        async with asyncio.TaskGroup() as group:
            for letter in letters:
                group.create_task(one(letter))
    except BaseExceptionGroup as group_:
        raise group_.exceptions[0] from None
    return faults
