"""The attorney's sheet: what the reviewer states as fact and where, the records and dates that the letter
names, where it contradicts itself, the sources of both sides, and what the law counts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.data import plain_date
from summarizer.letter import Sentence
from summarizer.schema.facts import Fact
from summarizer.schema.sheet import Entry, Section
from summarizer.schema.verdict import Grounds

from ._case import Case, listed, texts
from ._entries import (
    about,
    at,
    head,
    in_sentences,
    in_the_letters_words,
    law,
    merged,
    of_requests,
    printed,
    quoted,
    request_label,
    result_of,
    section,
)
from ._guidelines import guidelines
from ._notes import notes, warnings
from ._records import dated
from ._statements import missing, stated, tells_no_result

_YEARS_BACK = "1990"
"""What is dated before is a birth."""
HEAD = (
    "claim_number", "date_of_injury", "ur_denial_date", "application_received", "date_assigned",
    "decision_date", "priority", "worker", "reviewer_specialty", "reviewer_licensure",
)  # fmt: skip


def sections(case: Case) -> Iterator[Section]:
    """The sections in the order in which an attorney looks for them."""
    title = texts()["attorney"]
    results = tuple(_results(case))
    told = {place.quote for entry in results for place in entry.evidence}
    told |= {entry.text for entry in head(case, ()) if entry.kind == "letter"}
    yield from section("results", title["results"], results)
    none = Entry(text=title["no_conflict"], kind="note")
    doubts = (*notes(case), *_before_injury(case))
    yield Section(name="check", title=title["check"], entries=doubts or (none,))
    yield from section("missing", title["missing"], _sentences(case, missing, told))
    yield from section("stated", title["stated"], _sentences(case, stated, told))
    warned = [of_requests(case, entry) for entry in warnings(case, *case.requests)]
    yield from section("warnings", title["warnings"], warned)
    yield from section("guidelines", title["guidelines"], _guidelines(case))
    records = tuple(_records(case))
    told |= {entry.text for entry in records}
    yield from section("records", title["records"], records)
    yield from section("dependence", title["dependence"], _dependence(case))
    yield from section("clocks", title["clocks"], _clocks(case))
    yield from section("law", title["law"], _law(case))
    extracts = (quoted([s]) for s in case.case_summary if s.text not in told and tells_no_result(s))
    yield from section("summary", title["summary"], extracts)
    yield about(case, "attorney")


def _results(case: Case) -> Iterator[Entry]:
    """Each result with its reason, in the letter's words where a claim only repeats them."""
    for group in case.groups:
        for entry in result_of(case, group, alone=texts()["label"]["decision"]):
            yield from merged(in_the_letters_words(entry))


def _sentences(
    case: Case, pick: Callable[[Sequence[Sentence]], Iterator[Sentence]], told: set[str]
) -> Iterator[Entry]:
    """The picked sentences of all rationales that are not told yet; one that stands in several once."""
    found = merged(
        quoted([sentence], issues=(request.issue.number,))
        for request in case.requests
        for sentence in pick(request.sentences)
        if sentence.text not in request.issue.warnings and sentence.text not in told
    )
    for entry in found:
        yield entry.model_copy(update={"label": request_label(case, entry.issues)})


def _records(case: Case) -> Iterator[Entry]:
    """Each date with the record or event that it dates, by date; the letter's words around it where that does
    not show, once for all dates that they hold."""
    injury = case.summary.facts.date_of_injury.value
    found: list[tuple[str, Entry]] = []
    parts = [((), case.case_summary), *(((r.issue.number,), r.sentences) for r in case.requests)]
    told_of = [(issues, sentence) for issues, sentences in parts for sentence in sentences]
    for issues, sentence in told_of:
        for one in dated(sentence.text, injury):
            label = "; ".join(plain_date(date) for date in one.dates)
            kind = one.kind and one.kind[:1].upper() + one.kind[1:]
            entry = Entry(
                text=kind or one.around, kind="fact" if kind else "letter", label=label,
                evidence=in_sentences([sentence]), issues=issues,
            )  # fmt: skip
            found.append((one.dates[0], entry))
    found.sort(key=lambda row: row[0])
    yield from merged(entry for _date, entry in found)


def _before_injury(case: Case) -> Iterator[Entry]:
    """The dates of the letter's sentences that are before the injury, once, with their places."""
    fact = case.summary.facts.date_of_injury
    injury, told = fact.value, {place.value for place in fact.conflicts}
    sentences = (*case.case_summary, *(s for request in case.requests for s in request.sentences))
    early = {
        date: sentence
        for sentence in (sentences if injury else ())
        for one in dated(sentence.text, injury)
        for date in one.dates
        if _YEARS_BACK < date < str(injury) and date not in told
    }
    if early and injury:
        text = texts()["attorney"]["before_injury"].format(
            injury=plain_date(injury), dates="; ".join(map(plain_date, sorted(early)))
        )
        yield Entry(text=text, kind="fact", evidence=in_sentences(dict.fromkeys(early.values())))


def _guidelines(case: Case) -> Iterator[Entry]:
    """What each side said that it relied on, and whether that is the same; equal blocks of several requests
    once."""
    blocks: dict[tuple[tuple[str, str | None], ...], list[Entry]] = {}
    for request in case.requests:
        rows = list(guidelines(case, request))
        key = tuple((row.text, row.label) for row in rows)
        blocks[key] = merged((*blocks.get(key, ()), *rows))
    for rows in blocks.values():
        yield from (of_requests(case, row) for row in rows)


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
            text = frame["depends"].format(
                number=number, item=leader.item, others=listed(others), result=leader.result
            )  # fmt: skip
            yield Entry(text=text, kind="fact", issues=(number, *others), evidence=tuple(places))


def _clocks(case: Case) -> Iterator[Entry]:
    """The dates that the law counts from, named and never counted from."""
    clock, labels, facts = texts()["clocks"], texts()["head"], case.summary.facts

    def row(name: str, label: str, fact: Fact[str]) -> Iterator[Entry]:
        if fact.value and (date := printed(plain_date(fact.value))):
            text = clock[name].format(date=date)
            yield Entry(text=text, kind="fact", label=label, evidence=at(case, fact.span))

    def absent(name: str) -> Entry:
        return Entry(text=clock[name], kind="note", label=clock[f"label_{name}"])

    if any(request.refused for request in case.requests):
        yield from row("decision_date", labels["decision_date"], facts.decision_date)
        if facts.cover:
            yield from row("letter_date", clock["label_letter_date"], facts.cover.letter_date)
        yield absent("service")
        yield from row("ur_denial_date", labels["ur_denial_date"], facts.ur_denial_date)
    if any(request.approved for request in case.requests):
        yield absent("receipt")


def _law(case: Case) -> Iterator[Entry]:
    approved = [request for request in case.requests if request.approved]
    if any(request.refused for request in case.requests):
        yield from law("petition", "grounds", "proof", "twelve_months")
    if any(not request.retrospective for request in approved):
        yield from law("authorize")
    if any(request.retrospective for request in approved):
        yield from law("reimburse")
