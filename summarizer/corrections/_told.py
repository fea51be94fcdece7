"""What a summary tells that a person can correct, each thing by its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, get_args

from summarizer.schema.correction import Correction, FactName, FieldName, Scalar, same
from summarizer.schema.summary import IssueSummary, LetterSummary

PARTS: tuple[FieldName, ...] = ("why", "criterion", "finding", "gap")
VALUES: tuple[FieldName, ...] = ("decision", "authorized", "remaining", "reason", "category")
_ALWAYS_ASKED: tuple[FieldName, ...] = ("decision", "authorized", "reason", "category", "why")
"""What a summary that tells nothing may have missed."""


class Place(NamedTuple):
    """Where a thing is told: a field of a request, or of the letter (`issue` None)."""

    issue: int | None
    field: FieldName


def told_by(summary: LetterSummary) -> dict[Place, Scalar]:
    """Every field that a correction can name, with what the summary says; None where it says nothing."""
    facts: tuple[FactName, ...] = get_args(FactName)
    told: dict[Place, Scalar] = {Place(None, name): getattr(summary.facts, name).value for name in facts}
    told[Place(None, "overview")] = summary.overview.text if summary.overview else None
    for issue in summary.issues:
        told |= {Place(issue.number, field): value for field, value in _of_issue(issue)}
    return told


def _of_issue(issue: IssueSummary) -> Iterator[tuple[FieldName, Scalar]]:
    for name in ("request", *VALUES):
        yield name, getattr(issue, name)
    for part in PARTS:
        claim = getattr(issue.digest, part, None)
        yield part, claim.text if claim else None


def open_rows(summary: LetterSummary) -> tuple[Correction, ...]:
    """A row for each thing shown, for a person to fill; words that are told under two names once."""
    told = told_by(summary)
    places = [Place(None, "overview")]
    places += [Place(issue.number, field) for issue in summary.issues for field in (*VALUES, *PARTS)]
    return tuple(
        Correction(
            case_number=summary.facts.case_number.value,
            sha256=summary.letter.sha256,
            issue=place.issue,
            field=place.field,
            told=told[place],
        )
        for place in places
        if _is_asked(place, told)
    )


def _is_asked(place: Place, told: dict[Place, Scalar]) -> bool:
    if told[place] is None:
        return place.field in _ALWAYS_ASKED
    if place.field not in PARTS:
        return True
    earlier = PARTS[: PARTS.index(place.field)]
    return not any(same(told[Place(place.issue, other)], told[place]) for other in earlier)
