"""The words of one statement come from one sentence, not from pieces of several."""

from __future__ import annotations

from ._look import look
from .types import ClaimInContext, Finding

NAME = "together"
_SHARE = 0.6
_ENOUGH = 3


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    findings = []
    for clause in seen.claim.clauses:
        indices = [
            index
            for index in seen.claim.content(clause)
            if seen.hits[index] and index not in seen.named and index not in seen.outcome
        ]
        if len(indices) < _ENOUGH:
            continue
        held = max(
            sum(any(hit.sentence == number for hit in seen.hits[index]) for index in indices)
            for number in range(len(seen.evidence))
        )
        if held < _SHARE * len(indices):
            words = seen.claim.words(clause.start, clause.end)
            message = f'No one sentence says all of "{words}". Say what one sentence says.'
            findings.append(Finding(NAME, words, message))
    return findings
