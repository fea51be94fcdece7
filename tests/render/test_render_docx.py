"""DOCX: a file that Word opens, with every entry in it, links that lead somewhere, and no letter's markup."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from docx import Document
from samples import claim, document, fact, full_summary, issue, issue_facts, summary

from summarizer.explain import explain
from summarizer.letter import parse
from summarizer.render.docx import explanations_docx, sheets_docx
from summarizer.schema.summary import Digest
from summarizer.sheets import sheet

READERS = ("attorney", "adjuster", "physician")
LETTER = parse(document())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def page(reader="attorney", result=None):
    return sheet(result or full_summary(), LETTER, reader)


def parts(data):
    """The names of the file's parts, and the body as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return file.namelist(), ElementTree.fromstring(file.read("word/document.xml"))


def text_of(data):
    _, body = parts(data)
    return " ".join(" ".join(node.text or "" for node in body.iter(f"{W}t")).split())


def styles_of(data):
    return [(paragraph.style.name, paragraph.text) for paragraph in Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize("reader", READERS)
def test_the_file_holds_every_entry(reader):
    made = page(reader)
    text = text_of(sheets_docx([made]))
    for entry in (*made.head, *(entry for part in made.sections for entry in part.entries)):
        assert " ".join(entry.text.split()) in text
        assert entry.kind != "letter" or f"“{entry.text}”" in text


@pytest.mark.parametrize("reader", READERS)
def test_headings_and_lists_are_words_own(reader):
    made = page(reader)
    found = styles_of(sheets_docx([made]))
    assert found[0] == ("Heading 1", made.title)
    assert [text for style, text in found if style == "Heading 2"] == [part.title for part in made.sections]
    assert any(style == "List Bullet" for style, _ in found)
    tables = Document(io.BytesIO(sheets_docx([made]))).tables
    assert all(table.style.name == "Table Grid" for table in tables)


MANY = {
    "sheets": lambda: sheets_docx([page(), page(result=summary(issue(), facts=full_summary().facts))]),
    "explanations": lambda: explanations_docx([explain(full_summary())] * 2),
}


@pytest.mark.parametrize("kind", MANY)
def test_a_file_of_several_begins_with_links_to_each(kind):
    data = MANY[kind]()
    _, body = parts(data)
    marks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    links = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert links == marks
    assert len(links) >= 2
    assert len(set(numbers)) == len(numbers)
    assert [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")] == numbers
    assert len(list(body.iter(f"{W}pageBreakBefore"))) == len(marks), "a page each"


def test_the_law_is_told_once_in_a_file_of_several():
    assert text_of(MANY["sheets"]()).count("verified petition") == 1
    assert text_of(sheets_docx([page()])).count("verified petition") == 1


def test_a_file_of_one_has_no_list():
    _, body = parts(sheets_docx([page()]))
    assert not list(body.iter(f"{W}hyperlink"))
    assert not list(body.iter(f"{W}pageBreakBefore"))


def test_an_explanation_is_whole_and_in_its_language():
    made = explain(full_summary())
    data = explanations_docx([made])
    text = text_of(data)
    for line in made.text.splitlines():
        words = " ".join(line.removeprefix("- ").split())
        if not re.fullmatch(r"[=-]+", words):
            assert words in text
    found = styles_of(data)
    assert found[0] == ("Heading 1", made.text.splitlines()[0])
    assert sum(style == "Heading 2" for style, _ in found) == made.text.count("\n---")


@pytest.mark.parametrize(
    "attack",
    ["<w:p/>", "]]>", "&amp;", "<script>alert(1)</script>", "{{ 7*7 }}", '"><w:instrText>DATE</w:instrText>'],
)
def test_a_letters_markup_does_nothing(attack):
    one = issue(request=attack, treatment=attack, digest=Digest(why=claim(attack)), warnings=(attack,))
    letter = summary(one, about=(issue_facts(1, request=fact(attack)),))
    for data in (sheets_docx([page("physician", letter)]), explanations_docx([explain(letter)])):
        _, body = parts(data)
        assert not list(body.iter(f"{W}instrText"))
        assert attack in text_of(data)


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x0b", "\x1b", "\x07", "\ufffe", "\uffff", "\ud800", "\u202e", "\x85"]
)
def test_what_xml_forbids_breaks_no_file(hidden):
    text = f"Not{hidden}approved"
    one = issue(request=text, treatment=text).model_copy(update={"digest": None, "warnings": (text,)})
    made = page("physician", summary(issue())).model_copy(update={"title": text, "name": text})
    entry = made.head[0].model_copy(update={"text": text, "label": text})
    made = made.model_copy(update={"head": (entry,)})
    for data in (sheets_docx([made, made]), explanations_docx([explain(summary(one))])):
        parts(data)
        assert re.search(r"Not[- ]?approved", text_of(data))


def test_the_file_says_nothing_of_its_maker():
    properties = Document(io.BytesIO(sheets_docx([page()]))).core_properties
    assert properties.title == "CM18-0000001: attorney’s sheet"
    assert (properties.author, properties.comments) == ("", "")
    assert properties.created.year > 2013


def test_the_same_parts_for_any_number():
    assert parts(sheets_docx([page()]))[0] == parts(MANY["sheets"]())[0]
