"""Whether a claim gives a reason, and does not only repeat the decision."""

from __future__ import annotations

from summarizer.lexicon import lemma, lemmas

from ._look import look
from .types import ClaimInContext, Finding

NAME = "no_reason"
_EMPTY = lemmas(
    """treatment therapy service procedure care need needed appropriate recommended supported warranted
    justified established medical health doctor provider physician requested guideline guidelines
    criteria reason rationale appropriate approve support case issue medication drug medicine test study
    continue continued ancillary associated item"""
)


def gives_reason(context: ClaimInContext) -> Finding | None:
    """A finding when the claim says no more than that the item was or was not approved.

    A reason has at least one word, besides those that name the item and the result, that the cited
    sentences carry, or says that a guideline speaks for or against it.
    """
    if NAME in context.skip:
        return None
    seen = look(context)
    lemmas = seen.claim.lemmas
    own = [
        index
        for _, index in seen.content()
        if index not in seen.outcome
        and seen.claim.tokens[index].lemma not in _EMPTY
        and index not in seen.named
    ]
    by_rule = (
        lemma("guideline") in lemmas
        or lemma("mtus") in lemmas
        or lemma("odg") in lemmas
        or "criterion" in lemmas
    )
    figures = any(token.kind == "number" for token in seen.claim.tokens)
    if own or by_rule or figures or {"reason", "rational", "rationale"} & lemmas:
        return None
    message = (
        "This is only the result. Give the reason for it: what was not shown, or what the guideline says."
    )
    return Finding(NAME, context.claim[:60], message)
