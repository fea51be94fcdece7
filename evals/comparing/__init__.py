"""Two runs side by side, and the gate that a change has to pass."""

from __future__ import annotations

from .compare import Comparison, Difference, compare
from .gate import Gated, Rule, gate, read_rules
from .scored_run import ScoredRun, open_scored

__all__ = [
    "Comparison",
    "Difference",
    "Gated",
    "Rule",
    "ScoredRun",
    "compare",
    "gate",
    "open_scored",
    "read_rules",
]
