"""Scores of a run: what each measure is, what each letter and issue got, and what that sums up to."""

from __future__ import annotations

from .figures import Figure, figures
from .measures import MEASURES, Measure
from .rows import Row, Score, read_rows, write_rows
from .score import score
from .seeds import OverSeeds, over_seeds

__all__ = [
    "MEASURES",
    "Figure",
    "Measure",
    "OverSeeds",
    "Row",
    "Score",
    "figures",
    "over_seeds",
    "read_rows",
    "score",
    "write_rows",
]
