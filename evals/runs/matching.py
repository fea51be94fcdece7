"""Which item that a model lists is which issue of the letter: one to one, by the words of the request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from summarizer.facts.mentions import find_mentions
from summarizer.schema.facts import IssueFacts

LEAST = 55.0
"""Likeness (0 to 100) from which two requests can be the same."""


def likeness(told: str, issue: IssueFacts) -> float:
    """0 to 100, by words in any order: half for the words that both hold, half for all words of both. 0 where
    another drug, treatment, body part, side, dose or number is named."""
    forms = {form for form in (issue.request.value, issue.remaining.value) if form}
    return max((_alike(told, form) for form in forms if not _contradict(told, form)), default=0.0)


def _contradict(told: str, printed: str) -> bool:
    """Whether both name something of one kind, and nothing the same."""
    one, other = _named(told), _named(printed)
    return any(not one[kind] & other[kind] for kind in one.keys() & other.keys())


def _named(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for mention in find_mentions(text):
        found[mention.kind].add(mention.value)
    return found


def _alike(told: str, printed: str) -> float:
    shared = fuzz.token_set_ratio(told, printed, processor=utils.default_process)
    whole = fuzz.token_sort_ratio(told, printed, processor=utils.default_process)
    return (shared + whole) / 2


def match(told: Sequence[str], issues: Sequence[IssueFacts]) -> tuple[int | None, ...]:
    """For each issue the index of the told request that is it, None where none is: the assignment with the
    greatest sum of likeness (Kuhn 1955, by SciPy), pairs under LEAST counting nothing; equals go in order."""
    if not told or not issues:
        return (None,) * len(issues)
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    # Where a letter asks for one thing twice the order decides.
    alike = np.array([[likeness(text, issue) for text in told] for issue in issues])
    alike[alike < LEAST] = 0.0
    rows, columns = np.indices(alike.shape)
    found: list[int | None] = [None] * len(issues)
    for row, column in zip(
        *linear_sum_assignment(alike - abs(rows - columns) / 1000, maximize=True), strict=True
    ):
        if alike[row, column]:
            found[int(row)] = int(column)
    return tuple(found)
