"""The verb `explain`: from a verified summary to a page for the injured worker, in English or Spanish."""

from __future__ import annotations

from .page import explain, supported

__all__ = ["explain", "supported"]
