"""The page for the injured worker, put together: the outcome and the frame by code from reviewed texts, the
reasons from the summary's claims. No model is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from summarizer.data import Frames, frames, next_steps, plain_date
from summarizer.errors import UsageError
from summarizer.notes import (
    facts_of,
    issue_notes,
    item,
    letter_notes,
    plain_warnings,
    requested,
    titled,
    told_name,
    was_given,
)
from summarizer.plain import plain_name
from summarizer.plain.glossary import list_terms
from summarizer.plain.names import mask
from summarizer.reading import measure
from summarizer.schema.explanation import Explanation, IssueExplanation, Language, Quoted, Term
from summarizer.schema.facts import IssueFacts, LetterFacts
from summarizer.schema.summary import IssueResult, IssueSummary, LetterSummary

from .gate import Gate, printed
from .why import why

_LANGUAGES = ("en", "es")
_RESULTS: tuple[IssueResult, ...] = ("approved", "partly_authorized", "not_approved", "unreadable")
_REFUSED = ("not_approved", "partly_authorized")


def explain(summary: LetterSummary, *, language: Language = "en") -> Explanation:
    """The summary as a page in plain language. Raises UsageError for a language that is not there."""
    supported(language)
    words = frames(language)
    issues = tuple(_issue(issue, summary, language) for issue in summary.issues)
    told = [sentence for issue in issues for sentence in (issue.outcome, *issue.notes, *issue.why)]
    names = {name for issue in summary.issues for name in _printed(issue, language)}
    page = Explanation(
        letter=summary.letter,
        language=language,
        about=tuple(_about(summary.facts, words, language)),
        glance=tuple(_glance(summary.issues, words)),
        notes=letter_notes(summary.facts, language, flags=summary.flags),
        issues=issues,
        terms=_terms(
            (
                text
                for issue in issues
                for text in (issue.outcome, *issue.why, *(quoted.quote for quoted in issue.quoted))
            ),
            language,
        ),
        next_steps=_steps(summary, language),
        text="",
        reading=measure(told, masked=[mask(text, names) for text in told], language=language),
        provenance=summary.provenance,
    )
    return page.model_copy(update={"text": _text(page, words)})


def supported(language: str) -> None:
    """Raises UsageError for a language whose texts are not there; asked before a model is loaded."""
    if language not in _LANGUAGES:
        raise UsageError(f"no explanation in {language!r}", hint="en (English) or es (Spanish)")


def _issue(issue: IssueSummary, summary: LetterSummary, language: Language) -> IssueExplanation:
    facts = facts_of(issue, summary)
    outcome = _outcome(issue, facts, language)
    gate = Gate(outcome, _printed(issue, language), language)
    reason = why(issue, gate, language)
    told = reason.sentences if reason else ()
    return IssueExplanation(
        number=issue.number,
        request=requested(issue, summary),
        treatment=issue.treatment or issue.request,
        everyday=_everyday(issue, summary, language),
        result=issue.result,
        outcome=outcome,
        why=told,
        why_source=reason.source if reason else None,
        quoted=tuple(Quoted(quote=e.quote, page=e.page) for e in reason.quoted) if reason else (),
        notes=issue_notes(issue, summary, language),
        warnings=plain_warnings(issue, language),
        status=issue.status,
        reading=gate.measure(told),
    )


def _everyday(issue: IssueSummary, summary: LetterSummary, language: Language) -> str | None:
    short = plain_name(issue.treatment or issue.request, language)
    # In Spanish the name stands for the request, and is to hold its amounts.
    return (plain_name(requested(issue, summary), language) or short) if language == "es" else short


def _printed(issue: IssueSummary, language: Language) -> frozenset[str]:
    return printed(issue, item(issue, language), *(told_name(text, language) for text in _parts(issue)))


def _parts(issue: IssueSummary) -> Iterator[str]:
    yield from filter(None, (issue.authorized, issue.remaining))


# --- what was decided


def _outcome(issue: IssueSummary, facts: IssueFacts | None, language: Language) -> str:
    frame = frames(language)["outcome"][_outcome_name(issue, facts is not None and was_given(facts))]
    return frame.format(item=item(issue, language), authorized=told_name(issue.authorized or "", language))


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


# --- the page


def _about(facts: LetterFacts, words: Frames, language: Language) -> Iterator[str]:
    page = words["page"]
    yield page["about"]
    if facts.case_number.value:
        yield page["case"].format(case_number=facts.case_number.value)
    if facts.decision_date.value:
        yield page["decided"].format(decision_date=plain_date(facts.decision_date.value, language))
    yield page["intro"]


def _glance(issues: Sequence[IssueSummary], words: Frames) -> Iterator[str]:
    """How many requests, and how they ended."""
    frame = words["glance"]
    yield frame["requests"].format(count=len(issues))
    counted = Counter(issue.result for issue in issues)
    yield from (frame[result].format(count=counted[result]) for result in _RESULTS if counted[result])


def _terms(told: Iterable[str], language: Language) -> tuple[Term, ...]:
    """Each hard word once, in the order of first use."""
    return tuple(Term(key=hit.key, term=hit.term, meaning=hit.meaning) for hit in list_terms(told, language))


def _steps(summary: LetterSummary, language: Language) -> tuple[str, ...]:
    apply = {"always"}
    for issue in summary.issues:
        facts = facts_of(issue, summary)
        if issue.result in _REFUSED:
            apply.add("refused")
        elif issue.result == "approved" and facts is not None and facts.retrospective:
            # A date of service alone does not tell whether the care was given.
            apply |= (
                {"approved_retrospective"} if was_given(facts) else {"approved_retrospective", "approved"}
            )
        else:
            apply.add(issue.result)
    return tuple(str(step) for step in next_steps(language) if step.when & apply)


def _text(page: Explanation, words: Frames) -> str:
    """The whole page as plain text, a paragraph or a list item to a line."""
    head = words["page"]
    lines = [*_heading(head["title"], "="), " ".join(page.about), "", " ".join(page.glance), ""]
    lines += _section(head["notes"], page.notes)
    for issue in page.issues:
        lines += _heading(head["request"].format(number=issue.number, item=titled(issue, page.language)), "-")
        if page.language != "en" or issue.request != issue.treatment:
            lines += [head["asked"].format(request=issue.request), ""]
        lines += [issue.outcome, *issue.notes, ""]
        quotes = (words["why"]["letter"].format(text=quoted.quote) for quoted in issue.quoted)
        lines += _section(head["why"], (*issue.why, *quotes))
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
