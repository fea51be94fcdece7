"""Text -> typed mentions (ages, doses, quantities, body parts, sides, drugs, procedures) with places."""

from __future__ import annotations

from ._find import find_mentions
from ._types import Mention
from ._vocabulary import medical_words

__all__ = ["Mention", "find_mentions", "medical_words"]
