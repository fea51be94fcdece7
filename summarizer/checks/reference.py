"""What "these" and "such" point at in the letter is named by the claim, or left out.

"There is no record of these conditions" tells something where the conditions stand in the sentence
before; told alone, as "there is no record of the conditions", it tells something else.
"""

from __future__ import annotations

from summarizer.lexicon import Token, words

from ._look import look
from .types import ClaimInContext, Finding

NAME = "reference"
_POINTING = words("these those such")
_REACH = 3
"""How many words may stand between: "these two medical conditions"."""


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    findings = []
    for _, index in seen.content():
        if index in seen.named or index in seen.outcome:
            continue
        hits = [hit for hit in seen.hits[index] if hit.sentence < len(seen.evidence)]
        if hits and all(_pointed_at(seen.evidence[hit.sentence].tokens, hit.mention.start) for hit in hits):
            word = seen.claim.tokens[index].text
            findings.append(
                Finding(NAME, word, f'It is not clear which "{word}" is meant. Name it, or leave it out.')
            )
    return findings


def _pointed_at(tokens: tuple[Token, ...], start: int) -> bool:
    return any(
        tokens[at].lower in _POINTING
        and tokens[at + 1].lower not in ("as", "that", "who", "with")
        and not tokens[at + 1].lower.endswith("ing")
        for at in range(max(0, start - _REACH), start)
    )
