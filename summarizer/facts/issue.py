"""One disputed item's facts: the heading's parts, the decision, the guidelines, the conclusion, what it
hangs on, and the things that heading and rationale name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypedDict

from summarizer.letter import instructions
from summarizer.letter.types import IssueBlock, Letter, Passage, Span
from summarizer.schema.facts import Conclusion, Decision, MentionPart

from .conclusion import conclude
from .consistency import Named, RequestFacts, Values, compare
from .dependence import Dependence, IssueText, dependences
from .guidelines import Cited, citations, families, same_guideline
from .headings import Extent, Heading, read_heading, retrospective_place
from .mentions import Mention, find_mentions
from .places import Fact, Printed, Stretch

_MEANING: dict[Decision, Conclusion] = {
    "upheld": "not_medically_necessary",
    "overturned": "medically_necessary",
}
# A guideline line has up to 2,000 characters: what is longer is damage, and is read as far as this.
_LONGEST_LINE = 20_000
# Said of the treatment, or quoted from the guideline that the reviewer did not follow.
_NOT_RECOMMENDED = re.compile(r"\bnot\s+recommended\b", re.IGNORECASE)
_CLOSING_MARKS = (".", "!", "?", ")", "]", '"', "”", "'")
_NOTHING = RequestFacts(Values(), Values(), Values(), Values(), ())

Parts = dict[str, Any]
"""The parts of a model of schema.facts, by its fields."""


class IssueParts(TypedDict):
    """The parts of a schema.facts.IssueFacts."""

    number: int
    request: Fact[str]
    original_request: Fact[str]
    partial_form: str | None
    decision: Decision | None
    decision_span: tuple[int, int] | None
    decision_text: str | None
    authorized: Fact[str]
    remaining: Fact[str]
    retrospective: bool
    retrospective_place: Printed | None
    depends_on: tuple[int, ...]
    depends_on_places: tuple[Printed, ...]
    claims_administrator_guideline: Parts | None
    reviewer_guideline: Parts | None
    same_guideline: str | None
    rationale: Printed | None
    conclusion: Conclusion | None
    conclusion_place: Printed | None
    drug: Fact[str]
    dose: Fact[str]
    quantity: Fact[str]
    side: Fact[str]
    mentions: tuple[Parts, ...]
    flags: tuple[str, ...]


def read_issues(letter: Letter, *, orders: Sequence[Span], mentions: bool) -> tuple[IssueParts, ...]:
    """The facts of every issue of the letter, in order; `orders`: where the letter instructs a machine."""
    blocks = letter.issues
    texts = [
        IssueText(one.number, one.heading.text, one.ruling, one.rationale.text if one.rationale else "")
        for one in blocks
    ]
    hanging = dependences(texts)
    return tuple(
        _Issue(letter, block, orders).parts(
            hanging[block.number], mentions=mentions, is_last=block is blocks[-1]
        )
        for block in blocks
    )


class _Issue:
    """One issue's block, with its heading and rationale as stretches."""

    def __init__(self, letter: Letter, block: IssueBlock, orders: Sequence[Span]) -> None:
        self._letter, self._block = letter, block
        self._instructs = any(one.start < block.span.end and block.span.start < one.end for one in orders)
        self._request = Stretch(letter, block.heading)
        self._rationale = Stretch(
            letter, block.rationale or Passage("", block.heading.span, block.heading.at)
        )

    def parts(self, hanging: Sequence[Dependence], *, mentions: bool, is_last: bool) -> IssueParts:
        block, request, rationale = self._block, self._request, self._rationale
        heading = read_heading(request.text)
        sign = retrospective_place(request.text)
        concluded = conclude(rationale.text)
        claims = self._cited(block.claims_administrator_guideline)
        reviewer = self._cited(block.reviewer_guideline)
        named, found = self._named(heading) if mentions else (_NOTHING, ())
        conclusion = concluded.value if concluded else None
        return {
            "number": block.number,
            "request": _part(request, heading.request),
            "original_request": _part(request, heading.original),
            "partial_form": heading.form,
            "decision": block.ruling,
            "decision_span": block.decision.span if block.decision else None,
            "decision_text": block.decision.text if block.decision else None,
            "authorized": _part(request, heading.authorized),
            "remaining": _part(request, heading.remaining),
            "retrospective": sign is not None,
            "retrospective_place": request.printed(*sign) if sign else None,
            "depends_on": tuple(one.on for one in hanging),
            "depends_on_places": tuple(rationale.printed(one.start, one.end) for one in hanging),
            "claims_administrator_guideline": self._guideline(block.claims_administrator_guideline, claims),
            "reviewer_guideline": self._guideline(block.reviewer_guideline, reviewer),
            "same_guideline": same_guideline(claims, reviewer),
            "rationale": self._text_at(block.rationale) if block.rationale else None,
            "conclusion": conclusion,
            "conclusion_place": rationale.printed(concluded.start, concluded.end) if concluded else None,
            "drug": self._fact(named.drug),
            "dose": self._fact(named.dose),
            "quantity": self._fact(named.quantity),
            "side": self._fact(named.side),
            "mentions": found,
            "flags": (
                *_flags(block, conclusion, is_last=is_last),
                *named.flags,
                *((instructions.FLAG,) if self._instructs else ()),
            ),
        }

    def _cited(self, line: Passage | None) -> tuple[Cited, ...]:
        return citations(line.text[:_LONGEST_LINE]) if line else ()

    def _guideline(self, line: Passage | None, cited: Sequence[Cited]) -> Parts | None:
        if line is None:
            return None
        stretch = Stretch(self._letter, line)
        return {
            **self._text_at(line),
            "families": families(cited),
            "citations": tuple(
                {
                    **stretch.printed(one.start, one.end),
                    "family": one.family,
                    "chapter": one.chapter,
                    "year": one.year,
                    "sections": one.sections,
                    "pages": one.pages,
                }
                for one in cited
            ),
        }

    def _named(self, heading: Heading) -> tuple[RequestFacts, tuple[Parts, ...]]:
        """The request's drug, dose, quantity and side, and every mention of heading and rationale."""
        request, rationale = self._request, self._rationale
        asked = Named(request.text, find_mentions(request.text))
        reasons = Named(rationale.text, find_mentions(rationale.text))
        found = (
            *_placed(asked.mentions, request, "request"),
            *_placed(reasons.mentions, rationale, "rationale"),
        )
        if heading.form == "A":
            return compare(asked, reasons, heading.remaining, heading.authorized), found
        return compare(asked, reasons, heading.original), found

    def _fact(self, values: Values) -> Fact[str]:
        """The request's only value of a kind; None where it names none or several."""
        if len(values.told) != 1:
            return {}
        told = values.told[0]
        fact: Fact[str] = self._request.fact(told.value, told.start, told.end)
        if values.conflicts:
            others = (self._rationale.place(one.value, one.start, one.end) for one in values.conflicts)
            fact["conflicts"] = tuple(others)
        return fact

    def _text_at(self, passage: Passage) -> Printed:
        return {"text": self._letter.document.text[slice(*passage.span)], "span": passage.span}


def _placed(found: Sequence[Mention], stretch: Stretch, part: MentionPart) -> Iterator[Parts]:
    for one in found:
        yield {"kind": one.kind, "part": part, **stretch.place(one.value, one.start, one.end)}


def _part(stretch: Stretch, extent: Extent | None) -> Fact[str]:
    if extent is None or extent[0] >= extent[1]:
        return {}
    return stretch.fact(stretch.text[slice(*extent)], *extent)


def _flags(block: IssueBlock, conclusion: Conclusion | None, *, is_last: bool) -> Iterator[str]:
    yield from block.flags
    if block.ruling is None:
        yield "no decision"
    if block.rationale is None:
        yield "no rationale"
    elif is_last and conclusion is None and not block.rationale.text.endswith(_CLOSING_MARKS):
        yield "cut off"
    if block.ruling and conclusion and conclusion != _MEANING[block.ruling]:
        yield "conclusion disagrees with decision"
    if block.ruling == "overturned" and block.rationale and _NOT_RECOMMENDED.search(block.rationale.text):
        yield "overturned though the reasons say not recommended"
