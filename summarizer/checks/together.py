"""The words of one statement come from one sentence, not from pieces of several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from summarizer.lexicon import lemma, lemmas
from summarizer.lexicon.guidelines import families

from ._look import Look, look
from .types import ClaimInContext, Finding

NAME = "together"
_SHARE = 0.7
_ENOUGH = 3
_GUIDELINE = lemma("guideline")
_PREDICATES = lemmas("be have do will would fail recommend require show need lack exceed")


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    findings = []
    for start, end, indices in _statements(seen):
        if len(indices) < _ENOUGH:
            continue
        if max(seen.held(indices)) < _SHARE * len(indices):
            words = seen.claim.words(start, end)
            message = (
                "This mixes several sentences of the letter. Say only what one of them says, in its words."
            )
            findings.append(Finding(NAME, words, message))
    return findings


def _statements(seen: Look) -> Iterator[tuple[int, int, list[int]]]:
    """Each predicate of the claim: its tokens and those of its words that need a sentence.

    The name of a guideline may come from the sentence before; attribution looks at that.
    """
    claim = seen.claim
    for clause in claim.clauses:
        content = [
            index
            for index in claim.content(clause)
            if seen.hits[index]
            and index not in seen.named
            and index not in seen.outcome
            and claim.tokens[index].lemma != _GUIDELINE
            and not families(claim.tokens[index : index + 1])
        ]
        cuts = [clause.start, clause.end]
        cuts += [
            index
            for index in range(clause.start + 1, clause.end - 1)
            if claim.tokens[index].lower == "and" and claim.tokens[index + 1].lemma in _PREDICATES
        ]
        for start, end in pairwise(sorted(cuts)):
            yield start, end, [index for index in content if start <= index < end]
