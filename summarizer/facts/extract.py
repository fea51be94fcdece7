"""Letter -> LetterFacts: puts together what each module reads, with its place in the text as read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from summarizer.letter import instructions
from summarizer.letter.types import Letter, Passage, Span
from summarizer.schema.facts import LetterFacts, Outcome

from . import header, reviewer
from .acronyms import acronym_conflicts, acronyms
from .cover import cover_facts
from .events import injury_dates, review_dates
from .issue import IssueParts, read_issues
from .outcome import outcome_of
from .person import birth_dates, read_person
from .places import Fact, Found, Place, Stretch, fact_of, with_conflicts

# A header has some 300 characters and a cover page some 3,000: what is longer is damage, and is
# read as far as this.
_LONGEST_FRONT = 20_000


def extract(letter: Letter, *, mentions: bool = True, closely: bool = False) -> LetterFacts:
    """What the letter prints, read by patterns alone: nothing is guessed, nothing merged in silence.

    A fact's `text` is exactly the characters of the text as read at its span. Where header and body
    differ the header's value stands, and the others are its conflicts, each fact with a flag.
    Without `mentions` the typed mentions of headings and rationales are left out, and with them the
    request's drug, dose, quantity and side. Text that instructs a machine is flagged as a quick look
    shows it, or `closely`, which takes some milliseconds more.
    """
    reader = _Reader(letter)
    orders = [letter.clean.span(*found) for found in instructions.in_letter(letter.clean, closely=closely)]
    issues = read_issues(letter, orders=orders, mentions=mentions)
    facts: dict[str, Fact[Any]] = {
        **reader.dates(),
        "case_number": reader.case_number(),
        **reader.person(),
    }
    cover = reader.cover()
    spelled = reader.acronyms() if mentions else ()
    flags = [
        *_date_flags(facts),
        *(f"conflict: {name}" for name, fact in facts.items() if fact.get("conflicts")),
        *(f"conflict: acronym {one['letters']}" for one in spelled),
        *_letter_flags(letter, issues, cover),
        *_order_flags(letter, orders),
    ]
    return LetterFacts.model_validate(
        {
            "file": letter.document.file,
            "sha256": letter.document.sha256,
            "format": letter.format,
            **facts,
            "priority": reader.priority(),
            "reviewer_specialty": reader.credential(reviewer.specialty),
            "reviewer_licensure": reader.credential(reviewer.licensure),
            "outcome": _outcome(letter, issues),
            "cover": cover,
            "acronyms": spelled,
            "issues": issues,
            "flags": tuple(dict.fromkeys(flags)),
        }
    )


class _Reader:
    """One letter's stretches, read once: its front, and its body (the case summary and rationales)."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        spans = [span for name in ("header", "cover") if (span := letter.section(name))]
        self._front = [Stretch(letter, _cut(letter.passage(span))) for span in spans]
        told = [letter.summary, *(block.rationale for block in letter.issues)]
        self._body = [Stretch(letter, passage) for passage in told if passage]
        method = letter.section("method")
        self._method = Stretch(letter, letter.passage(method)) if method else None

    def dates(self) -> dict[str, Fact[str]]:
        facts: dict[str, Fact[str]] = {name: {} for name in header.DATE_FACTS}
        for stretch in self._front:
            for name, iso, found in header.header_dates(stretch.text):
                if "text" not in facts[name]:
                    facts[name] = stretch.fact(iso, found.start, found.end)
                elif iso:
                    place = stretch.place(iso, found.start, found.end)
                    facts[name] = with_conflicts(facts[name], [place])
            if self._letter.format == "2013-notice":
                for name, iso, found in header.notice_dates(stretch.text):
                    if "text" not in facts[name]:
                        facts[name] = stretch.fact(iso, found.start, found.end)
        for name, dates_of in (("date_of_injury", injury_dates), ("ur_denial_date", review_dates)):
            places = [stretch.place(*found) for stretch in self._body for found in dates_of(stretch.text)]
            if places:
                facts[name] = with_conflicts(facts[name], places)
        return facts

    def person(self) -> dict[str, Fact[Any]]:
        people = [(stretch, read_person(stretch.text)) for stretch in self._body]
        births = ((stretch, birth_dates(stretch.text)) for stretch in self._body)
        return {
            "age": fact_of(stretch.place(*one) for stretch, person in people for one in person.ages),
            "sex": fact_of(stretch.place(*one) for stretch, person in people for one in person.sexes),
            "date_of_birth": fact_of(stretch.place(*one) for stretch, found in births for one in found),
        }

    def case_number(self) -> Fact[str]:
        return fact_of(
            stretch.place(*found) for stretch in self._front for found in header.case_numbers(stretch.text)
        )

    def priority(self) -> Fact[str]:
        for stretch in self._front:
            if found := header.priority(stretch.text):
                return stretch.fact(*found)
        return {}

    def credential(self, read: Callable[[str], Found | None]) -> Fact[str]:
        found = read(self._method.text) if self._method else None
        return self._method.fact(*found) if self._method and found else {}

    def acronyms(self) -> tuple[dict[str, Any], ...]:
        """Those to which headings and body give more than one meaning, each with its places."""
        headings = [Stretch(self._letter, block.heading) for block in self._letter.issues]
        found = [(one, stretch) for stretch in (*headings, *self._body) for one in acronyms(stretch.text)]
        conflicts: dict[str, list[Place[str]]] = {}
        where = dict(found)
        for first, other in acronym_conflicts([one for one, _ in found]):
            places = conflicts.setdefault(first.letters, [where[first].place(*first[1:])])
            places.append(where[other].place(*other[1:]))
        return tuple({"letters": letters, **fact_of(places)} for letters, places in conflicts.items())

    def cover(self) -> dict[str, Fact[str]] | None:
        """What the cover page adds; None where there is none."""
        for stretch in self._front:
            if found := cover_facts(stretch.text):
                return {name: stretch.fact(one.value or None, *one[1:]) for name, one in found.items()}
        return None


def _cut(passage: Passage) -> Passage:
    return passage._replace(text=passage.text[:_LONGEST_FRONT])


def _date_flags(facts: Mapping[str, Fact[Any]]) -> Iterator[str]:
    for name in header.DATE_FACTS:
        if "text" in facts[name] and facts[name]["value"] is None:
            yield f"{name}: not a possible date"


def _outcome(letter: Letter, issues: Sequence[IssueParts]) -> Outcome | None:
    """What all decisions come to; None where one is missing, or may be."""
    outcome = outcome_of([issue["decision"] for issue in issues])
    may_be_more = "an issue may be missing" in letter.flags or (issues and "cut off" in issues[-1]["flags"])
    return outcome if outcome == "partial_overturn" or not may_be_more else None


def _order_flags(letter: Letter, orders: Sequence[Span]) -> Iterator[str]:
    """The letter's own flag, where a machine is instructed outside its issues."""
    for found in orders:
        if not any(found.start < block.span.end and block.span.start < found.end for block in letter.issues):
            yield instructions.FLAG


def _letter_flags(
    letter: Letter, issues: Sequence[IssueParts], cover: Mapping[str, Fact[str]] | None
) -> Iterator[str]:
    yield from letter.flags
    if not issues:
        yield "no issues"
    outcome = outcome_of([issue["decision"] for issue in issues])
    printed = cover.get("outcome", {}).get("value") if cover else None
    if outcome and printed and outcome != printed:
        yield "cover page disagrees with decisions"
