"""Drafts: what a model fills. Few, flat fields; short answers to short questions."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Draft(BaseModel):
    model_config = ConfigDict(extra="forbid")


class IssueDraft(Draft):
    """The rule that the reviewer applied, what the records showed, what they lacked; each may be empty.

    `approved` is the model's own reading of the decision: it is compared, never shown.
    """

    rule: str
    shown: str
    missing: str
    approved: bool


class OverviewDraft(Draft):
    overview: str


class LetterIssueDraft(Draft):
    """One item as a model reads it from the whole letter; texts may be empty where the letter is silent."""

    request: str
    decision: Literal["upheld", "overturned"]
    authorized: str
    guideline: str
    why: str


class LetterDraft(Draft):
    """A whole letter as a model reads it: dates as printed, texts empty where the letter does not say."""

    case_number: str
    date_of_injury: str
    ur_denial_date: str
    application_received: str
    age: str
    sex: str
    reviewer_specialty: str
    issues: list[LetterIssueDraft]
