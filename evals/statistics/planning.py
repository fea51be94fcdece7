"""How many items it takes to see a difference, and how much less items of one letter tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, fsum, sqrt

from summarizer.errors import UsageError

from .bca import scientific

_ROUNDING = 1e-9


def needed(
    p1: float,
    p2: float,
    *,
    power: float = 0.8,
    alpha: float = 0.05,
    discordant: float | None = None,
    design_effect: float = 1.0,
) -> int | None:
    """How many items both runs must be given so that McNemar's test sees p1 against p2 with that power.

    p1, p2: the two runs' rates. alpha: two-sided. discordant: the share of items on which just one of them is
    right; without it the runs are taken as independent, p1 (1 - p2) + p2 (1 - p1), which asks for too many
    where they fail on the same items. design_effect: see the function of that name. None when p1 == p2: no
    number is enough.

    Connor 1987, "Sample size for testing differences in proportions for the paired-sample design", Biometrics
    43:207-211; with d = p1 - p2 and s the discordant share, n = ((z_alpha √s + z_power √(s - d²)) / d)².
    The exact test sees it a little less often (0.77 to 0.79 where 0.8 was asked, counted for 7 to 70
    discordant items), and at 0.05 never on fewer than 6 of them. Raises UsageError for shares that cannot be,
    and without SciPy.
    """
    share = p1 * (1 - p2) + p2 * (1 - p1) if discordant is None else discordant
    gap = abs(p1 - p2)
    shares = (p1, p2, share, power, alpha)
    if not all(0 <= part <= 1 for part in shares) or power in (0, 1) or alpha in (0, 1) or design_effect < 1:
        raise UsageError("rates, power and alpha lie between 0 and 1, a design effect is at least 1")
    most = min(p1 + p2, 2 - p1 - p2)
    if not gap - _ROUNDING <= share <= most + _ROUNDING:
        raise UsageError(
            f"runs with these rates differ on {gap:.3f} to {most:.3f} of the items, not {share:.3f}"
        )
    if gap <= _ROUNDING:
        return None
    _, special = scientific()
    z_alpha, z_power = float(special.ndtri(1 - alpha / 2)), float(special.ndtri(power))
    items = ((z_alpha * sqrt(share) + z_power * sqrt(max(0.0, share - gap**2))) / gap) ** 2
    return ceil(items * design_effect - _ROUNDING)


def design_effect(clusters: Mapping[str, Sequence[float]]) -> float:
    """By how much the variance of a mean grows because items come in letters: 1 + (m - 1) ICC, at least 1.0.

    clusters: letter -> a value an item (0 or 1 for wrong or right). Divide a number of items by it for the
    number of independent ones that tell as much. 1.0 too where it cannot be told: fewer than two letters, one
    item in each, or all values the same.

    m is the letter size that an average item meets, Σn² / Σn, which is right for letters of unequal size
    (Kerry and Bland 2001, Statistics in Medicine 20:377-390). ICC, the correlation within a letter, by the
    analysis of variance with n0 = (N - Σn² / N) / (k - 1) for the size (Donner 1986, International
    Statistical Review 54:67-82).
    """
    groups = [group for group in clusters.values() if len(group)]
    items = [value for group in groups for value in group]
    if len(groups) < 2 or len(items) == len(groups) or min(items) == max(items):
        return 1.0
    mean = fsum(items) / len(items)
    means = [fsum(group) / len(group) for group in groups]
    between = fsum(len(group) * (own - mean) ** 2 for group, own in zip(groups, means, strict=True))
    within = fsum((value - own) ** 2 for group, own in zip(groups, means, strict=True) for value in group)
    between /= len(groups) - 1
    within /= len(items) - len(groups)
    met = sum(len(group) ** 2 for group in groups) / len(items)
    size = (len(items) - met) / (len(groups) - 1)
    correlation = (between - within) / (between + (size - 1) * within)
    return max(1.0, 1 + (met - 1) * correlation)
