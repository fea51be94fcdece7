"""A claim read beside its evidence: for each of its words, where the evidence carries it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.lexicon import (
    CASE,
    GUIDELINE,
    OUTCOME,
    Clause,
    Mention,
    Parsed,
    lemma,
    lemmas,
    parse,
)
from summarizer.lexicon.guidelines import families

from .types import ClaimInContext

_EXPERIENCE = lemmas("""try trial undergo receive complete attend fail improve get use take finish exhaust""")
_NAMING = lemmas(
    """request requested ask asked need for necessity why reason rationale justify support recommend
    necessary approve deny more additional further"""
)


_ASKING = lemmas("request ask")
_SHOWN = lemmas("establish demonstrate show support prove provide document substantiate")
_GUIDELINE = lemma("guideline")
KEPT = lemmas("uphold upheld stand sustain affirm")
UNDONE = lemmas("overturn overturned reverse")
"""What is said of a denial: that it stands, or that it is set aside."""
_DENIAL = lemmas("denial deny refusal refuse decision determination noncertification")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the evidence that carries a word: `own` is the claim's mention, `mention` the
    evidence's; `flipped` when one says the opposite word of the other."""

    sentence: int
    clause: int
    own: Mention
    mention: Mention
    flipped: bool

    @property
    def place(self) -> tuple[int, int]:
        return self.sentence, self.clause


