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
SameGuideline = Literal["same", "partly", "different"]
MentionKind = Literal["age", "dose", "quantity", "body_part", "side", "drug", "procedure"]
MentionPart = Literal["request", "rationale"]
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
    """One source that a guideline line names. `span` is None only where none was kept."""

    family: GuidelineFamily
    text: str
    span: SpanPair | None = None
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
    """Printed words and their place."""

    text: str
    span: SpanPair


class Mention(Result):
    """A thing of a kind that the checks compare, where heading or rationale names it.

    `value` is its common form (a drug's generic name, "10/325 mg", "left"); `text` is as printed.
    """

    kind: MentionKind
    value: str
    text: str
    span: SpanPair
    part: MentionPart


class IssueFacts(Result):
    """One disputed item. Form A: `remaining` was decided and `authorized` stays in any case.
    Form B: `authorized` is set, `remaining` is None, and the whole original request was decided.

    `partial_form` tells the two apart (None: nothing was authorized before); `original_request` is
    what such a heading says was asked for at first. `drug`, `dose`, `quantity` and `side` are those
    of the request, where it names one; what the rationale gives otherwise is their conflict.
    `same_guideline`: whether both sides relied on the same sources; None where one named none.
    """

    number: int
    request: Fact[str]
    decision: Decision | None
    decision_span: SpanPair | None
    decision_text: str | None = None
    original_request: Fact[str] = Fact()
    partial_form: PartialForm | None = None
    authorized: Fact[str]
    remaining: Fact[str]
    retrospective: bool
    retrospective_place: TextAt | None = None
    depends_on: tuple[int, ...]
    depends_on_places: tuple[TextAt, ...] = ()
    claims_administrator_guideline: GuidelineLine | None
    reviewer_guideline: GuidelineLine | None
    same_guideline: SameGuideline | None = None
    rationale: TextAt | None
    conclusion: Conclusion | None
    conclusion_place: TextAt | None = None
    drug: Fact[str] = Fact()
    dose: Fact[str] = Fact()
    quantity: Fact[str] = Fact()
    side: Fact[str] = Fact()
    mentions: tuple[Mention, ...] = ()
    flags: tuple[str, ...] = ()


class Acronym(Fact[str]):
    """An acronym that the letter spells out in more than one way: `value` are the words given first."""

    letters: str


class CoverFacts(Result):
    """What a cover page adds, where there is one. `outcome` is the one it prints for the whole letter."""

    letter_date: Fact[str] = Fact()
    claim_number: Fact[str] = Fact()
    employee_name: Fact[str] = Fact()
    provider_name: Fact[str] = Fact()
    disputed_treatments: Fact[str] = Fact()
    outcome: Fact[str] = Fact()


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
    date_of_birth: Fact[str] = Fact()
    reviewer_specialty: Fact[str]
    reviewer_licensure: Fact[str]
    outcome: Outcome | None
    cover: CoverFacts | None = None
    acronyms: tuple[Acronym, ...] = ()
    issues: tuple[IssueFacts, ...] = Field(default=())
    flags: tuple[str, ...] = ()
