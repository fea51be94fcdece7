"""Any summary of a letter, judged against the letter: whoever or whatever wrote it."""

from __future__ import annotations

from .given import GivenClaim, read_claims
from .verify import verify

__all__ = ["GivenClaim", "read_claims", "verify"]
