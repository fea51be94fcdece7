"""Rates with their 95% intervals."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.errors import UsageError


class Rate(NamedTuple):
    """`right` of `all`, with the Wilson interval at 95%; without items the rate is None, never NaN."""

    right: int
    all: int
    rate: float | None
    low: float
    high: float

    def __str__(self) -> str:
        return "-" if self.rate is None else f"{self.rate:.3f}"

    @property
    def interval(self) -> str:
        return "-" if self.rate is None else f"{self.low:.3f} to {self.high:.3f}"


def wilson(right: int, total: int) -> Rate:
    """The rate of `right` in `total`. Items of one letter are not independent: it is narrow for issues."""
    if not total:
        return Rate(right, total, None, 0.0, 1.0)
    try:
        from scipy.stats import binomtest
    except ImportError:
        raise UsageError("intervals need SciPy", hint="pip install 'imr-summarizer[evals]'") from None
    interval = binomtest(right, total).proportion_ci(method="wilson")
    return Rate(right, total, right / total, float(interval.low), float(interval.high))
