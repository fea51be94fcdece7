"""Sheets for professionals as terminal text, Markdown (CommonMark) and one self-contained HTML file.

A file of several sheets begins with a list of them, and tells what the law says once, at its end.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from summarizer.schema.sheet import Entry, Section, Sheet
from summarizer.schema.verdict import Grounds

from ._words import corrected_by, one_line
from .html import environment, style_of
from .markdown import md
from .terminal import COLOURS, Page

CONTENTS = "Contents"
AT_THE_END = "What the law says stands once, at the end of this file."
_LAW = "law"
_WIDEST_LABEL = 20


class Bundle(NamedTuple):
    """Sheets of one file. `law` is what they have in common, taken out of each; empty for one sheet."""

    sheets: tuple[Sheet, ...]
    law: tuple[Entry, ...]
    law_title: str


def bundle(sheets: Sequence[Sheet]) -> Bundle:
    """The sheets of a file, the sections about the law put together where there are several."""
    found = [section for sheet in sheets for section in sheet.sections if section.name == _LAW]
    if len(sheets) < 2 or not found:
        return Bundle(tuple(sheets), (), "")
    law = {entry.text: entry for section in found for entry in section.entries}
    kept = tuple(
        sheet.model_copy(update={"sections": tuple(s for s in sheet.sections if s.name != _LAW)})
        for sheet in sheets
    )
    return Bundle(kept, tuple(law.values()), found[0].title)


def words(entry: Entry) -> str:
    """The entry's text on one line, in quotation marks where it is the letter's own, and the name of who
    corrected it."""
    text = one_line(entry.text)
    if entry.by:
        return f"{text} ({corrected_by(entry.by)})"
    return f"“{text}”" if entry.kind == "letter" else text


def where(entry: Entry) -> str:
    """The pages of an entry: "page 2", "pages 2, 3"."""
    pages = list(dict.fromkeys(str(place.page) for place in entry.evidence))
    return f"page{'s' * (len(pages) > 1)} {', '.join(pages)}" if pages else ""


def labelled(section: Section) -> list[tuple[str, Entry]]:
    """The entries with their labels; a label that repeats the one before is left out."""
    labels = [entry.label or "" for entry in section.entries]
    return [
        ("" if number and label == labels[number - 1] else label, entry)
        for number, (label, entry) in enumerate(zip(labels, section.entries, strict=True))
    ]


def in_columns(section: Section) -> bool:
    """Whether the section's entries have labels, and so stand in a table."""
    return any(entry.label for entry in section.entries)


def result_line(sheet: Sheet) -> str:
    """How the letter ended, for the list at the start of a file."""
    return one_line(sheet.head[0].text)


# --- terminal


def sheet_text(sheet: Sheet, *, width: int | None = None, colour: bool | None = None) -> str:
    """The sheet for a terminal. `width` in columns and `colour` follow the terminal unless given."""
    page = Page(width, colour)
    page.add(sheet.title, bold=True)
    page.add()
    _rows(page, [(entry.label or "", words(entry)) for entry in sheet.head])
    for section in sheet.sections:
        page.add()
        page.add(section.title, bold=True, fg=COLOURS.get(section.result or ""))
        lines = [(label, words(entry) + _bracketed(entry)) for label, entry in labelled(section)]
        if in_columns(section):
            _rows(page, lines)
        else:
            for _label, text in lines:
                page.add(f"- {text}", hang=2)
    return str(page)


def _rows(page: Page, rows: Sequence[tuple[str, str]]) -> None:
    """Labels and texts in two columns, the first as wide as the longest label, up to a bound."""
    labels = [textwrap.wrap(one_line(label), _WIDEST_LABEL) for label, _text in rows]
    column = max((len(line) for label in labels for line in label), default=0) + 2
    for label, (_label, text) in zip(labels, rows, strict=True):
        lines = textwrap.wrap(text, max(page.width - column, 20), break_on_hyphens=False)
        for left, right in zip_longest(label, lines, fillvalue=""):
            padded = f"{left:<{column}}" if right else left
            page.lines.append(page.style(padded, dim=True) + right)


def _bracketed(entry: Entry) -> str:
    return f" [{where(entry)}]" if entry.evidence else ""


# --- Markdown


def sheets_markdown(sheets: Sequence[Sheet]) -> str:
    """The sheets as Markdown, a heading to each."""
    return "\n".join(_markdown(bundle(sheets))).rstrip() + "\n"


def _markdown(file: Bundle) -> Iterator[str]:
    if len(file.sheets) > 1:
        yield from (f"# {CONTENTS}", "")
        yield from (f"{n}. {md(s.name)}: {md(result_line(s))}" for n, s in enumerate(file.sheets, 1))
        yield ""
    for sheet in file.sheets:
        yield from (f"# {md(sheet.title)}", "")
        yield from (f"- {md(entry.label or '')}: {md(words(entry))}" for entry in sheet.head)
        yield ""
        for section in sheet.sections:
            yield from _markdown_section(section)
        if file.law:
            yield from (AT_THE_END, "")
    if file.law:
        yield from (f"# {md(file.law_title)}", "", *(f"- {md(entry.text)}" for entry in file.law))


def _markdown_section(section: Section) -> Iterator[str]:
    yield from (f"## {md(section.title)}", "")
    for label, entry in labelled(section):
        lead = f"**{md(label)}:** " if label else ""
        place = f" ({where(entry)})" if entry.evidence else ""
        yield f"- {lead}{md(words(entry))}{place}"
    yield ""


# --- HTML


def sheets_html(sheets: Sequence[Sheet]) -> str:
    """One page of these sheets, made to be printed; a claim in a model's words opens to the letter's."""
    file = bundle(sheets)
    return (
        environment()
        .get_template("sheet.html.j2")
        .render(
            sheets=file.sheets,
            law=file.law,
            law_title=file.law_title,
            at_the_end=AT_THE_END,
            contents=CONTENTS,
            in_columns=in_columns,
            labelled=labelled,
            quotes=quotes,
            result_line=result_line,
            style=style_of("sheet.css"),
            where=where,
            words=words,
        )
    )


def quotes(entry: Entry, section: Section) -> tuple[Grounds, ...]:
    """The sentences behind a claim that its section does not quote anyway."""
    shown = " ".join(other.text for other in section.entries if other.kind == "letter")
    return tuple(f for f in entry.evidence if entry.kind == "claim" and f.sentence and f.quote not in shown)
