"""Sheets as text, Markdown and HTML: whole, within the width, and deaf to what a letter says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from samples import claim, document, evidence, fact, full_summary, issue, issue_facts, summary

from summarizer.letter import parse
from summarizer.render.sheets import sheet_text, sheets_html, sheets_markdown, where
from summarizer.schema.sheet import Entry, Section, Sheet
from summarizer.schema.summary import Digest
from summarizer.schema.verdict import Grounds
from summarizer.sheets import sheet

READERS = ("attorney", "adjuster", "physician")
LETTER = parse(document())
VOID = {"meta", "br"}


def page(reader="attorney", result=None):
    return sheet(result or full_summary(), LETTER, reader)


class Html(HTMLParser):
    """The page as a browser would build it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.balanced = True
        self.text = ""
        self.feed(html)
        self.balanced &= not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.balanced &= bool(self.open) and self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_keep_within_the_width(reader, width):
    text = sheet_text(page(reader), width=width, colour=False)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    coloured = sheet_text(page(reader), width=width, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text


def _plain(text):
    return " ".join(re.sub(r"\\(?=[^\w\s])|\*\*|^[#-]+ ", "", text, flags=re.MULTILINE).split())


@pytest.mark.parametrize("reader", READERS)
def test_every_shape_holds_every_entry(reader):
    made = page(reader)
    shapes = {
        "text": " ".join(sheet_text(made, width=4000, colour=False).split()),
        "markdown": _plain(sheets_markdown([made])),
        "html": " ".join(Html(sheets_html([made])).text.split()),
    }
    for part in made.sections:
        for shape, text in shapes.items():
            assert part.title in text, shape
            for entry in part.entries:
                assert " ".join(entry.text.split()) in text, shape


@pytest.mark.parametrize("reader", READERS)
def test_a_quotation_is_marked_as_one(reader):
    made = page(reader)
    html, markdown = Html(sheets_html([made])).text, _plain(sheets_markdown([made]))
    quotes = [entry.text for part in made.sections for entry in part.entries if entry.kind == "letter"]
    assert quotes
    for quote in quotes:
        assert f"“{quote}”" in html
        assert f"“{quote}”" in markdown


def _entry(*places):
    found = tuple(Grounds(sentence=number, page=page, quote="x", span=(0, 1)) for number, page in places)
    return Entry(text="x", kind="fact", evidence=found)


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([(4, 2)], "page 2"),
        ([(4, 2), (5, 2)], "page 2"),
        ([(4, 2), (5, 3)], "pages 2, 3"),
        ([(None, 1), (None, 1)], "page 1"),
        ([], ""),
    ],
)
def test_places_are_told_by_page(places, told):
    assert where(_entry(*places)) == told


def test_labels_that_repeat_are_left_out_and_long_ones_wrapped():
    labels = {"one": "Request 1", "two": "Request 1", "three": "Requests 2, 3, 4, 5, 6, 7, 8, 9"}
    rows = tuple(Entry(text=text, kind="fact", label=label) for text, label in labels.items())
    made = page().model_copy(update={"sections": (Section(name="x", title="X", entries=rows),)})
    text = sheet_text(made, width=60, colour=False)
    assert text.count("Request 1") == 1
    assert re.search(r"^Requests 2, 3, 4, 5,\s+three$", text, re.MULTILINE)


# --- several letters in a file


def several() -> list[Sheet]:
    return [page(), page(result=summary(issue(), facts=full_summary().facts))]


def test_a_file_of_several_begins_with_a_list_and_tells_the_law_once():
    html = Html(sheets_html(several()))
    links = [attrs["href"] for tag, attrs in html.tags if tag == "a"]
    ids = {attrs["id"] for _, attrs in html.tags if attrs.get("id")}
    assert links[:3] == ["#S1", "#S2", "#law"]
    assert {link[1:] for link in links} <= ids
    assert html.text.count("verified petition") == 1
    markdown = sheets_markdown(several())
    assert markdown.startswith("# Contents\n\n1. CM18-0000001: 4 requests")
    assert markdown.count("verified petition") == 1
    assert markdown.count("No lawyer and no physician has reviewed") == 2, "said on each sheet"


def test_a_file_of_one_has_no_list():
    html = Html(sheets_html([page()]))
    assert "nav" not in {tag for tag, _ in html.tags}
    assert html.text.count("verified petition") == 1
    assert not sheets_markdown([page()]).startswith("# Contents")


# --- a letter is data

ATTACKS = [
    "<script>alert(1)</script>", "</dd></dl><img src=x onerror=alert(1)>", '" onmouseover="alert(1)" x="',
    "{{ 7*7 }}", "{% include 'summary.js' %}", "</style><script>alert(1)</script>", "<!-- ", "]]>",
    "[x](javascript:alert(1))", "![x](//host)", "# one", "- one", "1. one", "&lt;b&gt;", "**bold**", "`code`",
]  # fmt: skip


def spoiled(attack):
    found = evidence(7, "The MTUS asks for", "are taken.").model_copy(update={"quote": attack})
    one = issue(
        request=attack, treatment=attack, authorized=attack, remaining=attack, warnings=(attack,),
        flags=(attack,), result="partly_authorized",
        digest=Digest(why=claim(attack, found), gap=claim(f"{attack} too", found, source="letter")),
    )  # fmt: skip
    letter = summary(one, about=(issue_facts(1, request=fact(attack)),), overview=claim(attack, found))
    facts = letter.facts.model_copy(update={"case_number": fact(attack), "reviewer_specialty": fact(attack)})
    return letter.model_copy(update={"facts": facts})


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_letters_markup_does_nothing(attack, reader):
    made = page(reader, spoiled(attack))
    html = sheets_html([made, made])
    shown = Html(html)
    assert shown.balanced
    assert not {"script", "img", "iframe"} & {tag for tag, _ in shown.tags}
    assert all(not name.startswith("on") for _, attrs in shown.tags for name in attrs)
    assert attack in shown.text
    assert "49" not in re.findall(r"\b49\b", shown.text)
    tokens = MarkdownIt("commonmark").parse(sheets_markdown([made]))
    kinds = {child.type for token in tokens for child in token.children or [token]}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "em_open"}
    headings = [token for token in tokens if token.type == "heading_open"]
    assert len(headings) == 1 + len(made.sections)


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\u202e", "\u200b", "\x07", "\x9b", "\x00"])
def test_no_control_reaches_a_reader(hidden):
    text = f"Not{hidden} approved"
    made = page("physician", spoiled(text))
    for shown in (sheet_text(made, colour=False), sheets_markdown([made]), sheets_html([made])):
        assert hidden[0] not in shown


def test_the_page_asks_for_nothing():
    html = sheets_html(several())
    assert "default-src 'none'" in html
    assert not re.search(r"https?:|//[a-z]|@import|url\(", html)
