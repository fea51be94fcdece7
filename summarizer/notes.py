"""What a reader must know besides the result: what a word of the letter means, what depends on what,
and where the letter contradicts itself, and what is dangerous."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from summarizer.data import Frames, common_words, frames, names_withdrawal_drug, plain_date
from summarizer.letter import instructions
from summarizer.plain.spanish import spanish_name
from summarizer.schema.explanation import IssueExplanation, Language
from summarizer.schema.facts import Decision, Fact, IssueFacts, LetterFacts
from summarizer.schema.summary import CorrectedBy, IssueSummary, LetterSummary

_RETROSPECTIVE_LABEL = re.compile(r"^\s*retro(?:spective)?\b(?: request)?(?: for)?[\s:–-]*", re.IGNORECASE)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_ONLY_A_DATE = re.compile(r"\W*(?:DOS|dates? of service)\b", re.IGNORECASE)

_ONE_DRUG = "conflict: names of one drug"

_UNNAMED = "this request"
"""Told in place of a heading that only instructs a machine."""

_STOPPING = re.compile(r"abrupt|sudden", re.IGNORECASE)
_DRUG_TEST = re.compile(r"\b(?:screen|test|toxicology|detox|assay)", re.IGNORECASE)
_ON_THE_SKIN = re.compile(r"\b(?:cream|ointment|topical|gel|lotion|compound)\b|\d\s?%", re.IGNORECASE)
_SWALLOWED = re.compile(r"\d\s?(?:mg|mcg)\b", re.IGNORECASE)


def issue_notes(issue: IssueSummary, summary: LetterSummary, language: Language) -> tuple[str, ...]:
    """The notes on one issue, each once, as sentences."""
    return tuple(dict.fromkeys(_issue_notes(issue, facts_of(issue, summary), summary, language)))


def letter_notes(facts: LetterFacts, language: Language, *, flags: Iterable[str] = ()) -> tuple[str, ...]:
    """The notes on the letter as a whole: facts that it prints in more than one way, and its flags."""
    words = frames(language)
    told = [*_conflicts(facts, language), *_acronyms(facts, words), *_flags((*flags, *facts.flags), words)]
    return tuple(dict.fromkeys(told))


def conflict_notes(facts: IssueFacts, language: Language) -> tuple[str, ...]:
    """What the letter says of one issue in more than one way, with its values."""
    words = frames(language)
    flags = (flag for flag in facts.flags if flag.startswith("conflict"))
    return tuple(dict.fromkeys([*_conflicts(facts, language), *_flags(flags, words)]))


def correction_notes(corrected: Iterable[CorrectedBy], language: Language) -> tuple[str, ...]:
    """Who corrected what, a sentence a person."""
    words = frames(language)
    fields: dict[str, list[str]] = {}
    for one in corrected:
        fields.setdefault(one.by, []).append(words["field"][one.field])
    return tuple(words["note"]["corrected"].format(by=by, fields=", ".join(of)) for by, of in fields.items())


def added_warnings(issue: IssueSummary, language: Language) -> tuple[str, ...]:
    """The reviewed line for a refused drug that must not be stopped suddenly, where the letter does not
    warn of that itself. An unreadable decision may be a refusal."""
    if not _withdrawal(issue) or any(_STOPPING.search(text) for text in issue.warnings):
        return ()
    return (frames(language)["warning"]["withdrawal"],)


def plain_warnings(issue: IssueSummary, language: Language) -> tuple[str, ...]:
    """The warnings for the worker: the reviewed line first, also where the letter warns in harder words, then
    the letter's own, marked as such."""
    words = frames(language)["warning"]
    stopping = issue.result != "approved" and any(_STOPPING.search(text) for text in issue.warnings)
    line = (words["withdrawal"],) if _withdrawal(issue) or stopping else ()
    return (*line, *(words["letter"].format(text=" ".join(text.split())) for text in issue.warnings))


def _withdrawal(issue: IssueSummary) -> bool:
    """Whether a drug may have been refused that must not be stopped suddenly."""
    if issue.result == "approved":
        return False
    names = " ".join(filter(None, (issue.treatment, issue.request, issue.remaining)))
    on_the_skin = _ON_THE_SKIN.search(names) and not _SWALLOWED.search(names)
    return names_withdrawal_drug(names) and not _DRUG_TEST.search(names) and not on_the_skin


def facts_of(issue: IssueSummary, summary: LetterSummary) -> IssueFacts | None:
    """What code read of this issue."""
    return next((facts for facts in summary.facts.issues if facts.number == issue.number), None)


def was_given(facts: IssueFacts) -> bool:
    """Whether the letter calls the service one of the past. A date of service alone may be a plan's."""
    place = facts.retrospective_place
    return facts.retrospective and (place is None or not _ONLY_A_DATE.match(place.text))


def requested(issue: IssueSummary, summary: LetterSummary) -> str:
    """What the doctor asked for: the original request of a partial authorization, else the heading."""
    facts = facts_of(issue, summary)
    return (facts and facts.original_request.value) or issue.request


def asked(issue: IssueSummary, summary: LetterSummary) -> str | None:
    """What the doctor asked for, where the short name does not say it all."""
    request = requested(issue, summary)
    return request if " ".join(request.split()) != " ".join(issue.treatment.split()) else None


