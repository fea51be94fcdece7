"""The claims adjuster's sheet: what must be authorized or paid for, what stays, what needs a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.schema.sheet import Entry, Section

from ._case import Case, Request, texts
from ._entries import (
    about,
    at,
    decided_at,
    law,
    notes,
    outcome,
    request_label,
    section,
    told,
    warnings,
)

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
    kept = [request for request in case.requests if request.form == "rest"]
    replaced = [request for request in case.requests if request.form == "original" and request.refused]
    yield from section("stays", title["stays"], _authorized(case, kept, "kept"))
    # Where the whole original request was approved, what had been authorized in its place is told with it:
    # nothing says that it stays.
    yield from section("in_place", title["in_place"], _authorized(case, replaced, "in_place"))
    yield from section("refused", title["refused"], _refused(case))
    yield from section("check", title["check"], _check(case))
    yield from section("warnings", title["warnings"], warnings(case, *case.requests))
    yield about(case, "adjuster")


def _due(case: Case, requests: Iterable[Request], duty: str) -> Iterator[Entry]:
    """What was approved, and the duty that follows from it."""
    found = [_item(case, request, request.form) for request in requests]
    yield from found
    if found:
        yield from law(duty)


def _authorized(case: Case, requests: Iterable[Request], frame: str) -> Iterator[Entry]:
    """What had been authorized before the review."""
    for request in requests:
        place = at(case, request.facts.authorized.span if request.facts else None)
        yield _item(case, request, frame).model_copy(update={"evidence": place})


def _refused(case: Case) -> Iterator[Entry]:
    frames = {"whole": "whole", "rest": "rest_refused", "original": "original_refused"}
    for request in case.requests:
        if request.refused:
            item = _item(case, request, frames[request.form])
            yield item.model_copy(update={"label": item.label or texts()["label"]["one_request"]})
            if request.issue.digest:
                yield told(request.issue.digest.why, texts()["label"]["why"], issues=(request.issue.number,))


def _check(case: Case) -> Iterator[Entry]:
    for request in case.requests:
        if request.issue.result == "unreadable":
            item = _item(case, request, "whole")
            yield item.model_copy(update={"text": outcome(request)})
    yield from notes(case)


def _item(case: Case, request: Request, frame: str) -> Entry:
    text = texts()["item"][frame].format(item=request.item, authorized=request.authorized)
    issues = (request.issue.number,)
    return Entry(
        text=text, kind="fact", label=request_label(case, issues), issues=issues,
        evidence=decided_at(case, request),
    )  # fmt: skip
