"""Seeded whole letters in every format, their truth known by construction; for tests and measurements."""

from __future__ import annotations

from .compare import Difference, compare, compare_decisions
from .generate import Generated, generate
from .noise import CLEAN, OCR, Noise
from .truth import LetterTruth
from .variants import FORMATS, TABLE, Variant

__all__ = [
    "CLEAN",
    "FORMATS",
    "OCR",
    "TABLE",
    "Difference",
    "Generated",
    "LetterTruth",
    "Noise",
    "Variant",
    "compare",
    "compare_decisions",
    "generate",
]
