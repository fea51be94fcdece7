"""Why an issue was decided so, for the worker: the summary's claims in plainer words where they are easy
enough, else a sentence by code beside the letter's own words. Spanish is always written by code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz

from summarizer.data import Frames, frames, grounds, reasons
from summarizer.notes import inline
from summarizer.plain import simplify
from summarizer.schema.explanation import Language
from summarizer.schema.summary import Claim, Digest, Evidence, IssueSummary, Source

from .gate import MOST_GRADE_WITH_MORE, Gate

_MOST_SENTENCES = 3
_MOST_QUOTED = 2
_REPEATS = 85
"""token_set_ratio from which on a further claim says nothing new."""
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
    if language == "en" and issue.digest.why.source == "person":
        return Why(_in_the_claims_words(issue, issue.digest, gate, frames(language)), "person")
    if language == "en" and issue.digest.why.source == "model":
        told = _in_the_claims_words(issue, issue.digest, gate, frames(language))
        if told:
            carried = {place.sentence for place in issue.digest.why.evidence}
            return Why(_with_grounds(told, issue, gate, language, beside=carried), "model")
    return Why(_by_code(issue, gate, language), "code", tuple(_quoted(issue, issue.digest)))


def _by_code(issue: IssueSummary, gate: Gate, language: Language) -> tuple[str, ...]:
    """The reviewer's grounds, first those that say as much as the reason: they are surer and say more. The
    reason's own sentence stands where there is no ground."""
    reason = reasons()[issue.reason or "not_stated"]
    return _with_grounds((), issue, gate, language, first=reason.told_by) or (reason.says[language],)


def _with_grounds(
    told: tuple[str, ...],
    issue: IssueSummary,
    gate: Gate,
    language: Language,
    *,
    first: Set[str] = frozenset(),
    beside: Set[int] = frozenset(),
) -> tuple[str, ...]:
    """What is told, and the reviewer's further grounds by the table, as many as stay easy: those named in
    `first`, then those of the sentence that decided. Not those of the sentences `beside`, which are told."""
    decided = issue.reason_place.sentence if issue.reason_place else None
    order = sorted(
        issue.grounds,
        key=lambda ground: (ground.name not in first, ground.place.sentence != decided),
    )
    for ground in order:
        more = (*told, grounds()[ground.name].says[language])
        fits = len(more) <= _MOST_SENTENCES and gate.lets_pass(more, most=MOST_GRADE_WITH_MORE)
        if fits and ground.place.sentence not in beside:
            told = more
    return told


def _quoted(issue: IssueSummary, digest: Digest) -> Iterator[Evidence]:
    """The sentence that decided by its cue and those that carry the claim, few of them, in the letter's
    order."""
    places = (*filter(None, [issue.reason_place]), *digest.why.evidence)
    chosen = list({place.sentence: place for place in places}.values())[:_MOST_QUOTED]
    yield from sorted(chosen, key=lambda place: place.sentence)


# --- the claims' words, English only


def _in_the_claims_words(issue: IssueSummary, digest: Digest, gate: Gate, words: Frames) -> tuple[str, ...]:
    """The reason, and what else fits; nothing where the reason is too hard, but for a person's, who answers
    for it. A claim is told whole or not at all: part of one may mean something else."""
    told = tuple(_told(digest.why, words))
    if digest.why.source != "person" and not gate.lets_pass(told):
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
    fact, and a rule is told as one only where the claim names the guideline. A person's words stay as they
    are."""
    frame = words["why"]
    if claim.source == "person":
        yield frame["person"].format(by=claim.by, text=" ".join(claim.text.split()))
        return
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
