"""Scores of a run: what each measure is, what each letter and issue got, and what that sums up to."""

from __future__ import annotations

from .figures import Figure, figures
from .measures import MEASURES, Measure
from .rows import Row, Score, read_rows, write_rows
from .score import score

__all__ = ["MEASURES", "Figure", "Measure", "Row", "Score", "figures", "read_rows", "score", "write_rows"]
