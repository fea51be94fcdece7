"""What a person says of what a summary told: read from a file, applied to the summary that is shown.

The facts of a summary stay what the letter prints; only the fields of its issues and its overview change.
"""

from __future__ import annotations

from ._apply import Applied, apply
from ._file import ENDINGS, extended, parse
from ._told import open_rows

__all__ = ["ENDINGS", "Applied", "apply", "extended", "open_rows", "parse"]
