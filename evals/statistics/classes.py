"""How well classes are told, where always saying the commonest would look good.

Every function takes pairs (gold, told), one an item; None for told is silence, a class of its own that is
never right. All give None where they are undefined, never NaN, and all but `confusion` serve `clustered` as
statistic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from typing import cast

Pairs = Sequence[tuple[str, str | None]]


def confusion(pairs: Pairs) -> dict[tuple[str, str | None], int]:
    """(gold, told) -> items; pairs that do not occur are not in it."""
    return dict(Counter(pairs))


def accuracy(pairs: Pairs) -> float | None:
    """The share told as in the gold, silence being wrong; None without items."""
    return sum(gold == told for gold, told in pairs) / len(pairs) if pairs else None


def recall_of(pairs: Pairs, label: str) -> float | None:
    """The share of the items that are `label` that are told so; None where none is."""
    told_of_it = [told for gold, told in pairs if gold == label]
    return told_of_it.count(label) / len(told_of_it) if told_of_it else None


def macro_f1(pairs: Pairs, labels: Iterable[str]) -> float | None:
    """The mean over `labels` of F1, 2 hits / (gold + told), each label counting the same however rare.

    A label that is neither in the gold nor told has no F1 and is left out; None where that is so of all. The
    mean of F1s, not the F1 of the mean precision and recall (Opitz and Burst 2019, arXiv:1911.03347).
    """
    gold, told = Counter(gold for gold, _ in pairs), Counter(told for _, told in pairs)
    hits = Counter(gold for gold, told in pairs if gold == told)
    met = [label for label in dict.fromkeys(labels) if gold[label] + told[label]]
    scores = [2 * hits[label] / (gold[label] + told[label]) for label in met]
    return sum(scores) / len(scores) if scores else None


def matthews(pairs: Pairs) -> float | None:
    """Matthews' correlation, for two classes or more; None where the gold or what is told has just one class.

    Gorodkin's R_K (Gorodkin 2004, Computational Biology and Chemistry 28:367-374), which is Matthews' own for
    two classes (Matthews 1975, Biochimica et Biophysica Acta 405:442-451). 1 for all right, 0 for no better
    than the class sizes give by chance, at worst between -1 and 0.
    """
    gold, told = Counter[str | None](g for g, _ in pairs), Counter(t for _, t in pairs)
    total, hits = len(pairs), sum(g == t for g, t in pairs)
    by_chance = sum(count * told[label] for label, count in gold.items())
    spread = [total**2 - sum(count**2 for count in side.values()) for side in (gold, told)]
    if not all(spread):
        return None
    # The root of a product may lie a bit below the true one.
    return max(-1.0, min(1.0, (hits * total - by_chance) / (sqrt(spread[0]) * sqrt(spread[1]))))


def kappa(pairs: Pairs) -> float | None:
    """Cohen's kappa as in evals/reasons.py, silence being a class of its own."""
    # Imported late so that reasons.py may use this package. It counts labels, of whatever kind they are.
    from ..reasons import kappa as of_labels

    return of_labels(cast("Sequence[tuple[str, str]]", pairs))
