"""Letter -> LetterFacts: puts together what each module reads, with its place in the text as read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarizer.letter.types import IssueBlock, Letter, Passage, Span
from summarizer.schema.facts import (
    Conclusion,
    Decision,
    Fact,
    GuidelineLine,
    IssueFacts,
    LetterFacts,
    TextAt,
)

from . import header, reviewer
from .conclusion import conclude
from .dates import find_dates
from .dependence import IssueText, dependences
from .events import injury_dates, review_dates
from .guidelines import citations, families
from .headings import Extent, is_retrospective, read_heading
from .outcome import cover_outcome, outcome_of
from .person import birth_dates, read_person
from .places import Found, Stretch, fact_of, with_conflicts

_MEANING: dict[Decision, Conclusion] = {
    "upheld": "not_medically_necessary",
    "overturned": "medically_necessary",
}
# A header has some 300 characters, a guideline line up to 2,000: what is longer is damage, and is
# read as far as this.
_LONGEST_FRONT = 20_000
_LONGEST_LINE = 20_000
_CLOSING_MARKS = (".", "!", "?", ")", "]", '"', "”", "'")


def extract(letter: Letter) -> LetterFacts:
    """What the letter prints, read by patterns alone: nothing is guessed, nothing merged in silence.

    A fact's `text` is exactly the characters of the text as read at its span. Where header and body
    differ the header's value stands, and the others are its conflicts, each fact with a flag.
    """
    reader = _Reader(letter)
    issues = reader.issues()
    dates = reader.dates()
    age, sex = reader.age_and_sex()
    case_number = reader.case_number()
    flags = [
        *_date_flags(dates),
        *_conflict_flags({**dates, "case_number": case_number, "age": age, "sex": sex}),
        *reader.flags(issues),
    ]
    return LetterFacts(
        file=letter.document.file,
        sha256=letter.document.sha256,
        format=letter.format,
        case_number=case_number,
        date_assigned=dates["date_assigned"],
        date_of_injury=dates["date_of_injury"],
        decision_date=dates["decision_date"],
        ur_denial_date=dates["ur_denial_date"],
        application_received=dates["application_received"],
        priority=reader.priority(),
        age=age,
        sex=sex,
        reviewer_specialty=reader.credential(reviewer.specialty),
        reviewer_licensure=reader.credential(reviewer.licensure),
        outcome=outcome_of([issue.decision for issue in issues]),
        issues=issues,
        flags=tuple(flags),
    )


class _Reader:
    """One letter's stretches, read once: its front, and its body (the case summary and rationales)."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._front = [
            Stretch(letter, span) for name in ("header", "cover") if (span := letter.section(name))
        ]
        summary = letter.case_summary
        spans = [Span(summary[0].span.start, summary[-1].span.end)] if summary else []
        spans += [block.rationale.span for block in letter.issues if block.rationale]
        self._body = [Stretch(letter, span) for span in spans]
        self._body_dates = [find_dates(stretch.text) for stretch in self._body]

    def dates(self) -> dict[str, Fact[str]]:
        facts: dict[str, Fact[str]] = {name: Fact() for name in header.DATE_FACTS}
        for stretch in self._front:
            for name, iso, found in header.header_dates(stretch.text[:_LONGEST_FRONT]):
                if facts[name].text is None:
                    facts[name] = stretch.fact(iso, found.start, found.end)
                elif iso:
                    place = stretch.place(iso, found.start, found.end)
                    facts[name] = with_conflicts(facts[name], [place])
        for name, dates_of in (("date_of_injury", injury_dates), ("ur_denial_date", review_dates)):
            places = [
                stretch.place(*found)
                for stretch, dates in zip(self._body, self._body_dates, strict=True)
                for found in dates_of(stretch.text, dates)
            ]
            facts[name] = with_conflicts(facts[name], places)
        return facts

    def age_and_sex(self) -> tuple[Fact[int], Fact[str]]:
        people = [(stretch, read_person(stretch.text)) for stretch in self._body]
        ages = [stretch.place(*mention) for stretch, person in people for mention in person.ages]
        sexes = [stretch.place(*mention) for stretch, person in people for mention in person.sexes]
        return fact_of(ages), fact_of(sexes)

    def case_number(self) -> Fact[str]:
        return fact_of(
            stretch.place(*found) for stretch in self._front for found in header.case_numbers(stretch.text)
        )

    def priority(self) -> Fact[str]:
        for stretch in self._front:
            if found := header.priority(stretch.text):
                return stretch.fact(*found)
        return Fact()

    def credential(self, read: Callable[[str], Found | None]) -> Fact[str]:
        span = self._letter.section("method")
        if span is None:
            return Fact()
        stretch = Stretch(self._letter, span)
        found = read(stretch.text)
        return stretch.fact(*found) if found else Fact()

    def issues(self) -> tuple[IssueFacts, ...]:
        blocks = self._letter.issues
        depends_on = dependences([_issue_text(block) for block in blocks])
        return tuple(
            self._issue(block, depends_on[block.number], is_last=block is blocks[-1]) for block in blocks
        )

    def _issue(self, block: IssueBlock, depends_on: tuple[int, ...], *, is_last: bool) -> IssueFacts:
        stretch = Stretch(self._letter, block.heading.span)
        heading = read_heading(stretch.text)
        decision = _decision(block)
        conclusion = conclude([sentence.text for sentence in block.sentences])
        return IssueFacts(
            number=block.number,
            request=_part(stretch, heading.request),
            original_request=_part(stretch, heading.original),
            partial_form=heading.form,
            decision=decision,
            decision_span=_pair(block.decision) if block.decision else None,
            authorized=_part(stretch, heading.authorized),
            remaining=_part(stretch, heading.remaining),
            retrospective=is_retrospective(stretch.text),
            depends_on=depends_on,
            claims_administrator_guideline=self._guideline(block.claims_administrator_guideline),
            reviewer_guideline=self._guideline(block.reviewer_guideline),
            rationale=self._text_at(block.rationale) if block.rationale else None,
            conclusion=conclusion,
            flags=tuple(_issue_flags(block, decision, conclusion, is_last=is_last)),
        )

    def _guideline(self, line: Passage | None) -> GuidelineLine | None:
        if line is None:
            return None
        cited = citations(line.text[:_LONGEST_LINE])
        printed = self._text_at(line)
        return GuidelineLine(text=printed.text, span=printed.span, families=families(cited), citations=cited)

    def _text_at(self, passage: Passage) -> TextAt:
        start, end = _pair(passage)
        return TextAt(text=self._letter.document.text[start:end], span=(start, end))

    def flags(self, issues: tuple[IssueFacts, ...]) -> Iterator[str]:
        bodies = zip(self._body, self._body_dates, strict=True)
        if len({born for stretch, dates in bodies for born in birth_dates(stretch.text, dates)}) > 1:
            yield "conflict: date_of_birth"
        if not issues:
            yield "no issues"
        yield from self._letter.flags
        outcome = outcome_of([issue.decision for issue in issues])
        printed = next((cover for one in self._front if (cover := cover_outcome(one.text))), None)
        if outcome and printed and outcome != printed:
            yield "cover page disagrees with decisions"


