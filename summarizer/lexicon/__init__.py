"""What the words of a text mean to the checks: lemmas, concepts, clauses, polarity, speaker.

`parse` is deterministic and knows no letter: the same text always gives the same reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import _clauses
from ._clauses import CASE, GUIDELINE
from ._concepts import load_table, match_at, rows
from ._lemma import lemma
from ._polarity import DOC_NOUNS, DOC_VERBS, Polarity, polarities
from ._tokens import Token, normalise, tokenise
from .quantities import figures, is_figure
from .glue import GLUE, GLUE_VERSION, OUTCOME

__all__ = [
    "CASE",
    "DOC_NOUNS",
    "DOC_VERBS",
    "GLUE",
    "GLUE_VERSION",
    "GUIDELINE",
    "OUTCOME",
    "Clause",
    "Mention",
    "Parsed",
    "Token",
    "figures",
    "lemma",
    "load_table",
    "normalise",
    "parse",
    "rows",
    "tokenise",
]


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

    def flips(self, evidence: Mention) -> tuple[bool, ...]:
        """One entry for each thing that both mean: whether exactly one of them means its opposite."""
        both = [self.keys[key] != evidence.keys[key] for key in self.keys.keys() & evidence.keys.keys()]
        both += [self.says[key] != evidence.carries[key] for key in self.says.keys() & evidence.carries.keys()]
        return tuple(both)


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [start, end) and whose statement they are (GUIDELINE, CASE; empty: unsaid)."""

    start: int
    end: int
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The reading of one text."""

    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]

    @property
    def lemmas(self) -> frozenset[str]:
        return frozenset(token.lemma for token in self.tokens)

    def content(self, clause: Clause) -> Iterator[int]:
        """The indices of a clause's words that carry something of their own (no glue, no figure)."""
        for index in range(clause.start, clause.end):
            token = self.tokens[index]
            if token.kind == "word" and not (token.lemma in GLUE or is_figure(token) or self._denies(index)):
                yield index

    def covering(self, index: int) -> tuple[Mention, ...]:
        """The mentions that the word at `index` is part of."""
        return tuple(mention for mention in self.mentions if mention.start <= index < mention.end)

    def _denies(self, index: int) -> bool:
        """Whether the word only denies what follows: its meaning is in the polarity of the others."""
        here = self.tokens[index].lemma
        after = self.tokens[index + 1].lower if index + 1 < len(self.tokens) else ""
        return here in ("lack", "absence", "absent", "miss") or (here == "fail" and after == "to")


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """Read a text: its tokens, clauses, and every word and phrase with its polarity."""
    tokens = tokenise(text)
    lemmas = [token.lemma for token in tokens]
    clauses, mentions = [], []
    said: frozenset[str] = frozenset()
    for number, (start, end) in enumerate(_clauses.split(tokens)):
        own = _clauses.speakers(tokens[start:end])
        # A clause that does not say goes on with the speaker of its sentence.
        said = own or (frozenset() if start and tokens[start - 1].lower in ".!?" else said)
        clauses.append(Clause(start, end, said))
        marks = polarities(tokens[start:end])
        for index in range(start, end):
            mentions += _mentions_at(lemmas, index, end, number, marks, start)
    return Parsed(tokens, tuple(clauses), tuple(mentions))


def _mentions_at(
    lemmas: Sequence[str], index: int, end: int, clause: int, marks: Sequence[Polarity], offset: int
) -> list[Mention]:
    spans: dict[int, tuple[dict[str, bool], dict[str, bool], dict[str, bool]]] = {index + 1: ({lemmas[index]: False}, {}, {})}
    for member, stop in match_at(lemmas, index):
        if stop > end:
            continue
        keys, says, carries = spans.setdefault(stop, ({}, {}, {}))
        side = {"both": (keys,), "claim": (says,), "evidence": (carries,)}[member.side]
        for target in side:
            target[f"={member.row}"] = member.flipped
    return [
        Mention(index, stop, clause, mark.negated, mark.undocumented, mark.neutral, *maps)
        for stop, maps in spans.items()
        for mark in (marks[stop - 1 - offset],)
    ]
