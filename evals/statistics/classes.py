"""How well classes are told, where always saying the commonest would look good.

Every function takes the table of `confusion`: how many items there are of each pair (gold, told). None for
told is silence, a class of its own that is never right. All give None where they are undefined, never NaN,
and all but `confusion` serve `clustered` as statistic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from math import sqrt
from typing import Any

Confusion = Mapping[tuple[Any, Any], int]


def confusion(pairs: Iterable[tuple[Hashable, Hashable]]) -> Counter[tuple[Any, Any]]:
    """(gold, told) -> items; a pair that does not occur counts 0."""
    return Counter(pairs)


def accuracy(table: Confusion) -> float | None:
    """The share told as in the gold, silence being wrong; None without items."""
    total = sum(table.values())
    return _hits(table) / total if total else None


def recall_of(table: Confusion, label: str) -> float | None:
    """The share of the items that are `label` that are told so; None where none is."""
    total = _by(table, 0)[label]
    return table.get((label, label), 0) / total if total else None


def macro_f1(table: Confusion, labels: Iterable[str]) -> float | None:
    """The mean over `labels` of F1, 2 hits / (gold + told), each label counting the same however rare.

    A label that is neither in the gold nor told has no F1 and is left out; None where that is so of all. The
    mean of F1s, not the F1 of the mean precision and recall (Opitz and Burst 2019, arXiv:1911.03347).
    """
    gold, told = _by(table, 0), _by(table, 1)
    met = [label for label in dict.fromkeys(labels) if gold[label] + told[label]]
    scores = [2 * table.get((label, label), 0) / (gold[label] + told[label]) for label in met]
    return sum(scores) / len(scores) if scores else None


def matthews(table: Confusion) -> float | None:
    """Matthews' correlation, for two classes or more; 0 where one class is told throughout, None where the
    gold has just one.

    Gorodkin's R_K (Gorodkin 2004, Computational Biology and Chemistry 28:367-374), which is Matthews' own for
    two classes (Matthews 1975, Biochimica et Biophysica Acta 405:442-451). 1 for all right, 0 for no better
    than the class sizes give by chance, at worst between -1 and 0.
    """
    gold, told = _by(table, 0), _by(table, 1)
    total = sum(table.values())
    by_chance = sum(count * told[label] for label, count in gold.items())
    spread = [total**2 - sum(count**2 for count in side.values()) for side in (gold, told)]
    if not spread[0]:
        return None
    if not spread[1]:
        return 0.0
    # The root of a product may lie a bit below the true one.
    return max(-1.0, min(1.0, (_hits(table) * total - by_chance) / (sqrt(spread[0]) * sqrt(spread[1]))))


def kappa(table: Confusion) -> float | None:
    """Cohen's kappa (Cohen 1960, Educational and Psychological Measurement 20:37-46): agreement beyond what
    the two distributions give by chance. None without items, or where chance alone would agree always."""
    total = sum(table.values())
    if not total:
        return None
    left, right = _by(table, 0), _by(table, 1)
    by_chance = sum(count * right[label] for label, count in left.items()) / total**2
    return None if by_chance == 1 else (_hits(table) / total - by_chance) / (1 - by_chance)


def _hits(table: Confusion) -> int:
    return sum(count for (gold, told), count in table.items() if gold == told)


def _by(table: Confusion, side: int) -> Counter[Any]:
    """The items of each class, by the gold (0) or by what is told (1)."""
    found: Counter[Any] = Counter()
    for pair, count in table.items():
        found[pair[side]] += count
    return found
