"""Explanation: the page for the injured worker (`imr explain --json`)."""

from __future__ import annotations

from typing import Literal

from .facts import Result
from .summary import IssueResult, LetterRef, Provenance, Status

Language = Literal["en", "es"]


class Term(Result):
    term: str
    meaning: str


class Reading(Result):
    """Reading measures of the issues' outcomes and reasons: US school grade, words, share of 0 to 1."""

    grade: float
    mean_sentence_words: float
    hard_word_share: float


class IssueExplanation(Result):
    """`outcome` is one sentence by code; `why` holds up to three verified sentences; `treatment` is
    the short name of what was asked."""

    number: int
    request: str
    treatment: str
    result: IssueResult
    outcome: str
    why: tuple[str, ...]
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    status: Status


class Explanation(Result):
    """`about` says which letter this is, `notes` what in the letter as a whole does not agree."""

    schema_version: Literal[1] = 1
    letter: LetterRef
    language: Language
    about: tuple[str, ...]
    notes: tuple[str, ...]
    issues: tuple[IssueExplanation, ...]
    terms: tuple[Term, ...]
    next_steps: tuple[str, ...]
    text: str
    reading: Reading
    provenance: Provenance
