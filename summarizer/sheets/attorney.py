"""The attorney's sheet: what the reviewer states as fact and where, the records and dates that the letter
names, where it contradicts itself, the sources of both sides, and what the law counts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.data import plain_date
from summarizer.letter import Sentence
from summarizer.schema.facts import Fact
from summarizer.schema.sheet import Entry, Section
from summarizer.schema.verdict import Grounds

from ._case import Case, texts
from ._entries import (
    about,
    at,
    decided_at,
    guidelines,
    in_sentences,
    law,
    law_source,
    merged,
    notes,
    outcome,
    printed,
    quoted,
    request_label,
    section,
    told,
    warnings,
)
from ._records import dated
from ._statements import missing, stated, tells_no_result

HEAD = (
    "claim_number", "date_of_injury", "ur_denial_date", "application_received", "date_assigned",
    "decision_date", "priority", "worker", "reviewer_specialty", "reviewer_licensure",
)  # fmt: skip


def sections(case: Case) -> Iterator[Section]:
    """The sections in the order in which an attorney looks for them."""
    title = texts()["attorney"]
    yield from section("results", title["results"], _results(case))
    none = Entry(text=title["no_conflict"], kind="note")
    yield Section(name="check", title=title["check"], entries=tuple(notes(case)) or (none,))
    yield from section("missing", title["missing"], _sentences(case, missing))
    yield from section("stated", title["stated"], _sentences(case, stated))
    yield from section("records", title["records"], _records(case))
    yield from section("guidelines", title["guidelines"], _guidelines(case))
    yield from section("dependence", title["dependence"], _dependence(case))
    yield from section("warnings", title["warnings"], warnings(case, *case.requests))
    yield from section("clocks", title["clocks"], _clocks(case))
    yield from section(
        "summary", title["summary"], (quoted([s]) for s in case.case_summary if tells_no_result(s))
    )
    yield from section("law", title["law"], _law(case))
    yield about(case, "attorney")


def _results(case: Case) -> Iterator[Entry]:
    for request in case.requests:
        issues = (request.issue.number,)
        yield Entry(
            text=outcome(request), kind="fact", issues=issues, evidence=decided_at(case, request),
            label=request_label(case, issues, alone=texts()["label"]["decision"]),
        )  # fmt: skip
        if request.issue.digest:
            yield told(request.issue.digest.why, texts()["label"]["why"], issues=issues)


def _sentences(case: Case, pick: Callable[[Sequence[Sentence]], Iterator[Sentence]]) -> Iterator[Entry]:
    """The picked sentences of all rationales; one that stands in several is told once."""
    found = merged(
        quoted([sentence], issues=(request.issue.number,))
        for request in case.requests
        for sentence in pick(request.sentences)
        if sentence.text not in request.issue.warnings
    )
    for entry in found:
        yield entry.model_copy(update={"label": request_label(case, entry.issues)})


def _records(case: Case) -> Iterator[Entry]:
    """Each date with what it dates, by date; the words around it where that does not show."""
    found: dict[tuple[str, str], Entry] = {}
    parts = [((), case.case_summary), *(((r.issue.number,), r.sentences) for r in case.requests)]
    told_of = [(issues, sentence) for issues, sentences in parts for sentence in sentences]
    for issues, sentence in told_of:
        for one in dated(sentence.text):
            text = one.kind or one.around
            # Told once, as it is first written.
            first = found.get((one.date, text.lower()))
            entry = Entry(
                text=first.text if first else text, kind="fact" if one.kind else "letter",
                label=plain_date(one.date), evidence=in_sentences([sentence]), issues=issues,
            )  # fmt: skip
            (found[one.date, text.lower()],) = merged([first, entry] if first else [entry])
    yield from (found[key] for key in sorted(found, key=lambda key: key[0]))


def _guidelines(case: Case) -> Iterator[Entry]:
    """What each side said that it relied on, as printed, and whether that is the same."""
    label = texts()["label"]
    for request in case.requests:
        for row in guidelines(case, request):
            if len(case.requests) > 1:
                numbered = label["of_request"].format(number=request.issue.number, label=row.label)
                row = row.model_copy(update={"label": numbered})
            yield row


def _dependence(case: Case) -> Iterator[Entry]:
    """Each request that others go together with, and where the letter says so."""
    frame = texts()["outcome"]
    for leader in case.requests:
        number = leader.issue.number
        places: list[Grounds] = []
        others = []
        for request in case.requests:
            if request is leader or request.facts is None or number not in request.facts.depends_on:
                continue
            others.append(request.issue.number)
            for found in request.facts.depends_on_places:
                places += at(case, found.span)
        if others:
            known = "depends_refused" if leader.refused else "depends_unknown"
            text = frame["depends"].format(
                number=number, item=leader.item, others=", ".join(map(str, others)),
                result=frame["depends_approved" if leader.approved else known],
            )  # fmt: skip
            yield Entry(text=text, kind="fact", issues=(number, *others), evidence=tuple(places))


def _clocks(case: Case) -> Iterator[Entry]:
    """The dates that the law counts from, named and never counted from."""
    words, facts = texts(), case.summary.facts
    clock, head = words["clocks"], words["head"]

    def row(name: str, label: str, fact: Fact[str], source: str) -> Iterator[Entry]:
        if fact.value and (date := printed(plain_date(fact.value))):
            text = clock[name].format(date=date, source=law_source(source))
            yield Entry(text=text, kind="fact", label=label, evidence=at(case, fact.span))

    def absent(name: str, label: str, source: str) -> Entry:
        return Entry(text=clock[name].format(source=law_source(source)), kind="note", label=clock[label])

    if any(request.refused for request in case.requests):
        yield from row("decision_date", head["decision_date"], facts.decision_date, "time_limit")
        if facts.cover:
            yield from row("letter_date", clock["label_letter_date"], facts.cover.letter_date, "time_limit")
        yield absent("service", "label_service", "time_limit")
        yield from row("ur_denial_date", head["ur_denial_date"], facts.ur_denial_date, "twelve_months")
    if any(request.approved for request in case.requests):
        yield absent("receipt", "label_receipt", "authorize")


def _law(case: Case) -> Iterator[Entry]:
    approved = [request for request in case.requests if request.approved]
    if any(request.refused for request in case.requests):
        yield from law("petition", "time_limit", "grounds", "proof", "twelve_months")
    if any(not request.retrospective for request in approved):
        yield from law("authorize")
    if any(request.retrospective for request in approved):
        yield from law("reimburse")
