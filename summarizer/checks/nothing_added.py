"""Every word that carries meaning stands in the cited sentences, or is tied to one there."""

from __future__ import annotations

from ._look import look, names_guideline
from .types import ClaimInContext, Finding

NAME = "nothing_added"


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    added = [
        seen.claim.tokens[index].text
        for _, index in seen.content()
        if not seen.hits[index]
        and index not in seen.named
        and index not in seen.outcome
        and not names_guideline(seen.claim, index)
    ]
    if not added:
        return []
    words = ", ".join(dict.fromkeys(added))
    return [Finding(NAME, words, f"Leave out these words, which the letter does not say: {words}.")]
