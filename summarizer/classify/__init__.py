"""What an issue is about and what decided it: a kind and a reason, each of a closed set."""

from __future__ import annotations

from .asking import choose_category, choose_reason
from .category import category_of
from .issue import Classified, classify
from .reason import Reason, reason_of

__all__ = [
    "Classified",
    "Reason",
    "category_of",
    "choose_category",
    "choose_reason",
    "classify",
    "reason_of",
]
