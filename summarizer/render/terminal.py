"""Results as plain text for a terminal: wrapped, and in colour only where a person looks."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

from summarizer.data import frames, plain_date
from summarizer.notes import added_warnings, asked, conflict_notes, issue_notes, letter_notes
from summarizer.schema.explanation import Explanation
from summarizer.schema.facts import Fact, IssueFacts, LetterFacts
from summarizer.schema.summary import IssueSummary, LetterSummary
from summarizer.schema.verdict import Verdict

from ._words import (
    LANGUAGE,
    STATUS,
    behind,
    claims,
    corrected_by,
    header_facts,
    letter_name,
    one_line,
    result_label,
    sorted_as,
    tally,
    told,
    verdict_place,
    verdict_tally,
    visible,
)

_WIDEST = 100
COLOURS = {
    "approved": "green",
    "not_approved": "red",
    "partly_authorized": "yellow",
    "unreadable": "magenta",
}
_LABEL = 18
_SAME = {"same": "yes", "partly": "in part", "different": "no"}


class Page:
    """Lines of text, wrapped to `width` columns as they come."""

    def __init__(self, width: int | None, colour: bool | None) -> None:
        self.width = width or (
            min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else 80
        )
        self.colour = colour if colour is not None else sys.stdout.isatty() and "NO_COLOR" not in os.environ
        self.lines: list[str] = []

    def add(self, text: str = "", *, indent: int = 0, hang: int = 0, **style: object) -> None:
        lead, follow = " " * indent, " " * (indent + hang)
        lines = textwrap.wrap(
            one_line(text), self.width, initial_indent=lead, subsequent_indent=follow, break_on_hyphens=False
        )
        self.lines += [self.style(line, **style) for line in lines] or [""]

    def pair(self, label: str, value: str, *, indent: int = 0, **style: object) -> None:
        """A label and its text in two columns."""
        lead = " " * indent + f"{label:<{_LABEL}}"
        lines = textwrap.wrap(one_line(value), max(self.width - len(lead), 20), break_on_hyphens=False) or [
            ""
        ]
        self.lines.append(self.style(lead, dim=True) + self.style(lines[0], **style))
        self.lines += [" " * len(lead) + self.style(line, **style) for line in lines[1:]]

    def style(self, text: str, **style: object) -> str:
        return click.style(text, **style) if self.colour and style else text  # type: ignore[arg-type]

    def __str__(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines).rstrip() + "\n"


def summary_text(summary: LetterSummary, *, width: int | None = None, colour: bool | None = None) -> str:
    """The summary for a terminal. `width` in columns and `colour` follow the terminal unless given."""
    page = Page(width, colour)
    page.add(letter_name(summary), bold=True)
    page.add(tally(summary.issues))
    page.add()
    for label, value in header_facts(summary.facts):
        page.pair(label, value)
    pages = summary.letter.pages
    page.pair("File", f"{summary.letter.file}, {pages} page{'s' * (pages != 1)}")
    if summary.overview:
        page.add()
        page.add(summary.overview.text)
        if by := summary.overview.by:
            page.add(f"[{corrected_by(by)}]", dim=True)
    for note in letter_notes(summary.facts, LANGUAGE, flags=summary.flags):
        page.add()
        page.add(f"Note: {note}", hang=6)
    for issue in summary.issues:
        page.add()
        _issue(page, issue, summary)
    return str(page)


def _issue(page: Page, issue: IssueSummary, summary: LetterSummary) -> None:
    number = f"{issue.number}. "
    indent = len(number)
    page.add(number + (issue.treatment or issue.request), hang=indent, bold=True)
    page.add(result_label(issue).upper(), indent=indent, bold=True, fg=COLOURS[issue.result])
    for note in issue_notes(issue, summary, LANGUAGE):
        page.add(note, indent=indent)
    page.add()
    if request := asked(issue, summary):
        page.pair("Asked", request, indent=indent)
    if issue.authorized:
        page.pair("Authorized before", issue.authorized, indent=indent)
    if issue.remaining:
        page.pair("Decided here", issue.remaining, indent=indent)
    for _, label, claim in claims(issue.digest):
        page.pair(label, told(claim), indent=indent)
        page.pair("", f"[{behind(claim)}]" if behind(claim) else "", indent=indent, dim=True)
    for warning in issue.warnings:
        page.pair("Warning", f"“{warning}”", indent=indent, bold=True)
    for warning in added_warnings(issue, LANGUAGE):
        page.pair("Important", warning, indent=indent, bold=True)
    for label, text in sorted_as(issue):
        page.pair(label, text, indent=indent)
    page.pair("Status", STATUS[issue.status], indent=indent, dim=True)


def explanation_text(
    explanation: Explanation, *, width: int | None = None, colour: bool | None = None
) -> str:
    """The explanation for a terminal: its `text`, wrapped."""
    page = Page(width, colour)
    warning = frames(explanation.language)["page"]["warning"].partition("{")[0]
    for line in visible(explanation.text).split("\n"):
        is_rule = len(line) > 2 and set(line) <= {"=", "-"}
        if is_rule and page.lines:
            page.lines[-1] = page.style(page.lines[-1], bold=True)
            page.lines.append(line[: page.width])
        else:
            important = {"bold": True} if line.startswith(warning) else {}
            page.add(line, hang=2 if line.startswith("- ") else 0, **important)
    return str(page)


def verdicts_text(
    verdicts: Sequence[Verdict],
    left_out: Sequence[str],
    file: str,
    *,
    width: int | None = None,
    colour: bool | None = None,
) -> str:
    """The verdicts for a terminal, in the order of the claims, and what these leave out."""
    page = Page(width, colour)
    page.add(file, bold=True)
    page.add(verdict_tally(verdicts))
    for number, verdict in enumerate(verdicts, start=1):
        bad = verdict.verdict == "unsupported"
        lead = f"{number}. "
        indent = len(lead)
        page.add()
        page.add(lead + verdict.text, hang=indent)
        page.add(verdict.verdict.upper(), indent=indent, bold=True, fg="red" if bad else "green")
        if verdict.issue is not None:
            page.pair("Request", str(verdict.issue), indent=indent)
        for finding in verdict.findings:
            page.pair(finding.check.replace("_", " ").capitalize(), finding.message, indent=indent)
        if verdict.evidence:
            label = "Nearest" if bad else "Carried by"
            places = "; ".join(verdict_place(found) for found in verdict.evidence)
            page.pair(label, f"[{places}]", indent=indent, dim=True)
    if left_out:
        page.add()
        page.pair("Not told", "; ".join(left_out))
    return str(page)


def facts_text(facts: LetterFacts, *, width: int | None = None, colour: bool | None = None) -> str:
    """What the regex read, for a terminal."""
    page = Page(width, colour)
    page.add(facts.case_number.value or facts.file, bold=True)
    for label, value in _header(facts):
        page.pair(label, value)
    for note in letter_notes(facts, LANGUAGE):
        page.pair("Note", note)
    for issue in facts.issues:
        page.add()
        page.add(f"{issue.number}. {issue.request.value or ''}", hang=3, bold=True)
        for label, value in _issue_header(issue):
            page.pair(label, value, indent=3)
        for note in conflict_notes(issue, LANGUAGE):
            page.pair("Note", note, indent=3)
    return str(page)


def _header(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    for label, fact in (
        ("Assigned", facts.date_assigned),
        ("Injured", facts.date_of_injury),
        ("Decided", facts.decision_date),
        ("UR denial", facts.ur_denial_date),
        ("Application", facts.application_received),
        ("Priority", facts.priority),
        ("Age", facts.age),
        ("Sex", facts.sex),
        ("Reviewer", facts.reviewer_specialty),
        ("Licensed in", facts.reviewer_licensure),
    ):
        yield label, _value(fact)
    for name, label in (("claim_number", "Claim"), ("disputed_treatments", "In dispute")):
        if facts.cover and (printed := getattr(facts.cover, name).value):
            yield label, printed
    yield "Outcome", (facts.outcome or "not readable").replace("_", " ")
    yield "Format", facts.format


def _named(issue: IssueFacts) -> tuple[Fact[str], ...]:
    return issue.drug, issue.dose, issue.quantity, issue.side


def _value(fact: Fact[Any]) -> str:
    if fact.value is not None:
        return plain_date(fact.value)
    return f"{fact.text} (not a possible date)" if fact.text else "not stated"


def _issue_header(issue: IssueFacts) -> Iterator[tuple[str, str]]:
    yield "Decision", issue.decision or "not readable"
    for label, text in (
        ("Authorized before", issue.authorized.value),
        ("Decided here", issue.remaining.value),
        ("Retrospective", "yes" if issue.retrospective else None),
        ("Depends on", ", ".join(map(str, issue.depends_on))),
        ("Asks for", ", ".join(filter(None, (one.value for one in _named(issue))))),
        ("UR relied on", issue.claims_administrator_guideline and issue.claims_administrator_guideline.text),
        ("Review relied on", issue.reviewer_guideline and issue.reviewer_guideline.text),
        ("Same sources", _SAME.get(issue.same_guideline or "")),
        ("Conclusion", issue.conclusion and issue.conclusion.replace("_", " ")),
        ("Please check", ", ".join(f.replace("_", " ") for f in issue.flags if not f.startswith("conflict"))),
    ):
        if text:
            yield label, text
