"""A run: letters put to a model under a plan, every answer kept, resumable, nothing asked twice."""

from __future__ import annotations

from .manifest import Manifest, Options
from .run import Asked, carry_out
from .store import LetterRun, Run, open_run

__all__ = ["Asked", "LetterRun", "Manifest", "Options", "Run", "carry_out", "open_run"]
