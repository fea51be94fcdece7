"""Verdict: what `imr verify --json` says of one claim."""

from __future__ import annotations

from typing import Literal

from .facts import Result, SpanPair


class Grounds(Result):
    """A place of the letter that a claim was judged by, as a summary's evidence has it. `sentence` is
    None for a labelled line (a date, a heading, a decision): those have no number."""

    sentence: int | None
    quote: str
    span: SpanPair
    page: int


class VerdictFinding(Result):
    """What does not hold: the check, the claim's own words at fault, and what to change."""

    check: str
    words: str
    message: str


class Verdict(Result):
    """`issue` is the request that the claim was judged under: the given one, or the one that the
    program found; None where it speaks of the letter as a whole. `evidence` is what it was judged by."""

    text: str
    issue: int | None
    verdict: Literal["supported", "unsupported"]
    findings: tuple[VerdictFinding, ...]
    evidence: tuple[Grounds, ...]
