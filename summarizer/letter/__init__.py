"""File -> Letter: reading, cleaning with spans, sections, issue blocks and sentences."""

from __future__ import annotations

from pathlib import Path

from . import instructions
from .parsing import parse
from .readers import load, load_bytes
from .types import CleanText, Document, Format, IssueBlock, Letter, Passage, SectionName, Sentence, Span

__all__ = [
    "CleanText",
    "Document",
    "Format",
    "IssueBlock",
    "Letter",
    "Passage",
    "SectionName",
    "Sentence",
    "Span",
    "instructions",
    "load",
    "load_bytes",
    "parse",
    "read",
]


def read(source: str | Path) -> Letter:
    """The letter in the file `source` ("-" is standard input), cut into its parts.

    Raises UnreadableFile for a file that cannot be read, NotAnImrLetter for any other text.
    """
    return parse(load(source))
