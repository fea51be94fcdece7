"""What the words of a text mean to the checks: lemmas, concepts, clauses, polarity, speaker.

`parse` is deterministic and knows no letter: the same text always gives the same reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ._clauses import split
from ._concepts import load_table, match_at, near, rows
from ._lemma import lemma
from ._polarity import DOC_NOUNS, DOC_VERBS, Polarity, polarities
from ._speakers import CASE, GUIDELINE, is_hypothetical, speakers
from ._tokens import Token, normalise, tokenise
from ._words import lemmas, words
from .glue import FRAME, GLUE, GLUE_VERSION, LIGHT, OUTCOME
from .guidelines import mark_names
from .quantities import figures, is_figure

__all__ = [
    "CASE",
    "DOC_NOUNS",
    "DOC_VERBS",
    "FRAME",
    "GLUE",
    "GLUE_VERSION",
    "GUIDELINE",
    "LIGHT",
    "OUTCOME",
    "SHOWING",
    "Clause",
    "Mention",
    "Parsed",
    "Token",
    "figures",
    "lemma",
    "lemmas",
    "load_table",
    "normalise",
    "parse",
    "rows",
    "tokenise",
    "words",
]


SHOWING = (
    DOC_NOUNS
    | DOC_VERBS
    | lemmas("provide give submit include clear enough sufficient")
    | {"=people/same rationale"}
)


_SMALLEST = lemmas(
    "the a an of to in is was for and or not no be have do it that this with as on by at there"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A word, or a phrase of a concept table, at tokens [start, end).

    `keys`, `says` and `carries` map what it stands for to True where it means the opposite: `keys`
    hold for both sides, `says` for a mention in a claim, `carries` for one in the evidence.
    """

    start: int
    end: int
    clause: int
    negated: bool
    undocumented: bool
    neutral: bool
    keys: Mapping[str, bool]
    says: Mapping[str, bool]
    carries: Mapping[str, bool]

    def agrees(self, evidence: Mention, *, flipped: bool) -> bool:
        """Whether this mention, in a claim, has the polarity of one in the evidence.

        "Not documented" carries neither the word nor its denial; a denial carries "not shown".
        """
        if self.neutral or evidence.neutral:
            return True
        if self._is_showing() or evidence._is_showing():
            # A reason not given is a reason not shown.
            here, there = self.negated or self.undocumented, evidence.negated or evidence.undocumented
            return (here != flipped) == there
        denied = self.negated != flipped
        if not self.undocumented:
            return not evidence.undocumented and denied == evidence.negated
        if evidence.undocumented:
            return denied == evidence.negated
        return evidence.negated and not denied

    def _is_showing(self) -> bool:
        return not SHOWING.isdisjoint(self.keys)


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [start, end) and whose statement they are (GUIDELINE, CASE; empty: unsaid).

    `hypothetical`: the clause states a condition ("if ...").
    """

    start: int
    end: int
    speakers: frozenset[str]
    hypothetical: bool

    def may_tell(self, evidence: Clause) -> bool:
        """Whether this clause, of a claim, may rest on a clause of the evidence.

        A fact of this case needs a statement about this case, a rule a guideline's rule; what names
        nobody may be either. A condition is no fact.
        """
        if self.speakers == {CASE}:
            told = not evidence.speakers or CASE in evidence.speakers
            return told and (self.hypothetical or not evidence.hypothetical)
        if self.speakers == {GUIDELINE}:
            return not evidence.speakers or GUIDELINE in evidence.speakers
        return self.hypothetical or not evidence.hypothetical or GUIDELINE in self.speakers


@dataclass(frozen=True, slots=True)
class Parsed:
    """The reading of one text."""

    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    contents: tuple[tuple[int, ...], ...]
    by_key: Mapping[str, tuple[tuple[Mention, bool], ...]]
    clause_lemmas: tuple[frozenset[str], ...]

    def lemmas_of(self, clause: Clause) -> frozenset[str]:
        """The lemmas of a clause's words and figures, without the smallest words."""
        return self.clause_lemmas[self.clauses.index(clause)]

    @property
    def lemmas(self) -> frozenset[str]:
        return frozenset(token.lemma for token in self.tokens)

    def content(self, clause: Clause) -> tuple[int, ...]:
        """The indices of a clause's words that carry something of their own (no glue, no figure), and of
        small words that begin a phrase of a table."""
        return self.contents[self.clauses.index(clause)]

    def covering(self, index: int) -> tuple[Mention, ...]:
        """The mentions that the word at `index` is part of."""
        return tuple(mention for mention in self.mentions if mention.start <= index < mention.end)

    def carrying(self, claim: Mention) -> Iterator[tuple[Mention, bool]]:
        """The mentions here that carry one of a claim, each with whether it says the opposite word."""
        for key, flipped in claim.keys.items():
            for mention, opposite in self.by_key.get(key, ()):
                yield mention, flipped != opposite
        for key, flipped in claim.says.items():
            for mention, opposite in self.by_key.get(f"<{key}", ()):
                # "No injury" says more than "no fracture": what is broader may be told, not denied.
                broader = claim.end == claim.start + 1 and not (flipped or opposite)
                if not (broader and claim.negated and mention.negated):
                    yield mention, flipped != opposite

    def speaks_rules(self) -> Mention | None:
        """A mention of what may be a guideline's rule: its clause says so, or names nobody."""
        return next(
            (
                m
                for m in self.mentions
                if not self.clauses[m.clause].speakers or GUIDELINE in self.clauses[m.clause].speakers
            ),
            None,
        )

    def words(self, start: int, end: int) -> str:
        """The words of tokens [start, end), as printed."""
        return " ".join(token.text for token in self.tokens[start:end])


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """Read a text: its tokens, clauses, and every word and phrase with its polarity."""
    tokens = mark_names(tokenise(text))
    lemmas = [token.lemma for token in tokens]
    clauses, mentions = [], []
    said: frozenset[str] = frozenset()
    for number, (start, end) in enumerate(split(tokens)):
        if start and tokens[start - 1].lower in (".", "!", "?"):
            said = frozenset()
        clause = tokens[start:end]
        hypothetical = is_hypothetical(clause, said)
        said = speakers(clause, said, hypothetical=hypothetical)
        clauses.append(Clause(start, end, said, hypothetical))
        marks = polarities(tokens[start:end])
        for index in range(start, end):
            mentions += _mentions_at(lemmas, index, end, number, marks, start)
    # "Give up" tells something, though neither of its words does.
    phrases = {
        m.start
        for m in mentions
        if m.end > m.start + 1 and (m.keys or m.says) and GLUE.issuperset(lemmas[m.start : m.end])
    }
    contents = tuple(
        tuple(
            index
            for index in range(clause.start, clause.end)
            if _has_content(tokens, index) or index in phrases
        )
        for clause in clauses
    )
    clause_lemmas = tuple(
        frozenset(token.lemma for token in tokens[clause.start : clause.end] if token.kind != "mark")
        - _SMALLEST
        for clause in clauses
    )
    return Parsed(tokens, tuple(clauses), tuple(mentions), contents, _by_key(mentions), clause_lemmas)


