"""Tests of two runs over the same items, and what several tests at once ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .bca import scientific


def mcnemar(only_a: int, only_b: int) -> float:
    """The two-sided exact p value that two runs are right equally often: a binomial at 1/2 over the items on
    which they differ (McNemar 1947, Psychometrika 12:153-157); 1.0 where they differ on none.

    only_a, only_b: items that only the one run has right. It takes the items as independent. Issues of one
    letter are not: for them it finds differences too easily, and `clustered_mcnemar` is the one to use.
    Raises ValueError for a negative count, UsageError without SciPy.
    """
    scientific()
    from scipy.stats import binomtest

    if only_a < 0 or only_b < 0:
        raise ValueError(f"{only_a} and {only_b} items")
    return float(binomtest(only_a, only_a + only_b).pvalue) if only_a + only_b else 1.0


def clustered_mcnemar(pairs_by_cluster: Mapping[str, Sequence[tuple[bool, bool]]]) -> float:
    """The same question where items come in letters: the two-sided p value of a permutation test.

    pairs_by_cluster: letter -> (right in a, right in b) of each of its items. If the runs are equally good,
    which is called a and which b may be swapped in any letter as a whole; the p value is the share of all
    ways to swap them in which the two differ by as many items or more (sign flips: Fisher 1935, "The design
    of experiments", section 21; by cluster: Winkler et al. 2015, NeuroImage 123:253-268). A letter in which
    as many items speak for a as for b changes nothing. 1.0 where no letter speaks for either.

    Exact for any number of letters, by adding up the distribution letter by letter instead of going through
    2^letters ways, so nothing is drawn and no seed is needed. With one item a letter it is `mcnemar`. With
    fewer than 6 letters that speak for either it cannot be below 0.05. Raises UsageError without SciPy.
    """
    np, _ = scientific()
    leads = [sum(int(a) - int(b) for a, b in pairs) for pairs in pairs_by_cluster.values()]
    weights = [abs(lead) for lead in leads if lead]
    if not weights:
        return 1.0
    # chances[i]: that the letters so far sum to i - reach.
    reach = sum(weights)
    chances = np.zeros(2 * reach + 1)
    chances[reach] = 1.0
    for weight in weights:
        # Rolled ends never meet: nothing is further out than the letters so far can reach.
        chances = (np.roll(chances, weight) + np.roll(chances, -weight)) / 2
    as_far = np.abs(np.arange(-reach, reach + 1)) >= abs(sum(leads))
    return min(1.0, float(chances[as_far].sum()))


def holm(p_values: Mapping[str, float | None]) -> dict[str, float | None]:
    """p values adjusted for being several, in the order given (Holm 1979, Scandinavian Journal of Statistics
    6:65-70): the least times their number, the next times one less, and none below the one before, at most 1.

    None, a test that could not be made, stays None and does not count. Raises ValueError for no p value.
    """
    made = sorted((p, name) for name, p in p_values.items() if p is not None)
    adjusted: dict[str, float | None] = dict.fromkeys(p_values)
    least = 0.0
    for rank, (p, name) in enumerate(made):
        if not 0 <= p <= 1:
            raise ValueError(f"{name}: {p} is no p value")
        least = min(1.0, max(least, p * (len(made) - rank)))
        adjusted[name] = least
    return adjusted
