"""True claims pass; the same claims, broken one way at a time, do not.

The pairs (pairs.toml) are invented. Each claim goes the whole way that a model's claim goes:
grounding finds its sentences, every check looks at it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from summarizer.checks import run
from summarizer.checks.types import ClaimInContext, Finding
from summarizer.grounding import ground
from summarizer.letter.types import Sentence, Span

PAIRS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8")
)["pair"]


@dataclass(frozen=True)
class Case:
    pair: int
    kind: str
    claim: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.claim}"


def _sentences(pair: dict[str, Any]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(n, text, Span(0, len(text)), 1) for n, text in enumerate(pair["sentences"], start=1)
    )


def _judge(case: Case, *, decision: str | None = None) -> list[Finding]:
    pair = PAIRS[case.pair]
    scope = _sentences(pair)
    context = ClaimInContext(
        claim=case.claim,
        evidence=ground(case.claim, scope),
        request=pair["request"],
        authorized=pair.get("authorized", ""),
        decision=decision or pair["decision"],
        scope=scope,
    )
    return run(context)[0]


HOLDS = [Case(n, "holds", claim) for n, pair in enumerate(PAIRS) for claim in pair["holds"]]
FAILS = [Case(n, kind, claim) for n, pair in enumerate(PAIRS) for kind, claim in pair["fails"]]

# What the checks let through although it is wrong. Each is a kind of error that words in order,
# without their grammar, do not show; a second model may be asked about them.
BLIND_SPOTS = {
    "who did what": (
        ["The nurse told the surgeon that the brace broke."],
        "The surgeon told the nurse that the brace broke.",
    ),
    "what was compared with what": (
        ["The guideline says that heat works better than massage."],
        "The guideline says that massage works better than heat.",
    ),
    "which of two like facts in one sentence": (
        ["The worker has mild pain at rest and severe pain on stairs."],
        "The worker has severe pain at rest.",
    ),
    "a part of an enumeration taken for the whole": (
        ["The guideline recommends a scan for numbness with weakness."],
        "The guideline recommends a scan for numbness.",
    ),
    "an adjective moved to another noun": (
        ["The worker has chronic knee pain and a new wrist strain."],
        "The worker has a chronic wrist strain.",
    ),
}


def _swaps(text: str, *pairs: tuple[str, str]) -> Iterator[str]:
    for old, new in pairs:
        if re.search(rf"\b{old}\b", text):
            yield re.sub(rf"\b{old}\b", new, text, count=1)


def _drop_not(claim: str) -> Iterator[str]:
    for old, new in (
        (" does not ", " does "),
        (" do not ", " do "),
        (" did not ", " did "),
        (" not ", " "),
        (" no ", " "),
        ("without ", "with "),
    ):
        if old in claim:
            yield claim.replace(old, new, 1)
            return


def _add_not(claim: str) -> Iterator[str]:
    if re.search(r"\b(not|no|without|never|unclear)\b", claim):
        return
    for old, new in (
        (" recommends ", " does not recommend "),
        (" supports ", " does not support "),
        (" is ", " is not "),
        (" are ", " are not "),
        (" was ", " was not "),
        (" has ", " has not "),
        (" have ", " have not "),
        (" showed ", " did not show "),
        (" had ", " did not have "),
    ):
        if old in claim:
            yield claim.replace(old, new, 1)
            return


def _change_number(claim: str) -> Iterator[str]:
    match = re.search(r"(?<![\d/.L-])\d+(?![\d/.])", claim)
    if match:
        yield claim[: match.start()] + str(int(match.group()) + 7) + claim[match.end() :]
    yield from _swaps(claim, ("six", "nine"), ("four", "five"), ("three", "seven"), ("two", "four"))


def _change_place(claim: str) -> Iterator[str]:
    yield from _swaps(claim, ("left", "right"), ("right", "left"))
    yield from _swaps(claim, ("knee", "elbow"), ("neck", "hip"), ("shoulder", "toe"), ("ankle", "wrist"))


def _change_drug(claim: str) -> Iterator[str]:
    yield from _swaps(
        claim,
        ("Norco", "Vicoprofen"),
        ("gabapentin", "topiramate"),
        ("naproxen", "celecoxib"),
        ("lidocaine", "capsaicin"),
        ("Flexeril", "Skelaxin"),
        ("Neurontin", "Topamax"),
    )


def _add_fact(claim: str) -> Iterator[str]:
    yield claim[:-1] + " and diabetes."
    yield claim[:-1] + ", and the patient smokes."
    yield claim[:-1] + " because of a car accident."


def _mutants() -> Iterator[Case]:
    makers = {
        "drop not": _drop_not,
        "add not": _add_not,
        "number": _change_number,
        "place": _change_place,
        "drug": _change_drug,
        "added fact": _add_fact,
    }
    for case in HOLDS:
        for kind, make in makers.items():
            yield from (replace(case, kind=kind, claim=claim) for claim in make(case.claim))


@pytest.mark.parametrize("case", HOLDS, ids=str)
def test_a_true_claim_passes(case):
    assert _judge(case) == []


@pytest.mark.parametrize("case", FAILS, ids=str)
def test_a_false_claim_is_caught(case):
    assert _judge(case)


@pytest.mark.parametrize("case", list(_mutants()), ids=str)
def test_a_broken_claim_is_caught(case):
    assert _judge(case)


@pytest.mark.parametrize("case", [c for c in HOLDS if "approved" in c.claim], ids=str)
def test_the_decision_turned_round_is_caught(case):
    other = "overturned" if PAIRS[case.pair]["decision"] == "upheld" else "upheld"
    assert any(finding.check == "decision" for finding in _judge(case, decision=other))


@pytest.mark.parametrize("case", HOLDS, ids=str)
def test_a_claim_of_another_issue_is_caught(case):
    other = (case.pair + 1) % len(PAIRS)
    assert _judge(replace(case, pair=other))


@pytest.mark.parametrize(("evidence", "claim"), BLIND_SPOTS.values(), ids=BLIND_SPOTS)
@pytest.mark.xfail(strict=True, reason="a known blind spot")
def test_a_blind_spot(evidence, claim):
    scope = tuple(Sentence(n, text, Span(0, len(text)), 1) for n, text in enumerate(evidence, start=1))
    context = ClaimInContext(claim=claim, evidence=ground(claim, scope), decision="upheld", scope=scope)
    assert run(context)[0]
