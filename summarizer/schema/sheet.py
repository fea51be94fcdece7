"""Sheet: the page that a professional would have written (`imr summarize --for READER --json`)."""

from __future__ import annotations

from typing import Literal

from .facts import Result
from .summary import IssueResult, LetterRef, Provenance
from .verdict import Grounds

Reader = Literal["worker", "attorney", "adjuster", "physician"]
EntryKind = Literal["fact", "claim", "letter", "note", "law", "correction"]


class Entry(Result):
    """One thing that a sheet says. `evidence` are the places of the letter that carry it; `issues` the
    requests that it belongs to, none for the letter as a whole.

    `kind`: "fact" (read or put together by code), "claim" (a model's words, all checks passed), "letter"
    (the letter's own words, shown as a quotation), "note" (fixed text), "law" (fixed text about the law) or
    "correction" (the words of the person `by`, which rest on nothing). A fact that this person corrected has
    `by` as well.
    """

    text: str
    kind: EntryKind
    label: str | None = None
    evidence: tuple[Grounds, ...] = ()
    issues: tuple[int, ...] = ()
    by: str | None = None


class Section(Result):
    """`name` is the same in every sheet of one kind; `result` is set for a section about one request."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    result: IssueResult | None = None


class Sheet(Result):
    """`name` is the letter's case number (or its file); `head` holds what tells it from others, each entry
    with its label: first how it ended."""

    schema_version: Literal[1] = 1
    reader: Reader
    letter: LetterRef
    name: str
    title: str
    head: tuple[Entry, ...]
    sections: tuple[Section, ...]
    provenance: Provenance
