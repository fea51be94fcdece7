"""Which item that a model lists is which issue of the letter: one to one, by the words of the request."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from summarizer.schema.facts import IssueFacts

LEAST = 55.0
"""Likeness (0 to 100) from which two requests can be the same."""


def likeness(told: str, issue: IssueFacts) -> float:
    """0 to 100, by words in any order: half for the words that both hold, half for all words of both."""
    forms = {form for form in (issue.request.value, issue.remaining.value) if form}
    return max((_alike(told, form) for form in forms), default=0.0)


def _alike(told: str, printed: str) -> float:
    shared = fuzz.token_set_ratio(told, printed, processor=utils.default_process)
    whole = fuzz.token_sort_ratio(told, printed, processor=utils.default_process)
    return (shared + whole) / 2


def match(told: Sequence[str], issues: Sequence[IssueFacts]) -> tuple[int | None, ...]:
    """For each issue the index of the told request that is it, None where none is: the assignment with the
    greatest sum of likeness (Kuhn 1955, by SciPy), pairs under LEAST undone; equals go in order."""
    if not told or not issues:
        return (None,) * len(issues)
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    # Where a letter asks for one thing twice the order decides.
    worth = np.array(
        [
            [likeness(text, issue) - abs(row - column) / 1000 for column, text in enumerate(told)]
            for row, issue in enumerate(issues)
        ]
    )
    found: list[int | None] = [None] * len(issues)
    for row, column in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
        if worth[row, column] >= LEAST - 1:
            found[int(row)] = int(column)
    return tuple(found)
