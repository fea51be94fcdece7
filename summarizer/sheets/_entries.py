"""The parts that several sheets share: head, results, warnings, notes, the law, and how a place is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summarizer.checks import tells_result
from summarizer.data import frames, next_steps, plain_date
from summarizer.letter import Sentence, instructions
from summarizer.notes import added_warnings, conflict_notes, letter_notes
from summarizer.schema.facts import Fact, IssueFacts, LetterFacts, SpanPair
from summarizer.schema.sheet import Entry, EntryKind, Section
from summarizer.schema.summary import Claim, IssueResult
from summarizer.schema.verdict import Grounds

from ._case import LANGUAGE, Case, Request, texts

_STOP = re.compile(r"(?<=[.!?])\s+")
_KINDS: dict[str, EntryKind] = {"model": "claim", "letter": "letter", "code": "fact"}
_RESULTS: tuple[IssueResult, ...] = ("approved", "partly_authorized", "not_approved", "unreadable")


def section(name: str, title: str, entries: Iterable[Entry]) -> Iterator[Section]:
    """The section, or nothing where it has no entries."""
    if found := tuple(entries):
        yield Section(name=name, title=title, entries=found)


# --- places


def printed(text: str) -> str:
    """A text of the letter on one line; nothing of one that instructs a machine."""
    return "" if instructions.find(text) else " ".join(text.split())


def at(case: Case, span: SpanPair | None) -> tuple[Grounds, ...]:
    """The labelled line, or the part of one, that stands at `span`."""
    if span is None:
        return ()
    document = case.letter.document
    quote = printed(document.text[slice(*span)])
    return (Grounds(sentence=None, quote=quote, span=span, page=document.page_of(span[0])),)


def in_sentences(sentences: Iterable[Sentence]) -> tuple[Grounds, ...]:
    return tuple(
        Grounds(sentence=s.number, quote=s.text, span=(s.span.start, s.span.end), page=s.page)
        for s in sentences
    )


def told(claim: Claim, label: str | None = None, *, issues: tuple[int, ...] = ()) -> Entry:
    """A claim of the summary, with its places."""
    places = tuple(
        Grounds(sentence=e.sentence, quote=e.quote, span=e.span, page=e.page) for e in claim.evidence
    )
    return Entry(text=claim.text, kind=_KINDS[claim.source], label=label, evidence=places, issues=issues)


def quoted(sentences: Sequence[Sentence], label: str | None = None, *, issues: tuple[int, ...] = ()) -> Entry:
    """Sentences of the letter, word for word."""
    text = " ".join(sentence.text for sentence in sentences)
    return Entry(text=text, kind="letter", label=label, evidence=in_sentences(sentences), issues=issues)


# --- labels


def request_label(case: Case, issues: Sequence[int], *, alone: str | None = None) -> str | None:
    """ "Request 2", "Requests 2, 3"; `alone` where the letter holds one request only."""
    if len(case.requests) < 2:
        return alone
    frame = texts()["label"]["requests" if len(issues) > 1 else "request"]
    return frame.format(number=", ".join(map(str, issues)))


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """Entries that say the same under the same label as one, with the places and the requests of all."""
    kept: dict[tuple[str, str, str | None], Entry] = {}
    for entry in entries:
        key = (entry.text, entry.kind, entry.label)
        if same := kept.get(key):
            entry = same.model_copy(
                update={
                    "evidence": tuple(dict.fromkeys((*same.evidence, *entry.evidence))),
                    "issues": tuple(dict.fromkeys((*same.issues, *entry.issues))),
                }
            )
        kept[key] = entry
    return list(kept.values())


# --- what was decided


def outcome(request: Request) -> str:
    """What was decided on a request, in one or two sentences."""
    frame, item = texts()["outcome"], request.item
    names = {
        ("approved", "whole"): "approved",
        ("approved", "rest"): "approved_rest",
        ("approved", "original"): "approved_original",
        ("partly_authorized", "rest"): "rest_not_approved",
        ("partly_authorized", "original"): "not_approved_as_asked",
        ("not_approved", "whole"): "not_approved",
    }
    name = names.get((request.issue.result, request.form), "unreadable")
    text = frame[name].format(item=item, authorized=request.authorized)
    return f"{text} {frame['retrospective']}" if request.retrospective else text


def decided_at(case: Case, request: Request) -> tuple[Grounds, ...]:
    """Where the letter prints the decision."""
    return at(case, request.facts.decision_span if request.facts else None)


def guidelines(case: Case, request: Request) -> Iterator[Entry]:
    """What each side said that it relied on, as printed, and whether that is the same."""
    words, facts, issues = texts(), request.facts, (request.issue.number,)
    if facts is None or instructions.FLAG in request.issue.flags:
        return
    lines = {
        "claims_administrator": facts.claims_administrator_guideline,
        "reviewer": facts.reviewer_guideline,
    }
    for name, line in lines.items():
        if line is not None and (text := _cited(line.text)):
            place = at(case, line.span)
            yield Entry(text=text, kind="letter", label=words["label"][name], issues=issues, evidence=place)
    if facts.same_guideline:
        same = words["same"][facts.same_guideline]
        yield Entry(text=same, kind="fact", label=words["label"]["same"], issues=issues)


def _cited(line: str) -> str:
    """A guideline line without what tells a result: that is no source."""
    return " ".join(part for part in _STOP.split(printed(line)) if not tells_result(part))


def tally(case: Case) -> str:
    """How many requests there are and how they ended, in one line."""
    words = texts()["tally"]
    counted = Counter(request.issue.result for request in case.requests)
    many = len(case.requests)
    lead = words["one"] if many == 1 else words["several"].format(count=many)
    parts = (words[result].format(count=counted[result]) for result in _RESULTS if counted[result])
    return ": ".join(filter(None, (lead, ", ".join(parts))))


# --- the head


def head(case: Case, names: Sequence[str], *, overview: bool) -> Iterator[Entry]:
    """How the letter ended, its facts of these names, the file, and the case in a sentence if asked for; what
    the letter does not say is left out."""
    labels = texts()["head"]
    yield Entry(text=tally(case), kind="fact", label=labels["result"])
    for name in names:
        text, span = _head_fact(case, name)
        if text := printed(text):
            yield Entry(text=text, kind="fact", label=labels[name], evidence=at(case, span))
    yield Entry(text=case.summary.letter.file.split("/")[-1], kind="fact", label=labels["file"])
    if overview and case.summary.overview:
        yield told(case.summary.overview, labels["overview"])


def _head_fact(case: Case, name: str) -> tuple[str, SpanPair | None]:
    facts = case.summary.facts
    if name == "worker":
        age = f"{facts.age.value}-year-old" if facts.age.value else ""
        return " ".join(filter(None, (age, facts.sex.value))), facts.age.span or facts.sex.span
    if name == "claim_number":
        fact: Fact[Any] = facts.cover.claim_number if facts.cover else Fact()
    else:
        fact = getattr(facts, name)
    return plain_date(fact.value) if fact.value is not None else "", fact.span


# --- warnings and notes


def warnings(case: Case, *requests: Request) -> Iterator[Entry]:
    """The letter's own warnings, and the fixed line for a refused drug that must not be stopped suddenly."""
    label = texts()["label"]
    for request in requests:
        issues = (request.issue.number,)
        for text in request.issue.warnings:
            found = [sentence for sentence in request.sentences if sentence.text == text]
            place = in_sentences(found)
            yield Entry(text=text, kind="letter", label=label["warning"], evidence=place, issues=issues)
        for text in added_warnings(request.issue, LANGUAGE):
            yield Entry(text=text, kind="note", label=label["for_the_worker"], issues=issues)


