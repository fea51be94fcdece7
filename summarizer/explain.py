"""The verb `explain`: from a verified summary to a page for the injured worker. No model is called:
the outcome and the frame are written by code from reviewed texts, the reasons are the summary's claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from summarizer.data import (
    Frames,
    find_terms,
    frames,
    next_steps,
    plain_date,
)
from summarizer.errors import UsageError
from summarizer.notes import (
    added_warnings,
    facts_of,
    inline,
    issue_notes,
    item,
    letter_notes,
    named,
    requested,
    titled,
)
from summarizer.plain import simplify
from summarizer.plain.everyday import everyday
from summarizer.plain.names import mask
from summarizer.reading import measure
from summarizer.schema.explanation import Explanation, IssueExplanation, Language, Term
from summarizer.schema.facts import IssueFacts, LetterFacts
from summarizer.schema.summary import Claim, Digest, IssueSummary, LetterSummary

_MOST_REASONS = 3
_REPEATS = 85
"""token_set_ratio from which on a further claim says nothing new."""
_HARDEST = 10
"""Reading grade up to which a further claim is shown; a harder one stays in the summary."""

_REFUSED = ("not_approved", "partly_authorized")
_REVIEWER = re.compile(r"(?:the |this )?(?:reviewer|letter)\b", re.IGNORECASE)
_GUIDELINE = re.compile(
    r"(?:according to |per |as per )?(?:the |these |this |both )?(?:[\w.]+ ){0,3}?"
    r"(?:guidelines?|MTUS|ODG|ACOEM|Official Disability)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(r"\b(?:met|satisfied|fulfilled|followed)\b")
"""Whether a rule was met is what the reviewer says, not the guideline."""


def explain(summary: LetterSummary, *, language: Language = "en") -> Explanation:
    """The summary as a page in plain language. Raises UsageError for a language that is not there."""
    supported(language)
    words = frames(language)
    issues = tuple(_issue(issue, summary, language) for issue in summary.issues)
    told = [sentence for issue in issues for sentence in (issue.outcome, *issue.notes, *issue.why)]
    page = Explanation(
        letter=summary.letter,
        language=language,
        about=tuple(_about(summary.facts, words)),
        notes=letter_notes(summary.facts, language, flags=summary.flags),
        issues=issues,
        terms=_terms((text for issue in issues for text in (issue.outcome, *issue.why)), language),
        next_steps=_steps(summary, language),
        text="",
        reading=measure(told, masked=_masked(told, summary)),
        provenance=summary.provenance,
    )
    return page.model_copy(update={"text": _text(page, words)})


def supported(language: str) -> None:
    """Raises UsageError for a language whose texts are not there; asked before a model is loaded."""
    if language != "en":
        raise UsageError(f"no explanation in {language!r}", hint="only English (en) is there yet")


def _issue(issue: IssueSummary, summary: LetterSummary, language: str) -> IssueExplanation:
    words = frames(language)
    facts = facts_of(issue, summary)
    return IssueExplanation(
        number=issue.number,
        request=requested(issue, summary),
        treatment=issue.treatment or issue.request,
        everyday=everyday(issue.treatment or issue.request),
        result=issue.result,
        outcome=_outcome(issue, facts, words),
        why=tuple(_why(issue, issue.digest, words)) if issue.digest else (),
        notes=issue_notes(issue, summary, language),
        warnings=(*issue.warnings, *added_warnings(issue, language)),
        status=issue.status,
    )


# --- what was decided


def _outcome(issue: IssueSummary, facts: IssueFacts | None, words: Frames) -> str:
    frame = words["outcome"][_outcome_name(issue, facts is not None and facts.retrospective)]
    return frame.format(item=item(issue), authorized=named(issue.authorized or ""))


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


# --- why


def _why(issue: IssueSummary, digest: Digest, words: Frames) -> Iterator[str]:
    """At most three sentences. The reason always; the rule and the rest where they say more, are easy
    enough, and still fit whole: part of a claim may mean something else than the claim."""
    if digest.why.source == "letter":
        yield words["why"]["letter"].format(text=_quotation(digest.why))
        return
    kept = [digest.why]
    told = list(_told(digest.why, words))
    spoken = words["why"]["reviewer"].partition("{")[0]
    # What was missing is no reason for an approval.
    missing = () if issue.result == "approved" else (digest.gap,)
    for claim in (digest.criterion, *missing, digest.finding):
        if claim is None or claim.source == "letter" or _repeats(claim, kept):
            continue
        first = not any(line.startswith(spoken) for line in told)
        more = list(_told(claim, words, rule=claim is digest.criterion, first=first))
        if (
            len(told) + len(more) <= _MOST_REASONS
            and measure([mask(text) for text in more]).grade <= _HARDEST
        ):
            kept.append(claim)
            told += more
    yield from told


def _told(claim: Claim, words: Frames, *, rule: bool = False, first: bool = True) -> Iterator[str]:
    """The claim in plain sentences, each with its speaker: what a reviewer says is never told as plain
    fact, and a rule is told as one only where the claim names the guideline."""
    frame = words["why"]
    for text in simplify(claim.text):
        if claim.source == "code" or _REVIEWER.match(text):
            yield text
        elif _GUIDELINE.match(text) and not _JUDGED.search(text):
            yield frame["rule"].format(text=_inside(text)) if rule else text
        else:
            but = text.startswith("But ")
            name = "reviewer_but" if but else "reviewer" if first else "reviewer_also"
            yield frame[name].format(text=_inside(text.removeprefix("But ")))
        first = False


def _inside(text: str) -> str:
    """A sentence as it stands after a colon; its full stop stays."""
    inside = inline(text) + "." * text.endswith(".")
    return f"a{inside[1:]}" if inside.startswith("A ") else inside


def _quotation(claim: Claim) -> str:
    """The letter's own sentence, which must end for the reader as well."""
    text = claim.text.strip()
    return text if text.endswith((".", "!", "?", ".”", '."')) else f"{text}."


def _masked(told: Iterable[str], summary: LetterSummary) -> list[str]:
    printed = set(_printed(summary))
    return [mask(text, printed) for text in told]


def _printed(summary: LetterSummary) -> Iterator[str]:
    """The letter's own texts that the sentences of the page hold: names of treatments, and quotations."""
    for issue in summary.issues:
        yield item(issue)
        yield from (named(text) for text in (issue.authorized, issue.request) if text)
        if issue.digest and issue.digest.why.source == "letter":
            yield _quotation(issue.digest.why)


def _repeats(claim: Claim, earlier: Sequence[Claim]) -> bool:
    text = claim.text.lower()
    return any(fuzz.token_set_ratio(text, other.text.lower()) >= _REPEATS for other in earlier)


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
        facts = facts_of(issue, summary)
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
        lines += _heading(head["request"].format(number=issue.number, item=titled(issue)), "-")
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
