"""The formats of a letter, a module each: how it is told, and where its parts stand."""

from __future__ import annotations

from .recognition import recognise

__all__ = ["recognise"]
