"""Every word that carries meaning stands in the cited sentences, or is tied to one there."""

from __future__ import annotations

from summarizer.lexicon import LIGHT, Clause

from ._look import Look, look, names_guideline
from .types import ClaimInContext, Finding

NAME = "nothing_added"
_ENOUGH = 3
"""So many words of a statement must be carried for each light word that passes."""


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    added = [
        seen.claim.tokens[index].text
        for clause in seen.claim.clauses
        if not _is_light(seen, clause)
        for index in _added(seen, clause)
    ]
    if not added:
        return []
    words = ", ".join(dict.fromkeys(added))
    return [
        Finding(NAME, words, f"These words are not in the sentences: {words}. Use words from the sentences.")
    ]


def _added(seen: Look, clause: Clause) -> list[int]:
    return [
        index
        for index in seen.claim.content(clause)
        if not seen.hits[index]
        and index not in seen.named
        and index not in seen.outcome
        and not names_guideline(seen.claim, index)
    ]


def _is_light(seen: Look, clause: Clause) -> bool:
    """Whether all that a statement adds are light words, few beside what is carried."""
    added = _added(seen, clause)
    if any(seen.claim.tokens[index].lemma not in LIGHT for index in added):
        return False
    carried = sum(bool(seen.hits[index]) for index in seen.claim.content(clause))
    return carried >= _ENOUGH * len(added)
