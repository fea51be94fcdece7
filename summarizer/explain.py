"""The verb `explain`: from a verified summary to a page for the injured worker. No model is called:
the outcome and the frame are written by code from reviewed texts, the reasons are the summary's claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from rapidfuzz import fuzz

from summarizer.data import (
    Frames,
    easy_words,
    find_terms,
    frames,
    names_withdrawal_drug,
    next_steps,
    plain_date,
)
from summarizer.errors import UsageError
from summarizer.reading import measure
from summarizer.schema.explanation import Explanation, IssueExplanation, Term
from summarizer.schema.facts import Fact, IssueFacts, LetterFacts
from summarizer.schema.summary import Claim, Digest, IssueSummary, LetterSummary

_MOST_REASONS = 3
_REPEATS = 85
"""token_set_ratio from which on a further claim says nothing new."""

_REFUSED = ("not_approved", "partly_authorized")
_RETROSPECTIVE_LABEL = re.compile(r"^\s*retro(?:spective)?\b(?: request)?(?: for)?[\s:–-]*", re.IGNORECASE)
_STOPPING = re.compile(r"abrupt|sudden", re.IGNORECASE)
_DRUG_TEST = re.compile(r"\b(?:screen|test|toxicology|detox|assay)", re.IGNORECASE)
_ON_THE_SKIN = re.compile(r"\b(?:cream|ointment|topical|gel|lotion)\b", re.IGNORECASE)
_SWALLOWED = re.compile(r"\d\s?(?:mg|mcg)\b", re.IGNORECASE)
_HAS_SPEAKER = re.compile(r"\b(?:reviewers?|letter|guidelines?|MTUS|ODG|ACOEM)\b", re.IGNORECASE)


def explain(summary: LetterSummary, *, language: Literal["en", "es"] = "en") -> Explanation:
    """The summary as a page in plain language. Raises UsageError for a language that is not there."""
    supported(language)
    words = frames(language)
    issues = tuple(_issue(issue, summary, words) for issue in summary.issues)
    told = [sentence for issue in issues for sentence in (issue.outcome, *issue.why)]
    page = Explanation(
        letter=summary.letter,
        language=language,
        about=tuple(_about(summary.facts, words)),
        notes=tuple(dict.fromkeys(_letter_notes(summary, words))),
        issues=issues,
        terms=_terms(told, language),
        next_steps=_steps(summary, language),
        text="",
        reading=measure(told),
        provenance=summary.provenance,
    )
    return page.model_copy(update={"text": _text(page, words)})


def supported(language: str) -> None:
    """Raises UsageError for a language whose texts are not there; asked before a model is loaded."""
    if language != "en":
        raise UsageError(f"no explanation in {language!r}", hint="only English (en) is there yet")


def _issue(issue: IssueSummary, summary: LetterSummary, words: Frames) -> IssueExplanation:
    facts = _facts_of(issue.number, summary)
    return IssueExplanation(
        number=issue.number,
        request=issue.request,
        treatment=issue.treatment or issue.request,
        result=issue.result,
        outcome=_outcome(issue, facts, words),
        why=tuple(_why(issue.digest, words)) if issue.digest else (),
        notes=tuple(dict.fromkeys(_notes(issue, facts, summary, words))),
        warnings=(*issue.warnings, *_withdrawal_warning(issue, words)),
        status=issue.status,
    )


# --- what was decided


def _outcome(issue: IssueSummary, facts: IssueFacts | None, words: Frames) -> str:
    frame = words["outcome"][_outcome_name(issue, facts is not None and facts.retrospective)]
    return frame.format(item=_item(issue), authorized=_inline(issue.authorized or ""))


def _outcome_name(issue: IssueSummary, retrospective: bool) -> str:
    match issue.result:
        case "unreadable":
            return "unreadable"
        case "approved" if issue.remaining and issue.authorized:
            return "approved_rest"
        case "partly_authorized" if issue.remaining and issue.authorized:
            return "rest_not_approved"
        case "partly_authorized" if issue.authorized:
            return "not_approved_as_asked"
        case "approved":
            return "approved_paid" if retrospective else "approved"
        case _:
            return "not_approved_paid" if retrospective else "not_approved"


def _item(issue: IssueSummary) -> str:
    """What was decided, as it reads inside a sentence."""
    name = issue.remaining or issue.treatment or issue.request
    return _inline(_RETROSPECTIVE_LABEL.sub("", name) or name)


def _inline(text: str) -> str:
    """Text of the letter to stand inside a sentence: no full stop, and no capital on an everyday word."""
    text = " ".join(text.split()).rstrip(".;: ")
    first = text.partition(" ")[0].strip(",;:()")
    if first.istitle() and len(first) > 1 and first.lower() in easy_words():
        return text[0].lower() + text[1:]
    return text


# --- why


def _why(digest: Digest, words: Frames) -> Iterator[str]:
    kept: list[Claim] = []
    for claim in (digest.why, digest.criterion, digest.finding, digest.gap):
        if claim is not None and not _repeats(claim, kept):
            kept.append(claim)
    introduced = False
    for claim in kept[:_MOST_REASONS]:
        if claim.source == "letter":
            yield f"“{claim.text}”" if introduced else words["why"]["letter"].format(text=claim.text)
            introduced = True
        else:
            yield _attributed(claim, words)


def _attributed(claim: Claim, words: Frames) -> str:
    # What a reviewer says is never told as plain fact; a sentence that names no speaker is given one.
    if claim.source == "code" or _HAS_SPEAKER.search(claim.text):
        return claim.text
    return words["why"]["reviewer"].format(text=_inline(claim.text) + ".")


def _repeats(claim: Claim, earlier: Sequence[Claim]) -> bool:
    text = claim.text.lower()
    return any(fuzz.token_set_ratio(text, other.text.lower()) >= _REPEATS for other in earlier)


# --- what a reader must know besides


def _notes(
    issue: IssueSummary, facts: IssueFacts | None, summary: LetterSummary, words: Frames
) -> Iterator[str]:
    note = words["note"]
    # "Upheld" misleads people: it is explained where the letter first says it.
    if issue.decision and issue is next(i for i in summary.issues if i.decision == issue.decision):
        yield note[issue.decision]
    if issue.result == "approved" and issue.authorized and not issue.remaining:
        yield note["substitute"].format(authorized=_inline(issue.authorized))
    if facts is not None:
        if facts.retrospective:
            yield note["retrospective"]
        yield from _dependence(facts, summary, words)
        for name in ("request", "authorized", "remaining"):
            yield from _conflict(name, getattr(facts, name), words)
    yield from _flag_notes((*issue.flags, *(facts.flags if facts else ())), words)
    if issue.status == "needs_review":
        yield note["needs_review"]
    elif issue.digest is None:
        yield note["no_reason"]


def _dependence(facts: IssueFacts, summary: LetterSummary, words: Frames) -> Iterator[str]:
    for other in summary.issues:
        if other.number in facts.depends_on and other.number != facts.number:
            name = {"not_approved": "depends_refused", "approved": "depends_approved"}.get(
                other.result, "depends"
            )
            yield words["note"][name].format(number=other.number, item=_item(other))


def _conflict(name: str, fact: Fact[Any], words: Frames) -> Iterator[str]:
    if fact.conflicts:
        printed = [
            fact.text or plain_date(fact.value),
            *(place.text or plain_date(place.value) for place in fact.conflicts),
        ]
        values = "; ".join(dict.fromkeys(" ".join(text.split()) for text in printed if text))
        yield words["note"]["conflict"].format(fact=words["fact"][name], values=values)


def _flag_notes(flags: Iterable[str], words: Frames) -> Iterator[str]:
    for flag in flags:
        if flag in words["flag"]:
            yield words["flag"][flag]
        elif "conflict" not in flag or not any(fact in flag for fact in words["fact"]):
            # A conflict of a fact is told with its values by _conflict.
            yield words["note"]["flag"].format(flag=flag.replace("_", " "))


def _letter_notes(summary: LetterSummary, words: Frames) -> Iterator[str]:
    for name in words["fact"]:
        if (fact := getattr(summary.facts, name, None)) is not None:
            yield from _conflict(name, fact, words)
    yield from _flag_notes((*summary.flags, *summary.facts.flags), words)


def _withdrawal_warning(issue: IssueSummary, words: Frames) -> Iterator[str]:
    """The reviewed line, where a drug that must not be stopped suddenly is refused and the letter
    does not warn of it itself. An unreadable decision may be a refusal."""
    warned = any(_STOPPING.search(text) for text in issue.warnings)
    if issue.result == "approved" or warned:
        return
    asked = " ".join(filter(None, (issue.treatment, issue.request, issue.remaining)))
    on_the_skin = _ON_THE_SKIN.search(asked) and not _SWALLOWED.search(asked)
    if names_withdrawal_drug(asked) and not _DRUG_TEST.search(asked) and not on_the_skin:
        yield words["warning"]["withdrawal"]


# --- the page


def _about(facts: LetterFacts, words: Frames) -> Iterator[str]:
    page = words["page"]
    yield page["about"]
    if facts.case_number.value:
        yield page["case"].format(case_number=facts.case_number.value)
    if facts.decision_date.value:
        yield page["decided"].format(decision_date=plain_date(facts.decision_date.value))
    yield page["intro"]


def _terms(told: Iterable[str], language: str) -> tuple[Term, ...]:
    """Each hard word once, in the order of first use."""
    meanings = {hit.term: hit.meaning for text in told for hit in find_terms(text, language)}
    return tuple(Term(term=term, meaning=meaning) for term, meaning in meanings.items())


def _steps(summary: LetterSummary, language: str) -> tuple[str, ...]:
    apply = {"always"}
    for issue in summary.issues:
        facts = _facts_of(issue.number, summary)
        if issue.result in _REFUSED:
            apply.add("refused")
        elif issue.result == "approved" and facts is not None and facts.retrospective:
            apply.add("approved_retrospective")
        else:
            apply.add(issue.result)
    return tuple(str(step) for step in next_steps(language) if step.when & apply)


def _text(page: Explanation, words: Frames) -> str:
    """The whole page as plain text, a paragraph or a list item to a line."""
    head = words["page"]
    lines = [*_heading(head["title"], "="), " ".join(page.about), ""]
    lines += _section(head["notes"], page.notes)
    for issue in page.issues:
        lines += _heading(head["request"].format(number=issue.number, item=_inline(issue.treatment)), "-")
        if issue.request != issue.treatment:
            lines += [head["asked"].format(request=issue.request), ""]
        lines += [issue.outcome, *issue.notes, ""]
        lines += _section(head["why"], issue.why)
        lines += [head["warning"].format(text=text) for text in issue.warnings] + [""] * bool(issue.warnings)
    if page.terms:
        lines += _heading(head["terms"], "-")
        lines += _section("", (f"{term.term}: {term.meaning}" for term in page.terms))
    lines += _heading(head["next_steps"], "-")
    lines += _section("", page.next_steps)
    return "\n".join(lines).rstrip() + "\n"


def _heading(text: str, rule: str) -> list[str]:
    return [text, rule * min(len(text), 80), ""]


def _section(title: str, items: Iterable[str]) -> list[str]:
    lines = [f"- {item}" for item in items]
    return [*([f"{title}:"] if title else []), *lines, ""] if lines else []


def _facts_of(number: int, summary: LetterSummary) -> IssueFacts | None:
    return next((facts for facts in summary.facts.issues if facts.number == number), None)
