"""Who says it is kept: the guideline's rule, the records' fact, the doctor's, the insurer's."""

from __future__ import annotations

from summarizer.lexicon import GUIDELINE, Clause, Parsed, lemma, lemmas
from summarizer.lexicon.guidelines import families

from ._in_force import in_force
from ._look import Look, look
from .types import ClaimInContext, Finding

NAME = "attribution"


_SAYING = lemmas(
    """conclude opinion find hold say state report note write complain tell explain recommend feel believe
    think claim deny"""
)
_ACTING = lemmas("apply use cite rely modify deny refuse approve authorize certify base")
_SUBJECT = 8
_REVIEWER = lemmas("reviewer")
_DENYING = lemmas("administrator utilization denial")
_SPEAKERS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # name: (words in the claim, words of which the evidence must have one)
    "the doctor": (
        lemmas("doctor physician provider surgeon"),
        lemmas("doctor physician provider surgeon practitioner treater clinician specialist he she"),
    ),
    "the patient": (
        lemmas("patient worker claimant applicant employee"),
        lemmas("patient worker claimant applicant employee he she subjective complaint complain"),
    ),
    "the claims administrator": (
        lemmas("administrator insurer adjuster carrier utilization ur"),
        lemmas("administrator insurer adjuster carrier utilization ur"),
    ),
}


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    return [
        *_other_speaker(seen),
        *_named_speakers(seen, context),
        *_of_others(seen),
        *_named_guidelines(seen, context),
    ]


def _other_speaker(seen: Look) -> list[Finding]:
    """A rule told as this case's fact, or a fact told as the guideline's rule."""
    findings = []
    for clause, index in seen.content():
        if index in seen.named or index in seen.outcome or not seen.hits[index]:
            continue
        if seen.claim.tokens[index].lemma in _DENYING:
            continue  # who refused is asked below
        if not seen.compatible(clause, index):
            word = seen.claim.tokens[index].text
            who = "the guideline" if GUIDELINE in clause.speakers else "the records about this patient"
            other = "the records" if GUIDELINE in clause.speakers else "the guideline"
            findings.append(
                Finding(
                    NAME, word, f'Say that {other} say{"s" * (other == "the guideline")} "{word}", not {who}.'
                )
            )
    return findings


def _named_speakers(seen: Look, context: ClaimInContext) -> list[Finding]:
    findings = []
    evidence = {token.lemma for text in seen.evidence for token in text.tokens}
    if context.authorized:
        evidence |= _SPEAKERS["the claims administrator"][1]
    for clause in seen.claim.clauses:
        for name, (words, needed) in _SPEAKERS.items():
            said = (
                _speaks(seen.claim, clause, words)
                if name != "the claims administrator"
                else _names(seen.claim, clause, words)
            )
            if said and not evidence & needed:
                findings.append(
                    Finding(
                        NAME, said, f"The sentences do not say what {name} said or did. Leave {name} out."
                    )
                )
    return findings


def _of_others(seen: Look) -> list[Finding]:
    """What the claims administrator held or applied is told as its own, what a doctor wrote not as the
    reviewer's."""
    administrator, doctor = _SPEAKERS["the claims administrator"][0], _SPEAKERS["the doctor"][0]
    named = any(token.lemma in administrator for token in seen.claim.tokens)
    reviewer = any(_speaks(seen.claim, clause, _REVIEWER) for clause in seen.claim.clauses)
    others = (frozenset() if named else administrator) | (doctor if reviewer else frozenset())
    held = seen.held(index for _, index in seen.content() if index not in seen.named)
    best = [text for text, count in zip(seen.evidence, held, strict=True) if count and count == max(held)]
    if not best or not all(_speaks_first(text, others) for text in best):
        return []
    words = seen.claim.words(0, min(6, len(seen.claim.tokens)))
    message = "The sentences tell this of the claims administrator or a doctor. Say who said or did it."
    return [Finding(NAME, words, message)]


def _speaks_first(text: Parsed, words: frozenset[str]) -> bool:
    """Whether a sentence begins with one of the words as a speaker who says or does something."""
    for index, token in enumerate(text.tokens[:_SUBJECT]):
        if token.lemma in words:
            following = text.tokens[index + 1 : index + 5]
            return any(other.lemma in _SAYING | _ACTING for other in following)
    return False


def _speaks(claim: Parsed, clause: Clause, words: frozenset[str]) -> str:
    """The word of a speaker that is followed by a word of saying within three words."""
    for index in range(clause.start, clause.end):
        if claim.tokens[index].lemma in words:
            following = claim.tokens[index + 1 : min(index + 4, clause.end)]
            if any(token.lemma in _SAYING for token in following):
                return claim.tokens[index].text
    return ""


def _names(claim: Parsed, clause: Clause, words: frozenset[str]) -> str:
    return next((t.text for t in claim.tokens[clause.start : clause.end] if t.lemma in words), "")


def _named_guidelines(seen: Look, context: ClaimInContext) -> list[Finding]:
    """A guideline's name goes with the sentence that holds its rule."""
    named_by = in_force(context)
    if len(frozenset[str]().union(*named_by)) < 2:
        return []
    findings = []
    for clause in seen.claim.clauses:
        own = families(seen.claim.tokens[clause.start : clause.end])
        indices = [i for i in seen.claim.content(clause) if seen.hits[i] and not _is_name(seen.claim, i)]
        if not own or not indices:
            continue
        held = [
            sum(any(hit.sentence == number for hit in seen.compatible(clause, index)) for index in indices)
            for number in range(len(seen.evidence))
        ]
        carriers = [number for number, count in enumerate(held) if count == max(held) and count]
        if carriers and not any(own <= named_by[number] for number in carriers):
            name = ", ".join(sorted(own))
            message = f"Another guideline than {name} says this. Name the right one."
            findings.append(Finding(NAME, name, message))
    return findings


def _is_name(claim: Parsed, index: int) -> bool:
    return bool(families(claim.tokens[index : index + 1])) or claim.tokens[index].lemma == lemma("guideline")
