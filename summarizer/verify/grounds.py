"""What a claim can rest on besides reasons: labelled lines of the letter, told as sentences by code.

"Date of Injury: 03/04/2016" becomes "The date of injury was 03/04/2016.", so that the checks can read
it. Only the line itself is shown as evidence, never the sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from summarizer.checks.types import ClaimInContext
from summarizer.letter import Letter, Sentence, Span
from summarizer.schema.facts import Decision, Fact, IssueFacts, LetterFacts, SpanPair

_HEADER = {
    "case_number": "The case number of the letter is {}.",
    "date_assigned": "The case was assigned on {}.",
    "date_of_injury": "The worker was injured on {}, the date of the injury.",
    "decision_date": "The review was decided on {}, the date of the decision.",
    "ur_denial_date": "Utilization review of the claims administrator denied the request on {}.",
    "application_received": "The application for review was received on {}.",
    "priority": "The priority of the review is {}.",
    "age": "The worker, the patient, is {} years old.",
    "date_of_birth": "The worker was born on {}.",
    "sex": "The worker is a {}.",
    "reviewer_specialty": "The reviewer is a doctor with board certification in the specialty {}.",
    "reviewer_licensure": "The reviewer is licensed to practice in {}.",
}
_SEX = {"male": "male, a man", "female": "female, a woman"}
_RESULT: dict[Decision, tuple[str, str]] = {
    "upheld": ("not approved", "upheld"),
    "overturned": ("approved", "overturned"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Sentences that may carry a claim, and what the claim is then judged in. `issue` is None for the
    letter as a whole. `result` are those that tell the result, for a claim that says nothing else."""

    issue: int | None
    context: ClaimInContext
    result: tuple[Sentence, ...] = ()


def letter_grounds(letter: Letter, facts: LetterFacts) -> tuple[Ground, ...]:
    """Where a claim about the letter as a whole can rest: its header, its case summary."""
    decisions = {issue.decision for issue in facts.issues}
    decision = decisions.pop() if len(decisions) == 1 else None
    header = tuple(_numbered(_header(facts), letter))
    outcome = tuple(_numbered(_outcome(facts), letter))
    return (
        Ground(None, ClaimInContext("", (), decision=decision, scope=(*header, *outcome)), outcome),
        Ground(None, ClaimInContext("", (), decision=decision, scope=letter.case_summary)),
    )


def issue_grounds(letter: Letter, facts: LetterFacts, number: int) -> tuple[Ground, ...]:
    """Where a claim about one request can rest: the reasons, its labelled lines, the case, the header."""
    block, issue = next(
        pair for pair in zip(letter.issues, facts.issues, strict=True) if pair[1].number == number
    )
    about = ClaimInContext(
        "",
        (),
        request=issue.request.value or "",
        authorized=issue.authorized.value or "",
        decision=issue.decision,
        scope=block.sentences,
    )
    lines = tuple(_numbered(_issue_lines(issue, facts), letter))
    return (
        Ground(number, replace(about, scope=block.sentences)),
        Ground(number, replace(about, scope=lines), lines[-1:] if issue.decision_span else ()),
        *(
            Ground(number, replace(about, scope=ground.context.scope))
            for ground in letter_grounds(letter, facts)
        ),
    )


def _numbered(told: Iterator[tuple[str, SpanPair]], letter: Letter) -> Iterator[Sentence]:
    """Numbers below 1: no sentence of the letter's prose has one."""
    for count, (text, span) in enumerate(told):
        yield Sentence(-count, text, Span(*span), letter.document.page_of(span[0]))


def _header(facts: LetterFacts) -> Iterator[tuple[str, SpanPair]]:
    for name, frame in _HEADER.items():
        fact: Fact[Any] = getattr(facts, name)
        if fact.value is not None and fact.span is not None:
            value = _SEX.get(str(fact.value), fact.value) if name == "sex" else fact.value
            yield frame.format(value), fact.span
    if facts.age.value is not None and facts.sex.value and facts.age.span:
        yield f"The worker is a {facts.age.value} year old {_SEX[facts.sex.value]}.", facts.age.span


def _outcome(facts: LetterFacts) -> Iterator[tuple[str, SpanPair]]:
    """How many requests came out how; the place is the first decision of that kind."""
    counted = Counter(issue.decision for issue in facts.issues)
    for decision, (result, _) in _RESULT.items():
        first = next((i.decision_span for i in facts.issues if i.decision == decision), None)
        if first is None or None in counted:
            continue
        count, of = counted[decision], len(facts.issues)
        if count == of:
            yield f"All of the {of} requests, every one of them, were {result}.", first
        else:
            yield f"{count} of the {of} requests were {result}.", first


def _issue_lines(issue: IssueFacts, facts: LetterFacts) -> Iterator[tuple[str, SpanPair]]:
    request = issue.request.value or ""
    # Of form B a substitute had been authorized, which does not stay beside what is approved.
    stays = ", and this stays authorized" if issue.partial_form == "A" else ""
    for frame, fact in (
        ("The request was for {}.", issue.request),
        (f"The claims administrator authorized {{}} before{stays}.", issue.authorized),
        ("What remained in dispute and was decided here was {}.", issue.remaining),
    ):
        if fact.value and fact.span:
            yield frame.format(fact.value), fact.span
    for side, line in (
        ("The claims administrator", issue.claims_administrator_guideline),
        ("The reviewer", issue.reviewer_guideline),
    ):
        if line is not None:
            yield f"{side} based the decision on guidelines, and relied on and cited: {line.text}", line.span
    requests = {other.number: other.request.value or "" for other in facts.issues}
    for place, number in zip(issue.depends_on_places, issue.depends_on, strict=False):
        yield f"This request depends on request {number}, {requests.get(number, '')}.", place.span
    if issue.retrospective_place:
        yield "The service was already given: the request is retrospective.", issue.retrospective_place.span
    if issue.decision and issue.decision_span:
        result, denial = _RESULT[issue.decision]
        # The heading of a partial form names what was authorized too, and that is not what was decided.
        decided = issue.remaining.value or request
        yield f"The request for {decided} was {result}: the denial was {denial}.", issue.decision_span
