"""Warnings about drugs, and what in a letter does not agree with itself or needs a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from summarizer.data import frames
from summarizer.notes import added_warnings, conflict_notes, letter_notes
from summarizer.schema.facts import Fact, IssueFacts, LetterFacts
from summarizer.schema.sheet import Entry
from summarizer.schema.verdict import Grounds

from ._case import LANGUAGE, Case, Request, texts
from ._entries import at, in_sentences, merged, quoted, request_label

_STOPPING = re.compile(r"\b(?:abrupt|sudden|taper|wean)\w*|\bwithdrawal\b", re.IGNORECASE)


def warnings(case: Case, *requests: Request) -> list[Entry]:
    """The letter's own warnings, and the fixed line for a refused drug that must not be stopped suddenly
    where the letter has none. Each once."""
    return merged(entry for request in requests for entry in _warnings(case, request))


def _warnings(case: Case, request: Request) -> Iterator[Entry]:
    label, words, issues = texts()["label"], texts()["warning"], (request.issue.number,)
    for text in request.issue.warnings:
        found = [sentence for sentence in request.sentences if sentence.text == text]
        place = in_sentences(found)
        yield Entry(text=text, kind="letter", label=label["warning"], evidence=place, issues=issues)
    if not added_warnings(request.issue, LANGUAGE):
        return
    speaks = [s for s in request.sentences if _STOPPING.search(s.text)]
    for sentence in speaks:
        if sentence.text not in request.issue.warnings:
            yield quoted([sentence], label["warning"], issues=issues)
    anywhere = (*case.case_summary, *(s for other in case.requests for s in other.sentences))
    silent = not any(_STOPPING.search(s.text) for s in anywhere)
    text = f"{words['withdrawal']} {words['silent']}" if silent else words["withdrawal"]
    yield Entry(text=text, kind="note", label=label["fixed"], issues=issues)


def letter_conflicts(case: Case) -> Iterator[Entry]:
    """What the letter as a whole says in more than one way, with each place."""
    facts = case.summary.facts
    for text in letter_notes(facts, LANGUAGE, flags=case.summary.flags):
        yield Entry(text=text, kind="note", evidence=_places(case, facts, text))


def notes(case: Case) -> Iterator[Entry]:
    """What the letter as a whole and its requests say in more than one way, and what else a person should
    look at; each once, with the requests that it belongs to."""
    alone = texts()["label"]["one_request"]
    of_requests = (note for request in case.requests for note in request_notes(case, request))
    for note in merged((*letter_conflicts(case), *of_requests)):
        label = request_label(case, note.issues, alone=alone) if note.issues else None
        yield note.model_copy(update={"label": label})


def request_notes(case: Case, request: Request) -> Iterator[Entry]:
    """What the letter says of one request in more than one way, and what else a person should look at."""
    words, facts = frames(LANGUAGE), request.facts
    flags = {**words["flag"], **texts()["flag"]}
    told_of: list[str] = []
    if facts is not None:
        told_of += conflict_notes(facts, LANGUAGE)
    for flag in (*request.issue.flags, *(facts.flags if facts else ())):
        if not flag.startswith("conflict"):
            told_of.append(flags.get(flag) or words["note"]["flag"].format(flag=flag.replace("_", " ")))
    if request.issue.status == "needs_review":
        told_of.append(words["note"]["needs_review"])
    elif request.issue.digest is None:
        told_of.append(words["note"]["no_reason"])
    for text in dict.fromkeys(told_of):
        issues = (request.issue.number,)
        yield Entry(text=text, kind="note", evidence=_places(case, facts, text), issues=issues)


def _places(case: Case, facts: LetterFacts | IssueFacts | None, note: str) -> tuple[Grounds, ...]:
    """The places of the fact that a note tells to be printed in more than one way; of other notes none."""
    words = frames(LANGUAGE)
    for name, label in words["fact"].items():
        fact: Fact[Any] | None = getattr(facts, name, None)
        if fact is None or not fact.conflicts:
            continue
        frames_of = ("conflict", "names") if name == "drug" else ("conflict",)
        told = (words["note"][frame].format(fact=label, values="") for frame in frames_of)
        if note.startswith(tuple(text.rstrip(". ") for text in told)):
            spans = (fact.span, *(place.span for place in fact.conflicts))
            return tuple(place for span in spans for place in at(case, span))
    return ()
