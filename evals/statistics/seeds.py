"""How far answers and figures move when nothing but the seed does."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..intervals import Rate, wilson


class Spread(NamedTuple):
    """A figure over several seeds; `sd` is the sample's (divisor n - 1), None with fewer than two values."""

    mean: float | None
    min: float | None
    max: float | None
    sd: float | None


def flip_rate(answers: Mapping[str, Sequence[str | None]]) -> Rate:
    """The share of items whose answers are not all the same; `right` counts those that flip.

    answers: item -> its answer under each seed. None, no answer, is an answer of its own. An item with fewer
    than two answers cannot flip and is not counted. The interval takes items as independent. Raises
    UsageError without SciPy.
    """
    asked = [given for given in answers.values() if len(given) > 1]
    return wilson(sum(len(set(given)) > 1 for given in asked), len(asked))


def spread(values: Sequence[float]) -> Spread:
    """Mean, least, greatest and standard deviation of one figure, a value a seed, in its own unit; all None
    without values."""
    if not values:
        return Spread(None, None, None, None)
    sd = statistics.stdev(values) if len(values) > 1 else None
    return Spread(statistics.mean(values), min(values), max(values), sd)
