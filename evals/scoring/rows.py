"""What each letter and issue got, a line each, without a word of a letter: the file that is kept, committed
and compared."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_serializer, model_validator

from summarizer.errors import UsageError

from .measures import Stage

State = Literal["scored", "unscored", "failed"]


class Score(BaseModel):
    """`right` of `of`: 1 of 1, 0 of 1, or sums. `gold` and `told` are classes, where the item has them.

    "unscored" stands outside every denominator, with the reason in `why`; "failed" counts as wrong, 0 of
    `of`. In a file: [right, of], [right, of, gold, told], {"unscored": why} or {"failed": why, "of": of}.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    right: float = 0.0
    of: float = 1.0
    gold: str | None = None
    told: str | None = None
    state: State = "scored"
    why: str = ""

    @model_serializer
    def _short(self) -> list[Any] | dict[str, Any]:
        if self.state == "unscored":
            return {"unscored": self.why}
        if self.state == "failed":
            return {"failed": self.why, "of": self.of, "gold": self.gold}
        pair = [_number(self.right), _number(self.of)]
        return [*pair, self.gold, self.told] if self.gold is not None else pair

    @model_validator(mode="before")
    @classmethod
    def _long(cls, value: Any) -> Any:
        if isinstance(value, list):
            return dict(zip(("right", "of", "gold", "told"), value, strict=False))
        if isinstance(value, dict):
            for state in ("unscored", "failed"):
                if state in value:
                    rest = {name: one for name, one in value.items() if name != state}
                    return {**rest, "state": state, "why": value[state]}
        return value


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 4)


def yes(right: bool) -> Score:
    return Score(right=float(right))


def share(right: float, of: float, why: str = "nothing to score") -> Score:
    """`right` of `of`; unscored, with the reason, where there is nothing."""
    return Score(right=right, of=of) if of else unscored(why)


def unscored(why: str) -> Score:
    return Score(state="unscored", why=why, of=0.0)


def failed(why: str, of: float = 1.0, gold: str | None = None) -> Score:
    return Score(state="failed", why=why, of=of, gold=gold)


class Row(BaseModel):
    """The scores of one issue, or of a letter as a whole (`issue` None), under one seed, by stage and
    measure. `slices`: what kind of issue or letter it is. `findings`: of the raw prose, sentences by the
    check that found something."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    case: str
    issue: int | None
    seed: int = 1
    slices: dict[str, str] = {}
    findings: dict[str, int] = {}
    scores: dict[Stage, dict[str, Score]]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    lines = [row.model_dump_json(exclude_defaults=True) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")


def read_rows(path: Path) -> list[Row]:
    """Raises UsageError for a file that is not there or holds no scores of this version."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        raise UsageError(f"{path}: no scores there", hint="imr eval score RUN --letters DIR") from None
    try:
        return [Row.model_validate_json(line) for line in lines]
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise UsageError(
            f"{path}: no scores of this version ({first['msg']})", hint="imr eval score RUN"
        ) from None
