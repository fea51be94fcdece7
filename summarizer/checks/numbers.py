"""Every number stands in the evidence with the same unit and in the same role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.lexicon import figures, lemmas, words
from summarizer.lexicon.quantities import Figures, Quantity

from ._look import look
from .types import ClaimInContext, Finding

NAME = "numbers"
_ROLES: dict[str, frozenset[str]] = {
    "asked": lemmas("request requested ask asked exceed prescribe order seek sought"),
    "recommended": lemmas(
        "recommend guideline mtus odg acoem allow support maximum limit warrant advise trial should"
    ),
    "authorized": lemmas("authorized certify"),
    "had": lemmas("completed had received attended underwent has previous prior already undergone"),
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words}
_REACH = 10
_PARTING = words(". ; but however than consistent within beyond above fits because so since match matches")
_OVER = words("over above beyond more exceeding exceeds exceed past")
_UNDER = words("under below less fewer within")
_NAMED = -1
_NO_UNIT = ("", *lemmas("too more many few"))
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Told:
    """A quantity of the evidence, its role, and the sentence it stands in (_NAMED: the request)."""

    quantity: Quantity
    role: str
    sentence: int
    bound: int = 0


def check(context: ClaimInContext) -> list[Finding]:
    said = figures(context.claim)
    if not (said.quantities or said.scores or said.codes):
        return []
    evidence = [figures(sentence.text) for sentence in context.evidence]
    told = [_Told(quantity, "asked", _NAMED) for quantity in figures(context.request).quantities]
    told += [_Told(quantity, "authorized", _NAMED) for quantity in figures(context.authorized).quantities]
    told += [
        _Told(quantity, _role(text, quantity), number, _bound(text, quantity))
        for number, text in enumerate(evidence)
        for quantity in text.quantities
    ]
    near = _near(context)
    findings = []
    for quantity in said.quantities:
        role = _role(said, quantity)
        if fault := _fault(quantity, role, _bound(said, quantity), told, near):
            findings.append(Finding(NAME, quantity.text, fault))
    return findings + list(_other_figures(said, [*evidence, figures(context.request)]))


def _fault(quantity: Quantity, role: str, bound: int, told: Sequence[_Told], near: frozenset[int]) -> str:
    """Why a quantity does not hold; "" when it does."""
    name = quantity.text
    same_number = [other for other in told if _covers(quantity, other.quantity)]
    if not same_number:
        return f"The number {name} is not in the sentences. Use only numbers from them."
    # A bare number ("four may be too few") counts what the statement is about.
    same_unit = [other for other in same_number if other.quantity.unit in {quantity.unit, *_NO_UNIT}]
    if not same_unit:
        return f'The sentences have this number for something else than "{name}". Say what it counts there.'
    if quantity.per and not any(other.quantity.per == quantity.per for other in same_unit):
        return f'The sentences do not say "{name}". Keep the number and its period as they say it.'
    fitting = [other for other in same_unit if not role or not other.role or other.role == role]
    if not fitting:
        return f'In the sentences "{name}" is {_told_as(same_unit[0].role)}, not {_told_as(role)}.'
    if not any(other.sentence in near for other in fitting):
        return f'The sentences say "{name}" of something else. Say it as they do.'
    if all(bound * other.bound < 0 for other in fitting):
        return f'The sentences give the other bound of "{name}" (over or under). Check it.'
    if not any(_whole(quantity, other.quantity) for other in fitting):
        return f'Keep the whole of what the sentences say about "{name}" (a range, "up to" or "at least").'
    return ""


def _near(context: ClaimInContext) -> frozenset[int]:
    """The sentences that hold at least half as many of the claim's words as the best of them."""
    seen = look(context)
    counts = seen.held(index for _, index in seen.content() if index not in seen.named)
    best = max(counts, default=0)
    return frozenset(number for number, count in enumerate(counts) if count >= _HALF * best) | {_NAMED}


def _bound(text: Figures, quantity: Quantity) -> int:
    """1 where "over" or the like stands before a number, -1 where "under" does, else 0."""
    before = {token.lower for token in text.tokens[max(0, quantity.at - 2) : quantity.at]}
    return bool(before & _OVER) - bool(before & _UNDER)


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
    return any(token.lower in _PARTING for token in text.tokens[low + 1 : high])


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
