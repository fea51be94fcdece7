"""Written and broken claims before the checks, on all cores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn

from summarizer import pool
from summarizer.checks.types import ClaimInContext, Finding
from summarizer.errors import ImrError
from summarizer.judge import judge
from summarizer.lexicon import FRAME, tokenise
from summarizer.verify import MAX_EVIDENCE

from .claims import Part, Written
from .mutations import mutate

Source = Literal["true", "subtle", "base", "mutation"]
"""A base is a true claim with its request told behind it: code breaks some of these."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One claim to be judged. `kind`: what a true one tells, how a broken one is broken.

    `issue` is (case, number); `new` counts the content words of which the evidence has no form. `note`:
    why a written claim is broken, or the claim that code broke.
    """

    source: Source
    kind: str
    part: Part
    issue: tuple[str, int]
    context: ClaimInContext
    new: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """`given`: what the checks found with the evidence that the writer cites; `found`: the same with
    the evidence that the program finds, None for a claim that code broke (it is false of the cited
    sentences, and may be true of others)."""

    trial: Trial
    given: tuple[Finding, ...]
    found: tuple[Finding, ...] | None

    @property
    def accepted(self) -> bool:
        return not self.given

    @property
    def is_right(self) -> bool:
        """Whether a true claim is accepted, a broken one caught. A base is neither."""
        return self.trial.source == "base" or self.accepted == (self.trial.source == "true")

    @property
    def accepted_found(self) -> bool:
        return self.found == ()


def written_trials(claims: Iterable[Written]) -> list[Trial]:
    """The claims as people wrote them."""
    return [
        Trial(
            "true" if claim.row.true else "subtle",
            claim.row.kind,
            claim.part,
            (claim.row.case, claim.row.issue),
            claim.context,
            new_words(claim.context),
            claim.row.why,
        )
        for claim in claims
    ]


def broken_trials(claims: Sequence[Written]) -> list[Trial]:
    """The true claims, broken by code: each part's from its own claims alone."""
    true = [claim for claim in claims if claim.row.true]
    trials: dict[tuple[str, tuple[str, int], str], Trial] = {}
    for claim in true:
        here = (claim.row.case, claim.row.issue)
        others = [one for one in true if one.part == claim.part and (one.row.case, one.row.issue) != here]
        for name, context, base in mutate(claim, others):
            if base.claim != claim.row.text:
                trials["base", here, base.claim] = Trial("base", "", claim.part, here, base, new_words(base))
            key = f"{context.claim} {[sentence.span for sentence in context.evidence]}"
            trials.setdefault(
                (name, here, key),
                Trial("mutation", name, claim.part, here, context, new_words(context), base.claim),
            )
    return list(trials.values())


def new_words(context: ClaimInContext) -> int:
    """How many content words of a claim are in no form in its evidence. Counted without the glue that tuning
    adds to: the measure must not shrink with what it measures."""
    told = {token.lemma for sentence in context.evidence for token in tokenise(sentence.text)}
    said = {token.lemma for token in tokenise(context.claim) if token.kind == "word"}
    return len(said - told - FRAME)


def judge_all(trials: Sequence[Trial]) -> list[Judged]:
    """Every trial judged, in order."""
    pool.preload(__name__)
    return list(pool.map_in_order(_judged, trials, workers=pool.cores(), lost=_lost))


def _judged(trial: Trial) -> Judged:
    context = trial.context
    given = judge(context.claim, context, evidence=context.evidence, house_rules=False)
    found = None
    if trial.source in ("true", "subtle"):
        found = judge(context.claim, context, limit=MAX_EVIDENCE, house_rules=False).findings
    return Judged(trial, given.findings, found)


def _lost(trial: Trial) -> NoReturn:
    raise ImrError(f"a process died at a claim about {trial.issue[0]}", hint="out of memory?")
