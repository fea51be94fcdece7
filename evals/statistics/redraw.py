"""Redraws clusters with replacement: their numbers, a statistic of each draw, and its interval."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .bca import limits, scientific, unseen

if TYPE_CHECKING:
    from numpy.typing import NDArray

Bounds = tuple[float, float]
_PICKS_AT_ONCE = 2_000_000
"""Cluster numbers held at a time: 16 MB, however many clusters and resamples there are."""


@dataclass(frozen=True, slots=True)
class Redraw:
    """How often, from which seed, at which level, and between which bounds the statistic lies."""

    resamples: int
    seed: int
    level: float
    bounds: Bounds | None

    def interval(
        self, clusters: int, measure: Callable[[NDArray[Any]], Any]
    ) -> tuple[float | None, float, float]:
        """Value, low, high. `measure`: cluster numbers (rows, clusters) -> a value a row, or NaN."""
        if self.resamples < 1 or not 0 < self.level < 1:
            raise ValueError(f"{self.resamples} resamples at the level {self.level}")
        np, _ = scientific()
        known = _defined(measure(np.arange(clusters)[None, :]) if clusters else ())
        if not len(known):
            return None, *(self.bounds or (0.0, 0.0))
        value = float(known[0])
        draws = np.concatenate([_defined(measure(picks)) for picks in self._redrawn(clusters)])
        left_out = np.concatenate([_defined(measure(picks)) for picks in _one_left_out(clusters)])
        found = limits(value, draws, left_out, clusters, self.level)
        return value, *(found or self._without_width(value, clusters))

    def _redrawn(self, clusters: int) -> Iterator[NDArray[Any]]:
        np, _ = scientific()
        source = np.random.default_rng(self.seed)
        rows = max(1, _PICKS_AT_ONCE // clusters)
        for start in range(0, self.resamples, rows):
            yield source.integers(0, clusters, size=(min(rows, self.resamples - start), clusters))

    def _without_width(self, value: float, clusters: int) -> tuple[float, float]:
        if self.bounds is None or not self.bounds[0] <= value <= self.bounds[1]:
            return value, value
        share = unseen(clusters, self.level)
        return value - share * (value - self.bounds[0]), value + share * (self.bounds[1] - value)


def _one_left_out(clusters: int) -> Iterator[NDArray[Any]]:
    np, _ = scientific()
    rows = max(1, _PICKS_AT_ONCE // clusters)
    places = np.arange(clusters - 1)[None, :]
    for start in range(0, clusters, rows):
        gone = np.arange(start, min(start + rows, clusters))[:, None]
        yield places + (places >= gone)


def _defined(values: Any) -> NDArray[Any]:
    np, _ = scientific()
    array: NDArray[Any] = np.asarray(values, dtype=float)
    defined: NDArray[Any] = array[np.isfinite(array)]
    return defined
