"""The table of measures: every figure that the harness shows, with its definition."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ..runs.manifest import Plan

Stage = Literal["raw", "system"]
"""raw: the model's first answer, before any check. system: what a reader gets."""


class Measure(BaseModel):
    """`says` is its definition; `unit` what one item is; `scale` what a rate is multiplied by to be shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    of: Literal["reading", "prose", "result", "cost"]
    unit: str
    better: Literal["more", "less", ""]
    says: str
    scale: float = 1.0

    @property
    def is_share(self) -> bool:
        """Whether it lies between 0 and 1 before scaling; Matthews' correlation may be negative."""
        return self.of != "cost" and self.name not in ("grade", "matthews")


@cache
def _measures() -> dict[str, Measure]:
    table = tomllib.loads((files(__package__) / "measures.toml").read_text(encoding="utf-8"))
    return {name: Measure(name=name, **row) for name, row in table.items()}


MEASURES = _measures()
OF_DECISIONS = ("overturned_recall", "macro_f1", "matthews")
"""Measures that are computed from the items of `decision` and have none of their own."""

STAGES: tuple[Stage, ...] = ("raw", "system")
_READ_BY_CODE = (
    "issues_recall", "issues_precision", "issues_order", "authorized", "header", "guideline_family",
    "guideline_citation",
)  # fmt: skip
_DECIDED_BY_CODE = ("decision", "letter_exact", *OF_DECISIONS)
_OF_LETTER = ("issues_recall", "issues_precision", "issues_order", "header", "letter_exact")
BOTH_STAGES = ("decision_by_hand", "decisive", "omitted", "wrong")
"""Measures of the model's first answer and of what a reader gets, which in a plain plan is the same."""


def supplied_by_code(plan: Plan, stage: Stage, name: str) -> bool:
    """Whether code, and not the model, supplies what this measure looks at."""
    if plan == "plain":
        return False
    if stage == "system":
        return name in (*_READ_BY_CODE, *_DECIDED_BY_CODE)
    return plan == "by-issue" and name in _READ_BY_CODE


def measured(plan: Plan, stage: Stage, *, of_letter: bool) -> tuple[str, ...]:
    """The measures that an issue, or a letter as a whole, has an item of in this plan and stage."""
    whole = _OF_LETTER if plan == "by-issue" else (*_OF_LETTER, "valid_first", "valid_end")
    return tuple(
        name
        for name, one in MEASURES.items()
        if name not in OF_DECISIONS
        and not supplied_by_code(plan, stage, name)
        and not (plan == "plain" and one.of == "result")
        and (one.of == "cost" or name in whole) == of_letter
        and (name in BOTH_STAGES or (one.of in ("result", "cost")) == (stage == "system"))
    )
