"""A run's folder: manifest.json, answers.jsonl (every raw answer), results.jsonl (what came of them), and
later scores.jsonl (without a letter's text)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer import prompts
from summarizer.errors import UsageError
from summarizer.schema import LetterSummary
from summarizer.schema.drafts import IssueDraft, LetterDraft, LetterIssueDraft

from ..recorded import end_torn_line
from .manifest import Manifest


class AnswerGiven(BaseModel):
    """One answer about an issue: the draft as the model gave it, or the name of the fault where it gave none;
    the checks that it failed, whether it needed no other after it, and whether it fitted its type at once."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    draft: IssueDraft | None
    failed: tuple[str, ...]
    enough: bool
    at_once: bool = False


class LetterRun(BaseModel):
    """One letter under one seed. `answers`: for each issue of the letter, in order, what the model answered,
    first answer first. `whole`: what a model read from the whole letter, None where the plan does not ask or
    no usable answer came, with the name of the fault in `failed`; `at_once`: whether the whole letter's
    answer was valid at the first try. `summary` is the system's result. `answering`: seconds that its
    answers took when they were asked. `load`: the machine's load average while it ran, over the number of
    cores."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    sha256: str
    seed: int
    summary: LetterSummary
    answers: tuple[tuple[AnswerGiven, ...], ...] = ()
    whole: LetterDraft | None = None
    at_once: bool | None = None
    matched: tuple[int | None, ...] = ()
    failed: str | None = None
    answering: float = 0.0
    load: float = 0.0

    def listed(self, index: int) -> LetterIssueDraft | None:
        """What a model that read the whole letter listed as this issue."""
        at = self.matched[index] if self.matched else None
        return self.whole.issues[at] if self.whole and at is not None else None


@dataclass(frozen=True)
class Run:
    """A run's folder that is open: what is there, and where more goes."""

    folder: Path
    manifest: Manifest

    @property
    def answers(self) -> Path:
        return self.folder / "answers.jsonl"

    @property
    def prompts(self) -> Path:
        """The prompt files that were used, so that answers are found again after the program's own change."""
        return self.folder / "prompts"

    @property
    def results(self) -> Path:
        return self.folder / "results.jsonl"

    def done(self) -> dict[tuple[str, int], LetterRun]:
        """Results by letter and seed; a torn last line counts as not done."""
        if not self.results.is_file():
            return {}
        rows = self.results.read_bytes().split(b"\n")
        found = {}
        for number, line in enumerate(rows[:-1], start=1):
            try:
                row = LetterRun.model_validate_json(line)
            except ValidationError:
                raise UsageError(
                    f"{self.results}, line {number}: no result of this version",
                    hint="run the same command into the same folder after deleting results.jsonl: "
                    "the answers are kept, nothing is asked again",
                ) from None
            found[row.sha256, row.seed] = row
        return found

    def add(self, row: LetterRun) -> None:
        end_torn_line(self.results)
        with self.results.open("a", encoding="utf-8") as lines:
            lines.write(row.model_dump_json() + "\n")


def open_run(folder: Path) -> Run:
    """A run that is there. Raises UsageError where there is none."""
    try:
        manifest = Manifest.model_validate_json((folder / "manifest.json").read_text("utf-8"))
    except OSError:
        raise UsageError(f"{folder}: no run there", hint="imr eval run --out makes one") from None
    except ValidationError:
        raise UsageError(f"{folder}: its manifest is not of this version", hint="run it again") from None
    return Run(folder, manifest)


@contextlib.contextmanager
def opened(folder: Path, manifest: Manifest) -> Iterator[Run]:
    """The run's folder, made where it is not there, for this process alone.

    Raises UsageError where it holds another run, or where another process works in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}", hint="name another folder: --out") from None
    with (folder / ".lock").open("ab") as lock:
        if not _locked(lock.fileno()):
            raise UsageError(f"{folder}: another process works on this run", hint="wait for it, or stop it")
        there = open_run(folder) if (folder / "manifest.json").is_file() else None
        if there and there.manifest.same_run(manifest):
            yield there
        elif there and any(file.is_file() and file.stat().st_size for file in (there.answers, there.results)):
            apart = ", ".join(there.manifest.differs_in(manifest))
            raise UsageError(
                f"{folder}: another run lies there (it differs in {apart})", hint="name another folder: --out"
            )
        else:
            text = manifest.model_dump_json(indent=1)
            run = Run(folder, manifest)
            run.prompts.mkdir(exist_ok=True)
            run.results.unlink(missing_ok=True)
            for name in manifest.prompts:
                (run.prompts / f"{name}.toml").write_bytes(prompts.source(name).read_bytes())
            (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
            yield run


def _locked(descriptor: int) -> bool:
    """The system drops the lock with its process, however that ends. Windows goes without."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
