"""What the claim says of the result is the issue's decision; what others decided is in the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.lexicon import GUIDELINE, Clause, Parsed, lemmas, parse

from ._look import KEPT, UNDONE, Look, is_result, look
from .types import ClaimInContext, Finding

NAME = "decision"


_FOR = lemmas("approve grant authorize certify necessary necessity")
_AGAINST = lemmas("deny refuse reject decline disapprove unnecessary")
_ADMINISTRATOR = lemmas("administrator insurer adjuster carrier utilization ur")
_EARLIER = lemmas("earlier previous previously already prior before")
_STAYING = frozenset(("stay", "stays", "stayed", "remain", "remains", "remained", "still"))
_OTHERS = lemmas("just authorized reviewer review")
_DECIDING = lemmas("review reviewer decision determination utilization approval denial")
_NEED = lemmas("necessary necessity unnecessary")
_REQUEST = lemmas("request requested treatment")
_DENIAL = lemmas("denial deny refusal refuse decision determination noncertification for")
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
        "anyone",
        "ever",
        "nobody",
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
    findings = []
    for told in _results(seen.claim):
        word = seen.claim.tokens[told.index].text
        if _is_turned_round(seen.claim, told):
            message = f'It is the denial that is "{word}", not the request. Say which of the two.'
            findings.append(Finding(NAME, word, message))
        elif _has(seen.claim, told.clause, _ADMINISTRATOR) or _is_earlier(seen.claim, told):
            if not _others_said(seen, told) and not (context.authorized and told.granted):
                message = f'The sentences do not say that others decided "{word}". Leave it out.'
                findings.append(Finding(NAME, word, message))
        elif told.granted and _stays(seen.claim, told.index):
            if not any(_stays(text, at) for text in seen.evidence for at in range(len(text.tokens))):
                message = f'The sentences do not say that this stays "{word}". Leave it out.'
                findings.append(Finding(NAME, word, message))
        elif context.decision is None:
            if not _evidence_says(seen, told):
                findings.append(Finding(NAME, word, "The letter gives no clear decision. Do not state one."))
        elif _of_patient(seen.claim, told):
            if not _evidence_says(seen, told):
                message = f'The sentences do not say "{word}" of the patient. Speak of the request.'
                findings.append(Finding(NAME, word, message))
        elif _names_authorized(seen.claim, told) and context.authorized and _evidence_says(seen, told):
            continue
        elif told.granted != (context.decision == "overturned"):
            right = "was not approved" if context.decision == "upheld" else "was approved"
            findings.append(Finding(NAME, word, f'"{word}" is the wrong result. The request {right}.'))
        elif context.authorized and not told.granted and _says_whole(seen.claim, told.clause):
            findings.append(
                Finding(NAME, word, "A part was authorized before. Do not say that everything was denied.")
            )
    return findings


def tells_result(text: str) -> bool:
    """Whether a claim says that something was approved or not."""
    return any(True for _ in _results(parse(text)))


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
            if word in _FOR | UNDONE:
                yield _Told(clause, mention.start, not denied)
            elif word in _AGAINST | KEPT:
                yield _Told(clause, mention.start, denied)


def _names_authorized(claim: Parsed, told: _Told) -> bool:
    """ "The authorized month of rental" says which month, and no result."""
    before = claim.tokens[told.index - 1].lower if told.index else ""
    return claim.tokens[told.index].lower == "authorized" and before in ("the", "an", "this", "that")


def _is_turned_round(claim: Parsed, told: _Told) -> bool:
    """ "The request was overturned": readers take it for the opposite."""
    before = {token.lemma for token in claim.tokens[told.clause.start : told.index]}
    return (
        claim.tokens[told.index].lemma in KEPT | UNDONE and bool(before & _REQUEST) and not before & _DENIAL
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


def _stays(text: Parsed, index: int) -> bool:
    """ "this stays authorized" """
    before = {token.lower for token in text.tokens[max(0, index - 2) : index]}
    return text.tokens[index].lemma in _FOR and not _STAYING.isdisjoint(before)


def _has(text: Parsed, clause: Clause, words: frozenset[str]) -> bool:
    return any(token.lemma in words for token in text.tokens[clause.start : clause.end])


def _says_whole(claim: Parsed, clause: Clause) -> bool:
    words = [token.lower for token in claim.tokens[clause.start : clause.end]]
    return not _WHOLE.isdisjoint(words) or ("no", "part") in pairwise(words)


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
