"""Text -> the same text without case and without what scans confuse, character for character."""

from __future__ import annotations

# "|" and "!" pass for an i, ";" for a colon. What is not ASCII becomes "?" and matches nothing.
_FOLD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZl1|!058;\n\v", b"abcdefghijkimnopqrstuvwxyziiiiosb:  ")


def fold(text: str) -> str:
    """`text` in small letters with l, 1, | as i, 0 as o, 5 as s and 8 as b; its length stays the same."""
    return text.encode("ascii", "replace").translate(_FOLD).decode("ascii")
