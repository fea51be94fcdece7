"""What the judge said of each pair, a line each, without a word of a letter: a file of its own, which no gate
and no score reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import UsageError

from .asking import FAILED, ONE_TEXT, Choice, Criterion, Verdict

SCORES = "judge-scores.jsonl"


class JudgeRow(BaseModel):
    """One pair by one criterion. `a`, `b`: the runs' folders by name; `judge`: the model; `prompt`: its
    prompt's version. `why`: of a tie "same", "order" or "one text"; of an unscored pair the reason.
    `answers`: with a's text first, then with b's first. `texts`: the hash that names the two texts."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    a: str
    b: str
    judge: str
    prompt: str
    case: str
    issue: int
    criterion: Criterion
    verdict: Verdict
    why: str = ""
    answers: tuple[Choice, ...] = ()
    texts: str

    @property
    def about(self) -> tuple[str, str, str, str]:
        return self.a, self.b, self.judge, self.criterion

    @property
    def by_judge(self) -> bool:
        """Whether this says something of the judge: a verdict of its own, or none though it was asked."""
        return self.why in FAILED if self.verdict == "unscored" else self.why != ONE_TEXT

    @property
    def told(self) -> str | None:
        """a, b or same, as a person would label it; None where the judge was asked and gave no answer."""
        return {"a": "a", "b": "b", "tie": "same"}.get(self.verdict)


def write_scores(path: Path, rows: Sequence[JudgeRow]) -> None:
    """Puts the rows in place of those that the same judge wrote of the same runs and criterion; others stay.
    Raises UsageError for a file that holds something else."""
    written = {row.about for row in rows}
    kept = [row for row in read_scores(path) if row.about not in written] if path.is_file() else []
    lines = [row.model_dump_json(exclude_defaults=True) + "\n" for row in (*kept, *rows)]
    beside = path.with_name(path.name + ".part")
    beside.write_text("".join(lines), encoding="utf-8")
    beside.replace(path)


def read_scores(path: Path) -> list[JudgeRow]:
    """Raises UsageError for a file that is not there or is none of this version."""
    try:
        return [JudgeRow.model_validate_json(line) for line in path.read_text("utf-8").splitlines()]
    except OSError:
        raise UsageError(f"{path}: no judge's scores there", hint="imr eval judge A B") from None
    except ValidationError:
        raise UsageError(
            f"{path}: no judge's scores of this version", hint="delete it: the answers stay"
        ) from None
