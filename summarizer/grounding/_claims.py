"""A model's answer to single claims, one a sentence."""

from __future__ import annotations

import re

from summarizer.lexicon import words

_END = re.compile(r"[.!?][\"')\]]*(?=\s|$)")
_TITLES = words("dr mr mrs ms st vs e.g i.e eg ie approx sr jr ca u.s q.d p.r.n b.i.d t.i.d q.i.d")
# An abbreviation only where a number follows: "He said no." ends a sentence, "No. 4" does not.
_NUMBERED = words("no nos p pp pg ch sec vol fig")
# These may end a sentence, and do where a capital follows.
_EITHER = words("etc a.m p.m al dept inc ltd wk hr min max tab cap")


def split_claims(text: str) -> tuple[str, ...]:
    """The sentences of an answer, in order, each a claim; abbreviations and doses do not end one."""
    text = " ".join(text.split())
    claims, start = [], 0
    for match in _END.finditer(text):
        if _goes_on(text, match):
            continue
        claims.append(text[start : match.end()].strip())
        start = match.end()
    claims.append(text[start:].strip())
    return tuple(claim for claim in claims if claim)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    if text[match.start()] != ".":
        return False
    word = text[: match.start()].rsplit(" ", 1)[-1].lstrip("(\"'").lower()
    after = text[match.end() :].lstrip()
    if not after:
        return False
    if word in _NUMBERED:
        return after[0].isdigit()
    if word in _TITLES or (len(word) == 1 and word.isalpha()):
        return True
    return after[0].islower() or (word in _EITHER and not after[0].isupper())
