"""Drafts: what a model fills. Few, flat fields; short answers to short questions."""

from __future__ import annotations

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
