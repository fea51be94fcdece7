"""The parts that several sheets share: places, claims and quotations, labels, results, head, the law."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summarizer.data import plain_date
from summarizer.letter import Sentence, instructions
from summarizer.lexicon import GLUE, tokenise
from summarizer.schema.facts import Fact, SpanPair
from summarizer.schema.sheet import Entry, EntryKind, Section
from summarizer.schema.summary import Claim
from summarizer.schema.verdict import Grounds

from ._case import Case, Group, Request, listed, numbers_of, plain, texts
from ._statements import tells_no_result

_CITATION = re.compile(r"^(?:[\[(](?:[^\])(]{0,80}\b(?:19|20)\d\d[a-z]?|[\d, -]+)[\])]\s*)+(?=\S)")
_KINDS: dict[str, EntryKind] = {"model": "claim", "letter": "letter", "code": "fact", "person": "correction"}
_COMMA = re.compile(r",(?=\w)")
_DIAGNOSIS = re.compile(
    r"\bdiagnos[ei]s\b|\bdiagnosed\b|\bimpression\b|\b(?:treat(?:ed|ment)|claim) for\b", re.IGNORECASE
)


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
    """A claim of the summary, with its places; a quotation where it is word for word the letter's."""
    places = tuple(
        Grounds(sentence=e.sentence, quote=e.quote, span=e.span, page=e.page) for e in claim.evidence
    )
    entry = Entry(
        text=claim.text, kind=_KINDS[claim.source], label=label, evidence=places, issues=issues, by=claim.by
    )
    if entry.kind == "claim":
        quotes = [*(place.quote for place in places), " ".join(place.quote for place in places)]
        for quote in quotes:
            if plain(quote) == plain(claim.text):
                return entry.model_copy(update={"text": quote, "kind": "letter"})
    return entry


def in_the_letters_words(entry: Entry) -> list[Entry]:
    """A claim with the sentences that carry it; they alone where the claim only repeats them. Each once."""
    if entry.kind != "claim":
        return [entry]
    quotes = [
        entry.model_copy(update={"text": place.quote, "kind": "letter", "evidence": (place,)})
        for place in entry.evidence
    ]
    said = _content(" ".join(place.quote for place in entry.evidence))
    return quotes if quotes and _content(entry.text) <= said else [entry, *quotes]


def _content(text: str) -> frozenset[str]:
    return frozenset(token.lemma for token in tokenise(text) if token.lemma[:1].isalnum()) - GLUE


def quoted(sentences: Sequence[Sentence], label: str | None = None, *, issues: tuple[int, ...] = ()) -> Entry:
    """Sentences of the letter, word for word; a citation at the start belongs to the sentence before."""
    text = _CITATION.sub("", " ".join(sentence.text for sentence in sentences))
    return Entry(text=text, kind="letter", label=label, evidence=in_sentences(sentences), issues=issues)


# --- labels


def request_label(case: Case, issues: Sequence[int], *, alone: str | None = None) -> str | None:
    """ "Request 2", "Requests 2 to 4"; `alone` where the letter holds one request only."""
    if len(case.requests) < 2:
        return alone
    frame = texts()["label"]["requests" if len(issues) > 1 else "request"]
    return frame.format(number=listed(issues))


def of_requests(case: Case, entry: Entry) -> Entry:
    """The entry, its label with the requests that it belongs to where the letter holds several."""
    if which := request_label(case, entry.issues):
        which = which[:1].lower() + which[1:]
        label = texts()["label"]["of_request"].format(label=entry.label, which=which)
        return entry.model_copy(update={"label": label})
    return entry


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """Entries that say the same under the same label as one, with the places and the requests of all. Claims
    that rest on the same words say the same."""
    kept: dict[object, Entry] = {}
    for entry in entries:
        same_words = entry.kind == "claim" and frozenset(plain(place.quote) for place in entry.evidence)
        key = (same_words or entry.text, entry.kind, entry.label, entry.by)
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


def outcome(group: Group) -> str:
    """What was decided on requests that were decided alike, the letter's word first."""
    frame, request = texts()["outcome"], group[0]
    form = "unreadable" if request.issue.result == "unreadable" else request.form
    text = frame["same_reason" if len(group) > 1 else form].format(
        result=request.result, item=request.item, items=items(group), requested=request.requested,
        authorized=request.authorized,
    )  # fmt: skip
    return f"{text} {frame['retrospective']}" if request.retrospective else text


