"""One sentence of prose judged: the letter's sentences that carry it, and what does not hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer import checks, grounding
from summarizer.checks.types import ClaimInContext, Finding
from summarizer.letter import Sentence

MAX_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """`evidence`: the sentences that the claim was judged by; `passed`: the checks it passed."""

    findings: tuple[Finding, ...]
    evidence: tuple[Sentence, ...]
    passed: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.findings


def judge(
    sentence: str,
    context: ClaimInContext,
    *,
    evidence: tuple[Sentence, ...] = (),
    limit: int = MAX_EVIDENCE,
    house_rules: bool = True,
) -> Judgement:
    """Every check on one sentence, by `evidence`; where none is given, by at most `limit` sentences of
    the context's scope that code finds."""
    evidence = evidence or grounding.ground(sentence, context.scope, limit=limit)
    if not evidence:
        message = "No sentence of the letter says this. Copy one that does, in fewer words."
        return Judgement((Finding("grounding", sentence, message),), ())
    findings, passed = checks.run(
        replace(context, claim=sentence, evidence=evidence), house_rules=house_rules
    )
    return Judgement(tuple(findings), evidence, passed)
