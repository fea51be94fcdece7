"""A rule keeps its limits: what a guideline allows "only", "until", "if" or "may" is told with them.

Looked for in the whole cited sentence: a rule cut short is another rule, and a criterion that is
left out harms less than one that is told too broadly. A claim that keeps one limit of several
passes: that is a known blind spot.
"""

from __future__ import annotations

import re

from .types import ClaimInContext, Finding

NAME = "rule_limits"
_LIMIT = re.compile(
    r"\b(?:may|might|can|could|options?|consider(?:ed|ation)?"
    r"|only|until|unless|except|reserved?|reserves|limited to|restricted to|short[- ]term|less than"
    r"|no more than|at most|up to|maximum|not exceed"
    r"|if|when|where|once|after|before|prior to|following|who|in the absence|provided|failure|failed"
    r"|outside|apart from|other than|beyond|again|as an?|most"
    r"|(?:first|second)(?:ly)?(?:[- ](?:line|choice|treatment|step))?|initial(?:ly)?)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"\brequest(?:ed)?\b", re.IGNORECASE)
_STATES_A_RULE = re.compile(
    r"\b(?:guidelines?|MTUS|ODG|ACOEM|criteria)\b.{0,80}\b(?:recommend|support|stat|indicat|say|not|allow|limit|advis|"
    r"suggest|requir|call|reserv|describ|list)\w*|\b(?:is|are)\s+(?:not\s+)?(?:recommended|indicated|supported)\b",
    re.IGNORECASE,
)


def states_a_rule(text: str) -> bool:
    """Whether a claim tells what a guideline says."""
    return bool(_STATES_A_RULE.search(text)) and not _REQUEST.search(text)


def check(context: ClaimInContext) -> list[Finding]:
    if _REQUEST.search(context.claim):
        return []  # what is said of the request is no rule
    told = " ".join(sentence.text for sentence in context.evidence)
    limit = _LIMIT.search(told)
    if limit is None or _LIMIT.search(context.claim) or not _STATES_A_RULE.search(context.claim):
        return []
    message = f'Write "{limit.group()}" too: the rule says so only with that limit.'
    return [Finding(NAME, context.claim[:60], message)]
