"""A guideline or law that the claim names is named in the cited sentences."""

from __future__ import annotations

from summarizer.lexicon.guidelines import families

from ._in_force import in_force
from ._look import look
from .types import ClaimInContext, Finding

NAME = "guidelines"
# "The Chronic Pain guidelines" is how letters and people call a chapter of the MTUS.
_CHAPTER = " Guidelines"


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    cited = frozenset[str]().union(*in_force(context))
    missing = sorted(families(seen.claim.tokens) - cited)
    return [
        Finding(
            NAME,
            name,
            f'The sentences do not name {name}. Write only what they name, or just "the guideline".',
        )
        for name in missing
    ]
