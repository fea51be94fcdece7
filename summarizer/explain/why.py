"""Why an issue was decided so, for the worker: the summary's claims in plainer words where they are easy
enough, else a sentence by code beside the letter's own words. Spanish is always written by code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from summarizer.data import Frames, frames, reasons
from summarizer.notes import inline
from summarizer.plain import simplify
from summarizer.plain.glossary import find_terms
from summarizer.schema.explanation import Language
from summarizer.schema.summary import Claim, Digest, Evidence, IssueSummary, Source

from .gate import MOST_GRADE_WITH_MORE, Gate

_MOST_SENTENCES = 3
_MOST_TOPICS = 4
_REPEATS = 85
"""token_set_ratio from which on a further claim says nothing new."""
_TOPICS = frozenset(("condition", "sign", "test", "therapy", "procedure", "device", "care", "drug class"))
"""Kinds of the glossary's words that say what a sentence is about; the others stand in every letter."""

_REVIEWER = re.compile(r"(?:the |this )?(?:reviewer|letter)\b", re.IGNORECASE)
_GUIDELINE = re.compile(
    r"(?:according to |per |as per )?(?:the |these |this |both )?(?:[\w.]+ ){0,3}?"
    r"(?:guidelines?|MTUS|ODG|ACOEM|Official Disability)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(r"\b(?:met|satisfied|fulfilled|followed)\b")
"""Whether a rule was met is what the reviewer says, not the guideline."""


@dataclass(frozen=True, slots=True)
class Why:
    """`sentences`: at most three, in the page's language. `quoted`: the letter's own words beside them,
    None where the sentences are the claims themselves. `source`: who wrote the sentences."""

    sentences: tuple[str, ...]
    source: Source
    quoted: tuple[Evidence, ...] = ()


def why(issue: IssueSummary, gate: Gate, language: Language) -> Why | None:
    """The reason of one issue; None where the summary holds none."""
    if issue.digest is None:
        return None
    if language == "en" and issue.digest.why.source == "model":
        sentences = _in_the_claims_words(issue, issue.digest, gate, frames(language))
        if sentences:
            return Why(sentences, "model")
    return Why(_by_code(issue, issue.digest, gate, language), "code", issue.digest.why.evidence)


def _by_code(issue: IssueSummary, digest: Digest, gate: Gate, language: Language) -> tuple[str, ...]:
    """What decided, and what it is about: as many names as leave it easy."""
    says = reasons()[issue.reason or "not_stated"].says[language]
    names = list(_topics(digest, language))[:_MOST_TOPICS]
    for count in range(len(names), 0, -1):
        about = frames(language)["why"]["topics"].format(topics="; ".join(names[:count]))
        if gate.lets_pass((says, about), most=MOST_GRADE_WITH_MORE):
            return says, about
    return (says,)


def _topics(digest: Digest, language: Language) -> Iterator[str]:
    """What the deciding claim speaks of, by the glossary's names, each once."""
    found = find_terms(digest.why.text, "en")
    yield from dict.fromkeys(hit.entry.name(language) for hit in found if hit.entry.kind in _TOPICS)


# --- the claims' words, English only


def _in_the_claims_words(issue: IssueSummary, digest: Digest, gate: Gate, words: Frames) -> tuple[str, ...]:
    """The reason, and what else fits; nothing where the reason is too hard. A claim is told whole or not at
    all: part of one may mean something else."""
    told = tuple(_told(digest.why, words))
    if not gate.lets_pass(told):
        return ()
    kept = [digest.why]
    # What was missing is no reason for an approval.
    missing = () if issue.result == "approved" else (digest.gap,)
    spoken = words["why"]["reviewer"].partition("{")[0]
    for claim in (digest.criterion, *missing, digest.finding):
        if claim is None or claim.source == "letter" or _repeats(claim, kept):
            continue
        first = not any(line.startswith(spoken) for line in told)
        more = tuple(_told(claim, words, rule=claim is digest.criterion, first=first))
        if len(told) + len(more) <= _MOST_SENTENCES and gate.lets_pass(
            (*told, *more), most=MOST_GRADE_WITH_MORE
        ):
            told, kept = (*told, *more), [*kept, claim]
    return told


def _told(claim: Claim, words: Frames, *, rule: bool = False, first: bool = True) -> Iterator[str]:
    """The claim in plain sentences, each with its speaker: what a reviewer says is never told as plain
    fact, and a rule is told as one only where the claim names the guideline."""
    frame = words["why"]
    for text in simplify(claim.text):
        if claim.source == "code" or _REVIEWER.match(text):
            yield text
        elif _GUIDELINE.match(text) and not _JUDGED.search(text):
            yield frame["rule"].format(text=_inside(text)) if rule else text
        else:
            but = text.startswith("But ")
            name = "reviewer_but" if but else "reviewer" if first else "reviewer_also"
            yield frame[name].format(text=_inside(text.removeprefix("But ")))
        first = False


def _inside(text: str) -> str:
    """A sentence as it stands after a colon; its full stop stays."""
    inside = inline(text) + "." * text.endswith(".")
    return f"a{inside[1:]}" if inside.startswith("A ") else inside


def _repeats(claim: Claim, earlier: Sequence[Claim]) -> bool:
    text = claim.text.lower()
    return any(fuzz.token_set_ratio(text, other.text.lower()) >= _REPEATS for other in earlier)
