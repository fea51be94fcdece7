"""Claim against its cited sentences: `run` tells what does not hold, and what was looked at.

Each check looks at one thing and lives in a file of its own with a table of cases for and against
in the tests. A claim holds when no check has a finding.
"""

from __future__ import annotations

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
    reference,
    relations,
    rule_limits,
    together,
    whole_case,
)
from .reason import gives_reason
from .types import Check, ClaimInContext, Finding

__all__ = ["CHECKS", "gives_reason", "run"]

CHECKS: dict[str, Check] = {
    module.NAME: module.check
    for module in (
        form,
        injection,
        leak,
        decision,
        numbers,
        dates,
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
        whole_case,
    )
}


def run(claim: ClaimInContext) -> tuple[list[Finding], tuple[str, ...]]:
    """Every finding about a claim, in the order of CHECKS, and the names of the checks it passed.

    Without evidence a claim has one finding, whatever it says.
    """
    if not claim.evidence:
        return [
            Finding(
                "evidence", claim.claim[:60], "No sentence of the letter says this. Stay close to its words."
            )
        ], ()
    findings: list[Finding] = []
    passed = []
    for name, check in CHECKS.items():
        found = check(claim)
        findings += found
        if not found:
            passed.append(name)
    return findings, tuple(passed)
