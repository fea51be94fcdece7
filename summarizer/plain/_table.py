"""The reviewed table of hard words (data/plain_words.toml), and its use on a text."""

from __future__ import annotations

import re
from functools import cache

from summarizer.data import plain_words

from .names import fixed_spans

_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_VOWEL = re.compile(r"[aeio]|u(?!s|ni)", re.IGNORECASE)
# Where a phrase of this kind ends: the next word is no noun that the phrase would only describe.
_ALONE = (
    r"(?=$|[^\w\s-]|\s+(?:and|or|but|with|without|was|were|is|are|has|have|had|for|from|in|at|on|to|as|that|"
    r"which|due|after|before|by|of|because|if|when|prior)\b|\s+[(#\d])"
)

Table = tuple[re.Pattern[str], dict[str, str]]


def replace_words(text: str, *, of_case: bool, of_names: bool = False) -> str:
    """The text with each phrase of the table in plain words, the longest first, in one pass.

    `of_case`: the text speaks of this worker alone. `of_names`: it is the name of a treatment.
    """
    pattern, plain = _table(of_case, of_names)
    fixed = list(fixed_spans(text))
    pieces: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        if any(start < stop and first < end for first, stop in fixed):
            continue
        words = plain[_key(match[0])]
        if match[0][0].isupper() and not of_names:
            words = words[:1].upper() + words[1:]
        pieces += [_agreeing(text[at:start], words), words]
        at = end
    return "".join([*pieces, text[at:]])


def _agreeing(before: str, words: str) -> str:
    """The text before a phrase, with the "a" or "an" that the new words need."""
    if (article := _ARTICLE.search(before)) is None:
        return before
    needed = "an" if _VOWEL.match(words) else "a"
    needed = needed.capitalize() if article[1][0].isupper() else needed
    return before[: article.start()] + needed + article[2]


@cache
def _table(of_case: bool, of_names: bool) -> Table:
    data = plain_words()
    groups = ["phrase", *(["case"] if of_case else []), *(["treatment"] if of_names else [])]
    plain: dict[str, str] = {}
    alone: set[str] = set()
    for row in (row for group in groups for row in data[group].items()):
        forms = {row[0]: row[1]["plain"], **row[1].get("forms", {})}
        plain |= forms
        if row[1].get("alone"):
            alone.update(forms)
    longest_first = sorted(plain, key=len, reverse=True)
    literals = (
        re.escape(form).replace(r"\ ", r"\s") + (_ALONE if form in alone else "") for form in longest_first
    )
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(literals)})(?![\w-])", re.IGNORECASE)
    person = "the worker" if of_case else "a person"
    return pattern, {_key(form): words.format(person=person) for form, words in plain.items()}


def _key(form: str) -> str:
    return re.sub(r"\s", " ", form).lower()
