"""Whether a reworded text still says the same, as far as code can tell: nothing that a reader's case may
hang on has gone, and nothing has come in."""

from __future__ import annotations

import re
from collections import Counter

from summarizer.lexicon import parse, tokenise
from summarizer.lexicon.guidelines import families

from .names import drug_names

_NUMBER = re.compile(
    r"\d+(?:[.,/:-]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice)\b",
    re.IGNORECASE,
)
# Words of one row stand for each other; the count of each row must stay.
_WORDS = {
    "negation": r"not|not-medically|\w+n['’]t|cannot|no|none|nothing|never|neither|nor|without|"
    r"lack(?:s|ed|ing)?|absen(?:t|ce)|fail(?:s|ed|ing|ures?)?|unable|inability|insufficient(?:ly)?|inadequate(?:ly)?|ineffective(?:ly)?|"
    r"inconsistent|unclear|unlikely|unnecessary|unsuccessful(?:ly)?|unresponsive|unspecified|unwarranted|unsupported|"
    r"unremarkable|contraindicat\w+|non-?[a-z]{4,}|noninvasive|den(?:y|ies|ied|ial)|refus\w+|against",
    "if": r"if|provided that|in the event that|in the event of|in case of|in cases of",
    "unless": r"unless", "until": r"until", "when": r"when(?:ever)?", "whether": r"whether",
    "only": r"only|solely", "except": r"except(?:ion)?",
    "because": r"because|due to|secondary to|as a result of|owing to",
    "before": r"before|prior to|preoperative(?:ly)?|pre-op|pre-operative(?:ly)?|pre-surgery",
    "after": r"after|subsequent to|post-?operative(?:ly)?|post-?surgical(?:ly)?|status post|post-op|"
    r"post-surgery",
    "may": r"may", "might": r"might", "must": r"must", "should": r"should|contraindicat\w+",
    "would": r"would",
    "could": r"could", "can": r"can|is able to|are able to",
    "all": r"all", "any": r"any", "some": r"some", "each": r"each|every", "least": r"least|a minimum of",
    "most": r"most", "over": r"more than|greater than|in excess of", "under": r"less than|fewer than",
    "or": r"or|and/or", "up to": r"up to|a maximum of",
    "left": r"left", "right": r"right", "both": r"both|bilateral(?:ly)?",
    "severe": r"severe(?:ly)?", "mild": r"mild(?:ly)?", "moderate": r"moderate(?:ly)?",
}  # fmt: skip
_COUNTED = {
    name: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for name, words in _WORDS.items()
}
# Plain ways to say "conservative", "function" and "manual": they deny, allow and locate nothing.
_FIXED = re.compile(
    r"\b(?:care|treatments) without surgery\b|\bwhat (?:a person|the worker) can do\b|\bhands-on\b",
    re.IGNORECASE,
)


def keeps(before: str, after: str) -> bool:
    """Whether all numbers, sides, names, body parts, denials and conditions of one text are in the other."""
    return before == after or _kept(before) == _kept(after)


def _kept(text: str) -> tuple[object, ...]:
    bare = _FIXED.sub(" ", text)
    counts = {name: len(pattern.findall(bare)) for name, pattern in _COUNTED.items()}
    numbers = Counter(number.lower() for number in _NUMBER.findall(text))
    return counts, numbers, Counter(drug_names(text)), families(tokenise(text)), _parts(bare)


def keeps_item(before: str, after: str) -> bool:
    """Whether two names of a treatment agree in their figures, sides and drugs."""
    return _item(before) == _item(after)


def _item(text: str) -> tuple[object, ...]:
    sides = tuple(len(_COUNTED[side].findall(text)) for side in ("left", "right", "both"))
    return sides, Counter(re.findall(r"\d+", text)), Counter(drug_names(text))


def _parts(text: str) -> frozenset[str]:
    """The body parts that are named, each by the one name of the anatomy table; "spine" is no part of its
    own in "lumbar spine"."""
    mentions = [m for m in parse(text).mentions if any(key.startswith("=part ") for key in m.keys)]
    longest = [
        m for m in mentions
        if not any(o is not m and o.start <= m.start and m.end <= o.end for o in mentions)
    ]  # fmt: skip
    return frozenset(key for m in longest for key in m.keys if key.startswith("=part "))
