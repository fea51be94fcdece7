"""LetterSummary: the verified result (`imr summarize --json`)."""

from __future__ import annotations

from typing import Literal

from .facts import Decision, LetterFacts, Result, SpanPair

ReasonName = Literal[
    "depends_on_refused",
    "no_benefit_shown",
    "alternative_not_tried",
    "limits_exceeded",
    "risk_outweighs",
    "evidence_lacking",
    "not_recommended",
    "criteria_not_met",
    "documentation_missing",
    "depends_on_approved",
    "guideline_silent",
    "benefit_shown",
    "criteria_met",
    "not_stated",
]
"""What decided an issue; defined in data/reasons.toml, in its order."""
IssueResult = Literal["approved", "not_approved", "partly_authorized", "unreadable"]
Status = Literal["verified", "extractive", "needs_review", "corrected"]
Source = Literal["model", "letter", "code", "person"]
ShownField = Literal[
    "decision", "authorized", "remaining", "reason", "category", "why", "criterion", "finding", "gap",
    "overview",
]  # fmt: skip
"""What a summary shows and a person can correct."""


def result_of(decision: Decision | None, authorized: str | None) -> IssueResult:
    """What the worker gets. Refused with a part or substitute authorized before is not "all denied"."""
    if decision is None:
        return "unreadable"
    if decision == "overturned":
        return "approved"
    return "partly_authorized" if authorized else "not_approved"


class Evidence(Result):
    """A sentence of the letter that carries a claim; `quote` is its text as cleaned to one line."""

    sentence: int
    quote: str
    span: SpanPair
    page: int


class Claim(Result):
    """One proposition that a reader sees, and what in the letter carries it.

    `source`: "model" (its words, all checks passed), "letter" (the letter's own sentence), "code" (written
    from facts) or "person" (a correction, with the name in `by`: no evidence, and no check was run).
    """

    text: str
    evidence: tuple[Evidence, ...]
    source: Source
    checks: tuple[str, ...] = ()
    by: str | None = None


class Digest(Result):
    """Why the reviewer decided so: the rule applied, what the records showed, what was missing."""

    why: Claim
    criterion: Claim | None = None
    finding: Claim | None = None
    gap: Claim | None = None

    def parts(self) -> tuple[tuple[str, Claim], ...]:
        """The claims with their names, what decides first."""
        named = ("why", self.why), ("criterion", self.criterion), ("finding", self.finding), ("gap", self.gap)
        return tuple((name, claim) for name, claim in named if claim is not None)


class GroundAt(Result):
    """What the reviewer says in a sentence of the reasons: a row of data/grounds.toml, and the sentence."""

    name: str
    place: Evidence


class CorrectedBy(Result):
    """What a person corrected, and who; the field may be gone, where it was struck out."""

    field: ShownField
    by: str


class IssueSummary(Result):
    number: int
    request: str
    treatment: str
    category: str | None
    decision: Decision | None
    result: IssueResult
    authorized: str | None
    remaining: str | None
    reason: ReasonName | None
    reason_place: Evidence | None = None
    grounds: tuple[GroundAt, ...] = ()
    digest: Digest | None
    warnings: tuple[str, ...]
    status: Status
    flags: tuple[str, ...] = ()
    corrected: tuple[CorrectedBy, ...] = ()

    def corrector(self, *fields: ShownField) -> str | None:
        """Who corrected one of these fields; None where nobody did."""
        names = dict.fromkeys(one.by for one in self.corrected if one.field in fields)
        return ", ".join(names) or None


class LetterRef(Result):
    file: str
    sha256: str
    format: str
    pages: int


class PromptRef(Result):
    version: str
    hash: str


class Provenance(Result):
    """What made this result and what it cost, failed attempts included; `seconds` is wall time."""

    model: str
    prompts: dict[str, PromptRef]
    calls: int
    reasks: int
    tokens_in: int
    tokens_cached: int
    tokens_out: int
    seconds: float


class LetterSummary(Result):
    schema_version: Literal[1] = 1
    letter: LetterRef
    facts: LetterFacts
    overview: Claim | None
    issues: tuple[IssueSummary, ...]
    flags: tuple[str, ...] = ()
    corrected: tuple[CorrectedBy, ...] = ()
    provenance: Provenance

    def is_corrected(self) -> bool:
        """Whether a person corrected anything in it."""
        return bool(self.corrected) or any(issue.corrected for issue in self.issues)
