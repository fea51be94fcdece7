"""Any summary of a letter, judged against the letter: whoever or whatever wrote it."""

from __future__ import annotations

from .given import GivenClaim, read_claims
from .untold import untold
from .verify import MAX_EVIDENCE, verify

__all__ = ["MAX_EVIDENCE", "GivenClaim", "read_claims", "untold", "verify"]