def _issue_text(block: IssueBlock) -> IssueText:
    sentences = [sentence.text for sentence in block.sentences]
    return IssueText(block.number, block.heading.text, _decision(block), sentences)


def _decision(block: IssueBlock) -> Decision | None:
    return block.ruling


def _part(stretch: Stretch, extent: Extent | None) -> Fact[str]:
    if extent is None or extent[0] >= extent[1]:
        return Fact()
    return stretch.fact(stretch.text[slice(*extent)], *extent)


def _pair(passage: Passage) -> tuple[int, int]:
    return passage.span.start, passage.span.end


def _issue_flags(
    block: IssueBlock, decision: Decision | None, conclusion: Conclusion | None, *, is_last: bool
) -> Iterator[str]:
    yield from block.flags
    if decision is None:
        yield "no decision"
    if block.rationale is None:
        yield "no rationale"
    elif is_last and conclusion is None and not block.rationale.text.endswith(_CLOSING_MARKS):
        yield "cut off"
    if decision and conclusion and conclusion != _MEANING[decision]:
        yield "conclusion disagrees with decision"


def _date_flags(dates: dict[str, Fact[str]]) -> Iterator[str]:
    for name, fact in dates.items():
        if fact.text is not None and fact.value is None:
            yield f"{name}: not a possible date"


def _conflict_flags(facts: dict[str, Fact[str] | Fact[int]]) -> Iterator[str]:
    return (f"conflict: {name}" for name, fact in facts.items() if fact.conflicts)
