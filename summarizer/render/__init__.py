"""Results for people: terminal, Markdown, self-contained HTML, CSV. DOCX stands apart in `render.docx`, since
its library takes a tenth of a second to import."""

from __future__ import annotations

from .html import explanation_html, summary_html, verdicts_html
from .markdown import explanation_markdown, summary_markdown
from .sheets import sheet_text, sheets_html, sheets_markdown
from .summary_table import SUMMARY_CSV_HEAD, summary_csv_rows
from .tables import CSV_HEAD, facts_csv, facts_csv_rows
from .terminal import explanation_text, facts_text, summary_text, verdicts_text

__all__ = [
    "CSV_HEAD",
    "SUMMARY_CSV_HEAD",
    "explanation_html",
    "explanation_markdown",
    "explanation_text",
    "facts_csv",
    "facts_csv_rows",
    "facts_text",
    "sheet_text",
    "sheets_html",
    "sheets_markdown",
    "summary_csv_rows",
    "summary_html",
    "summary_markdown",
    "summary_text",
    "verdicts_html",
    "verdicts_text",
]
