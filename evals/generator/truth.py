"""What a generated letter says, known because it was written from it and never by reading.

Texts are on one line, single blanks. A field that is None was left open by the letter's own wording
and is not compared; a field that the letter does not print is NOT_PRINTED.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.letter.types import Format
from summarizer.schema.facts import Conclusion, Decision, GuidelineFamily, Outcome, PartialForm

MentionKind = Literal["drug", "dose", "quantity", "body_part", "side"]
SameGuideline = Literal["same", "partly", "different"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A fact's value (dates in ISO 8601), its printed text, and the other values that the letter gives."""

    value: str | int | None = None
    text: str | None = None
    conflicts: tuple[str | int, ...] = ()


NOT_PRINTED = Printed()


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of a heading that names a drug, a dose, a quantity, a body part or a side."""

    kind: MentionKind
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One MTUS chapter that a guideline line names, with its details as printed."""

    chapter: str
    year: int | None = None
    sections: str | None = None
    pages: str | None = None


@dataclass(frozen=True, slots=True)
class Guideline:
    """What one side relied on. `citations` holds the MTUS ones; None where prose follows the last."""

    text: str
    families: tuple[GuidelineFamily, ...]
    citations: tuple[Citation, ...] | None


@dataclass(frozen=True, slots=True)
class IssueTruth:
    """One disputed item. `rationale` is None in a letter that prints none.

    Of `drug`, `dose`, `quantity` and `side` the printed text counts; their conflicts are printed texts.
    """

    number: int
    request: str
    decision: Decision
    conclusion: Conclusion | None
    rationale: str | None
    retrospective: bool = False
    partial_form: PartialForm | None = None
    original_request: str | None = None
    authorized: str | None = None
    remaining: str | None = None
    depends_on: tuple[int, ...] = ()
    claims_administrator_guideline: Guideline | None = None
    reviewer_guideline: Guideline | None = None
    same_guideline: SameGuideline | None = None
    mentions: tuple[Mention, ...] = ()
    drug: Printed | None = None
    dose: Printed | None = None
    quantity: Printed | None = None
    side: Printed | None = None


@dataclass(frozen=True, slots=True)
class CoverTruth:
    """The lines of a first page."""

    letter_date: Printed
    claim_number: Printed
    employee_name: Printed
    provider_name: Printed
    disputed_treatments: Printed
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class LetterTruth:
    """All that one letter says."""

    format: Format
    case_number: Printed
    date_assigned: Printed
    date_of_injury: Printed
    decision_date: Printed | None
    ur_denial_date: Printed | None
    application_received: Printed | None
    date_of_birth: Printed
    priority: Printed
    age: Printed
    sex: Printed
    reviewer_specialty: Printed
    reviewer_licensure: Printed
    outcome: Outcome
    issues: tuple[IssueTruth, ...]
    cover: CoverTruth | None
    running_lines: tuple[str, ...] = ()
    """Footers and page numbers that stand between the letter's own lines."""
