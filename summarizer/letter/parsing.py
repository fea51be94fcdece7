"""Document -> Letter: clean, recognise, cut into sections, issues and numbered sentences."""

from __future__ import annotations

import re
from itertools import count

from . import anchors
from .cleaning import clean, one_line
from .formats import Titles, recognise, section_starts
from .issues import IssueRanges, Kind, find_issues, trim
from .sentences import sentence_spans
from .types import CleanText, Document, IssueBlock, Letter, Passage, SectionName, Sentence, Span


def parse(document: Document) -> Letter:
    """The letter in `document`; a letter without a single issue has no issues.

    Time is linear in the text's length. Raises NotAnImrLetter for a text in no known format.
    """
    cleaned = clean(document.text)
    text = cleaned.text
    format_ = recognise(text, document.file)
    titles = section_starts(text)
    _, case_title, issues_title = titles
    body = _after(text, case_title, anchors.CASE_SUMMARY_INTRO)
    if issues_title:
        found = find_issues(text, _after(text, issues_title, anchors.ISSUES_INTRO), len(text), titled=True)
    else:
        found = find_issues(text, body, len(text), titled=False)
    summary_end = issues_title.start() if issues_title else found[0].heading[0] if found else len(text)
    cutter = _Cutter(document, cleaned)
    return Letter(
        document=document,
        format=format_,
        sections=_sections(cleaned, titles, found),
        case_summary=cutter.sentences(body, summary_end) if case_title else (),
        issues=tuple(cutter.issue(number, issue) for number, issue in enumerate(found, start=1)),
        clean=cleaned,
    )


class _Cutter:
    """Makes passages and numbered sentences of ranges; the numbers run through the letter."""

    def __init__(self, document: Document, cleaned: CleanText) -> None:
        self._document = document
        self._clean = cleaned
        self._numbers = count(1)

    def passage(self, start: int, end: int) -> Passage:
        return Passage(one_line(self._clean.text[start:end]), self._clean.span(start, end))

    def sentences(self, start: int, end: int) -> tuple[Sentence, ...]:
        return tuple(
            Sentence(
                next(self._numbers), passage.text, passage.span, self._document.page_of(passage.span.start)
            )
            for passage in (self.passage(*span) for span in sentence_spans(self._clean.text, start, end))
        )

    def issue(self, number: int, issue: IssueRanges) -> IssueBlock:
        rationale = issue.parts.get("rationale")
        decision = Passage(issue.word, self._clean.span(*issue.decision)) if issue.decision else None
        return IssueBlock(
            number=number,
            span=self._clean.span(issue.heading[0], issue.end),
            heading=self.passage(*issue.heading),
            decision=decision,
            claims_administrator_guideline=self._part(issue, "claims"),
            reviewer_guideline=self._part(issue, "reviewer"),
            rationale=self._part(issue, "rationale"),
            sentences=self.sentences(*rationale) if rationale else (),
        )

    def _part(self, issue: IssueRanges, kind: Kind) -> Passage | None:
        part = issue.parts.get(kind)
        return self.passage(*part) if part else None


def _after(text: str, title: re.Match[str] | None, intro: re.Pattern[str]) -> int:
    """Where a section's own words start: after its title and the sentence that every letter has there."""
    if title is None:
        return 0
    match = intro.match(text, title.end())
    return match.end() if match else title.end()


def _sections(
    cleaned: CleanText, titles: Titles, found: list[IssueRanges]
) -> tuple[tuple[SectionName, Span], ...]:
    text = cleaned.text
    method, case_summary, issues = (title and title.start() for title in titles)
    if issues is None and found:
        issues = found[0].heading[0]
    front = next(start for start in (method, case_summary, issues) if start is not None)
    places: tuple[tuple[SectionName, int | None], ...] = (
        ("cover", 0),
        ("header", _header_start(text, front)),
        ("method", method),
        ("case_summary", case_summary),
        ("issues", issues),
    )
    starts = [(name, start) for name, start in places if start is not None]
    ends = [start for _, start in starts[1:]] + [len(text)]
    ranges = ((name, trim(text, start, end)) for (name, start), end in zip(starts, ends, strict=True))
    return tuple((name, cleaned.span(*found)) for name, found in ranges if found[0] < found[1])


def _header_start(text: str, end: int) -> int:
    """Where the header begins in the letter's front `text[:end]`; `end` where there is none."""
    if not anchors.HEADER.search(text, 0, end):
        return end
    if not anchors.COVER.search(text, 0, end):
        return 0
    label = anchors.CASE_NUMBER_LABEL.search(text, 0, end)
    return label.start() if label else end
