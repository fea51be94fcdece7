"""The response types that a model fills, and the result types that users get."""

from __future__ import annotations

from .correction import Correction
from .explanation import Explanation
from .facts import LetterFacts, Result
from .sheet import Sheet
from .summary import LetterSummary
from .verdict import Verdict

RESULTS: dict[str, type[Result]] = {
    "facts": LetterFacts,
    "summary": LetterSummary,
    "explanation": Explanation,
    "sheet": Sheet,
    "verdict": Verdict,
    "correction": Correction,
}
"""Results by the name that `imr schema` knows them under."""

__all__ = ["RESULTS", "Correction", "Explanation", "LetterFacts", "LetterSummary", "Sheet", "Verdict"]
