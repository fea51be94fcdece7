"""The fallback: where the model failed, the letter's own sentences stand in, marked as such."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.letter import Sentence
from summarizer.schema.summary import Claim, Digest

from . import argument
from .drafting import cite


def extract(sentences: Sequence[Sentence], *, refused: bool) -> Digest | None:
    """The deciding sentences, the rule, what was shown and what was missing, word for word and in the
    letter's order; None for a rationale without a sentence to quote."""
    told = argument.read(sentences, refused=refused)
    if not told.why:
        return None
    # One sentence is not told twice under two names, except for what decides.
    rule = None if set(told.criterion) & set(told.why) else _quote(told.criterion)
    return Digest(why=quote(*told.why), criterion=rule, finding=_quote(told.finding), gap=_quote(told.gap))


def quote(*sentences: Sentence) -> Claim:
    """Whole sentences as they stand in the letter: not even a "However" is dropped."""
    return Claim(text=" ".join(s.text for s in sentences), evidence=cite(sentences), source="letter")


def _quote(sentences: Sequence[Sentence]) -> Claim | None:
    return quote(*sentences) if sentences else None
