"""What every format says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..cut import Cut
from ..titles import Titles
from ..types import CleanText, Format


class Layout(NamedTuple):
    """One format: its name, whether a text is in it, and how the text is cut.

    Both are given the text and the titles that the formats share.
    """

    name: Format
    matches: Callable[[CleanText, Titles], bool]
    cut: Callable[[CleanText, Titles], Cut]
