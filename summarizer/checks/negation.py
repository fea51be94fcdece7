"""What the evidence denies stays denied; what it only calls undocumented is neither fact nor its opposite."""

from __future__ import annotations

from summarizer.lexicon import DOC_NOUNS, DOC_VERBS, Clause, Mention

from ._look import Hit, Look, agree, look
from .types import ClaimInContext, Finding

NAME = "negation"


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    findings = []
    for clause, index in seen.content():
        if index in seen.named or index in seen.outcome:
            continue
        hits = seen.compatible(clause, index) or seen.hits[index]
        if hits and not _holds(seen, clause, index, hits):
            findings.append(_finding(seen, index, hits))
    return findings + _bare_showing(seen)


def _holds(seen: Look, clause: Clause, index: int, hits: tuple[Hit, ...]) -> bool:
    covering = seen.claim.covering(index)
    return any(
        agree(own, Hit(hit.sentence, hit.clause, hit.mention, flipped))
        for hit in seen.closest(clause, index, hits)
        for own in covering
        for flipped in own.flips(hit.mention)
    )


def _finding(seen: Look, index: int, hits: tuple[Hit, ...]) -> Finding:
    word = seen.claim.tokens[index].text
    own = next(mention for mention in seen.claim.covering(index) if mention.end == mention.start + 1)
    undocumented = any(hit.mention.undocumented for hit in hits)
    if undocumented and not own.undocumented:
        message = f'The sentences say only that "{word}" was not shown in the records. Say it that way.'
    elif own.negated or own.undocumented:
        message = f'The sentences do not deny "{word}". Do not say "no" or "not" about it.'
    else:
        message = f'The sentences say "no" or "not" about "{word}". Keep that.'
    return Finding(NAME, word, message)


def _bare_showing(seen: Look) -> list[Finding]:
    """A claim such as "the records show the need for an MRI" has no word of its own to look up but
    the showing itself, which must then not be denied in the evidence."""
    findings = []
    for clause in seen.claim.clauses:
        if any(index not in seen.named and index not in seen.outcome for index in seen.claim.content(clause)):
            continue
        for own in _showings(seen.claim.mentions, clause):
            shown = [other for text in seen.evidence for other in text.mentions if other.keys.keys() & _SHOWING]
            denied = own.negated or own.undocumented
            if shown and all(denied != _denied_showing(other, seen) for other in shown):
                word = seen.claim.tokens[own.start].text
                findings.append(Finding(NAME, word, f'Check "{word}": the sentences say the opposite.'))
                break
    return findings


_SHOWING = DOC_NOUNS | DOC_VERBS


def _showings(mentions: tuple[Mention, ...], clause: Clause) -> list[Mention]:
    return [m for m in mentions if clause.start <= m.start < clause.end and m.keys.keys() & _SHOWING]


def _denied_showing(mention: Mention, seen: Look) -> bool:
    return mention.negated or mention.undocumented
