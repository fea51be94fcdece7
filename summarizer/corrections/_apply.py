"""The verb: a summary with what a person corrected in it, and which corrections no longer fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.data import grounds, reasons
from summarizer.schema.correction import Correction, FieldName, Scalar, same, squeezed
from summarizer.schema.summary import (
    Claim,
    CorrectedBy,
    Digest,
    IssueSummary,
    LetterSummary,
    ShownField,
    Status,
    result_of,
)

from ._told import PARTS, VALUES, Place, told_by

_SHOWN: tuple[ShownField, ...] = (
    "decision", "authorized", "remaining", "reason", "category", "why", "criterion", "finding", "gap"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Applied:
    """The summary as it is shown; the corrections in it; those that were made of something else than is told
    now, or have no place in it, and so are not shown."""

    summary: LetterSummary
    applied: tuple[Correction, ...]
    stale: tuple[Correction, ...]


def apply(summary: LetterSummary, rows: Iterable[Correction]) -> Applied:
    """Applies the rows about this letter, known by its SHA-256; of other letters' rows nothing is said.

    A "right" changes nothing. What is said of `request` and of the header's facts is a label for
    measurements and is not shown. A digest whose `why` is struck out tells nothing at all: nobody said that
    what else it holds decided the issue.
    """
    told = told_by(summary)
    judged = [row for row in rows if row.verdict and row.sha256 == summary.letter.sha256]
    current = {place: row for row in judged if (place := _place(row)) in told and same(row.told, told[place])}
    stale = [row for row in judged if _place(row) not in current and not _is_settled(row, told)]
    wrong = {place: row for place, row in current.items() if row.verdict == "wrong"}
    issues, applied = [], []
    for issue in summary.issues:
        changed = _issue(issue, {p.field: row for p, row in wrong.items() if p.issue == issue.number})
        issues.append(changed)
        shown = {one.field for one in changed.corrected}
        mine = [row for place, row in wrong.items() if place.issue == issue.number]
        applied += [row for row in mine if row.field in shown]
        stale += [row for row in mine if row.field in _SHOWN and row.field not in shown]
    update: dict[str, Any] = {"issues": tuple(issues)}
    if row := wrong.get(Place(None, "overview")):
        update |= {"overview": _claim(row), "corrected": (CorrectedBy(field="overview", by=_name(row)),)}
        applied.insert(0, row)
    return Applied(summary.model_copy(update=update), tuple(applied), tuple(stale))


def _place(row: Correction) -> Place:
    return Place(row.issue, row.field)


def _is_settled(row: Correction, told: Mapping[Place, Scalar]) -> bool:
    """Whether the program itself now says what the person said."""
    return row.verdict == "wrong" and _place(row) in told and same(row.value, told[_place(row)])


def _name(row: Correction) -> str:
    return squeezed(row.by) or ""


def _claim(row: Correction) -> Claim | None:
    if row.value is None:
        return None
    return Claim(text=str(row.value), evidence=(), source="person", by=_name(row))


def _issue(issue: IssueSummary, rows: Mapping[FieldName, Correction]) -> IssueSummary:
    update: dict[str, Any] = {field: rows[field].value for field in VALUES if field in rows}
    if "reason" in rows:
        update["reason_place"] = None
    if "decision" in rows:
        update |= _of_other_decision(issue, rows)
    digest = _digest(issue.digest, rows)
    update["digest"] = digest
    lost = set() if digest else {part for part in PARTS if part in rows and rows[part].value is not None}
    corrected = tuple(
        CorrectedBy(field=field, by=_name(rows[field]))
        for field in _SHOWN
        if field in rows and field not in lost
    )
    if not corrected:
        return issue
    decision, authorized = (update.get(name, getattr(issue, name)) for name in ("decision", "authorized"))
    update |= {"result": result_of(decision, authorized), "corrected": corrected}
    update["status"] = _status(issue, decision, settled="decision" in rows)
    return issue.model_copy(update=update)


def _of_other_decision(issue: IssueSummary, rows: Mapping[FieldName, Correction]) -> dict[str, Any]:
    """What code read with the wrong decision in mind goes, where it can't stand behind the right one."""
    decision = rows["decision"].value
    kept = tuple(ground for ground in issue.grounds if decision in grounds()[ground.name].of)
    update: dict[str, Any] = {"grounds": kept}
    if "reason" not in rows and issue.reason and decision not in reasons()[issue.reason].of:
        update |= {"reason": None, "reason_place": None}
    return update


def _digest(digest: Digest | None, rows: Mapping[FieldName, Correction]) -> Digest | None:
    """The claims as corrected. Words that stand under two names are one claim: what is said of them counts
    for both, unless each has a row of its own."""
    by_words = {squeezed(rows[part].told): rows[part] for part in reversed(PARTS) if part in rows}
    by_words.pop(None, None)
    claims: dict[str, Claim | None] = {}
    for part in PARTS:
        claim: Claim | None = getattr(digest, part, None)
        row = rows.get(part) or (by_words.get(squeezed(claim.text)) if claim else None)
        claims[part] = _claim(row) if row else claim
    why = claims.pop("why")
    return Digest(why=why, **claims) if why else None


def _status(issue: IssueSummary, decision: Scalar, *, settled: bool) -> Status:
    """A letter that contradicts itself still does, unless the person said what it decides."""
    if decision is None or (issue.status == "needs_review" and not settled):
        return "needs_review"
    return "corrected"
