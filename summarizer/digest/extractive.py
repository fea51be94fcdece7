"""The fallback: where the model failed, the letter's own sentences stand in, marked as such."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.letter import Sentence
from summarizer.schema.summary import Claim, Digest

from . import key_sentences
from .drafting import cite


def extract(sentences: Sequence[Sentence], *, refused: bool) -> Digest | None:
    """The deciding sentence and the rule, word for word; None for an empty rationale."""
    key = key_sentences.find(sentences, refused=refused)
    if key.why is None:
        return None
    return Digest(why=quote(key.why), criterion=quote(key.criterion) if key.criterion else None)


def quote(sentence: Sentence) -> Claim:
    return Claim(text=sentence.text, evidence=cite([sentence]), source="letter")
