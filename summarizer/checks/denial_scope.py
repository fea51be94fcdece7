"""A denial keeps what limits it: "no detailed findings" does not carry "no findings".

Under a denial, leaving out a word that narrows says more than the letter does; of a list ("no fever,
rash or swelling") each member may be told alone. Which words narrow is a closed list: any other word
that is left out passes, and that is a known blind spot.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.lexicon import Parsed, lemmas, words

from ._look import Look, look
from .types import ClaimInContext, Finding

NAME = "denial_scope"
_DENIERS = words("no not n't without lack lacks lacked lacking absence never insufficient")
_SEPARATORS = words("or and nor")
_RESTRICTING = words(
    "suggesting indicating suggestive consistent detailing demonstrating showing describing sufficient"
)
_NARROWING = lemmas(
    """detailed objective subjective quantifiable quantified measurable measured functional significant severe
    recent current clear specific formal complete full sufficient adequate compelling extenuating
    exceptional special additional further new progressive acute chronic supervised ongoing continued
    unequivocal definite willing willingness intent intention plan planned consider consideration
    standing repeat updated legible long permanent sustained lasting"""
)
_GOVERNING = lemmas("willing willingness intent intention plan consider consideration")
"""These narrow all that follows, a list too: "no plan of an injection or a brace"."""
_REACH = 40
"""Tokens that a denial reaches at most: longer ones are several statements."""


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    findings = []
    for number, evidence in enumerate(seen.evidence):
        told = _told(seen, number)
        denied = _denied(seen, number)
        for start, end in _denials(evidence):
            reached = [place for place in range(start, end) if place in denied]
            if not reached:
                continue
            left_out = list(_left_out(seen.claim, evidence, start, reached[-1], told))
            following = evidence.tokens[reached[-1] + 1].lower if reached[-1] + 1 < end else ""
            cut = end < len(evidence.tokens) and evidence.tokens[end].lower in _DENIERS
            if following in _RESTRICTING and not cut and not told & set(range(reached[-1] + 1, end)):
                left_out.append(reached[-1] + 1)
            if left_out:
                word = evidence.tokens[left_out[0]].text
                message = f'Write "{word}" too: the letter says "no" or "not" only about that.'
                findings.append(Finding(NAME, word, message))
    return findings


def _denials(evidence: Parsed) -> Iterator[tuple[int, int]]:
    """What each denial of a sentence reaches: to the next one, the end of the sentence or a turn."""
    tokens = evidence.tokens
    for index, token in enumerate(tokens):
        if token.lower not in _DENIERS:
            continue
        end = index + 1
        while end < min(len(tokens), index + _REACH) and not (
            tokens[end].lower in (";", ".", "but", "however") or tokens[end].lower in _DENIERS
        ):
            end += 1
        yield index + 1, end


def _told(seen: Look, number: int) -> set[int]:
    """The tokens of one evidence sentence that the claim takes over."""
    return {
        place
        for hits in seen.hits.values()
        for hit in hits
        if hit.sentence == number
        for place in range(hit.mention.start, hit.mention.end)
    }


def _denied(seen: Look, number: int) -> set[int]:
    """Those of them that the claim denies, too."""
    return {
        place
        for hits in seen.hits.values()
        for hit in hits
        if hit.sentence == number and (hit.own.negated or hit.own.undocumented)
        for place in range(hit.mention.start, hit.mention.end)
    }


def _left_out(claim: Parsed, evidence: Parsed, start: int, last: int, told: set[int]) -> Iterator[int]:
    """Narrowing words before `last` that the claim leaves out and that no list sets apart."""
    tokens, said = evidence.tokens, claim.lemmas
    for place in range(start, last):
        token = tokens[place]
        if place in told or token.lemma in said or token.lemma not in _NARROWING:
            continue
        if tokens[place - 1].lower == "in":
            continue  # "in addition", "in full" narrow nothing
        onwards = range(place + 1, min((p for p in told if p > place), default=last) + 1)
        listed = any(tokens[p].lower in _SEPARATORS or tokens[p].lower == "," for p in onwards)
        if token.lemma in _GOVERNING or not listed:
            yield place
