"""Every number stands in the evidence with the same unit and in the same role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.lexicon import figures, lemma
from summarizer.lexicon.quantities import Figures, Quantity

from .types import ClaimInContext, Finding

NAME = "numbers"


def _lemmas(words: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in words.split())


_ROLES: dict[str, frozenset[str]] = {
    "asked": _lemmas("request requested ask asked exceed prescribe order seek sought"),
    "recommended": _lemmas(
        "recommend guideline guidelines mtus odg acoem allow support maximum limit warrant advise trial should"
    ),
    "authorized": _lemmas("authorized certify"),
    "had": _lemmas("completed had received attended underwent has previous prior already undergone"),
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words}
_REACH = 8
_Told = tuple[Quantity, str]


def check(context: ClaimInContext) -> list[Finding]:
    said = figures(context.claim)
    if not (said.quantities or said.scores or said.codes):
        return []
    evidence = [figures(sentence.text) for sentence in context.evidence]
    named = [(quantity, "asked") for quantity in figures(context.request).quantities]
    named += [(quantity, "authorized") for quantity in figures(context.authorized).quantities]
    told = [(quantity, _role(text, quantity)) for text in evidence for quantity in text.quantities]
    findings = []
    for quantity in said.quantities:
        role = _role(said, quantity)
        if fault := _fault(quantity, role, told, named):
            findings.append(Finding(NAME, quantity.text, fault))
    return findings + list(_other_figures(said, [*evidence, figures(context.request)]))


def _fault(quantity: Quantity, role: str, told: Sequence[_Told], named: Sequence[_Told]) -> str:
    """Why a quantity does not hold; "" when it does."""
    name = quantity.text
    everywhere = [*told, *named]
    same_number = [pair for pair in everywhere if _covers(quantity, pair[0])]
    if not same_number:
        return f"The number {name} is not in the sentences. Use only numbers from them."
    same_unit = [pair for pair in same_number if pair[0].unit == quantity.unit]
    if not same_unit:
        return f'The sentences have this number for something else than "{name}". Say what it counts there.'
    if quantity.per and not any(pair[0].per == quantity.per for pair in same_unit):
        return f'The sentences do not say "{name}". Keep the number and its period as they say it.'
    fitting = [pair for pair in same_unit if not role or not pair[1] or pair[1] == role]
    if not fitting:
        return f'In the sentences "{name}" is {_told_as(same_unit[0][1])}, not {_told_as(role)}.'
    if not any(_whole(quantity, pair[0]) for pair in fitting):
        return f'Keep the whole of what the sentences say about "{name}" (a range, "up to" or "at least").'
    return ""


def _covers(claim: Quantity, told: Quantity) -> bool:
    return {claim.low, claim.high} <= {told.low, told.high}


def _whole(claim: Quantity, told: Quantity) -> bool:
    """A range keeps both ends, or its upper end as "up to"; a cap stays a cap."""
    if (claim.low, claim.high) == (told.low, told.high):
        return claim.capped or not told.capped or claim.low != claim.high
    return claim.low == claim.high == told.high and claim.capped


def _role(text: Figures, quantity: Quantity) -> str:
    """The role that the nearest telling word gives: asked, recommended, authorized or had."""
    best, role = _REACH + 1, ""
    for step in range(1, _REACH + 1):
        for index in (quantity.at - step, quantity.at + step):
            if not 0 <= index < len(text.tokens) or step >= best:
                continue
            if _parted(text, quantity.at, index):
                continue
            if found := _ROLE_OF.get(text.tokens[index].lemma):
                # "12 visits exceed the 10 recommended": what exceeds was asked, what follows is the limit.
                if text.tokens[index].lemma == "exceed":
                    found = "asked" if index > quantity.at else "recommended"
                best, role = step, found
    return role


def _parted(text: Figures, first: int, second: int) -> bool:
    low, high = sorted((first, second))
    return any(token.lower in (".", ";", "but", "however", "than") for token in text.tokens[low + 1 : high])


def _told_as(role: str) -> str:
    return {
        "asked": "what was asked for",
        "recommended": "what the guideline recommends",
        "authorized": "what was authorized",
        "had": "what the patient already had",
    }.get(role, "something else")


def _other_figures(said: Figures, evidence: Sequence[Figures]) -> Iterator[Finding]:
    scores = {value for text in evidence for value, _ in text.scores}
    for value, written in said.scores:
        if value not in scores:
            yield Finding(NAME, written, f"The score {written} is not in the sentences.")
    codes = {code for text in evidence for code in text.codes}
    for code in said.codes:
        if code not in codes:
            yield Finding(NAME, code, f"The code {code} is not in the sentences.")