def titled(issue: IssueExplanation, language: Language) -> str:
    """The short name of what was asked, with its everyday name beside it where there is one; in Spanish the
    Spanish name alone, since the request stands below as the letter prints it."""
    if language == "es":
        return issue.everyday or issue.treatment
    return f"{issue.treatment} ({issue.everyday})" if issue.everyday else issue.treatment


def item(issue: IssueSummary, language: Language) -> str:
    """What was decided, as it reads inside a sentence; in Spanish with its amounts where all is known."""
    whole = spanish_name(issue.remaining or issue.request) if language == "es" else None
    return whole or told_name(issue.remaining or issue.treatment or issue.request, language)


def told_name(request: str, language: Language) -> str:
    """A request as it reads inside a sentence of this language: in Spanish where the tables know all of it,
    else as the letter prints it."""
    if language == "es":
        return spanish_name(request) or (request and f"“{named(request)}” (en inglés)")
    return named(request)


def named(request: str) -> str:
    """A request as it reads inside a sentence, without the label that it is retrospective and without words
    that instruct a machine."""
    request = instructions.spared(request) or (request and _UNNAMED)
    return inline(_RETROSPECTIVE_LABEL.sub("", request) or request)


def inline(text: str) -> str:
    """Text of the letter to stand inside a sentence: no full stop, and no capital on a common word."""
    text = " ".join(text.split()).rstrip(".;: ")
    first = text.partition(" ")[0].strip(",;:()")
    if first.istitle() and len(first) > 1 and first.lower() in common_words():
        return text[0].lower() + text[1:]
    return text


def _issue_notes(
    issue: IssueSummary, facts: IssueFacts | None, summary: LetterSummary, language: Language
) -> Iterator[str]:
    words = frames(language)
    note = words["note"]
    yield from correction_notes(issue.corrected, language)
    # "Upheld" misleads people: it is explained where the letter first says it, by what code read there.
    as_read = (i for i in summary.issues if i.decision == issue.decision and not i.corrector("decision"))
    if issue.decision and issue is next(as_read, None):
        yield _meaning(issue.decision, facts, note)
    if issue.result == "approved" and issue.authorized and not issue.remaining:
        yield note["substitute"].format(authorized=told_name(issue.authorized, language))
    if facts is not None:
        if facts.retrospective:
            yield note["retrospective" if was_given(facts) else "dated"]
        yield from _dependence(facts, summary, language)
        yield from _conflicts(facts, language)
    yield from _flags((*issue.flags, *(facts.flags if facts else ())), words)
    if issue.status == "needs_review":
        yield note["needs_review"]
    elif issue.digest is None:
        yield note["no_reason"]


def _meaning(decision: Decision, facts: IssueFacts | None, note: Mapping[str, str]) -> str:
    """What the letter's word for the decision means; before 2014 the word was a sentence."""
    printed = " ".join(((facts and facts.decision_text) or decision).split())
    if printed.lower() == decision:
        return note[decision]
    return note[f"told_{decision}"].format(words=printed.lower())


def _dependence(facts: IssueFacts, summary: LetterSummary, language: Language) -> Iterator[str]:
    names = {"not_approved": "depends_refused", "approved": "depends_approved"}
    for other in summary.issues:
        if other.number in facts.depends_on and other.number != facts.number:
            frame = frames(language)["note"][names.get(other.result, "depends")]
            yield frame.format(number=other.number, item=item(other, language))


def _conflicts(facts: LetterFacts | IssueFacts, language: Language) -> Iterator[str]:
    words = frames(language)
    one_drug = _ONE_DRUG in facts.flags
    for name, label in words["fact"].items():
        fact: Fact[Any] | None = getattr(facts, name, None)
        if fact is not None and fact.conflicts:
            frame = "names" if name == "drug" and one_drug else "conflict"
            yield words["note"][frame].format(fact=label, values=_values(fact, language))


def _acronyms(facts: LetterFacts, words: Frames) -> Iterator[str]:
    for acronym in facts.acronyms:
        yield words["note"]["acronym"].format(letters=acronym.letters, values=_values(acronym, "en"))


def _values(fact: Fact[Any], language: Language) -> str:
    """What the letter prints of a fact, each value once; dates in words, since 1/2/17 is not one day in both
    languages."""
    printed = [(fact.value, fact.text or ""), *((place.value, place.text) for place in fact.conflicts)]
    told = (plain_date(value, language) if _DATE.match(str(value)) else " ".join(text.split())
            for value, text in printed if text)  # fmt: skip
    return "; ".join(dict.fromkeys(told))


def _flags(flags: Iterable[str], words: Frames) -> Iterator[str]:
    for flag in flags:
        name, _, problem = flag.partition(": ")
        if flag in words["flag"]:
            yield words["flag"][flag]
        elif name in words["fact"] and problem == "not a possible date":
            yield words["note"]["no_date"].format(fact=words["fact"][name])
        elif flag != _ONE_DRUG and not (name == "conflict" and _told_with_values(problem, words)):
            yield words["note"]["flag"].format(flag=flag.replace("_", " "))


def _told_with_values(problem: str, words: Frames) -> bool:
    """Whether _conflicts or _acronyms tells of it."""
    return problem in words["fact"] or problem.startswith("acronym ")
