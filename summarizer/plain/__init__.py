"""Claims and names of treatments in plainer words by reviewed tables: no model, and nothing said that the
letter does not say."""

from __future__ import annotations

from summarizer.schema.explanation import Language

from ._kept import keeps
from ._split import statements
from ._table import replace_words
from .everyday import everyday
from .names import names_guideline
from .spanish import spanish_name

__all__ = ["plain_name", "simplify"]

_MOST = 3
"""Sentences that one claim may become."""
_ENDS = (".", "!", "?")
_CLOSING = "\"”’')"


def simplify(text: str) -> tuple[str, ...]:
    """The text as one to three plain sentences, each with a capital and an end mark.

    Words are replaced by data/plain_words.toml, outside quotations and the names of drugs and
    guidelines; two full statements joined by "and" or "but" become two sentences. Where a number, a
    date, a side, a body part, a name, a "not" or a condition would come or go, the text stays as it is.
    """
    text = " ".join(text.split())
    plainer = replace_words(text, of_case=not names_guideline(text))
    if not keeps(text, plainer):
        plainer = text
    parts = tuple(sentence(part) for part in statements(plainer))
    return parts if len(parts) <= _MOST and keeps(plainer, " ".join(parts)) else (sentence(plainer),)


def plain_name(item: str, language: Language) -> str | None:
    """A requested treatment in everyday words of the language; None where no table knows all of it."""
    return spanish_name(item) if language == "es" else everyday(item)


def sentence(text: str) -> str:
    """The text with a capital at its start and one end mark, which may stand inside a closing quote."""
    text = text.strip().rstrip(",;:")
    text = text[:1].upper() + text[1:]
    return text if text.rstrip(_CLOSING).endswith(_ENDS) else f"{text}."
