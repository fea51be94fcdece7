"""Claim to sentences: which whole sentences of the letter carry what a claim says."""

from __future__ import annotations

from ._claims import split_claims
from ._ground import ground

__all__ = ["ground", "split_claims"]
