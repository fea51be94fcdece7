"""What a person corrected is marked with the person's name wherever it is shown."""

from __future__ import annotations

import csv
import io
import re

import pytest
from docx import Document
from samples import claim, document, full_summary, issue, summary

from summarizer.corrections import apply
from summarizer.explain import explain
from summarizer.letter import parse
from summarizer.render import (
    explanation_html,
    explanation_markdown,
    explanation_text,
    sheet_text,
    sheets_html,
    sheets_markdown,
    summary_html,
    summary_markdown,
    summary_text,
)
from summarizer.render.docx import sheets_docx
from summarizer.render.summary_table import summary_csv
from summarizer.schema.correction import Correction
from summarizer.schema.summary import Digest, LetterSummary
from summarizer.sheets import sheet

LETTER = parse(document())
READERS = ("attorney", "adjuster", "physician")
NAME = "A. <b>Lee</b>\u202e"
MARK = "corrected by A. <b>Lee</b>"
WHY = "No leg was <i>weak</i>, and [x](y) tells no more."
OVERVIEW = "The worker slipped and fell."
HARD = (
    "Paresthesia notwithstanding, electrodiagnostic corroboration of radiculopathy remained unsubstantiated."
)


def corrected(to=None, **values) -> LetterSummary:
    """The sample summary with these fields of its first request (and the overview) corrected."""
    whole = to or full_summary()
    told = {"overview": whole.overview and whole.overview.text}
    told |= {
        name: getattr(whole.issues[0], name) for name in ("decision", "authorized", "reason", "category")
    }
    told |= {name: found.text for name, found in whole.issues[0].digest.parts()}
    rows = [
        Correction(
            sha256=whole.letter.sha256, issue=None if name == "overview" else 1, field=name,
            told=told.get(name), verdict="wrong", value=value, by=NAME,
        )
        for name, value in values.items()
    ]  # fmt: skip
    found = apply(whole, rows)
    assert len(found.applied) == len(rows)
    return found.summary


def entries(page):
    return [*page.head, *(entry for section in page.sections for entry in section.entries)]


def all_of() -> LetterSummary:
    return corrected(decision="overturned", reason="benefit_shown", why=WHY, overview=OVERVIEW)


def shown(html: str) -> str:
    """The words of a page, as a reader sees them."""
    text = re.sub(r"<(style|script).*?</\1>", "", html, flags=re.DOTALL)
    text = re.sub(r"</?[a-z!][^>]*>", "", text)
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
        text = text.replace(entity, sign)
    return " ".join(text.split())


def plain(markdown: str) -> str:
    return " ".join(re.sub(r"\\(.)", r"\1", markdown).split())


