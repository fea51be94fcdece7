"""Text to tokens: one spelling for quotes, dashes and contractions, hyphens opened, prefixes joined."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ._lemma import lemma

Kind = Literal["word", "number", "mark"]

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufffe", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u00ae\u2122\u00a9", None),
        "\u00a0": " ",
    }
)
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"\b(?:can't|cannot)\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"n't\b", " not"),
        (r"'s?\b", " "),
        # The oldest letters print these glued, and a lost "not" would turn the meaning round.
        (r"\bnot-?(?=medically\b|necessary\b|recommended\b)", "not "),
        (r"\bx-?ray", "xray"),
        (r"\bt\.?e\.?n\.?s\b\.?(?= unit| therapy)", "tens"),
        (r"\b(non|re|post|pre|anti|co|un|multi|intra|inter|sub)-(?=[a-z])", r"\1"),
        (r"\bnon (?=[a-z]+(?:al|ed|ive|ic)\b)", "non"),
        # A first-line drug is another thing than a second-line one, so the ordinal stays with it.
        (r"\b(first|second|third)[ -]line\b", r"\1line"),
        (r"%", " percent "),
    )
)
_TOKEN = re.compile(
    r"[a-z]+\d[a-z0-9]*|[a-z]+|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\sa-z\d]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Token:
    """`text` as in the normalised text; `lemma` is a stem for a word, the text itself otherwise."""

    text: str
    lower: str
    lemma: str
    kind: Kind


_FOR = Token("for", "for", "for", "word")


def normalise(text: str) -> str:
    """One spelling of the same text: NFKC, plain quotes and dashes, no invisible characters."""
    text = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; a hyphen between words parts them and is no token."""
    tokens = []
    for match in _TOKEN.finditer(normalise(text)):
        piece = match.group()
        if piece[0].isalpha():
            tokens.append(Token(piece, piece.lower(), lemma(piece.lower()), "word"))
        elif piece[0].isdecimal():
            tokens.append(Token(piece, piece, piece.replace(",", ""), "number"))
        elif piece != "-" or _between_numbers(match):
            tokens.append(Token(piece, piece, piece, "mark"))
    return tuple(_told(tokens, index) for index in range(len(tokens)))


def _told(tokens: list[Token], index: int) -> Token:
    """ "The MRI is indicated" says that it is needed; "the records indicated" only that they say so."""
    token = tokens[index]
    if token.lower != "indicated" or tokens[index + 1 : index + 2] == [_FOR]:
        return token
    if any(before.lemma == "be" for before in tokens[max(0, index - 3) : index]):
        return token
    return token if len(tokens) == 1 else replace(token, lemma=lemma("indicate"))


def _between_numbers(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :].lstrip()
    return bool(before) and before[-1].isdigit() and bool(after) and after[0].isdigit()
