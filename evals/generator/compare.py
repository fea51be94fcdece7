"""What a reader got of a generated letter, beside its truth.

White space and the marks that layout leaves (a hyphen at a line's end, a page's running line) are
normalised, and nothing else. Fields that the schema does not know yet are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from rapidfuzz import fuzz

from summarizer.schema.facts import Decision, IssueFacts, LetterFacts

from .truth import CoverTruth, Guideline, IssueTruth, LetterTruth, Printed

Judgement = Literal["right", "unreadable", "wrong"]

_LETTER_FACTS = (
    "case_number", "date_assigned", "date_of_injury", "decision_date", "ur_denial_date",
    "application_received", "date_of_birth", "priority", "age", "sex",
    "reviewer_specialty", "reviewer_licensure",
)  # fmt: skip
_COVER_FACTS = ("letter_date", "claim_number", "employee_name", "provider_name", "disputed_treatments")
_ISSUE_FACTS = ("drug", "dose", "quantity", "side")
_PARTS = ("original_request", "authorized", "remaining")
# The line that decides is not parted by labels in the older formats: how much of it a reader keeps is open.
_LABELLED = ("2014", "2016")
_AS_GOOD_AS_ALIKE = 5.0  # points of 100: misreading alone makes as much of a difference
_MAY_MISS = re.compile(
    r"\bissues?\b|\bcut off\b|\bdamaged\b|\bunreadable\b|\bmissing\b|\blost\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that was read differently. `field` is as "age" or "issues[2].request"."""

    field: str
    wanted: object
    got: object


def compare(truth: LetterTruth, facts: LetterFacts) -> list[Difference]:
    """Every field in which `facts` differ from the truth."""
    return [found for found in compared(truth, facts) if found.wanted != found.got]


def compared(truth: LetterTruth, facts: LetterFacts) -> Iterator[Difference]:
    """Every field that can be compared, right or wrong."""
    yield Difference("format", truth.format, facts.format)
    for name in _LETTER_FACTS:
        yield from _fact(name, getattr(truth, name), getattr(facts, name, None), truth.running_lines)
    yield Difference("outcome", truth.outcome, facts.outcome)
    if truth.cover is not None:
        yield from _cover(truth.cover, getattr(facts, "cover", None))
    yield Difference("number of issues", len(truth.issues), len(facts.issues))
    for number, wanted in enumerate(truth.issues, start=1):
        got = facts.issues[number - 1] if number <= len(facts.issues) else None
        yield from _issue(truth, wanted, got)


class Decided(NamedTuple):
    """What one issue asks for, and how it was decided."""

    request: str
    decision: Decision | None


def compare_decisions(truth: LetterTruth, facts: LetterFacts | None) -> Judgement:
    """What became of the decisions; `facts` is None for a letter that was refused with an error."""
    return judge_decisions([Decided(issue.request, issue.decision) for issue in truth.issues], facts)


def judge_decisions(truth: Sequence[Decided], facts: LetterFacts | None) -> Judgement:
    """What became of the decisions of a letter whose issues are known.

    "wrong": a decision that the letter does not have at that place, or an issue missing or added
    without a word. "unreadable": something is missing, and the reader says so.
    """
    if facts is None:
        return "unreadable"
    read = [issue.decision for issue in facts.issues]
    true = [issue.decision for issue in truth]
    if read == true:
        return "right"
    if len(read) == len(true):
        agree = all(one is None or one == other for one, other in zip(read, true, strict=True))
        return "unreadable" if agree else "wrong"
    if not any(_MAY_MISS.search(flag) for flag in facts.flags):
        return "wrong"
    return "unreadable" if _agree_by_request(truth, facts.issues) else "wrong"


def _agree_by_request(truth: Sequence[Decided], read: Sequence[IssueFacts]) -> bool:
    """Whether each decision read is the one of the item that was asked for in the most similar words."""
    for issue in read:
        if issue.decision is None:
            continue
        scores = [fuzz.ratio(issue.request.value or "", one.request) for one in truth]
        alike = [
            one for one, score in zip(truth, scores, strict=True) if score >= max(scores) - _AS_GOOD_AS_ALIKE
        ]
        if all(one.decision != issue.decision for one in alike):
            return False
    return True


def _fact(name: str, wanted: Printed | None, got: Any, running: Sequence[str] = ()) -> Iterator[Difference]:
    if wanted is None or got is None:
        return
    yield Difference(name, _one_line(wanted.value), _one_line(got.value))
    if wanted.text is not None and got.text is not None:
        yield Difference(f"{name}.text", _squashed(wanted.text), _squashed(got.text, running))
    conflicts = [place.value for place in got.conflicts]
    yield Difference(f"{name}.conflicts", sorted(map(str, wanted.conflicts)), sorted(map(str, conflicts)))


