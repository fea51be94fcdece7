"""Conditions lost, bounds turned round, what may be told as what is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checks.types import ClaimInContext

from ._types import Material, Mutation, put, words

_RULE = re.compile(
    r"\b(?:guidelines?('s)?|MTUS|ODG|ACOEM|recommend\w*|allow\w*|support\w*|requires?|should|must|rule|criteri\w+|accepts?|"
    r"indicated|endorse\w*|backs?|advise\w*|considered|possible|can be|call for|calls for)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:,| -)? (?:but )?(?:only |except |and only |solely )?"
    r"\b(?:if|when|unless|until|once|provided(?: that)?|as long as|except|in cases"
    r"|where(?= (?:the|a|no) (?:patient|worker)| patients| there| someone)"
    r"|for (?:patients|people|those) who)\b"
    r"(?: [^,;.]+)+\.?$",
    re.IGNORECASE,
)
_AFTER_FAILURE = re.compile(r" only (?:after|when|if|for|in|as|once) [^;]+\.?$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:If|When|Unless|Until|Once|Where|For (?:patients|people|someone) who)\b[^,]{4,90}, ", re.IGNORECASE
)
_ONLY_IF = re.compile(r"\bonly (?=(?:if|when|after|once|where|as|for)\b)", re.IGNORECASE)
_MAY = words("may", "might", "can", "could", "possible", "sometimes", "option", "considered")
_SHORTEST = 4
_BOUNDS = {
    "at most": "at least", "up to": "at least", "no more than": "no fewer than", "as many as": "at least",
    "at least": "at most", "more than": "fewer than", "less than": "more than",
    "a minimum of": "a maximum of",
    "a maximum of": "a minimum of", "under": "over", "within": "beyond", "fewer than": "more than",
}  # fmt: skip
_BOUND = re.compile(
    rf"\b(?:{'|'.join(_BOUNDS)})(?= (?:\w+ ){{0,2}}(?:\d|two|three|four|five|six|eight|ten|half))", re.I
)
_MODALS = {
    "may be considered": "must be done", "might": "will", "may": "must", "could": "will", "can be": "must be",
    "suspected": "confirmed", "probably": "certainly", "likely": "certainly", "possible": "certain",
    "should be considered": "is mandatory", "is an option": "is required", "appears to": "is proven to",
    "appeared to": "was proven to", "seemed": "was proven", "apparently": "demonstrably",
    "reportedly": "certainly",
}  # fmt: skip
_MUST = ("must", "require", "mandat", "need", "will", "certain", "confirm", "prove", "definit")


def condition_dropped(m: Material) -> Iterator[ClaimInContext]:
    """A rule without its condition: what holds of some is told of all."""
    for pattern in (_BEHIND, _AFTER_FAILURE):
        if (match := pattern.search(m.text)) and _is_statement(m.text[: match.start()]):
            yield m.saying(f"{m.text[: match.start()].rstrip(' ,')}.")
    if (match := _BEFORE.match(m.text)) and _is_statement(m.text[match.end() :]):
        yield m.saying(m.text[match.end()].upper() + m.text[match.end() + 1 :])


def _is_statement(text: str) -> bool:
    """Whether it is a rule by itself. What may be done in a case may be done: that is still so."""
    return len(text.split()) >= _SHORTEST and bool(_RULE.search(text)) and not _MAY.search(text)


def only_dropped(m: Material) -> Iterator[ClaimInContext]:
    """ "Only if": what is needed is told as enough."""
    if _RULE.search(m.text):
        for match in _ONLY_IF.finditer(m.text):
            yield m.saying(put(m.text, *match.span(), ""))


def bound_turned(m: Material) -> Iterator[ClaimInContext]:
    for match in _BOUND.finditer(m.text):
        new = _BOUNDS[match.group().lower()]
        if not m.text[: match.start()].lower().endswith(("no ", "not ")):
            yield m.saying(put(m.text, *match.span(), new))


def possible_told_as_certain(m: Material) -> Iterator[ClaimInContext]:
    if m.tells(*_MUST):
        return
    for match in words(*_MODALS).finditer(m.text):
        if match.group() != "May" or match.start() == 0:
            after = m.text[match.end() : match.end() + 5].lower()
            if not after.startswith((" not", " or m")) and not m.text[: match.start()].endswith(" than "):
                yield m.saying(put(m.text, *match.span(), _MODALS[match.group().lower()]))


MUTATIONS = (
    Mutation("condition dropped", condition_dropped),
    Mutation("only if told as if", only_dropped),
    Mutation("bound turned round", bound_turned),
    Mutation("possible told as certain", possible_told_as_certain),
)
