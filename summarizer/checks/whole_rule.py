"""A rule of our own telling keeps every kind of limit that its sentence has.

A rule cut short is another rule: "not needed until care was tried" is no "not needed". Others' claims are
held to `rule_limits`, which asks for one limit of several.
"""

from __future__ import annotations

import re

from .rule_limits import states_a_rule
from .types import ClaimInContext, Finding

NAME = "whole_rule"
_LIMITS = {
    "exception": r"except|unless|other than|apart from|outside|absent|in the absence",
    "time": r"until|after|following|once|before|prior to|fail\w*|has not|have not|did not",
    "condition": r"if|when|where|in cases|provided|who|with|during",
    "only": r"only|solely|reserve\w*|limited to",
}
_SAID = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _LIMITS.items()}
_STRICT = {
    "exception": re.compile(r"\b(?:except|unless|in the absence)\b", re.IGNORECASE),
    "time": re.compile(r"\b(?:until|after|following|once|prior to)\b", re.IGNORECASE),
    "condition": re.compile(r"\bif\b", re.IGNORECASE),
    "only": re.compile(r"\b(?:only|solely|reserved|limited to)\b", re.IGNORECASE),
}
"""What makes the evidence limited; a claim may say it in more ways (_SAID)."""


def check(context: ClaimInContext) -> list[Finding]:
    if not states_a_rule(context.claim):
        return []
    told = " ".join(sentence.text for sentence in context.evidence)
    for name, limit in _STRICT.items():
        if (found := limit.search(told)) and not _SAID[name].search(context.claim):
            message = f'The rule has a limit ("{found.group()}"). Say the whole rule, with it.'
            return [Finding(NAME, context.claim[:60], message)]
    return []