SHAPES = {
    "terminal": lambda it: " ".join(summary_text(it, width=200).split()),
    "markdown": lambda it: plain(summary_markdown(it)),
    "html": lambda it: shown(summary_html([(it, document())])),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_summary_marks_each_sentence_and_names_the_fields(shape):
    text = SHAPES[shape](all_of())
    for told in (WHY, OVERVIEW):
        assert re.search(rf"{re.escape(told)} [\[(]?{re.escape(MARK)}", text)
    assert "Corrected by A. <b>Lee</b>: decision, what decided, why." in text
    assert "\u202e" not in text
    first = text[text.index("1. MRI") : text.index("2. Physical")]
    assert "approved" in first.lower()
    assert "The letter says “Upheld”" not in first, "code read it wrong"
    assert "corrected by a person" in first
    assert text.count(MARK) == 2


def test_the_page_says_that_nobody_checked_it():
    page = shown(summary_html([(all_of(), document())]))
    assert "Written by A. <b>Lee</b>, who corrected this summary. No check was run on it." in page
    assert "What is marked as corrected is in the words of the person named" in page
    assert "marked as corrected" not in shown(summary_html([(full_summary(), document())]))
    assert "<b>" not in summary_html([(all_of(), document())])


def test_the_table_has_the_right_values_and_who_gave_them():
    rows = list(csv.DictReader(io.StringIO(summary_csv([all_of()]), newline="")))
    first, second = rows[:2]
    assert (first["decision"], first["result"], first["reason"]) == (
        "overturned",
        "approved",
        "benefit_shown",
    )
    assert (first["why"], first["why_source"], first["why_places"]) == (WHY, "person", "")
    assert first["status"] == "corrected"
    assert first["corrected"] == "; ".join(
        f"{field} by A. <b>Lee</b>" for field in ("overview", "decision", "reason", "why")
    )
    assert second["corrected"] == "overview by A. <b>Lee</b>"
    assert second["decision"] == "upheld"


def test_the_json_reads_back():
    after = all_of()
    assert LetterSummary.model_validate_json(after.model_dump_json()) == after


# --- sheets


@pytest.mark.parametrize("reader", READERS)
def test_a_sheet_marks_what_a_person_said(reader):
    page = sheet(corrected(decision="overturned", why=WHY), LETTER, reader)
    text = " ".join(sheet_text(page, width=400).split())
    told = [entry for entry in entries(page) if entry.by]
    assert {entry.by for entry in told} == {NAME}
    decided = [entry for entry in told if entry.kind == "fact"]
    assert decided
    assert not any(entry.evidence for entry in decided), "the place where code read it is no evidence"
    if reader != "adjuster":
        assert "Overturned (approved): MRI of the low back, plain. (corrected by" in text
        assert f"{WHY} ({MARK})" in text
        assert [entry.kind for entry in told if entry.text == WHY] == ["correction"]
    assert "What is marked as corrected is what the person named says." in page.sections[-1].entries[-1].text
    for shape in (plain(sheets_markdown([page])), shown(sheets_html([page]))):
        assert MARK in shape
    words = [cell.text for table in Document(io.BytesIO(sheets_docx([page]))).tables for cell in table._cells]
    assert any(MARK in cell for cell in words)


def test_the_physician_gets_each_corrected_part_once():
    whole = corrected(reason="not_recommended", criterion="A rule.", finding="A finding.", gap="A gap.")
    page = sheet(whole, LETTER, "physician")
    for text in ("The rule speaks against it.", "A rule.", "A finding.", "A gap."):
        found = [entry for entry in entries(page) if entry.text.startswith(text)]
        assert [entry.by for entry in found] == [NAME], text
    twice = claim("No gain is named.")
    told = summary(issue(digest=Digest(why=twice, gap=twice)))
    page = sheet(corrected(told, why="No gain was shown."), LETTER, "physician")
    assert [entry.text for entry in entries(page)].count("No gain was shown.") == 1


def test_the_adjuster_gets_the_right_part_without_a_place():
    page = sheet(corrected(authorized="one view"), LETTER, "adjuster")
    kept = [entry for entry in entries(page) if "One view" in entry.text]
    assert [(entry.by, entry.evidence) for entry in kept] == [(NAME, ())]


def test_a_corrected_request_is_told_by_itself():
    alike = summary(issue(1), issue(2))
    alone = sheet(corrected(alike, category="Programs"), LETTER, "physician")
    assert len([part for part in alone.sections if part.name == "request"]) == 2


def test_a_persons_overview_stands_before_the_letters_diagnosis():
    page = sheet(all_of(), LETTER, "attorney")
    assert page.head[-1].text == OVERVIEW
    assert page.head[-1].kind == "correction"


# --- the worker's page


def test_the_worker_reads_the_persons_words_as_they_are():
    page = explain(corrected(decision="overturned", why=HARD))
    first = page.issues[0]
    assert first.outcome.startswith("Approved: ")
    assert first.why_source == "person"
    assert first.why[0] == f"{NAME}, who corrected this page, says: {HARD}"
    assert f"Corrected by {NAME}: decision, why." in first.notes
    for text in (
        " ".join(explanation_text(page, width=400).split()),
        plain(explanation_markdown(page)),
        shown(explanation_html([page])),
    ):
        assert f"who corrected this page, says: {HARD}" in text
        assert "Corrected by A. <b>Lee</b>: decision, why." in text
    assert page.issues[2:] == explain(full_summary()).issues[2:]
    assert any("“Upheld”" in note for note in page.issues[1].notes), "the first that code read so explains it"


def test_a_hard_further_sentence_is_left_out():
    page = explain(corrected(gap=HARD))
    assert page.issues[0].why_source == "model"
    assert not any(HARD in sentence for sentence in page.issues[0].why)


def test_the_spanish_page_names_the_person_and_holds_no_english_of_theirs():
    page = explain(corrected(decision="overturned", why=WHY), language="es")
    assert f"Corregido por {NAME}: la decisión, el porqué." in page.issues[0].notes
    assert page.issues[0].outcome.startswith("Aprobado: ")
    assert WHY not in page.text


def test_no_reason_is_told_where_it_was_struck_out():
    page = explain(corrected(why=None))
    assert page.issues[0].why == ()
    assert any("could not read the reason" in note for note in page.issues[0].notes)
