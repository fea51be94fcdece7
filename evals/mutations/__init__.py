"""True claims broken by code, one way at a time: every broken one is false of what it cites."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evals.claims import Written
from summarizer.checks.types import ClaimInContext

from . import additions, anatomy, conditions, drugs, figures, negations, sources, verdicts
from ._types import Material, Mutation

__all__ = ["MUTATIONS", "Broken", "mutate"]

MUTATIONS: dict[str, Mutation] = {
    mutation.name: mutation
    for module in (verdicts, negations, figures, anatomy, drugs, sources, conditions, additions)
    for mutation in module.MUTATIONS
}


class Broken(NamedTuple):
    """A claim that does not hold, in its context, and the name of the mutation that broke it.

    `base`: the true claim that it was made from; with the request behind it where that was changed.
    """

    mutation: str
    context: ClaimInContext
    base: ClaimInContext


def mutate(claim: Written, others: Sequence[Written], *, seed: int = 2026) -> Iterator[Broken]:
    """The broken claims that a true one gives, at most `Mutation.most` of each kind; the same for
    the same claim and `seed`. `others`: true claims of other issues."""
    row = claim.row
    for name, mutation in MUTATIONS.items():
        rng = random.Random(f"{seed} {name} {row.case} {row.issue} {row.text}")  # noqa: S311 - a draw, not a secret
        material = Material(claim, others, rng)
        found = list(mutation.breaks(material))
        if not found and mutation.of_request and (asked := material.with_request()):
            material = asked
            found = list(mutation.breaks(asked))
        for broken in rng.sample(found, min(mutation.most, len(found))):
            yield Broken(name, broken, material.context)
