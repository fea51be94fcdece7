"""Which guideline a sentence speaks of."""

from __future__ import annotations

from summarizer.lexicon import tokenise
from summarizer.lexicon.guidelines import families

from .types import ClaimInContext


def in_force(context: ClaimInContext) -> list[frozenset[str]]:
    """For each cited sentence, the guidelines that it names, or the nearest sentence before it does."""
    named: dict[int, frozenset[str]] = {}
    last: frozenset[str] = frozenset()
    for sentence in sorted({*context.scope, *context.evidence}, key=lambda sentence: sentence.number):
        last = families(tokenise(sentence.text)) or last
        named[sentence.number] = last
    return [named[sentence.number] for sentence in context.evidence]
