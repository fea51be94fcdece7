"""The table of measures: every figure that the harness shows, with its definition."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

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
