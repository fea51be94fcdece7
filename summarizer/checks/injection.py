"""Text that instructs a machine, or is no prose at all, is no reason, even where a letter holds it."""

from __future__ import annotations

import re
import unicodedata

from summarizer.letter import instructions

from .types import ClaimInContext, Finding

NAME = "injection"
# A claim must be plain prose: what a letter may hold without a meaning for machines is none here.
_NO_PROSE = re.compile(
    r"""\b(?:new|following|these)\s+instructions?\b
    | ^\s*(?:please\s+)?(?:respond|reply|answer|output|print|return|say|write)\b
    | \byou\s+(?:are|must|should|will)\b
    | <\s*/?\s*[a-z!|] | \*\*|__ | ^\s*\#{1,6}\s | ^\s*[-*]\s
    | ^\s*(?:system|user|assistant|human)\s*:
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]{1,60}\.(?:com|org|net|gov|edu|io)\b", re.IGNORECASE)


def check(context: ClaimInContext) -> list[Finding]:
    claim = context.claim
    findings = []
    if orders := instructions.find(claim):
        findings.append(_finding(claim[slice(*orders[0])]))
    elif match := _NO_PROSE.search(claim):
        findings.append(_finding(match.group().strip()))
    evidence = " ".join(sentence.text for sentence in context.evidence)
    if (match := _URL.search(claim)) and match.group() not in evidence:
        findings.append(_finding(match.group()))
    if hidden := next((character for character in claim if _is_hidden(character)), ""):
        findings.append(_finding(f"U+{ord(hidden):04X}"))
    return findings


def _finding(words: str) -> Finding:
    return Finding(
        NAME,
        words,
        "Write only why the reviewer decided so, in plain words, with no commands, links or markup.",
    )


def _is_hidden(character: str) -> bool:
    """Zero-width and control characters, and letters of scripts that pass for Latin ones."""
    if unicodedata.category(character) in ("Cf", "Cc", "Co", "Cs"):
        return True
    return character.isalpha() and not unicodedata.name(character, "").startswith(
        ("LATIN", "GREEK SMALL LETTER MU", "MICRO")
    )