def _cover(wanted: CoverTruth, got: Any) -> Iterator[Difference]:
    if got is None:
        return
    for name in _COVER_FACTS:
        yield from _fact(f"cover.{name}", getattr(wanted, name), getattr(got, name, None))
    if hasattr(got, "outcome"):
        yield Difference("cover.outcome", wanted.outcome, getattr(got.outcome, "value", got.outcome))


def _issue(truth: LetterTruth, wanted: IssueTruth, got: IssueFacts | None) -> Iterator[Difference]:
    name = f"issues[{wanted.number}]"
    if got is None:
        yield Difference(name, "an issue", None)
        return
    yield Difference(f"{name}.request", _squashed(wanted.request), _squashed(got.request.value))
    if got.request.text is not None:
        text = _squashed(got.request.text, truth.running_lines)
        yield Difference(f"{name}.request.text", _squashed(wanted.request), text)
    yield Difference(f"{name}.decision", wanted.decision, got.decision)
    yield Difference(f"{name}.retrospective", wanted.retrospective, got.retrospective)
    yield Difference(f"{name}.partial_form", wanted.partial_form, got.partial_form)
    for part in _PARTS:
        yield Difference(
            f"{name}.{part}", _squashed(getattr(wanted, part)), _squashed(getattr(got, part).value)
        )
    yield Difference(f"{name}.depends_on", wanted.depends_on, got.depends_on)
    for side in ("claims_administrator_guideline", "reviewer_guideline"):
        yield from _guideline(f"{name}.{side}", truth, getattr(wanted, side), getattr(got, side))
    if wanted.rationale is not None:
        yield Difference(f"{name}.conclusion", wanted.conclusion, got.conclusion)
        reason = _squashed(got.rationale.text if got.rationale else None, truth.running_lines)
        yield Difference(f"{name}.rationale", _squashed(wanted.rationale), reason)
    if wanted.same_guideline is not None and hasattr(got, "same_guideline"):
        yield Difference(f"{name}.same_guideline", wanted.same_guideline, got.same_guideline)
    for fact in _ISSUE_FACTS:
        running = truth.running_lines
        yield from _named(f"{name}.{fact}", getattr(wanted, fact), getattr(got, fact, None), running)
    yield from _mentions(name, wanted, got, truth.running_lines)


def _named(name: str, wanted: Printed | None, got: Any, running: Sequence[str]) -> Iterator[Difference]:
    """A fact of a heading: how much of the words around it a reader takes along is a matter of taste."""
    if wanted is None or got is None:
        return
    texts = [_folded(wanted.text), *sorted(_folded(str(one)) for one in wanted.conflicts)]
    read = [_folded(got.text, running), *sorted(_folded(place.text, running) for place in got.conflicts)]
    alike = len(texts) == len(read) and all(
        bool(one) == bool(other) and (one in other or other in one)
        for one, other in zip(texts, read, strict=True)
    )
    yield Difference(name, texts, texts if alike else read)


def _guideline(name: str, truth: LetterTruth, wanted: Guideline | None, got: Any) -> Iterator[Difference]:
    if wanted is None or got is None:
        yield Difference(name, wanted, got)
        return
    yield Difference(f"{name}.families", wanted.families, got.families)
    if truth.format in _LABELLED:
        yield Difference(f"{name}.text", _squashed(wanted.text), _squashed(got.text, truth.running_lines))
    if wanted.citations is not None:
        mtus = [cited for cited in got.citations if cited.family == "MTUS"]
        yield Difference(
            f"{name}.citations",
            [
                (one.chapter, one.year, _squashed(one.sections), _squashed(one.pages))
                for one in wanted.citations
            ],
            [(one.chapter, one.year, _squashed(one.sections), _squashed(one.pages)) for one in mtus],
        )


def _mentions(name: str, wanted: IssueTruth, got: Any, running: Sequence[str]) -> Iterator[Difference]:
    """Each mention that the heading holds must be found; a reader may find others besides."""
    if not hasattr(got, "mentions"):
        return
    found = [(one.kind, _folded(one.text, running)) for one in got.mentions]
    for mention in wanted.mentions:
        text = _folded(mention.text)
        seen = any(kind == mention.kind and (text in other or other in text) for kind, other in found)
        yield Difference(f"{name}.mentions.{mention.kind}", text, text if seen else None)


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _folded(text: str | None, running: Sequence[str] = ()) -> str:
    return (_squashed(text, running) or "").lower()


def _squashed(text: str | None, running: Sequence[str] = ()) -> str | None:
    """`text` without white space and without the running lines that stand at its pages' ends."""
    if text is None:
        return None
    for line in running:
        if line in text:
            text = re.sub(rf"\s*\n{re.escape(line)}\s*[\f\n]\s*", " ", text, count=1)
    return "".join(text.replace("\ufffe", "-").split())