@dataclass(frozen=True, slots=True)
class Look:
    """`hits` has an entry for each content word of the claim, by its token index; `around` has those in
    the other sentences of the issue, which `texts` holds after the evidence; `named` holds the
    words that only name the item asked for or authorized; `outcome` those that tell the result."""

    claim: Parsed
    evidence: tuple[Parsed, ...]
    texts: tuple[Parsed, ...]
    request: Parsed
    hits: dict[int, tuple[Hit, ...]]
    around: dict[int, tuple[Hit, ...]]
    named: frozenset[int]
    outcome: frozenset[int]

    def content(self) -> Iterator[tuple[Clause, int]]:
        for clause in self.claim.clauses:
            for index in self.claim.content(clause):
                yield clause, index

    def compatible(self, clause: Clause, index: int) -> tuple[Hit, ...]:
        """The hits of a word whose speaker may be the claim's speaker."""
        return self.heard(clause, self.hits[index])

    def heard(self, clause: Clause, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        return tuple(hit for hit in hits if clause.may_tell(self.clause_of(hit)))

    def held(self, indices: Iterable[int]) -> list[int]:
        """For each cited sentence, how many of the claim's words at `indices` it carries."""
        found = [{hit.sentence for hit in self.hits[index]} for index in indices]
        return [sum(number in places for places in found) for number in range(len(self.evidence))]

    def clause_of(self, hit: Hit) -> Clause:
        return self.texts[hit.sentence].clauses[hit.clause]

    def closest(self, clause: Clause, index: int, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Those of `hits` whose clause, then sentence, shares most with the claim's clause."""
        others = [
            self.hits[other] + self.around[other] for other in self.claim.content(clause) if other != index
        ]
        places = [{hit.place for hit in found} for found in others]
        sentences = [{hit.sentence for hit in found} for found in others]
        said = self.claim.lemmas_of(clause)

        def closeness(hit: Hit) -> tuple[int, int, int]:
            text = self.texts[hit.sentence]
            return (
                sum(hit.place in found for found in places),
                sum(hit.sentence in found for found in sentences),
                len(said & text.lemmas_of(text.clauses[hit.clause])),
            )

        shared = {hit.place: closeness(hit) for hit in hits}
        best = max(shared.values(), default=(0, 0, 0))
        return tuple(hit for hit in hits if shared[hit.place] == best)


@lru_cache(maxsize=256)
def look(context: ClaimInContext) -> Look:
    """Read a claim beside its evidence; cached, as every check asks for the same."""
    claim = parse(context.claim)
    evidence = tuple(parse(sentence.text) for sentence in context.evidence)
    # Where a part was authorized, "the remaining visits" or "the rest" names what is in dispute.
    rest = "; the remaining rest" if context.authorized else ""
    request = parse(f"{context.request} ; {context.authorized} {rest}")
    cited = {sentence.text for sentence in context.evidence}
    others = tuple(parse(sentence.text) for sentence in context.scope if sentence.text not in cited)
    hits, around, named, outcome = {}, {}, set(), set()
    for clause in claim.clauses:
        for index in claim.content(clause):
            covering = claim.covering(index)
            hits[index] = tuple(_hits(covering, evidence, 0))
            around[index] = tuple(_hits(covering, others, len(evidence)))
            if names_item(claim, clause, index) and any(
                True for own in covering for _ in request.carrying(own)
            ):
                named.add(index)
            if is_result(claim, clause, index):
                outcome.add(index)
    return Look(
        claim, evidence, evidence + others, request, hits, around, frozenset(named), frozenset(outcome)
    )


def _hits(covering: tuple[Mention, ...], texts: tuple[Parsed, ...], first: int) -> Iterator[Hit]:
    for number, sentence in enumerate(texts, start=first):
        for own in covering:
            for mention, flipped in sentence.carrying(own):
                yield Hit(number, mention.clause, own, mention, flipped)
        if _GUIDELINE in covering[0].keys and (rule := sentence.speaks_rules()):
            yield Hit(number, rule.clause, covering[0], replace(rule, neutral=True), False)


def names_guideline(claim: Parsed, index: int) -> bool:
    """Whether a word is a guideline's name, which a check of its own answers for."""
    return bool(families(claim.tokens[index : index + 1]))


def is_result(claim: Parsed, clause: Clause, index: int) -> bool:
    """Whether a word tells a result, which the decision check answers for. "A request for
    authorization" and "the necessity of opioids" tell none."""
    token = claim.tokens[index]
    if token.lemma in KEPT | UNDONE and not _DENIAL.isdisjoint(claim.lemmas_of(clause)):
        return True
    if token.lemma not in OUTCOME or GUIDELINE in clause.speakers:
        return False
    if token.lower in ("denial", "denials"):
        return False
    if token.lower in ("authorization", "approval"):
        before = {other.lemma for other in claim.tokens[max(clause.start, index - 3) : index]}
        return not before & {"request", "seek", "prior", "for"}
    if token.lower == "necessity":
        denies = any(m.negated or m.undocumented for m in claim.covering(index))
        return denies or not _SHOWN.isdisjoint(claim.lemmas_of(clause))
    return True


def names_item(claim: Parsed, clause: Clause, index: int) -> bool:
    """Whether a word of the request may stand here unproven: it names the item, it reports no fact."""
    if clause.speakers != {CASE} or not _ASKING.isdisjoint(claim.lemmas_of(clause)):
        return True
    if _NAMING.intersection(token.lemma for token in claim.tokens[max(clause.start, index - 4) : index]):
        return True
    own = [mention for mention in claim.covering(index) if mention.end == mention.start + 1]
    if not any(mention.negated or mention.undocumented or mention.neutral for mention in own):
        return False
    lemmas = [token.lemma for token in claim.tokens[clause.start : clause.end]]
    return not _EXPERIENCE.intersection(lemmas) and not _has_as_main_verb(claim, clause)


def _has_as_main_verb(claim: Parsed, clause: Clause) -> bool:
    tokens = claim.tokens
    for index in range(clause.start, clause.end - 1):
        if tokens[index].lemma == "have":
            following = next(
                (t for t in tokens[index + 1 : clause.end] if t.lemma not in ("not", "also", "already")), None
            )
            if following and not (
                following.lower.endswith(("ed", "en"))
                or following.lemma in ("show", "meet", "try", "make", "be")
            ):
                return True
    return False
