"""An overview of the case names every body part of the sentence that it rests on.

A diagnosis told in part reads as the whole diagnosis.
"""

from __future__ import annotations

from ._look import look
from .anatomy import parts
from .types import ClaimInContext, Finding

NAME = "whole_case"


def check(context: ClaimInContext) -> list[Finding]:
    if context.request or context.decision is not None:
        return []
    seen = look(context)
    said = {part for part, _, _ in parts(seen.claim, evidence=False)}
    findings = []
    for evidence in seen.evidence:
        for part, _, mention in parts(evidence, evidence=False):
            if part not in said:
                word = evidence.words(mention.start, mention.end)
                said.add(part)
                findings.append(Finding(NAME, word, f"The sentence also names the {word}. Name all of them."))
    return findings
