"""A rule of our own telling is told whole: every kind of limit that its sentence has, and most of its words.

A rule cut short is another rule: "not needed until care was tried" is no "not needed". Readers found most
rules wrong that were told in half of their sentence's words, unless a condition was kept.
Others' claims are held to `rule_limits`, which asks for one limit of several.
"""

from __future__ import annotations

import re

from .rule_limits import states_a_rule
from .types import ClaimInContext, Finding

NAME = "whole_rule"
_SHARE = 0.6
_CONDITION = re.compile(r"\b(?:only|if|when|after|until|unless|once|except)\b", re.IGNORECASE)
_NAMES_A_RULE = re.compile(r"\b(?:guidelines?|MTUS|ODG|ACOEM)\b", re.IGNORECASE)
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
    short = len(context.claim.split()) < _SHARE * len(told.split())
    if short and _NAMES_A_RULE.search(context.claim) and not _CONDITION.search(context.claim):
        return [Finding(NAME, context.claim[:60], "The rule is cut short. Say the whole of it, or none.")]
    return []
