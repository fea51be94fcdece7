"""Results as tables for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from summarizer.schema.facts import Fact, GuidelineLine, IssueFacts, LetterFacts

from ._words import one_line

_LETTER = (
    "case_number", "date_assigned", "date_of_injury", "decision_date", "ur_denial_date",
    "application_received", "priority", "age", "sex", "reviewer_specialty", "reviewer_licensure",
)  # fmt: skip
_ISSUE = (
    "issue", "request", "decision", "authorized", "remaining", "retrospective", "depends_on", "conclusion",
    "claims_administrator_guideline", "reviewer_guideline", "issue_flags",
)  # fmt: skip
COLUMNS = ("file", "sha256", "format", *_LETTER, "outcome", "conflicts", "letter_flags", *_ISSUE)


def facts_csv(letters: Sequence[LetterFacts]) -> str:
    """One row an issue (a letter without issues has one row, its issue columns empty), under a header row.

    Dates are ISO 8601; lists are parted by "; "; `conflicts` names the facts that the letter prints in
    more than one way. Line ends are CRLF (RFC 4180).
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for letter in letters:
        head = _letter_cells(letter)
        for issue in letter.issues or (None,):
            rows.writerow([_cell(value) for value in (*head, *_issue_cells(issue))])
    return out.getvalue()


def _letter_cells(letter: LetterFacts) -> list[object]:
    facts: list[Fact[object]] = [getattr(letter, name) for name in _LETTER]
    contested = [name for name, fact in zip(_LETTER, facts, strict=True) if fact.conflicts]
    head = [letter.file, letter.sha256, letter.format, *(fact.value for fact in facts)]
    return [*head, letter.outcome, "; ".join(contested), "; ".join(letter.flags)]


def _issue_cells(issue: IssueFacts | None) -> list[object]:
    if issue is None:
        return [None] * len(_ISSUE)
    return [
        issue.number,
        issue.request.value,
        issue.decision,
        issue.authorized.value,
        issue.remaining.value,
        "true" if issue.retrospective else "false",
        "; ".join(map(str, issue.depends_on)),
        issue.conclusion,
        _line(issue.claims_administrator_guideline),
        _line(issue.reviewer_guideline),
        "; ".join(issue.flags),
    ]


def _line(guideline: GuidelineLine | None) -> str | None:
    return guideline.text if guideline else None


def _cell(value: object) -> str:
    text = "" if value is None else one_line(str(value))
    # A spreadsheet would run a letter's "=..." as a formula; the quote makes it text.
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
