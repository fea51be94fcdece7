"""Our own words never say "upheld" or "overturned": they speak of the denial, and readers take them for
the request."""

from __future__ import annotations

from summarizer.lexicon import lemma

from ._look import look
from .types import ClaimInContext, Finding

NAME = "wording"
_NEAR = 5


def check(context: ClaimInContext) -> list[Finding]:
    """ "The denial was overturned" may stay, where it was: it says of what."""
    tokens = look(context).claim.tokens
    findings = []
    for index, token in enumerate(tokens):
        if token.lemma == lemma("overturned"):
            near = tokens[max(0, index - _NEAR) : index + _NEAR]
            if context.decision == "overturned" and any(other.lemma == "deny" for other in near):
                continue
        elif token.lemma != lemma("upheld") and token.lower != "uphold":
            continue
        message = f'Do not write "{token.text}". Write "approved" or "not approved".'
        findings.append(Finding(NAME, token.text, message))
    return findings
