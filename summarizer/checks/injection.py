"""Text that instructs a machine, or is no prose at all, is no reason, even where a letter holds it."""

from __future__ import annotations

import re
import unicodedata

from .types import ClaimInContext, Finding

NAME = "injection"
_PATTERNS = re.compile(
    r"""\b(?:ignore|disregard|forget|override|bypass)\s+(?:(?:all|any|the|your|these)\s+){0,3}
        (?:previous|prior|above|earlier|preceding|system|instructions?|prompts?|rules|everything)\b
    | \bas\s+an?\s+(?:ai|language\s+model|assistant|chatbot|llm)\b
    | \b(?:language\s+model|chatgpt|openai|qwen|jailbreak|(?:system|developer)\s+(?:prompt|message))\b
    | \b(?:new|following|these)\s+instructions?\b
    | \b(?:you\s+(?:are|must|should|will)\s+(?:now|answer|reply|respond|output|say|write|act|pretend))\b
    | ^\s*(?:please\s+)?(?:respond|reply|answer|output|print|return|say|write)\b
    | \b(?:respond|reply|answer|output)\s+(?:only|with|in\s+json)\b
    | \b(?:ignora|ignore|olvida)\s+(?:todas?\s+)?(?:las?\s+|los?\s+)?(?:instrucciones|anteriores|reglas)
    | \bresponda?\s+(?:que|con)\b | \binstrucciones\b
    | <\s*/?\s*[a-z!|] | \[/?inst\] | \{\{|\}\}|\{% | <\|
    | ``` | \*\*|__ | ^\s*\#{1,6}\s | ^\s*[-*]\s
    | ^\s*(?:system|user|assistant|human)\s*:
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]{1,60}\.(?:com|org|net|gov|edu|io)\b", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")


def check(context: ClaimInContext) -> list[Finding]:
    claim = context.claim
    findings = []
    if match := _PATTERNS.search(unicodedata.normalize("NFKC", claim)):
        findings.append(_finding(match.group().strip()))
    evidence = " ".join(sentence.text for sentence in context.evidence)
    if (match := _URL.search(claim)) and match.group() not in evidence:
        findings.append(_finding(match.group()))
    if (match := _BASE64.search(claim)) and _is_coded(match.group()):
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


def _is_coded(run: str) -> bool:
    """Base64 mixes cases and figures as no long word or pair of words does."""
    return any(map(str.isdigit, run)) and any(map(str.isupper, run)) and any(map(str.islower, run))


def _is_hidden(character: str) -> bool:
    """Zero-width and control characters, and letters of scripts that pass for Latin ones."""
    if unicodedata.category(character) in ("Cf", "Cc", "Co", "Cs"):
        return True
    return character.isalpha() and not unicodedata.name(character, "").startswith(
        ("LATIN", "GREEK SMALL LETTER MU", "MICRO")
    )
