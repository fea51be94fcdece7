"""A drug that the claim names is named in the cited sentences or the request, by brand or generic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.lexicon import Token, load_table, tokenise

from ._look import look
from .types import ClaimInContext, Finding

NAME = "drugs"


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    told = set(_named(seen.request.tokens))
    for text in seen.evidence:
        told.update(_named(text.tokens))
    carried = told.union(*(_ingredients(name) for name in told))
    missing = dict.fromkeys(name for name in _named(seen.claim.tokens) if not _carried(name, told, carried))
    return [
        Finding(NAME, name, f"The drug {name} is not in the sentences. Name only drugs that they name.")
        for name in missing
    ]


def _carried(name: str, told: set[str], carried: set[str]) -> bool:
    """Itself; a generic for its brand; a plain brand for its generic; a combination for all its parts."""
    table = _names()
    if name in told:
        return True
    if name in table.generics:
        return name in carried
    if name in table.combinations:
        return table.combinations[name] <= carried
    return name in table.plain_brands and table.plain_brands[name] in carried


class _Names:
    """The drug table, turned round for look-up by name."""

    def __init__(self) -> None:
        table = load_table("drugs.toml")
        self.generics: dict[str, str] = {}
        self.plain_brands: dict[str, str] = {}
        self.forms: dict[str, str] = {}
        for generic, entry in table["generic"].items():
            self.generics[generic] = generic
            self.plain_brands.update(
                dict.fromkeys((*entry.get("brands", ()), *entry.get("also", ())), generic)
            )
            self.forms.update(dict.fromkeys(entry.get("forms", ()), generic))
        self.combinations = {brand: frozenset(generics) for brand, generics in table["combination"].items()}
        every = (*self.generics, *self.plain_brands, *self.forms, *self.combinations)
        self.by_words = {tuple(token.lower for token in tokenise(name)): name for name in every}


@cache
def _names() -> _Names:
    return _Names()


def _named(tokens: Sequence[Token]) -> Iterator[str]:
    by_words = _names().by_words
    lowers = tuple(token.lower for token in tokens)
    for start in range(len(lowers)):
        for size in (2, 1):
            if (name := by_words.get(lowers[start : start + size])) is not None:
                yield name
                break


def _ingredients(name: str) -> frozenset[str]:
    table = _names()
    if name in table.combinations:
        return table.combinations[name]
    generic = table.plain_brands.get(name) or table.forms.get(name) or name
    return frozenset((generic,))