def letter_conflicts(case: Case) -> Iterator[Entry]:
    """What the letter as a whole says in more than one way, with each place."""
    facts = case.summary.facts
    places = _conflict_places(case, facts)
    for text in letter_notes(facts, LANGUAGE, flags=case.summary.flags):
        yield Entry(text=text, kind="note", evidence=places.get(text, ()))


def notes(case: Case) -> Iterator[Entry]:
    """What the letter as a whole and its requests say in more than one way, and what else a person should
    look at; each once, with the requests that it belongs to."""
    of_requests = (note for request in case.requests for note in request_notes(case, request))
    for note in merged((*letter_conflicts(case), *of_requests)):
        yield note.model_copy(update={"label": request_label(case, note.issues) if note.issues else None})


def request_notes(case: Case, request: Request) -> Iterator[Entry]:
    """What the letter says of one request in more than one way, and what else a person should look at."""
    words, facts = frames(LANGUAGE), request.facts
    place = {}
    told_of: list[str] = []
    if facts is not None:
        place = _conflict_places(case, facts)
        told_of += conflict_notes(facts, LANGUAGE)
    for flag in (*request.issue.flags, *(facts.flags if facts else ())):
        if not flag.startswith("conflict"):
            text = words["flag"].get(flag) or words["note"]["flag"].format(flag=flag.replace("_", " "))
            told_of.append(text)
    if request.issue.status == "needs_review":
        told_of.append(words["note"]["needs_review"])
    elif request.issue.digest is None:
        told_of.append(words["note"]["no_reason"])
    for text in dict.fromkeys(told_of):
        yield Entry(text=text, kind="note", evidence=place.get(text, ()), issues=(request.issue.number,))


def _conflict_places(case: Case, facts: LetterFacts | IssueFacts) -> dict[str, tuple[Grounds, ...]]:
    """The places of each fact that is printed in more than one way, by the note that tells of it."""
    words = frames(LANGUAGE)
    found: dict[str, tuple[Grounds, ...]] = {}
    for name, label in words["fact"].items():
        fact: Fact[Any] | None = getattr(facts, name, None)
        if fact is None or not fact.conflicts:
            continue
        ways = [fact.text or "", *(place.text for place in fact.conflicts)]
        values = "; ".join(dict.fromkeys(" ".join(text.split()) for text in ways if text))
        spans = (fact.span, *(place.span for place in fact.conflicts))
        places = tuple(place for span in spans for place in at(case, span))
        for frame in ("conflict", "names"):
            found[words["note"][frame].format(fact=label, values=values)] = places
    return found


# --- the law


def law(*names: str) -> Iterator[Entry]:
    """The reviewed steps of these names, each with its source."""
    steps = {step.id: step for step in next_steps(LANGUAGE)}
    for name in names:
        yield Entry(text=str(steps[name]), kind="law")


def law_source(name: str) -> str:
    """The law that a step rests on."""
    return next(step.source for step in next_steps(LANGUAGE) if step.id == name)


def about(case: Case, reader: str) -> Section:
    """What the sheet is not, who wrote its words, and that nobody has reviewed its fixed text."""
    words = texts()["about"]
    notes = (words[reader], words["all"].format(model=f"a model ({case.summary.provenance.model})"))
    entries = tuple(Entry(text=text, kind="note") for text in notes)
    return Section(name="about", title=words["title"], entries=entries)
