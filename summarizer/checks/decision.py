"""What the claim says of the result is the issue's decision; what others decided is in the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.lexicon import GUIDELINE, Clause, Parsed, lemma, lemmas
from summarizer.schema.facts import Decision

from ._look import Look, is_result, look
from .types import ClaimInContext, Finding

NAME = "decision"


_FOR = lemmas("approve grant authorize certify necessary necessity")
_AGAINST = lemmas("deny refuse reject decline disapprove unnecessary")
_ADMINISTRATOR = lemmas("administrator insurer adjuster carrier utilization ur")
_EARLIER = lemmas("earlier previous previously already prior before")
_OTHERS = lemmas("just authorized reviewer review")
_DECIDING = lemmas("review reviewer decision determination utilization approval denial")
_NEED = lemmas("necessary necessity unnecessary")
_IF = frozenset(
    ("if", "when", "unless", "until", "whether", "should", "must", "may", "might", "could", "only", "would")
)
_WHOLE = frozenset(
    (
        "whole",
        "entire",
        "entirely",
        "none",
        "all",
        "any",
        "nothing",
        "everything",
        "full",
        "fully",
        "completely",
    )
)
_SUBJECT_OF_PATIENT = frozenset(("patient", "worker", "he", "she", "claimant", "applicant"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement of a result: `granted` as the claim puts it, by the words at `index`."""

    clause: Clause
    index: int
    granted: bool


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    findings = list(_confusing(seen, context.decision))
    for told in _results(seen.claim):
        word = seen.claim.tokens[told.index].text
        if _has(seen.claim, told.clause, _ADMINISTRATOR) or _is_earlier(seen.claim, told):
            if not _others_said(seen, told) and not (context.authorized and told.granted):
                message = f'The sentences do not say that others decided "{word}". Leave it out.'
                findings.append(Finding(NAME, word, message))
        elif context.decision is None:
            if not _evidence_says(seen, told):
                findings.append(Finding(NAME, word, "The letter gives no clear decision. Do not state one."))
        elif _of_patient(seen.claim, told):
            if not _evidence_says(seen, told):
                message = f'The sentences do not say "{word}" of the patient. Speak of the request.'
                findings.append(Finding(NAME, word, message))
        elif told.granted != (context.decision == "overturned"):
            right = "was not approved" if context.decision == "upheld" else "was approved"
            findings.append(Finding(NAME, word, f'"{word}" is the wrong result. The request {right}.'))
        elif context.authorized and not told.granted and _says_whole(seen.claim, told.clause):
            findings.append(
                Finding(NAME, word, "A part was authorized before. Do not say that everything was denied.")
            )
    return findings


def _results(claim: Parsed) -> Iterator[_Told]:
    for clause in claim.clauses:
        words = {token.lower for token in claim.tokens[clause.start : clause.end]}
        if GUIDELINE in clause.speakers and not words & {"request", "requested"}:
            continue
        if words & _IF:
            continue
        for mention in claim.mentions:
            if mention.end != mention.start + 1 or not clause.start <= mention.start < clause.end:
                continue
            word = claim.tokens[mention.start].lemma
            denied = mention.negated or mention.undocumented
            if not is_result(claim, clause, mention.start):
                continue
            if word in _FOR:
                yield _Told(clause, mention.start, not denied)
            elif word in _AGAINST:
                yield _Told(clause, mention.start, denied)


def _confusing(seen: Look, decision: Decision | None) -> Iterator[Finding]:
    """ "Upheld" and "overturned" speak of the denial, and readers take them for the request."""
    for index, token in enumerate(seen.claim.tokens):
        if token.lemma == lemma("upheld") or token.lower == "uphold":
            yield Finding(
                NAME, token.text, f'Do not write "{token.text}". Write "approved" or "not approved".'
            )
        if token.lemma == lemma("overturned"):
            denial = any(near.lemma == "deny" for near in seen.claim.tokens[max(0, index - 5) : index + 5])
            if not denial or decision != "overturned" or "not" in seen.claim.lemmas:
                yield Finding(
                    NAME, token.text, f'Do not write "{token.text}". Write "approved" or "not approved".'
                )


def _is_earlier(claim: Parsed, told: _Told) -> bool:
    """ "were already authorized", "by a prior reviewer": an earlier decision than this one."""
    before = claim.tokens[max(told.clause.start, told.index - 3) : told.index]
    if any(token.lemma in _EARLIER for token in before):
        return True
    clause = claim.tokens[told.clause.start : told.clause.end]
    return any(first.lemma in _EARLIER and second.lemma in _DECIDING for first, second in pairwise(clause))


def _of_patient(claim: Parsed, told: _Told) -> bool:
    """ "the patient was approved for surgery" may speak of another item than the one in dispute."""
    words = [token.lower for token in claim.tokens[told.clause.start : told.index]]
    return bool(_SUBJECT_OF_PATIENT & set(words)) and "request" not in words


def _has(text: Parsed, clause: Clause, words: frozenset[str]) -> bool:
    return any(token.lemma in words for token in text.tokens[clause.start : clause.end])


def _says_whole(claim: Parsed, clause: Clause) -> bool:
    return any(token.lower in _WHOLE for token in claim.tokens[clause.start : clause.end])


def _others_said(seen: Look, told: _Told) -> bool:
    """Whether a sentence about an earlier or another decision tells the same, in a verb of deciding."""
    return any(
        granted == told.granted
        for text in seen.evidence
        if any(token.lemma in _ADMINISTRATOR | _EARLIER | _OTHERS for token in text.tokens)
        for word, granted in _said(text)
        if word not in _NEED
    )


def _evidence_says(seen: Look, told: _Told) -> bool:
    """Whether a cited sentence tells a result of the same direction."""
    return any(granted == told.granted for text in seen.evidence for _, granted in _said(text))


def _said(text: Parsed) -> Iterator[tuple[str, bool]]:
    """Each word of a result in a text, and whether it is granted there."""
    for mention in text.mentions:
        word = text.tokens[mention.start].lemma
        denied = mention.negated or mention.undocumented
        if mention.end == mention.start + 1 and word in _FOR | _AGAINST:
            yield word, (word in _FOR) != denied