def items(group: Group) -> str:
    """The names of several requests with their numbers, in one line."""
    return "; ".join(f"{request.issue.number}. {request.item}" for request in group)


def decided_at(case: Case, *group: Request) -> tuple[Grounds, ...]:
    """Where the letter prints the decisions, as code read them: no place for one that a person corrected."""
    return tuple(
        place
        for request in group
        if request.facts and not request.issue.corrector("decision")
        for place in at(case, request.facts.decision_span)
    )


def decided_by(group: Group) -> str | None:
    """Who corrected what was decided; a request that somebody corrected stands alone."""
    return group[0].issue.corrector("decision", "authorized", "remaining")


def result_of(case: Case, group: Group, *, alone: str) -> Iterator[Entry]:
    """What was decided on requests that were decided alike, and why."""
    issues = numbers_of(group)
    yield Entry(
        text=outcome(group), kind="fact", issues=issues, evidence=decided_at(case, *group),
        label=request_label(case, issues, alone=alone), by=decided_by(group),
    )  # fmt: skip
    yield from why_of(group)


def why_of(group: Group) -> Iterator[Entry]:
    """The reason of requests that were decided alike, once: in the letter's words if one has it so."""
    whys = [
        told(request.issue.digest.why, texts()["label"]["why"], issues=(request.issue.number,))
        for request in group
        if request.issue.digest
    ]
    if whys:
        first = min(whys, key=lambda entry: entry.kind != "letter")
        same = {"text": first.text, "kind": first.kind}
        yield from merged(entry.model_copy(update=same) for entry in whys)


def tally(case: Case) -> str:
    """How many requests there are and how they ended, in one line."""
    words = texts()["tally"]
    counted = Counter(request.counted for request in case.requests)
    if len(case.requests) == 1:
        return words["one"].format(result=case.requests[0].counted)
    frame = words["all" if len(counted) == 1 else "some"]
    parts = (
        frame.format(count=count, result=result[:1].lower() + result[1:]) for result, count in counted.items()
    )
    return words["several"].format(count=len(case.requests), results=", ".join(parts)).removesuffix(": ")


# --- the head


def head(case: Case, names: Sequence[str]) -> Iterator[Entry]:
    """How the letter ended, its facts of these names, the file, and the case in a sentence; what the letter
    does not say is left out."""
    labels = texts()["head"]
    yield Entry(text=tally(case), kind="fact", label=labels["result"])
    for name in names:
        text, span = _head_fact(case, name)
        if text := printed(text):
            text = _COMMA.sub(", ", text) if name.startswith("reviewer") else text
            yield Entry(text=text, kind="fact", label=labels[name], evidence=at(case, span))
    yield Entry(text=case.summary.letter.file.split("/")[-1], kind="fact", label=labels["file"])
    diagnosis = (s for s in case.case_summary if _DIAGNOSIS.search(s.text) and tells_no_result(s))
    overview = case.summary.overview
    # The letter's own list of diagnoses before a model's sentence of it, which may turn a question into one.
    if (sentence := next(diagnosis, None)) and not (overview and overview.by):
        yield quoted([sentence], labels["overview"])
    elif overview:
        yield told(overview, labels["overview"])


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


# --- the law


def law(*names: str) -> Iterator[Entry]:
    """What the law says under these names, each with its source."""
    words, sources = texts()["law"], texts()["law_source"]
    for name in names:
        yield Entry(text=f"{words[name]} ({sources[name]})", kind="law")


def about(case: Case, reader: str) -> Section:
    """What the sheet is not, who wrote its words, and that nobody has reviewed its fixed text."""
    words = texts()["about"]
    model = case.summary.provenance.model.removeprefix("embedded:").split("/")[-1]
    told_of = [words[reader], words["all"].format(model=model)]
    if case.summary.is_corrected():
        told_of.append(words["corrected"])
    entries = tuple(Entry(text=text, kind="note") for text in told_of)
    return Section(name="about", title=words["title"], entries=entries)
