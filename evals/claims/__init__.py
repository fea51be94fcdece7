"""Claims by people who have not seen the checks: true ones and subtly broken ones, with their letters.

`claims.jsonl` holds a claim a line; its sealed third is for the final figures only (SEALED).
"""

from __future__ import annotations

from .load import CLAIMS, Part, Written, load
from .seal import SEALED, is_sealed, seal

__all__ = ["CLAIMS", "SEALED", "Part", "Written", "is_sealed", "load", "seal"]
