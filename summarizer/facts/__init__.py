"""Letter -> LetterFacts: what patterns read from the letter, each value with its place."""

from __future__ import annotations

from .extract import extract

__all__ = ["extract"]
