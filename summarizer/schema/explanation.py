"""Explanation: the page for the injured worker (`imr explain --json`)."""

from __future__ import annotations

from typing import Literal

from .facts import Result
from .summary import IssueResult, LetterRef, Provenance, Source, Status

Language = Literal["en", "es"]


class Term(Result):
    """A hard word as it is shown; `key` is the glossary's name for it."""

    key: str
    term: str
    meaning: str


class Reading(Result):
    """Reading measures of the issues' outcomes, notes and reasons.

    `grade` (US school years), `mean_sentence_words` and `hard_word_share` (0 to 1) measure the
    program's own words: each verbatim text of the letter, and each printed name of a treatment, drug,
    procedure or guideline, counts as one short word. `masked_share` (0 to 1) is how many of the words
    shown stood in such texts and names; `grade_unmasked` is the grade of all words as they are shown.
    `ease` (0 to 100, more is easier) is the Szigriszt-Pazos index of Spanish; None for English.
    """

    grade: float
    grade_unmasked: float
    mean_sentence_words: float
    hard_word_share: float
    masked_share: float
    ease: float | None = None


class Quoted(Result):
    """The letter's own words, in English, and the page they stand on."""

    quote: str
    page: int


class IssueExplanation(Result):
    """`outcome` is one sentence by code; `why` holds up to three sentences: verified claims in plainer words
    (`why_source` "model"), sentences by code ("code") with the letter's own words in `quoted`, or first the
    words of a person who corrected the summary ("person"), as they are. `treatment` is the short name of what
    was asked, `everyday` the same in everyday words of the page's language, None where no reviewed table
    knows all of it. `reading` measures `outcome` and `why` alone."""

    number: int
    request: str
    treatment: str
    everyday: str | None = None
    result: IssueResult
    outcome: str
    why: tuple[str, ...]
    why_source: Source | None = None
    quoted: tuple[Quoted, ...] = ()
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    status: Status
    reading: Reading


class Explanation(Result):
    """`about` says which letter this is, `glance` how many requests there are and how they ended, `notes`
    what in the letter as a whole does not agree."""

    schema_version: Literal[1] = 1
    letter: LetterRef
    language: Language
    about: tuple[str, ...]
    glance: tuple[str, ...]
    notes: tuple[str, ...]
    issues: tuple[IssueExplanation, ...]
    terms: tuple[Term, ...]
    next_steps: tuple[str, ...]
    text: str
    reading: Reading
    provenance: Provenance
