"""The letters of 2014: no header, and a sentence that says what the reviewer is certified in."""

from __future__ import annotations

from . import labelled
from .layout import Layout

# A letter with labelled issues that does not show the form of 2016.
LAYOUT = Layout("2014", labelled.matches, labelled.cut)
