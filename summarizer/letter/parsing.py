"""Document -> Letter: clean, recognise, cut into sections, issues and numbered sentences."""

from __future__ import annotations

from functools import cached_property

from . import anchors
from .cleaning import clean
from .cut import Cut, IssueRanges, trim
from .formats import recognise
from .sentences import sentence_spans
from .types import CleanText, Document, IssueBlock, Letter, Passage, Range, SectionName, Sentence, Span


def parse(document: Document) -> Letter:
    """The letter in `document`; a letter without a single issue has no issues.

    Time is linear in the text's length. Raises NotAnImrLetter for a text in no known format.
    """
    cleaned = clean(document.text)
    layout, titles = recognise(cleaned, document.file)
    cut = layout.cut(cleaned, titles)
    sentences = _Sentences(document, cleaned, cut)
    return Letter(
        document=document,
        format=layout.name,
        sections=_sections(cleaned, cut),
        summary=_passage(cleaned, trim(cleaned.text, *cut.case_summary)) if cut.case_summary else None,
        issues=tuple(_issue(cleaned, n, issue, sentences) for n, issue in enumerate(cut.issues, start=1)),
        clean=cleaned,
        flags=_flags(cleaned, cut),
        letter_sentences=sentences,
    )


class _Sentences:
    """The numbered sentences of case summary and rationales, split when first asked for."""

    def __init__(self, document: Document, cleaned: CleanText, cut: Cut) -> None:
        self._document, self._clean = document, cleaned
        self._ranges = [cut.case_summary, *(issue.parts.get("rationale") for issue in cut.issues)]

    def of(self, part: int) -> tuple[Sentence, ...]:
        return self._all[part]

    @cached_property
    def _all(self) -> list[tuple[Sentence, ...]]:
        parts: list[tuple[Sentence, ...]] = []
        number = 1
        for found in self._ranges:
            spans = sentence_spans(self._clean.text, *found) if found else []
            parts.append(tuple(self._sentence(number + n, *span) for n, span in enumerate(spans)))
            number += len(spans)
        return parts

    def _sentence(self, number: int, start: int, end: int) -> Sentence:
        span = self._clean.span(start, end)
        return Sentence(number, self._clean.flat[start:end], span, self._document.page_of(span.start))


def _issue(cleaned: CleanText, number: int, issue: IssueRanges, sentences: _Sentences) -> IssueBlock:
    parts = issue.parts
    return IssueBlock(
        number=number,
        span=cleaned.span(*issue.span),
        heading=_passage(cleaned, issue.heading),
        decision=_passage(cleaned, issue.decision) if issue.decision else None,
        ruling=issue.ruling,
        claims_administrator_guideline=_passage(cleaned, parts["claims"]) if "claims" in parts else None,
        reviewer_guideline=_passage(cleaned, parts["reviewer"]) if "reviewer" in parts else None,
        rationale=_passage(cleaned, parts["rationale"]) if "rationale" in parts else None,
        flags=issue.flags,
        letter_sentences=sentences,
    )


def _flags(cleaned: CleanText, cut: Cut) -> tuple[str, ...]:
    starts = [at for name, at in cut.sections if name not in ("cover", "header")]
    starts += [issue.span[0] for issue in cut.issues]
    if anchors.quotes(cleaned, min(starts, default=0)):
        return (*cut.flags, "other text stands before the letter")
    return cut.flags


def _passage(cleaned: CleanText, found: Range) -> Passage:
    return Passage(cleaned.flat[slice(*found)], cleaned.span(*found), found[0])


def _sections(cleaned: CleanText, cut: Cut) -> tuple[tuple[SectionName, Span], ...]:
    ends = [start for _, start in cut.sections[1:]] + [len(cleaned.text)]
    ranges = (
        (name, trim(cleaned.text, start, end)) for (name, start), end in zip(cut.sections, ends, strict=True)
    )
    return tuple((name, cleaned.span(*found)) for name, found in ranges if found[0] < found[1])
