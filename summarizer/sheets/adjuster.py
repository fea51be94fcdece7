"""The claims adjuster's sheet: what must be authorized or paid for, what is refused, what needs a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.schema.sheet import Entry, Section

from ._case import Case, Group, Request, numbers_of, plain, texts
from ._entries import (
    about,
    at,
    decided_at,
    decided_by,
    items,
    law,
    of_requests,
    outcome,
    request_label,
    section,
    why_of,
)
from ._notes import notes, warnings

HEAD = ("claim_number", "date_of_injury", "ur_denial_date", "decision_date", "priority", "worker")


def sections(case: Case) -> Iterator[Section]:
    """The sections in the order in which an adjuster acts on them. Services already given stand apart: what
    is due for them is payment."""
    title = texts()["adjuster"]
    approved = [request for request in case.requests if request.approved]
    given = [request for request in approved if request.retrospective]
    to_give = [request for request in approved if not request.retrospective]
    if to_give or not given:
        nothing = Entry(text=title["nothing"], kind="note")
        entries = [*_due(case, to_give, "authorize")] or [nothing]
        yield Section(name="authorize", title=title["authorize"], entries=tuple(entries))
    yield from section("reimburse", title["reimburse"], _due(case, given, "reimburse"))
    yield from section("refused", title["refused"], _refused(case))
    yield from section("check", title["check"], _check(case))
    warned = [of_requests(case, entry) for entry in warnings(case, *case.requests)]
    yield from section("warnings", title["warnings"], warned)
    yield about(case, "adjuster")


def _due(case: Case, requests: Sequence[Request], duty: str) -> Iterator[Entry]:
    """What was approved, and the duty that follows from it."""
    for request in requests:
        yield from _rows(case, (request,))
    if requests:
        yield from law(duty)


def _refused(case: Case) -> Iterator[Entry]:
    for group in case.groups:
        if not group[0].refused:
            continue
        yield from _rows(case, group)
        yield from why_of(group)
        for request in group:
            yield from _dependence(case, request)


def _dependence(case: Case, request: Request) -> Iterator[Entry]:
    """The requests that this one goes together with, and where the letter says so."""
    words, facts = texts(), request.facts
    for leader in case.requests:
        if facts and leader is not request and leader.issue.number in facts.depends_on:
            frame = words["outcome"]["falls_with" if leader.refused else "goes_with"]
            yield of_requests(
                case,
                Entry(
                    text=frame.format(number=leader.issue.number), kind="fact",
                    label=words["label"]["depends"], issues=(request.issue.number,),
                    evidence=tuple(p for found in facts.depends_on_places for p in at(case, found.span)),
                ),
            )  # fmt: skip


def _check(case: Case) -> Iterator[Entry]:
    for request in case.requests:
        if request.issue.result == "unreadable":
            yield _row(case, (request,), outcome((request,)))
    yield from notes(case)


def _rows(case: Case, group: Group) -> Iterator[Entry]:
    """One row for requests decided alike; what was requested, authorized before and decided here for a
    request of which something had been authorized."""
    request, frame = group[0], texts()["item"]
    if request.form == "whole":
        text = frame["same_reason"].format(items=items(group)) if len(group) > 1 else request.item
        yield _row(case, group, text)
        return
    facts, corrected = request.facts, request.issue.corrector("authorized")
    asked = at(case, facts.original_request.span if facts else None)
    authorized = at(case, facts.authorized.span if facts and not corrected else None)
    before = "kept" if request.form == "rest" else "in_place"
    places = {"asked": asked, before: authorized, _decided(request): decided_at(case, request)}
    for name, place in places.items():
        text = frame[name].format(
            requested=request.requested, authorized=request.authorized, item=request.item
        )
        yield _row(case, group, text).model_copy(update={"evidence": place})


def _decided(request: Request) -> str:
    if request.approved:
        return f"{request.form}_approved"
    alike = plain(request.item) == plain(request.authorized)
    return f"{request.form}_refused{'_alike' * (alike and request.form == 'rest')}"


def _row(case: Case, group: Group, text: str) -> Entry:
    issues = numbers_of(group)
    label = request_label(case, issues, alone=texts()["label"]["one_request"])
    return Entry(
        text=text, kind="fact", label=label, issues=issues, evidence=decided_at(case, *group),
        by=decided_by(group),
    )  # fmt: skip
