"""A run's results made anew from its recorded answers, by today's program: nothing is asked."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from summarizer import prompts
from summarizer.errors import UsageError
from summarizer.letter import Letter
from summarizer.llm import Model
from summarizer.redact import RedactingModel

from ..recorded import NoModel, NotRecorded, RecordedModel
from .baselines import MODEL_FREE, baseline
from .masking import masked
from .plans import read_letter
from .store import LetterRun, Run


@dataclass(frozen=True)
class Replayed:
    """One letter under one seed: its result, or why there is none. `shown`: the letter as the model saw it,
    without its conclusions in a masked run."""

    letter: Letter
    shown: Letter
    seed: int
    row: LetterRun | None
    unscored: str = ""


async def replay(run: Run, letters: Sequence[Letter]) -> AsyncIterator[Replayed]:
    """Each letter of the run under each seed, in order. A letter that is not among `letters` is told by a
    UsageError; one whose answers are not all recorded comes without a result."""
    by_hash = {letter.document.sha256: letter for letter in letters}
    wanted = run.manifest.letters
    missing = [one.file for one in wanted if one.sha256 not in by_hash]
    if missing:
        raise UsageError(
            f"{len(missing)} of the run's {len(wanted)} letters are not there ({missing[0]} ...)",
            hint="--letters names the folder that the run was made over",
        )
    with prompts.taken_from(run.prompts if run.prompts.is_dir() else None):
        for seed in range(1, run.manifest.seeds + 1):
            model = _model(run, seed)
            for one in wanted:
                letter = by_hash[one.sha256]
                shown = masked(letter) if run.manifest.masked else letter
                asked = RedactingModel(model, letter) if run.manifest.redacted else model
                try:
                    row = await read_letter(
                        shown, asked, run.manifest.plan, reasks=run.manifest.reasks, seed=seed
                    )
                except NotRecorded:
                    yield Replayed(letter, shown, seed, None, "an answer is not recorded")
                    continue
                yield Replayed(letter, shown, seed, row)


def _model(run: Run, seed: int) -> Model:
    manifest = run.manifest
    if manifest.model in MODEL_FREE:
        return baseline(manifest.model)
    inner = NoModel(manifest.model.removeprefix("plain:"), lacking=NotRecorded)
    return RecordedModel(inner, run.answers, sampling=manifest.sampling(seed))
