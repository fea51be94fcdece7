"""What the evidence denies stays denied; what it only calls undocumented is neither fact nor its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.lexicon import DOC_NOUNS, DOC_VERBS, Clause, Parsed, lemmas, words

from ._look import Hit, Look, look, names_guideline
from .types import ClaimInContext, Finding

NAME = "negation"
_ENOUGH = 2
_QUESTIONS = words("how why what whether number")
_TELLING = DOC_VERBS | DOC_NOUNS | lemmas("clear")
_LEFT_OPEN = words(
    "not no nor neither never unclear unknown silent without lack lacking fails failed nothing unsaid"
)
_LACK = re.compile(r"\b(?:lack|absence) of\b|\black(?:s|ed|ing)\b", re.IGNORECASE)
_UNDOCUMENTED = re.compile(
    r"\b(?:lack of|no|absence of|insufficient|without)\s+(?:\w+\s+){0,2}"
    r"(?:documentation|documented|evidence|records?|mention|indication|rationale|explanation|proof)\b",
    re.IGNORECASE,
)
_STACKED = re.compile(
    r"\b(?:not|n't|no|never)(?: \w+)? (?:an? |the )?(?:lack|no|without|absence)\b", re.IGNORECASE
)


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    findings = _stacked(context.claim)
    for clause in seen.claim.clauses:
        denies = _denies(seen.claim, clause)
        before = len(findings)
        settled = any(index in seen.outcome for index in seen.claim.content(clause))
        for index in seen.claim.content(clause):
            hits = seen.compatible(clause, index) or seen.hits[index]
            if index in seen.named or index in seen.outcome or not hits or names_guideline(seen.claim, index):
                continue
            if not _holds(seen, clause, index, hits):
                findings.append(_finding(seen, index, hits))
            closest = seen.closest(clause, index, hits + seen.heard(clause, seen.around[index]))
            settled = settled or _settles(closest, denies=denies)
        if not settled and len(findings) == before:
            findings += _whole_clause(seen, clause, denies=denies)
    return [*findings, *_answered(seen), *_only_undocumented(context)]


def _only_undocumented(context: ClaimInContext) -> list[Finding]:
    """ "A lack of documentation of deficits" is no "lack of deficits"."""
    match = _LACK.search(context.claim)
    if match is None or _UNDOCUMENTED.search(context.claim):
        return []
    if not all(_UNDOCUMENTED.search(sentence.text) for sentence in context.evidence):
        return []
    message = "The sentences say only that this is not documented. Say it that way."
    return [Finding(NAME, match.group(), message)]


def _answered(seen: Look) -> list[Finding]:
    """ "The notes say how long" does not come from "the notes do not say for how long"."""
    told = {answer for text in seen.evidence for answer in _answers(text)}
    wrong = bool(told) and any(answer not in told for answer in _answers(seen.claim))
    message = "Check whether the sentences answer this question or leave it open."
    return [Finding(NAME, seen.claim.words(0, len(seen.claim.tokens)), message)] if wrong else []


def _answers(text: Parsed) -> Iterator[bool]:
    """For each clause that speaks of a question, whether it is said to be answered."""
    for clause in text.clauses:
        tokens = text.tokens[clause.start : clause.end]
        if any(t.lower in _QUESTIONS for t in tokens) and any(t.lemma in _TELLING for t in tokens):
            yield not any(t.lower in _LEFT_OPEN for t in tokens)


def _stacked(claim: str) -> list[Finding]:
    match = _STACKED.search(claim)
    message = 'Do not stack two denials such as "not a lack of". Say it plainly.'
    return [Finding(NAME, match.group(), message)] if match else []


def _settles(hits: tuple[Hit, ...], *, denies: bool) -> bool:
    """Whether a word tells if the statement is denied: what a denied predicate is about does not."""
    return any(
        hit.own.agrees(hit.mention, flipped=hit.flipped)
        and not (hit.own.neutral or hit.mention.neutral)
        and denies == (hit.own.negated or hit.own.undocumented)
        for hit in hits
    )


def _holds(seen: Look, clause: Clause, index: int, hits: tuple[Hit, ...]) -> bool:
    """Whether the statement closest to the claim's agrees: among the cited sentences, and also among
    all of the issue, so that a sentence cannot be cited for what another one denies."""
    if not _agrees(seen.closest(clause, index, hits)):
        return False
    around = seen.heard(clause, seen.around[index])
    return not around or _agrees(seen.closest(clause, index, hits + around))


def _agrees(hits: tuple[Hit, ...]) -> bool:
    return any(hit.own.agrees(hit.mention, flipped=hit.flipped) for hit in hits)


def _finding(seen: Look, index: int, hits: tuple[Hit, ...]) -> Finding:
    word = seen.claim.tokens[index].text
    own = next(mention for mention in seen.claim.covering(index) if mention.end == mention.start + 1)
    undocumented = any(hit.mention.undocumented for hit in hits)
    if undocumented and not own.undocumented:
        message = f'Begin with "The records do not show": the letter says that of "{word}".'
    elif own.negated or own.undocumented:
        message = f'Leave out the "no" or "not" before "{word}": the letter does not deny it.'
    else:
        message = f'Write "no" or "not" about "{word}", as the letter does.'
    return Finding(NAME, word, message)


def _whole_clause(seen: Look, clause: Clause, *, denies: bool) -> list[Finding]:
    """A statement that none of its own words settles ("the request was not for a brace", "the
    criteria are met") is denied or not as the closest statement of the issue is."""
    near = _nearest(seen, clause)
    if not near or any(_denies(text, other) == denies for text, other in near):
        return []
    words = seen.claim.words(clause.start, clause.end)
    return [Finding(NAME, words, f'Check "{words}": the sentences say the opposite.')]


def _nearest(seen: Look, clause: Clause) -> list[tuple[Parsed, Clause]]:
    """The clauses of the issue that share most of the claim's words, at least two."""
    said = seen.claim.lemmas_of(clause)
    shared = [
        (len(said & text.lemmas_of(other)), text, other) for text in seen.texts for other in text.clauses
    ]
    best = max((count for count, _, _ in shared), default=0)
    return [(text, other) for count, text, other in shared if count == best and best >= _ENOUGH]


def _denies(text: Parsed, clause: Clause) -> bool:
    return any(
        mention.negated or mention.undocumented
        for mention in text.mentions
        if clause.start <= mention.start < clause.end
    )
