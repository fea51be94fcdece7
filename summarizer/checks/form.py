"""One complete sentence of 4 to 30 words in the model's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.lexicon import Token, lemma, tokenise, words

from .types import ClaimInContext, Finding

NAME = "form"
_LONGEST, _SHORTEST = 30, 4
_WORD = re.compile(r"[A-Za-z0-9][\w'/.-]*")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_DANGLING = words("a an the of and or but as which who because if when than this these his her their into")
_VERB_LEMMAS = words(
    """be have do show recommend require need say state indicate support approve deny meet exceed fail note
    document find ask allow try help improve provide give report can may might must should will would
    could lack make include contain mention receive complete remain suggest advise justify warrant
    qualify suffer benefit apply take use work cover depend explain describe specify limit refer fit
    feel want look walk sleep hurt cause prove treat plan think believe list name come go become stay
    lead end start begin follow match conflict differ exist happen reveal confirm change reserve
    consider see call agree permit reduce relieve worsen tell write put hold keep want live move fall
    bring occur drive attend"""
)
_AFTER_VERB = words("a an the that no any his her their within more less up to only")
_VERBS = frozenset(lemma(word) for word in _VERB_LEMMAS)


def check(context: ClaimInContext) -> list[Finding]:
    text = context.claim.strip()
    found = _WORD.findall(text)
    if len(found) > _LONGEST:
        return [
            Finding(
                NAME,
                text[:40],
                f"The sentence has {len(found)} words. Tell only its main point, in at most 25 words.",
            )
        ]
    if len(found) < _SHORTEST:
        return [Finding(NAME, text, "The answer is too short. Write one full sentence.")]
    message = _fault(text, found)
    return [Finding(NAME, found[-1], message)] if message else []


def _fault(text: str, found: list[str]) -> str:
    if "\n" in text:
        return "Write one sentence on one line."
    if not (text[0].isupper() or text[0].isdigit() or (text[0] in "\"'(" and text[1:2].isupper())):
        return "Begin the sentence with a capital letter."
    if text.rstrip("\"')")[-1:] not in (".", "!", "?"):
        return "End the sentence with a full stop, and finish it."
    if found[-1].rstrip(".").lower() in _DANGLING:
        return "The sentence is cut off. Finish it."
    if (
        any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS.items())
        or text.count('"') % 2
    ):
        return "Close every bracket and quotation mark."
    tokens = tokenise(text)
    if not any(_is_verb(token.lemma, token.lower) for token in tokens) and not _has_s_verb(tokens):
        return "Write a full sentence with a verb."
    return ""


def _has_s_verb(tokens: Sequence[Token]) -> bool:
    """ "suspects a hernia": a word in -s that an object or a preposition follows."""
    return any(
        first.lower.endswith("s") and second.lower in _AFTER_VERB for first, second in pairwise(tokens[1:])
    )


def _is_verb(base: str, lower: str) -> bool:
    return base in _VERBS or (lower.endswith("ed") and len(lower) > 4)
