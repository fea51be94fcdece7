"""An optional model as judge of what no check sees: which of two explanations of an issue is clearer, and
which leaves out less. It stands beside hand labels or says that it has none, and decides no gate."""

from __future__ import annotations

from .asking import CRITERIA, Criterion
from .judge import judge_runs
from .labels import HandLabel, read_labels, shipped
from .report import JudgeReport
from .rows import JudgeRow, read_scores

__all__ = [
    "CRITERIA",
    "Criterion",
    "HandLabel",
    "JudgeReport",
    "JudgeRow",
    "judge_runs",
    "read_labels",
    "read_scores",
    "shipped",
]
