"""Whether intervals hold the truth, in data sets whose truth is known.

    python -m evals.statistics.simulation

prints the share of 95% intervals that hold the true rate, for SciPy's percentile and BCa bootstrap over
letters and for ours. A data set is letters with 1 to 5 issues each, right or wrong by a beta-binomial; the
correlation is that of issues within a letter.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..text_table import text_table
from .bca import scientific
from .bootstrap import clustered_ratio

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pairs = dict[str, tuple[float, float]]
_CASES = (
    (40, 0.7, 0.1), (40, 0.7, 0.6), (40, 0.9, 0.1), (40, 0.9, 0.3), (40, 0.9, 0.6), (40, 0.95, 0.6),
    (40, 0.98, 0.3), (10, 0.7, 0.3), (100, 0.98, 0.6),
)  # fmt: skip
_SETS = 1000
_RESAMPLES = 400


def drawn(
    rate: float, correlation: float, sets: int, seed: int, letters: int = 40
) -> tuple[NDArray[Any], NDArray[Any], Any]:
    """Issues right and issues in all, (sets, letters) each, and the source of chance for what comes next."""
    np, _ = scientific()
    source = np.random.default_rng(seed)
    totals = source.integers(1, 6, size=(sets, letters))
    spread = (1 - correlation) / correlation
    of_letter = source.beta(rate * spread, (1 - rate) * spread, size=totals.shape)
    return source.binomial(totals, of_letter), totals, source


def as_pairs(right: NDArray[Any], totals: NDArray[Any]) -> Pairs:
    """One data set, letter by letter."""
    return {str(n): pair for n, pair in enumerate(zip(right.tolist(), totals.tolist(), strict=True))}


def held(rate: float, correlation: float, *, sets: int, seed: int, letters: int = 40) -> float:
    """The share of our intervals that hold the rate."""
    right, totals, _ = drawn(rate, correlation, sets, seed, letters)
    count = 0
    for number, (row, of) in enumerate(zip(right, totals, strict=True)):
        interval = clustered_ratio(as_pairs(row, of), resamples=_RESAMPLES, seed=number)
        count += interval.low <= rate <= interval.high
    return count / sets


def held_by_scipy(
    rate: float, correlation: float, method: str, *, sets: int, seed: int, letters: int = 40
) -> float:
    """The same of `scipy.stats.bootstrap`; one that it cannot give (all letters alike) holds nothing."""
    from scipy.stats import bootstrap

    np, _ = scientific()
    right, totals, _ = drawn(rate, correlation, sets, seed, letters)
    count = 0
    for number, (row, of) in enumerate(zip(right, totals, strict=True)):

        def share(places: Any, axis: int = -1, row: Any = row, of: Any = of) -> Any:
            return row[places].sum(axis=axis) / of[places].sum(axis=axis)

        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            found = bootstrap(
                (np.arange(letters),), share, vectorized=True, method=method, n_resamples=_RESAMPLES,
                rng=np.random.default_rng(number),
            ).confidence_interval  # fmt: skip
        count += bool(found.low <= rate <= found.high)
    return count / sets


def table() -> Iterator[Sequence[object]]:
    for letters, rate, correlation in _CASES:
        shares = [
            *(
                held_by_scipy(rate, correlation, method, sets=_SETS, seed=1, letters=letters)
                for method in ("percentile", "BCa")
            ),
            held(rate, correlation, sets=_SETS, seed=1, letters=letters),
        ]
        yield letters, rate, correlation, *(f"{share:.3f}" for share in shares)


def main() -> None:
    print(text_table(("letters", "true rate", "correlation", "percentile", "BCa", "ours"), list(table())))


if __name__ == "__main__":
    main()