def _has_content(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    return token.kind == "word" and not (token.lemma in GLUE or is_figure(token) or _denies(tokens, index))


def _denies(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word only denies what follows: its meaning is in the polarity of the others."""
    here = tokens[index].lemma
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    missing = here in ("lack", "absence", "absent") or tokens[index].lower == "missing"
    return missing or (here == "fail" and after == "to")


def _by_key(mentions: Sequence[Mention]) -> Mapping[str, tuple[tuple[Mention, bool], ...]]:
    """What carries each key; a key that only evidence carries has a "<" before it."""
    found: defaultdict[str, list[tuple[Mention, bool]]] = defaultdict(list)
    for mention in mentions:
        for key, flipped in mention.keys.items():
            found[key].append((mention, flipped))
        for key, flipped in mention.carries.items():
            found[f"<{key}"].append((mention, flipped))
    return {key: tuple(carriers) for key, carriers in found.items()}


def _mentions_at(
    lemmas: Sequence[str], index: int, end: int, clause: int, marks: Sequence[Polarity], offset: int
) -> list[Mention]:
    own = lemmas[index]
    spans: dict[int, tuple[dict[str, bool], dict[str, bool], dict[str, bool]]] = {
        index + 1: ({own: False}, {f"~{other}": False for other in near().get(own, ())}, {f"~{own}": False})
    }
    denying = set()
    for member, stop in match_at(lemmas, index):
        if stop > end:
            continue
        if {"not", "without"} & set(member.lemmas):
            denying.add(stop)
        keys, says, carries = spans.setdefault(stop, ({}, {}, {}))
        side = {"both": (keys,), "claim": (says,), "evidence": (carries,)}[member.side]
        for target in side:
            target[f"={member.row}"] = member.flipped
    found = []
    for stop, maps in spans.items():
        mark = marks[stop - 1 - offset]
        if stop in denying:
            mark = replace(marks[index - offset], neutral=False)  # the denial is a part of the phrase
        found.append(Mention(index, stop, clause, mark.negated, mark.undocumented, mark.neutral, *maps))
    return found
