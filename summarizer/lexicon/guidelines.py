"""The names of guidelines and laws, by family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ._tokens import Token, tokenise

_NAMES: dict[str, tuple[str, ...]] = {
    "MTUS": ("mtus", "medical treatment utilization schedule"),
    "ODG": ("odg", "official disability guidelines", "official disability guideline"),
    "ACOEM": ("acoem", "american college of occupational and environmental medicine"),
    "Labor Code": ("labor code",),
    "AMA": ("ama", "american medical association"),
    "FDA": ("fda", "food and drug administration"),
    "CDC": ("cdc", "centers for disease control"),
    "Medicare": ("medicare",),
    "Cochrane": ("cochrane",),
    "AAOS": ("aaos", "american academy of orthopaedic surgeons", "american academy of orthopedic surgeons"),
    "Cigna": ("cigna",),
    "Aetna": ("aetna",),
    "Blue Cross": ("blue cross", "anthem"),
    "Washington State": ("washington state",),
    "Colorado": ("colorado",),
    "CCR": ("ccr", "code of regulations"),
    "PubMed": ("pubmed",),
    "UpToDate": ("uptodate",),
    "Medscape": ("medscape", "emedicine"),
    "California": ("california",),
    "Chronic Pain Guidelines": (
        "chronic pain guidelines",
        "chronic pain medical treatment guidelines",
        "chronic pain treatment guidelines",
    ),
    "Opioid Guidelines": ("opioid treatment guidelines", "opioids treatment guidelines"),
    "Acupuncture Guidelines": (
        "acupuncture medical treatment guidelines",
        "acupuncture treatment guidelines",
        "acupuncture guidelines",
    ),
    "Postsurgical Guidelines": (
        "postsurgical treatment guidelines",
        "post surgical treatment guidelines",
        "postsurgical guidelines",
    ),
}
_BY_LEMMAS = {
    tuple(token.lemma for token in tokenise(name)): family
    for family, names in _NAMES.items()
    for name in names
}
_LONGEST = max(map(len, _BY_LEMMAS))
_NAME = "name "


def mark_names(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with the words of a chapter's name apart from the same words in running text:
    "Chronic Pain Guidelines" says of nobody that the pain is chronic."""
    marked = list(tokens)
    lemmas = [token.lemma for token in tokens]
    for start in range(len(tokens)):
        for size in range(min(_LONGEST, len(tokens) - start), 1, -1):
            if tuple(lemmas[start : start + size]) in _BY_LEMMAS:
                for index in range(start, start + size - 1):
                    marked[index] = replace(tokens[index], lemma=_NAME + tokens[index].lemma)
                break
    return tuple(marked)


def families(tokens: Sequence[Token]) -> frozenset[str]:
    """The families of guidelines that are named."""
    lemmas = [token.lemma.removeprefix(_NAME) for token in tokens if token.kind == "word"]
    return frozenset(
        _BY_LEMMAS[run]
        for start in range(len(lemmas))
        for size in range(1, _LONGEST + 1)
        if (run := tuple(lemmas[start : start + size])) in _BY_LEMMAS
    )
