"""What a mutation is, and what it may look at."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from evals.claims import Written
from summarizer.checks.types import ClaimInContext
from summarizer.letter import Sentence
from summarizer.lexicon import GLUE, tokenise

_LONGEST_REQUEST = 12
_UPPER_START = re.compile(r"[A-Z][a-z ]")
_NAMES_FIRST = re.compile(r"(?:I|Medicare|California|Official|American|Labor|[A-Z]\w*[A-Z]\w*)\b")


@dataclass(frozen=True)
class Material:
    """A true claim, and the true claims of other issues; `rng` draws among ways to break it.

    A mutation looks at the claim, its evidence and its letter's facts, and never at the checks.
    """

    claim: Written
    others: Sequence[Written]
    rng: random.Random

    @property
    def context(self) -> ClaimInContext:
        return self.claim.context

    @property
    def text(self) -> str:
        return self.context.claim

    @cached_property
    def evidence(self) -> str:
        """The cited sentences as one text."""
        return " ".join(sentence.text for sentence in self.context.evidence)

    @cached_property
    def told(self) -> str:
        """All that a claim may rest on: the cited sentences, the request, what had been authorized."""
        return " ".join((self.evidence, self.context.request, self.context.authorized))

    def tells(self, *words: str) -> bool:
        """Whether a word that begins like one of `words` stands in what is told."""
        return bool(re.search(rf"\b(?:{'|'.join(words)})", self.told, re.IGNORECASE))

    def saying(self, text: str) -> ClaimInContext:
        """The claim in other words, with the same evidence."""
        return replace(self.context, claim=text)

    def with_request(self) -> Material | None:
        """The claim with what was asked for behind it; None where that takes many words."""
        request = self.context.request
        if not request or len(request.split()) > _LONGEST_REQUEST:
            return None
        told = self.saying(joined(self.text, f"and {request.rstrip(' .')} was requested"))
        return replace(self, claim=replace(self.claim, context=told))

    def citing(self, sentences: Sequence[Sentence]) -> ClaimInContext:
        """The same words with other evidence."""
        return replace(self.context, evidence=tuple(sentences))


Breaker = Callable[[Material], Iterator[ClaimInContext]]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One way to break a true claim. `hard`: each of its claims must be caught (a decision, a
    polarity, a number, ...); of the others, nearly all. `most`: how many are drawn for one claim.
    `of_request`: where the claim has nothing to change, what was asked for is told with it, wrongly."""

    name: str
    breaks: Breaker
    hard: bool = False
    most: int = 2
    of_request: bool = False


def put(text: str, start: int, end: int, new: str) -> str:
    """`text` with [start, end) replaced: a capital stays one at the start, a or an fits what follows."""
    if start == 0 and text[:1].isupper():
        new = new[:1].upper() + new[1:]
    before = re.sub(r"\b([Aa])n?( )$", rf"\1{'n' if new[:1].lower() in 'aeiou' else ''}\2", text[:start])
    return " ".join(f"{before}{new}{text[end:]}".split())


def joined(text: str, clause: str) -> str:
    """A claim with a clause behind it: one sentence."""
    return f"{text.rstrip(' .')}, {clause}."


def lowered(text: str) -> str:
    """A claim as a clause: its first letter small unless it begins a name, no full stop."""
    text = text.rstrip(" .")
    if _NAMES_FIRST.match(text) or not _UPPER_START.match(text):
        return text
    return text[0].lower() + text[1:]


def content(text: str) -> frozenset[str]:
    """The stems of a text's content words and its figures."""
    return frozenset(token.lemma for token in tokenise(text) if token.kind != "mark") - GLUE


def words(*forms: str) -> re.Pattern[str]:
    """A pattern for any of some words or phrases."""
    alternatives = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


_CLAUSE_ENDS = re.compile(r"[,;:]| but | because | since | although | so ")
_DENIES = words(
    *"""no not never without neither nor none nothing nobody cannot lack\\w* fail\\w* missing absen\\w* hardly
    unless until if whether when why how unclear question\\w* may might could would should only""".split(),
    r"\w+n't",
    "no one",
    "un[a-z]+ed",
)


def denied(text: str, start: int) -> bool:
    """Whether the words before `start`, in its clause, deny it or make it a condition or a question."""
    clause = _CLAUSE_ENDS.split(text[:start])[-1]
    return bool(_DENIES.search(clause))
