"""Every word that carries meaning stands in the cited sentences, or is tied to one there."""

from __future__ import annotations

from summarizer.lexicon import SOFT, Clause

from ._look import Look, look, names_guideline
from .types import ClaimInContext, Finding

NAME = "nothing_added"
_ENOUGH = 3
"""So many words of a statement must be carried for one light word to pass."""


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
    """Whether all that a statement adds is one light word."""
    added = _added(seen, clause)
    if len(added) != 1 or seen.claim.tokens[added[0]].lemma not in SOFT:
        return False
    return sum(bool(seen.hits[index]) for index in seen.claim.content(clause)) >= _ENOUGH
