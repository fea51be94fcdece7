"""What was decided and what was judged, turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from summarizer.checks.types import ClaimInContext

from ._types import Material, Mutation, denied, joined, put, words

_DECISIONS = {
    "not medically necessary": "medically necessary",
    "medically unnecessary": "medically necessary",
    "medically necessary": "not medically necessary",
    "not approved": "approved",
    "not granted": "granted",
    "not authorized": "authorized",
    "not certified": "certified",
    "approved": "denied",
    "granted": "refused",
    "authorized": "refused",
    "agreed to": "refused",
    "certified": "rejected",
    "denied": "approved",
    "refused": "approved",
    "rejected": "approved",
    "turned down": "approved",
    "denying": "approving",
    "approving": "denying",
    "upheld": "overturned",
    "overturned": "upheld",
}
_VERDICTS = {
    "not recommended": "recommended",
    "not supported": "supported",
    "not indicated": "indicated",
    "not warranted": "warranted",
    "not justified": "justified",
    "not met": "met",
    "not advised": "advised",
    "does not recommend": "recommends",
    "do not recommend": "recommend",
    "does not support": "supports",
    "recommended": "not recommended",
    "advised": "not advised",
    "recommends": "advises against",
    "supported": "not supported",
    "supports": "speaks against",
    "backs": "rejects",
    "endorses": "rejects",
    "discourages": "recommends",
    "allows": "forbids",
    "accepts": "rejects",
    "justified": "not justified",
    "warranted": "not warranted",
    "appropriate": "inappropriate",
    "met": "not met",
    "satisfied": "not satisfied",
}
_FINDINGS = {
    "improved": "got worse",
    "improvement": "worsening",
    "worse": "better",
    "better": "worse",
    "increased": "reduced",
    "reduced": "increased",
    "normal": "abnormal",
    "abnormal": "normal",
    "positive": "negative",
    "negative": "positive",
    "severe": "mild",
    "mild": "severe",
    "acute": "chronic",
    "chronic": "acute",
    "effective": "ineffective",
    "helpful": "harmful",
    "constant": "rare",
    "unchanged": "much changed",
    "short-term": "long-term",
    "long-term": "short-term",
    "stable": "unstable",
    "more": "less",
}
_APPROVED = (
    "so the request was approved",
    "and the reviewer approved the request",
    "which is why the denial was overturned",
    "so the request is medically necessary",
    "and the refusal of the treatment was set aside",
)
_REFUSED = (
    "so the request was not approved",
    "and the reviewer denied the request",
    "which is why the denial was upheld",
    "so the request is not medically necessary",
    "and the refusal of the treatment stands",
)
_NOTHING = (
    "and nothing of the request was ever authorized",
    "and the whole request was refused",
    "so no part of the treatment was approved",
    "and the claims administrator had refused all of it",
)
_NOTHING_ALONE = (
    "Nothing was authorized.",
    "The whole request was refused.",
    "No part of the request was approved by anyone.",
    "The claims administrator denied the request in full.",
)
_GUIDELINE_NAME = re.compile(r" (?:pain )?(?:medical )?(?:treatment )?guidelines?\b", re.IGNORECASE)


def decision_turned(m: Material) -> Iterator[ClaimInContext]:
    return _turned(m, _DECISIONS)


def verdict_turned(m: Material) -> Iterator[ClaimInContext]:
    return _turned(m, _VERDICTS)


def finding_turned(m: Material) -> Iterator[ClaimInContext]:
    for broken in _turned(m, _FINDINGS):
        if broken.claim.lower() != m.text.lower():
            yield broken


def _turned(m: Material, opposites: Mapping[str, str]) -> Iterator[ClaimInContext]:
    end = 0
    for match in words(*opposites).finditer(m.text):
        new = opposites[match.group().lower()]
        skip = (
            match.start() < end
            or denied(m.text, match.start())
            or _GUIDELINE_NAME.match(m.text, match.end())
            or (match.group().lower() == "more" and " than " not in m.text[match.end() :])
            # Where the evidence has both words, each may be told of something else.
            or (opposites is _FINDINGS and m.tells(re.escape(new)))
        )
        end = match.end()
        if not skip:
            yield m.saying(put(m.text, *match.span(), new))


def wrong_result(m: Material) -> Iterator[ClaimInContext]:
    """The claim with the opposite of the review's result behind it."""
    if m.context.decision is not None:
        for clause in _APPROVED if m.context.decision == "upheld" else _REFUSED:
            yield m.saying(joined(m.text, clause))


def full_denial(m: Material) -> Iterator[ClaimInContext]:
    """Where a part had been authorized: that nothing was, alone or behind the claim."""
    if m.context.authorized:
        for clause in _NOTHING:
            yield m.saying(joined(m.text, clause))
        for claim in _NOTHING_ALONE:
            yield m.saying(claim)


MUTATIONS = (
    Mutation("decision flipped", decision_turned, hard=True),
    Mutation("opposite result told", wrong_result, hard=True),
    Mutation("verdict's polarity", verdict_turned, hard=True),
    Mutation("finding turned round", finding_turned),
    Mutation("full denial told of a part", full_denial, hard=True, most=4),
)
