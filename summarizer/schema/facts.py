"""LetterFacts: what the regex read, each value with its printed text and its place."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
SpanPair = tuple[int, int]
"""[start, end) in characters of the text as read."""

Decision = Literal["upheld", "overturned"]
Outcome = Literal["uphold", "overturn", "partial_overturn"]
Conclusion = Literal["medically_necessary", "not_medically_necessary"]
PartialForm = Literal["A", "B"]
GuidelineFamily = Literal["MTUS", "ODG", "ACOEM", "web", "other", "outside_mtus", "none_cited"]


class Result(BaseModel):
    """A value at the boundary: frozen, and closed to keys nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(Result, Generic[T]):
    """One place where a fact's value is printed."""

    value: T
    text: str
    span: SpanPair


class Fact(Result, Generic[T]):
    """A value with its printed text and place; all None where the letter does not say.

    `conflicts` holds the other values that the letter prints for the same fact.
    """

    value: T | None = None
    text: str | None = None
    span: SpanPair | None = None
    conflicts: tuple[Place[T], ...] = ()


class Citation(Result):
    """One source that a guideline line names."""

    family: GuidelineFamily
    text: str
    chapter: str | None = None
    year: int | None = None
    sections: str | None = None
    pages: str | None = None


class GuidelineLine(Result):
    """What one side said it relied on."""

    text: str
    span: SpanPair
    families: tuple[GuidelineFamily, ...]
    citations: tuple[Citation, ...]


class TextAt(Result):
    text: str
    span: SpanPair


class IssueFacts(Result):
    """One disputed item. Form A: `remaining` was decided and `authorized` stays in any case.
    Form B: `authorized` is set, `remaining` is None, and the whole original request was decided.

    `partial_form` tells the two apart (None: nothing was authorized before); `original_request` is
    what such a heading says was asked for at first.
    """

    number: int
    request: Fact[str]
    decision: Decision | None
    decision_span: SpanPair | None
    original_request: Fact[str] = Fact()
    partial_form: PartialForm | None = None
    authorized: Fact[str]
    remaining: Fact[str]
    retrospective: bool
    depends_on: tuple[int, ...]
    claims_administrator_guideline: GuidelineLine | None
    reviewer_guideline: GuidelineLine | None
    rationale: TextAt | None
    conclusion: Conclusion | None
    flags: tuple[str, ...] = ()


class LetterFacts(Result):
    """Everything that code reads from one letter (`imr facts --json`)."""

    schema_version: Literal[1] = 1
    file: str
    sha256: str
    format: str
    case_number: Fact[str]
    date_assigned: Fact[str]
    date_of_injury: Fact[str]
    decision_date: Fact[str]
    ur_denial_date: Fact[str]
    application_received: Fact[str]
    priority: Fact[str]
    age: Fact[int]
    sex: Fact[str]
    reviewer_specialty: Fact[str]
    reviewer_licensure: Fact[str]
    outcome: Outcome | None
    issues: tuple[IssueFacts, ...] = Field(default=())
    flags: tuple[str, ...] = ()
