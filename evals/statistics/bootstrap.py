"""Intervals by the bootstrap that redraws whole letters: issues of one letter are not independent.

A cluster is whatever was drawn as one, as a rule a letter. Letters that hold no item say nothing of a rate
and are left out. Which letters are redrawn hangs on the seed and the number of letters alone, not on their
order, so two statistics of the same letters are taken over the same redrawn ones. How the limits are taken,
and how often they hold the truth, is in bca.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, TypeVar

from summarizer.errors import UsageError

from .bca import scientific
from .redraw import Bounds, Redraw

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T", bound=Hashable)
Statistic = Callable[[Mapping[T, int]], float | None]
RATE: Final[Bounds] = (0.0, 1.0)
DIFFERENCE: Final[Bounds] = (-1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Interval:
    """A value between its limits; without items the value is None, never NaN, and the limits say nothing."""

    value: float | None
    low: float
    high: float

    def __str__(self) -> str:
        return "-" if self.value is None else f"{self.value + 0.0:.3f}"

    @property
    def interval(self) -> str:
        return "-" if self.value is None else f"{self.low:.3f} to {self.high:.3f}"

    def times(self, scale: float) -> Interval:
        """In another scale, such as per 100."""
        return Interval(
            None if self.value is None else self.value * scale, self.low * scale, self.high * scale
        )

    def as_json(self) -> dict[str, float | None]:
        return asdict(self)


def clustered(
    values: Mapping[str, Sequence[T]],
    statistic: Statistic[T],
    *,
    resamples: int = 2000,
    seed: int = 2026,
    level: float = 0.95,
    bounds: Bounds | None = RATE,
) -> Interval:
    """`statistic` of all items of all letters, with its interval.

    values: letter -> its items, of few kinds. statistic: how many items there are of each kind (those of
    which there are none left out) -> a number in any unit, or None where it is undefined (NaN and infinity
    count as None). Resamples in which it is undefined are left out. bounds: the least and greatest value that
    it can take, None for what has none.

    Where all resamples agree (no error in any letter) the bootstrap's width is 0, which is a lie. Then as
    many letters as Wilson's limit allows for 0 of `len(values)` are taken to lie at the bounds: with 40
    letters without an error the rate is 0.912 to 1. A statistic without bounds, or beyond them, keeps the
    width 0.

    Raises ValueError for a `level` outside 0 to 1 or fewer than 1 resample; UsageError without SciPy.
    """
    letters = [values[name] for name in sorted(values) if len(values[name])]
    of_draws = _of_draws(letters, statistic)
    return Interval(*Redraw(resamples, seed, level, bounds).interval(len(letters), of_draws))


def clustered_ratio(
    pairs: Mapping[str, tuple[float, float]],
    *,
    resamples: int = 2000,
    seed: int = 2026,
    level: float = 0.95,
    bounds: Bounds | None = RATE,
) -> Interval:
    """The sum of what is right by the sum of all, as `clustered` gives it and much faster.

    pairs: letter -> (sum right, sum of all), any unit; a letter with (0, 0) is left out. Raises ValueError
    for a number that is not finite, a negative sum of all, or something right of nothing; else as
    `clustered`.
    """
    names = [name for name in sorted(pairs) if _checked(pairs[name])]
    right, total = _columns([pairs[name] for name in names])

    def measure(picks: NDArray[Any]) -> Any:
        return _ratio(right, total, picks)

    return Interval(*Redraw(resamples, seed, level, bounds).interval(len(names), measure))


def paired_difference(
    a: Mapping[str, tuple[float, float]],
    b: Mapping[str, tuple[float, float]],
    *,
    resamples: int = 2000,
    seed: int = 2026,
    level: float = 0.95,
    bounds: Bounds | None = DIFFERENCE,
) -> Interval:
    """The ratio of run `a` less that of run `b`, with its interval: both over the same redrawn letters.

    a, b: letter -> (sum right, sum of all). Only letters in both are used. Where no letter differs the limits
    are not 0: see `clustered`, with the bounds -1 and 1. Raises UsageError when no letter is in both; else as
    `clustered_ratio`.
    """
    names = [name for name in _common(a, b) if _checked(a[name]) | _checked(b[name])]
    right_a, total_a = _columns([a[name] for name in names])
    right_b, total_b = _columns([b[name] for name in names])

    def measure(picks: NDArray[Any]) -> Any:
        return _ratio(right_a, total_a, picks) - _ratio(right_b, total_b, picks)

    return Interval(*Redraw(resamples, seed, level, bounds).interval(len(names), measure))


def paired_statistic(
    a: Mapping[str, Sequence[T]],
    b: Mapping[str, Sequence[T]],
    statistic: Statistic[T],
    *,
    resamples: int = 2000,
    seed: int = 2026,
    level: float = 0.95,
    bounds: Bounds | None = DIFFERENCE,
) -> Interval:
    """The statistic of run `a` less that of run `b`; undefined where one of them is. Else as `clustered` and
    `paired_difference`."""
    names = [name for name in _common(a, b) if len(a[name]) or len(b[name])]
    first = _of_draws([a[name] for name in names], statistic)
    second = _of_draws([b[name] for name in names], statistic)

    def measure(picks: NDArray[Any]) -> Any:
        return first(picks) - second(picks)

    return Interval(*Redraw(resamples, seed, level, bounds).interval(len(names), measure))


def _of_draws(
    letters: Sequence[Sequence[T]], statistic: Statistic[T]
) -> Callable[[NDArray[Any]], NDArray[Any]]:
    """Letters' numbers (rows, letters drawn) -> the statistic of each row. Items are counted by letter once
    and the counts added up, and the statistic is asked once for each table of counts that comes up."""
    np, _ = scientific()
    kinds = list(dict.fromkeys(item for letter in letters for item in letter))
    counted = [Counter(letter) for letter in letters]
    counts = np.array([[one[kind] for kind in kinds] for one in counted], dtype=int)
    counts = counts.reshape(len(letters), len(kinds))

    def measure(picks: NDArray[Any]) -> NDArray[Any]:
        times = np.zeros((len(picks), len(letters)), dtype=int)
        np.add.at(times, (np.arange(len(picks))[:, None], picks), 1)
        tables, place = np.unique(times @ counts, axis=0, return_inverse=True)
        values = [_or_nan(statistic(_without_none(kinds, table))) for table in tables.tolist()]
        found: NDArray[Any] = np.array(values, dtype=float)[place.reshape(-1)]
        return found

    return measure


def _without_none(kinds: Sequence[T], table: Sequence[int]) -> dict[T, int]:
    return {kind: count for kind, count in zip(kinds, table, strict=True) if count}


def _ratio(right: NDArray[Any], total: NDArray[Any], picks: NDArray[Any]) -> Any:
    np, _ = scientific()
    with np.errstate(invalid="ignore"):
        return right[picks].sum(axis=1) / total[picks].sum(axis=1)


def _columns(pairs: Sequence[tuple[float, float]]) -> tuple[NDArray[Any], NDArray[Any]]:
    np, _ = scientific()
    right, total = np.array(pairs, dtype=float).reshape(-1, 2).T
    return right, total


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None or not isfinite(value) else value


def _checked(pair: tuple[float, float]) -> bool:
    """Whether there is anything to be right of."""
    right, total = pair
    if not (isfinite(right) and isfinite(total)) or total < 0 or (right and not total):
        raise ValueError(f"{right} right of {total}")
    return total > 0


def _common(a: Mapping[str, object], b: Mapping[str, object]) -> list[str]:
    names = sorted(a.keys() & b.keys())
    if not names:
        raise UsageError("the two runs have no letter in common", hint="give two runs over the same letters")
    return names
