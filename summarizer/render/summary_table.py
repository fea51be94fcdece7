"""Summaries as a table for a spreadsheet: one row an issue, its facts first, then what the summary adds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from summarizer.notes import added_warnings
from summarizer.schema.summary import Claim, IssueSummary, LetterSummary, ShownField

from ._words import LANGUAGE, place, places
from .tables import COLUMNS, ISSUE_COLUMNS, cell, issue_cells, letter_cells

_CLAIMS = ("why", "criterion", "finding", "gap")
_OF_CLAIM = ("", "_source", "_places")
_CORRECTED: tuple[ShownField, ...] = ("decision", "authorized", "remaining")
"""Columns of the facts in which a correction is told: beside a result it would contradict them."""
_PROVENANCE = ("model", "calls", "reasks", "tokens_in", "tokens_cached", "tokens_out", "seconds")
_SUMMARY = (
    "treatment",
    "category",
    "result",
    "reason",
    "reason_place",
    "grounds",
    *(f"{claim}{part}" for claim in _CLAIMS for part in _OF_CLAIM),
    "warnings",
    "added_warnings",
    "status",
    "summary_flags",
    "corrected",
    "pages",
    *(f"overview{part}" for part in _OF_CLAIM),
    *_PROVENANCE,
)
SUMMARY_COLUMNS = (*COLUMNS, *_SUMMARY)
SUMMARY_CSV_HEAD = ",".join(SUMMARY_COLUMNS) + "\r\n"


def summary_csv(summaries: Iterable[LetterSummary]) -> str:
    """One row an issue (a letter without issues has one row, its issue columns empty), under a header row.

    The columns of `facts_csv` first, with what a person corrected in them; then the summary's. A claim has
    its words, who wrote them ("model", "letter", "code", "person") and its places; lists are parted by "; ".
    Lines end in CRLF.
    """
    return SUMMARY_CSV_HEAD + "".join(map(summary_csv_rows, summaries))


def summary_csv_rows(summary: LetterSummary) -> str:
    """The rows of one letter, without the header."""
    out = io.StringIO()
    rows = csv.writer(out)
    head = letter_cells(summary.facts)
    facts = {issue.number: issue for issue in summary.facts.issues}
    for issue in summary.issues or (None,):
        found = facts.get(issue.number) if issue else None
        of_issue = issue_cells(found)
        if issue and not found:
            of_issue[ISSUE_COLUMNS.index("issue")] = issue.number
        for name in _CORRECTED:
            if issue and issue.corrector(name):
                of_issue[ISSUE_COLUMNS.index(name)] = getattr(issue, name)
        cells = (*head, *of_issue, *_summary_cells(issue, summary))
        rows.writerow([cell(value) for value in cells])
    return out.getvalue()


def _summary_cells(issue: IssueSummary | None, summary: LetterSummary) -> list[object]:
    of_letter: list[object] = [
        summary.letter.pages,
        *_claim_cells(summary.overview),
        *(getattr(summary.provenance, name) for name in _PROVENANCE),
    ]
    if issue is None:
        empty: list[object] = [None] * (len(_SUMMARY) - len(of_letter))
        return empty + of_letter
    claims = dict(issue.digest.parts()) if issue.digest else {}
    return [
        issue.treatment,
        issue.category,
        issue.result,
        issue.reason,
        place(issue.reason_place) if issue.reason_place else None,
        "; ".join(ground.name for ground in issue.grounds),
        *(cell for name in _CLAIMS for cell in _claim_cells(claims.get(name))),
        "; ".join(issue.warnings),
        "; ".join(added_warnings(issue, LANGUAGE)),
        issue.status,
        "; ".join(issue.flags),
        "; ".join(f"{one.field} by {one.by}" for one in (*summary.corrected, *issue.corrected)),
        *of_letter,
    ]


def _claim_cells(claim: Claim | None) -> list[object]:
    return [claim.text, claim.source, places(claim)] if claim else [None] * len(_OF_CLAIM)
