"""What a check looks at and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from summarizer.letter.types import Sentence
from summarizer.schema.facts import Decision


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a claim does not hold. `words` are the claim's own words at fault; `message` says, in
    words a model or a person can act on, what to change. Neither quotes the letter."""

    check: str
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class ClaimInContext:
    """One claim, the sentences that are cited for it, and what it is about.

    `evidence`: the cited sentences. `request`: the issue's heading without the decision word
    (its words and numbers may be used to name what was asked), "" for the case summary.
    `authorized`: what the claims administrator had authorized, or "". `scope`: every sentence of
    the same issue (or of the case summary). `prompt_texts`: instructions, examples and schema
    that the model saw, for the leak check; empty when no model wrote the claim. `skip`: checks that are not
    run, by name: what each is worth is measured without it.
    """

    claim: str
    evidence: tuple[Sentence, ...]
    request: str = ""
    authorized: str = ""
    decision: Decision | None = None
    scope: tuple[Sentence, ...] = field(default=())
    prompt_texts: tuple[str, ...] = ()
    skip: frozenset[str] = frozenset()


Check = Callable[[ClaimInContext], list[Finding]]
