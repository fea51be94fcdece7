"""A short name for what was asked, from the heading's own words."""

from __future__ import annotations

import re

from summarizer.letter import instructions
from summarizer.schema.facts import IssueFacts

_LEAD = re.compile(
    r"^\s*(?:retrospective(?:ly)?(?:\s+request)?(?:\s+for)?|(?:outpatient\s+)?associated\s+surgical\s+"
    r"(?:service|procedure)s?|associated\s+service|request\s+for)\b\s*[:\-]?\s*",
    re.IGNORECASE,
)
_COUNT = r"(?:\d+|one|two|three|four|five|six|eight|ten|twelve)"
_FREQUENCY = re.compile(
    rf",?\s*\b{_COUNT}(?:\s*(?:-|to)\s*{_COUNT})?\s*(?:x|times)\s*(?:(?:a|per)\s*)?week(?:ly)?"
    rf"(?:\s*,?\s*(?:for|times|x)\s*{_COUNT}\s*weeks?)?(?:\s*\(\s*{_COUNT}(?:\s*(?:sessions|visits))?\s*\))?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"""\s*(?:
        [(\[]?\s*\b(?:DOS|date\ of\ service|QTY|(?:unknown\ )?quantity)\b.*
      | ,?\s*\#\s*\d.*
      | ,?\s*with\s+(?:\d+|one|two|three)\s+refills?.*
    )$""",
    re.IGNORECASE | re.VERBOSE,
)


def short_name(issue: IssueFacts) -> str:
    """The item that was decided, without quantities and service dates; never empty.

    For a partial authorization of form A that is the remaining part.
    """
    printed = issue.remaining.value or issue.original_request.value or issue.request.value or ""
    printed = instructions.spared(printed) or printed
    name = _LEAD.sub("", printed)
    shorter = _TAIL.sub("", _FREQUENCY.sub("", name)).strip(" ,;:.-")
    return shorter or name.strip() or printed
