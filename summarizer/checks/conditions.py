"""Conditions, limits and possibility: only, unless, at most, at least, may, must, all.

A cue of the claim needs one of its kind in the evidence; a cue that stands before a word in the
evidence is not lost when the claim takes that word over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.lexicon import GUIDELINE, Clause, Parsed, lemma, lemmas, words

from ._cues import Cue, cues, has, spelled
from ._look import Hit, Look, look
from .types import ClaimInContext, Finding

NAME = "conditions"
_GUIDELINE = lemma("guideline")
_RULING = lemmas("recommend support allow indicated appropriate advise approve necessary")
_CONDITIONAL = words("if when after unless until only once before prior with who without where")
_STEPPED_OVER = words("be a an the also help been")


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    said = _without_questions(spelled(seen.claim.tokens))
    told = [spelled(text.tokens) for text in (*seen.evidence, seen.request)]
    findings = []
    for cue in cues("conditions"):
        used = next((run for run in cue.said if has(said, run)), "")
        if used and not _present(told, cue.needed):
            message = f'The sentences do not say "{used}" or the like. Leave "{used}" out.'
            findings.append(Finding(NAME, used, message))
        elif not used and _present(told, cue.kept) and not _present([said], cue.kept_by):
            findings += _lost(seen, cue)
    return findings + list(_unconditional(seen))


def _without_questions(said: Sequence[str]) -> tuple[str, ...]:
    """ "how many visits" asks for a number and gives none."""
    return tuple(
        word
        for index, word in enumerate(said)
        if word not in ("many", "much") or said[index - 1 : index] != ("how",)
    )


def _unconditional(seen: Look) -> Iterator[Finding]:
    """ "recommends X when Y has failed" does not carry "recommends X"."""
    if any(token.lower in _CONDITIONAL for token in seen.claim.tokens):
        return
    for clause, index in seen.content():
        token = seen.claim.tokens[index]
        if (
            clause.speakers != {GUIDELINE}
            or token.lemma not in _RULING
            or not _asserts(seen.claim, clause, index)
        ):
            continue
        hits = seen.closest(clause, index, seen.compatible(clause, index))
        if hits and all(_has_condition(seen, hit) for hit in hits):
            message = "Write the condition too: the guideline says so only if, when or after something."
            yield Finding(NAME, token.text, message)


def _has_condition(seen: Look, hit: Hit) -> bool:
    """Whether a condition follows the clause of a hit, in its sentence."""
    clauses = seen.texts[hit.sentence].clauses
    return any(clause.hypothetical for clause in clauses[hit.clause + 1 : hit.clause + 2])


def _present(texts: Sequence[Sequence[str]], runs: Sequence[str]) -> bool:
    return any(has(text, run) for text in texts for run in runs)


def _lost(seen: Look, cue: Cue) -> Iterator[Finding]:
    """The cue stands right before a word that the claim takes over without it."""
    for clause, index in seen.content():
        if index in seen.outcome or index in seen.named or not _asserts(seen.claim, clause, index):
            continue
        if seen.claim.tokens[index].lemma == _GUIDELINE:
            continue
        hits = seen.closest(clause, index, seen.compatible(clause, index))
        if hits and all(_lies_on(seen, clause, hit, cue) for hit in hits):
            word = seen.claim.tokens[index].text
            yield Finding(NAME, word, f'The sentences say "{cue.name}" about "{word}". Keep "{cue.name}".')
            return


def _lies_on(seen: Look, clause: Clause, hit: Hit, cue: Cue) -> bool:
    if _stands_before(seen, hit.sentence, hit.mention.start, cue):
        return True
    if not cue.in_rule or clause.speakers != {GUIDELINE}:
        return False
    there, text = seen.clause_of(hit), seen.texts[hit.sentence]
    return any(has(spelled(text.tokens[there.start : there.end]), run) for run in cue.kept)


def _stands_before(seen: Look, sentence: int, start: int, cue: Cue) -> bool:
    before = spelled(seen.evidence[sentence].tokens[max(0, start - 3) : start])
    joined = " ".join(word for word in before if word not in _STEPPED_OVER)
    return any(joined.endswith(run) for run in cue.kept)


def _asserts(claim: Parsed, clause: Clause, index: int) -> bool:
    """A word under "not shown" asserts nothing that a lost "may" could strengthen."""
    return not any(mention.undocumented or mention.negated for mention in claim.covering(index))
