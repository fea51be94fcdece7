"""A model's answer to single claims, one a sentence."""

from __future__ import annotations

import re

from summarizer.lexicon import words

_END = re.compile(r"[.!?][\"')\]]*(?=\s|$)")
_ABBREVIATIONS = words(
    """dr mr mrs ms st no nos vs etc e.g i.e eg ie fig approx dept inc ltd jr sr p pp pg ch sec vol al ca
    u.s a.m p.m b.i.d t.i.d q.i.d p.r.n q.d wk hr min max tab cap"""
)


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
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return not (word in ("etc", "a.m", "p.m") and after[:1].isupper())
    return after[:1].islower()
