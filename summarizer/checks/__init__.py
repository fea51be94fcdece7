"""Claim against its cited sentences: `run` tells what does not hold, and what was looked at.

Each check looks at one thing and lives in a file of its own with a table of cases for and against
in the tests. A claim holds when no check has a finding. The house's rules ask more of our own words
than truth: one short sentence, and none of the words that readers take the wrong way.
"""

from __future__ import annotations

from typing import Any

from . import (
    anatomy,
    attribution,
    conditions,
    dates,
    decision,
    denial_scope,
    drugs,
    form,
    guidelines,
    injection,
    leak,
    negation,
    nothing_added,
    numbers,
    person,
    reference,
    relations,
    rule_limits,
    together,
    whole_case,
    whole_rule,
    wording,
)
from .decision import tells_result
from .reason import gives_reason
from .types import Check, ClaimInContext, Finding

__all__ = ["CHECKS", "HOUSE_RULES", "gives_reason", "run", "tells_result"]


def _by_name(*modules: Any) -> dict[str, Check]:
    return {module.NAME: module.check for module in modules}


CHECKS = _by_name(
    injection,
    leak,
    decision,
    numbers,
    dates,
    person,
    anatomy,
    drugs,
    guidelines,
    attribution,
    negation,
    denial_scope,
    reference,
    conditions,
    rule_limits,
    relations,
    together,
    nothing_added,
)
"""Whether the letter says it, whoever wrote the claim."""
HOUSE_RULES = _by_name(form, wording, whole_case, whole_rule)
"""What a claim of our own must be besides."""


def run(claim: ClaimInContext, *, house_rules: bool = True) -> tuple[list[Finding], tuple[str, ...]]:
    """Every finding about a claim, house rules first, and the names of the checks it passed.

    Without evidence a claim has one finding, whatever it says.
    """
    if not claim.evidence:
        message = "No sentence of the letter says this. Stay close to its words."
        return [Finding("evidence", claim.claim[:60], message)], ()
    findings: list[Finding] = []
    passed = []
    for name, check in ((HOUSE_RULES if house_rules else {}) | CHECKS).items():
        if name in claim.skip:
            continue
        found = check(claim)
        findings += found
        if not found:
            passed.append(name)
    return findings, tuple(passed)
