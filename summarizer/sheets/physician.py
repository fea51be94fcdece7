"""The physician's sheet: for each request the words that decided, the rule that was applied, what was found
and what was missing, and the sources of both sides."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.digest import argument
from summarizer.letter import Sentence
from summarizer.schema.sheet import Entry, Section
from summarizer.schema.summary import Claim, Digest

from ._case import Case, Request, texts
from ._entries import (
    about,
    decided_at,
    guidelines,
    letter_conflicts,
    outcome,
    quoted,
    request_notes,
    section,
    told,
    warnings,
)
from ._statements import missing, repeats_heading

HEAD = ("decision_date", "worker", "reviewer_specialty", "reviewer_licensure")


def sections(case: Case) -> Iterator[Section]:
    """A section to each request, and one for what in the letter as a whole does not agree."""
    title = texts()["physician"]
    for request in case.requests:
        issue = request.issue
        yield Section(
            name="request",
            title=title["request"].format(number=issue.number, item=issue.treatment or issue.request),
            entries=tuple(_request(case, request)),
            result=issue.result,
        )
    yield from section("check", title["check"], letter_conflicts(case))
    yield about(case, "physician")


def _request(case: Case, request: Request) -> Iterator[Entry]:
    label, issues = texts()["physician"], (request.issue.number,)
    yield Entry(
        text=outcome(request), kind="fact", label=label["result"], issues=issues,
        evidence=decided_at(case, request),
    )  # fmt: skip
    yield from _reasons(request)
    yield from guidelines(case, request)
    yield from warnings(case, request)
    check = texts()["label"]["check"]
    yield from (note.model_copy(update={"label": check}) for note in request_notes(case, request))


def _reasons(request: Request) -> Iterator[Entry]:
    """What decided, the rule, what was found and what was missing: the summary's claims, and where it has
    none the letter's own sentences that no claim rests on. Nothing is told twice."""
    label, issues, digest = texts()["physician"], (request.issue.number,), request.issue.digest
    if digest is None:
        yield Entry(text=label["no_reasons"], kind="note", label=label["why"], issues=issues)
        return
    why = digest.why
    reason = told(why, label[_why_label(digest)], issues=issues)
    yield reason
    for place in reason.evidence:
        if place.quote not in why.text:
            yield Entry(
                text=place.quote, kind="letter", label=label["deciding"], issues=issues, evidence=(place,)
            )
    carried: set[int | None] = {found.sentence for _, claim in digest.parts() for found in claim.evidence}
    for name, sentences in _parts(request):
        claim: Claim | None = getattr(digest, name)
        if claim is not None and claim.text == why.text:
            continue
        entry = (
            told(claim, label[name], issues=issues)
            if claim
            else quoted(sentences, label[name], issues=issues)
        )
        numbers = {found.sentence for found in entry.evidence}
        if (claim is None and numbers <= carried) or (entry.kind == "letter" and repeats_heading(entry.text)):
            continue
        carried |= numbers
        yield entry
    for sentence in missing(request.sentences):
        if not request.approved and sentence.number not in carried:
            yield quoted([sentence], label["more_gaps"], issues=issues)


def _parts(request: Request) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """The parts of the argument by name, each with the letter's own sentences for it."""
    letter = argument.read(request.sentences, refused=not request.approved)
    yield "criterion", letter.criterion
    yield "finding", letter.finding
    # What an approved request lacked decided nothing.
    if not request.approved:
        yield "gap", letter.gap


def _why_label(digest: Digest) -> str:
    """What decided is one of the other parts told as the reason, where its words are the same."""
    for name in ("gap", "finding", "criterion"):
        part: Claim | None = getattr(digest, name)
        if part is not None and part.text == digest.why.text:
            return f"why_{name}"
    return "why"
