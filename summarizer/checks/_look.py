"""A claim read beside its evidence: for each of its words, where the evidence carries it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.lexicon import CASE, DOC_NOUNS, DOC_VERBS, GUIDELINE, OUTCOME, Clause, Mention, Parsed, lemma, parse

from .types import ClaimInContext

# A denial of these is the same as their not being documented: a reason not given is a reason not shown.
_COLLAPSED = DOC_NOUNS | DOC_VERBS | {lemma(word) for word in "provide give submit include clear enough sufficient".split()}
_COLLAPSED_ROW = "=people/same rationale"
_EXPERIENCE = frozenset(
    lemma(word) for word in "try trial undergo receive complete attend fail improve get use take finish exhaust".split()
)
_NAMING = frozenset(
    lemma(word)
    for word in """request requested ask asked need for necessity why reason rationale justify support recommend
    necessary approve deny more additional further""".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the evidence that carries a word: `flipped` when it says the opposite word."""

    sentence: int
    clause: int
    mention: Mention
    flipped: bool

    @property
    def place(self) -> tuple[int, int]:
        return self.sentence, self.clause


@dataclass(frozen=True, slots=True)
class Look:
    """`hits` has an entry for each content word of the claim, by its token index; `named` holds the
    words that only name the item asked for or authorized; `outcome` those that tell the result."""

    claim: Parsed
    evidence: tuple[Parsed, ...]
    request: Parsed
    hits: dict[int, tuple[Hit, ...]]
    named: frozenset[int]
    outcome: frozenset[int]

    def content(self) -> Iterator[tuple[Clause, int]]:
        for clause in self.claim.clauses:
            for index in self.claim.content(clause):
                yield clause, index

    def compatible(self, clause: Clause, index: int) -> tuple[Hit, ...]:
        """The hits of a word whose speaker may be the claim's speaker."""
        return tuple(hit for hit in self.hits[index] if may_speak(clause, self.clause_of(hit)))

    def clause_of(self, hit: Hit) -> Clause:
        return self.evidence[hit.sentence].clauses[hit.clause]

    def closest(self, clause: Clause, index: int, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Those of `hits` whose clause, then sentence, shares most words with the claim's clause."""
        others = [other for other in self.claim.content(clause) if other != index]

        def shared(hit: Hit) -> tuple[int, int]:
            places = [{h.place for h in self.hits[other]} for other in others]
            return (
                sum(hit.place in found for found in places),
                sum(any(s == hit.sentence for s, _ in found) for found in places),
            )

        best = max((shared(hit) for hit in hits), default=(0, 0))
        return tuple(hit for hit in hits if shared(hit) == best)


def may_speak(claim: Clause, evidence: Clause) -> bool:
    """A claim about this case needs a statement about this case; a rule needs a guideline's rule."""
    if not evidence.speakers or len(claim.speakers) != 1:
        return True
    return claim.speakers <= evidence.speakers


def agree(claim: Mention, hit: Hit) -> bool:
    """Whether the polarity of a word in the claim is that of the evidence.

    "Not documented" carries neither the word nor its denial; a denial carries "not shown".
    """
    mention = hit.mention
    if claim.neutral or mention.neutral:
        return True
    denied = claim.negated != hit.flipped
    if _collapsed(claim) or _collapsed(mention):
        return ((claim.negated or claim.undocumented) != hit.flipped) == (mention.negated or mention.undocumented)
    if claim.undocumented:
        return mention.undocumented and denied == mention.negated or (
            not mention.undocumented and mention.negated and not denied
        )
    return not mention.undocumented and denied == mention.negated


@lru_cache(maxsize=256)
def look(context: ClaimInContext) -> Look:
    """Read a claim beside its evidence; cached, as every check asks for the same."""
    claim = parse(context.claim)
    evidence = tuple(parse(sentence.text) for sentence in context.evidence)
    request = parse(f"{context.request} ; {context.authorized}")
    hits, named, outcome = {}, set(), set()
    for clause in claim.clauses:
        for index in claim.content(clause):
            covering = claim.covering(index)
            hits[index] = tuple(_hits(covering, evidence))
            if _names_item(claim, clause, index) and any(
                own.flips(other) for own in covering for other in request.mentions
            ):
                named.add(index)
            if claim.tokens[index].lemma in OUTCOME and GUIDELINE not in clause.speakers:
                outcome.add(index)
    return Look(claim, evidence, request, hits, frozenset(named), frozenset(outcome))


def _hits(covering: tuple[Mention, ...], evidence: tuple[Parsed, ...]) -> Iterator[Hit]:
    for number, sentence in enumerate(evidence):
        for mention in sentence.mentions:
            for own in covering:
                for flipped in own.flips(mention):
                    yield Hit(number, mention.clause, mention, flipped)


def _names_item(claim: Parsed, clause: Clause, index: int) -> bool:
    """Whether a word of the request may stand here unproven: it names the item, it reports no event."""
    if clause.speakers != {CASE}:
        return True
    lemmas = [token.lemma for token in claim.tokens[clause.start : clause.end]]
    if not _EXPERIENCE.intersection(lemmas) and not _has_as_main_verb(claim, clause):
        return True
    return bool(_NAMING.intersection(token.lemma for token in claim.tokens[max(clause.start, index - 4) : index]))


def _has_as_main_verb(claim: Parsed, clause: Clause) -> bool:
    tokens = claim.tokens
    for index in range(clause.start, clause.end - 1):
        if tokens[index].lemma == "have":
            following = next((t for t in tokens[index + 1 : clause.end] if t.lemma not in ("not", "also", "already")), None)
            if following and not (following.lower.endswith(("ed", "en")) or following.lemma in ("show", "meet", "try", "make", "be")):
                return True
    return False


def _collapsed(mention: Mention) -> bool:
    return _COLLAPSED_ROW in mention.keys or bool(_COLLAPSED & mention.keys.keys())
