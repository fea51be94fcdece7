"""What identifies someone is replaced before a letter's words go to a model, and put back in the answer."""

from __future__ import annotations

from .model import RedactingModel

__all__ = ["RedactingModel"]
