"""Rates and means with their intervals, tests of two runs, and how much data a question needs."""

from __future__ import annotations

from ..intervals import Rate, wilson
from .bootstrap import Interval, clustered, clustered_ratio, paired_difference, paired_statistic
from .classes import accuracy, confusion, kappa, macro_f1, matthews, recall_of
from .paired import clustered_mcnemar, holm, mcnemar
from .planning import design_effect, needed
from .seeds import Spread, flip_rate, spread

__all__ = [
    "Interval",
    "Rate",
    "Spread",
    "accuracy",
    "clustered",
    "clustered_mcnemar",
    "clustered_ratio",
    "confusion",
    "design_effect",
    "flip_rate",
    "holm",
    "kappa",
    "macro_f1",
    "matthews",
    "mcnemar",
    "needed",
    "paired_difference",
    "paired_statistic",
    "recall_of",
    "spread",
    "wilson",
]
