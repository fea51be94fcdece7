"""The letter beside the summary: nothing of it is lost, marks stand where the evidence is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TEXT, document

from summarizer.letter.types import Document, Span
from summarizer.render._letter_view import Mark, view


def written(text: str, *starts: int) -> Document:
    return Document(file="a.txt", sha256="0" * 64, text=text, page_starts=starts or (0,))


def shown(doc: Document, *marks: Mark, paragraphs: tuple[int, ...] = ()) -> str:
    return "".join(piece.text for page in view(doc, marks, paragraphs) for piece in page.pieces)


LONG = "word " * 14


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Case: 1\r\nDate: 2", "Case: 1\nDate: 2"),
        (f"{LONG}\r\nand on", f"{LONG.rstrip()} and on"),
        (f"{LONG}\nLabel: x", f"{LONG.rstrip()}\nLabel: x"),
        (f"{LONG}\nCLINICAL SUMMARY\nx", f"{LONG.rstrip()}\n\nCLINICAL SUMMARY\nx"),
        (f"{LONG}\n\nnew", f"{LONG.rstrip()}\n\nnew"),
        (f"{LONG}\n\n{LONG}\n\n{LONG}\n \n\nnew", f"{LONG.rstrip()} {LONG.rstrip()} {LONG.rstrip()}\n\nnew"),
        ("", ""),
    ],
)
def test_lines_that_only_the_paper_broke_are_joined(text, expected):
    assert shown(written(text)) == expected


def test_a_known_paragraph_is_not_joined():
    text = f"{LONG}\nPhysical therapy: Upheld"
    assert (
        shown(written(text), paragraphs=(text.index("Physical"),))
        == f"{LONG.rstrip()}\n\nPhysical therapy: Upheld"
    )


@given(st.text(alphabet="ab c.\n\r\tX:", max_size=300), st.data())
def test_no_visible_character_is_lost(text, data):
    places = st.integers(0, len(text))
    starts = data.draw(st.lists(places, max_size=3))
    spans = [sorted(data.draw(st.tuples(places, places))) for _ in range(3)]
    marks = [Mark(f"m{n}", Span(*span)) for n, span in enumerate(spans)]
    doc = written(text, 0, *sorted(starts))
    assert shown(doc, *marks).split() == text.split() or "".join(shown(doc, *marks).split()) == "".join(
        text.split()
    )
    for mark in marks:
        marked = "".join(p.text for page in view(doc, marks) for p in page.pieces if mark.key in p.keys)
        assert "".join(marked.split()) == "".join(text[mark.span.start : mark.span.end].split())


def test_overlapping_and_page_crossing_marks():
    doc = written("one two three four", 0, 8)
    pages = view(doc, [Mark("a", Span(0, 13)), Mark("b", Span(4, 18))])
    assert [[(p.text, p.keys, p.anchors) for p in page.pieces] for page in pages] == [
        [("one ", ("a",), ("a",)), ("two ", ("a", "b"), ("b",))],
        [("three", ("a", "b"), ()), (" four", ("b",), ())],
    ]


def test_spans_beyond_the_text_do_no_harm():
    assert shown(written("short"), Mark("a", Span(2, 999)), Mark("b", Span(50, 60))) == "short"


def test_pages_are_numbered_as_the_document_has_them():
    assert [page.number for page in view(document(), [])] == [1, 2, 3]
    assert "".join(shown(document()).split()) == "".join(TEXT.split())
