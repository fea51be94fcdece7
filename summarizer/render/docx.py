"""Sheets and explanations as DOCX, to be edited and filed: headings, tables and links that Word knows.

A letter is data: its text becomes text of the document and nothing else, without characters that XML forbids.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from summarizer.data import frames
from summarizer.schema.explanation import Explanation
from summarizer.schema.sheet import Entry, Section, Sheet

from ._words import one_line
from .sheets import AT_THE_END, CONTENTS, bundle, in_columns, labelled, result_line, where, words

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SOFT = RGBColor(0x55, 0x60, 0x6B)
_LABEL, _TEXT = Cm(3.6), Cm(13.4)
_NO_DIGIT = re.compile(r"\D")
_RULE = re.compile(r"={3,}|-{3,}")


def sheets_docx(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of one DOCX file of these sheets. Two or more begin with a list and stand on a page each."""
    file = bundle(sheets)
    title = file.sheets[0].title if len(file.sheets) == 1 else CONTENTS
    paper = _paper(title, "en-US")
    if len(file.sheets) > 1:
        law = [(file.law_title, "", "law")] if file.law else []
        entries = [(s.name, result_line(s), f"S{n}") for n, s in enumerate(file.sheets, start=1)]
        _contents(paper, CONTENTS, [*entries, *law])
    for number, sheet in enumerate(file.sheets, start=1):
        _sheet(paper, sheet, f"S{number}", new_page=len(file.sheets) > 1)
        if file.law:
            _place(paper.add_paragraph(), AT_THE_END)
    if file.law:
        _title(paper, file.law_title, "law", new_page=True)
        for entry in file.law:
            _item(paper, entry)
    return _bytes(paper)


def explanations_docx(explanations: Sequence[Explanation]) -> bytes:
    """The bytes of one DOCX file of these explanations. Two or more begin with a list and stand on pages of
    their own."""
    language = explanations[0].language if explanations else "en"
    head = frames(language)["page"]
    paper = _paper(head["title"], {"en": "en-US", "es": "es-US"}[language])
    if len(explanations) > 1:
        entries = [(_letter_name(page), "", f"E{n}") for n, page in enumerate(explanations, start=1)]
        _contents(paper, head["title"], entries)
    for number, page in enumerate(explanations, start=1):
        _explanation(paper, page, f"E{number}", new_page=len(explanations) > 1)
    return _bytes(paper)


def _explanation(paper: Paper, page: Explanation, name: str, *, new_page: bool) -> None:
    """The page's text: a line over a rule is a heading, "- " an item."""
    warning = frames(page.language)["page"]["warning"].partition("{")[0]
    lines = [*page.text.split("\n"), ""]
    for line, following in pairwise(lines):
        text = _clean(line)
        if _RULE.fullmatch(following) and text:
            if following.startswith("="):
                _title(paper, text, name, new_page=new_page)
            else:
                _paragraph(paper, "Heading2", text)
        elif text.startswith("- "):
            _paragraph(paper, "ListBullet", text[2:])
        elif text and not _RULE.fullmatch(line):
            run = paper.add_paragraph().add_run(text)
            run.bold = text.startswith(warning) or None


def _letter_name(page: Explanation) -> str:
    return page.letter.file.split("/")[-1]


# --- sheets


def _sheet(paper: Paper, sheet: Sheet, name: str, *, new_page: bool) -> None:
    _title(paper, sheet.title, name, new_page=new_page)
    _table(paper, [(entry.label or "", entry) for entry in sheet.head], places=False)
    for section in sheet.sections:
        _paragraph(paper, "Heading2", section.title)
        _section(paper, section)


def _section(paper: Paper, section: Section) -> None:
    if in_columns(section):
        _table(paper, labelled(section))
        return
    for entry in section.entries:
        _item(paper, entry)


def _item(paper: Paper, entry: Entry) -> None:
    _entry(_paragraph(paper, "ListBullet"), entry)


def _table(paper: Paper, rows: Sequence[tuple[str, Entry]], *, places: bool = True) -> None:
    table = paper.add_table(rows=0, cols=2)
    table._tbl.tblStyle_val = "TableGrid"
    table.autofit = False
    for column, width in zip(table.columns, (_LABEL, _TEXT), strict=True):
        column.width = width
    for label, entry in rows:
        first, second = table.add_row().cells
        first.width, second.width = _LABEL, _TEXT
        _first(first).add_run(_clean(label)).font.color.rgb = _SOFT
        _entry(_first(second), entry, places=places)


def _first(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _entry(paragraph: Paragraph, entry: Entry, *, places: bool = True) -> None:
    paragraph.add_run(_clean(words(entry)))
    if places and entry.evidence:
        _place(paragraph, f" [{where(entry)}]")


def _place(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), _SOFT


# --- the document


def _paper(title: str, language: str) -> Paper:
    paper = Document()
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = _clean(title), "", ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    normal = paper.styles["Normal"]
    normal.font.size = Pt(10.5)
    for mark in paper.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)
    footer = paper.sections[0].footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)
    return paper


def _paragraph(paper: Paper, style: str, text: str = "") -> Paragraph:
    """A new paragraph at the end. Its style is set by id: a look-up by name takes as long as all the rest."""
    paragraph = paper.add_paragraph(_clean(text))
    paragraph._p.style = style
    return paragraph


def _contents(paper: Paper, title: str, entries: Sequence[tuple[str, str, str]]) -> None:
    """A list of (text, more, bookmark), each a link into the document."""
    _paragraph(paper, "Heading1", title)
    for text, more, name in entries:
        paragraph = _paragraph(paper, "ListNumber")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), name)
        run = paragraph.add_run(_clean(text))
        run.font.underline = True
        link.append(run._r)
        paragraph._p.append(link)
        if more:
            _place(paragraph, f"  {_clean(more)}")


def _title(paper: Paper, text: str, name: str, *, new_page: bool) -> None:
    """A heading with a bookmark of this name."""
    heading = _paragraph(paper, "Heading1", text)
    heading.paragraph_format.page_break_before = new_page or None
    number = _NO_DIGIT.sub("", name) or "0"
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), number)
    heading._p.insert(1 if heading._p.pPr is not None else 0, start)
    heading._p.append(end)


def _clean(text: str) -> str:
    """One line without what XML forbids; `one_line` leaves no control character."""
    return _SURROGATES.sub("", one_line(text))


def _bytes(paper: Paper) -> bytes:
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
