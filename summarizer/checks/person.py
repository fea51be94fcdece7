"""He is he, she is she: the sex that a claim tells is the one of the letter."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.letter.types import Sentence
from summarizer.lexicon import Token, tokenise, words

from ._look import look
from .types import ClaimInContext, Finding

NAME = "person"
_SEXES = {
    "male": words("he his him himself male man gentleman"),
    "female": words("she her hers herself female woman lady"),
}


def check(context: ClaimInContext) -> list[Finding]:
    """Where the reasons tell no sex, pronouns pass: nothing here contradicts them."""
    said = _sexes(look(context).claim.tokens)
    told = _told(context.evidence) or _told(context.scope)
    wrong = sorted(set(said) - told) if told else []
    return [
        Finding(NAME, said[sex], f'The sentences speak of a {next(iter(told))} person, not "{said[sex]}".')
        for sex in wrong
    ]


def _told(sentences: Iterable[Sentence]) -> set[str]:
    return {sex for sentence in sentences for sex in _sexes(tokenise(sentence.text))}


def _sexes(tokens: Iterable[Token]) -> dict[str, str]:
    """Each sex that is told, with its first word."""
    found: dict[str, str] = {}
    for token in tokens:
        for sex, own in _SEXES.items():
            if token.lower in own:
                found.setdefault(sex, token.text)
    return found
