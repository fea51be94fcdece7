"""Facts as a table for a spreadsheet: one row an issue."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from summarizer.schema.facts import Fact, GuidelineLine, IssueFacts, LetterFacts

from ._words import one_line

_LETTER = (
    "case_number", "date_assigned", "date_of_injury", "date_of_birth", "decision_date", "ur_denial_date",
    "application_received", "priority", "age", "sex", "reviewer_specialty", "reviewer_licensure",
)  # fmt: skip
_HEADING = (
    "request", "original_request", "authorized", "remaining", "drug", "dose", "quantity", "side",
)  # fmt: skip
_SIDES = ("claims_administrator_guideline", "reviewer_guideline")
_OF_GUIDELINE = ("", "_families", "_chapters", "_sections", "_pages")
ISSUE_COLUMNS = (
    "issue", *_HEADING, "partial_form", "decision", "conclusion", "retrospective", "depends_on",
    *(f"{side}{part}" for side in _SIDES for part in _OF_GUIDELINE),
    "same_guideline", "rationale_words", "issue_conflicts", "issue_flags",
)  # fmt: skip
COLUMNS = (
    "file",
    "sha256",
    "format",
    *_LETTER,
    "outcome",
    "cover_outcome",
    "issues",
    "conflicts",
    "letter_flags",
    *ISSUE_COLUMNS,
)

CSV_HEAD = ",".join(COLUMNS) + "\r\n"


def facts_csv(letters: Iterable[LetterFacts]) -> str:
    """One row an issue (a letter without issues has one row, its issue columns empty), under a header row.

    Dates are ISO 8601; lists are parted by "; ", the parts of a guideline line by source, in the line's
    order. `conflicts` holds the other values that the letter prints, as "date_of_injury=2015-03-14".
    No name, no rationale and no place stands in the table: they are in the JSON. Lines end in CRLF.
    """
    return CSV_HEAD + "".join(map(facts_csv_rows, letters))


def facts_csv_rows(letter: LetterFacts) -> str:
    """The rows of one letter, without the header."""
    out = io.StringIO()
    rows = csv.writer(out)
    head = letter_cells(letter)
    for issue in letter.issues or (None,):
        rows.writerow([cell(value) for value in (*head, *issue_cells(issue))])
    return out.getvalue()


def letter_cells(letter: LetterFacts) -> list[object]:
    facts = _facts(letter, _LETTER)
    return [
        letter.file,
        letter.sha256,
        letter.format,
        *(fact.value for fact in facts.values()),
        letter.outcome,
        letter.cover.outcome.value if letter.cover else None,
        len(letter.issues),
        _conflicts(facts),
        "; ".join(letter.flags),
    ]


def issue_cells(issue: IssueFacts | None) -> list[object]:
    if issue is None:
        return [None] * len(ISSUE_COLUMNS)
    facts = _facts(issue, _HEADING)
    return [
        issue.number,
        *(fact.value for fact in facts.values()),
        issue.partial_form,
        issue.decision,
        issue.conclusion,
        "true" if issue.retrospective else "false",
        "; ".join(map(str, issue.depends_on)),
        *(cell for side in _SIDES for cell in _guideline_cells(getattr(issue, side))),
        issue.same_guideline,
        len(issue.rationale.text.split()) if issue.rationale else None,
        _conflicts(facts),
        "; ".join(issue.flags),
    ]


def _guideline_cells(line: GuidelineLine | None) -> list[object]:
    if line is None:
        return [None] * len(_OF_GUIDELINE)
    cited = line.citations
    chapters = (f"{c.chapter} ({c.year})" if c.year else c.chapter for c in cited if c.chapter)
    return [
        line.text,
        "; ".join(line.families),
        "; ".join(chapters),
        "; ".join(c.sections for c in cited if c.sections),
        "; ".join(c.pages for c in cited if c.pages),
    ]


def _facts(holder: LetterFacts | IssueFacts, names: Sequence[str]) -> dict[str, Fact[object]]:
    return {name: getattr(holder, name) for name in names}


def _conflicts(facts: dict[str, Fact[object]]) -> str:
    return "; ".join(f"{name}={place.value}" for name, fact in facts.items() for place in fact.conflicts)


def cell(value: object) -> str:
    text = "" if value is None else one_line(str(value))
    # A spreadsheet would run a letter's "=..." as a formula; the quote makes it text.
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
