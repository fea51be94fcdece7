"""The real letters: counts that were read by eye, and properties that hold for every one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from letter_builder import real_letters
from test_letter_parsing import _check_spans

from summarizer.errors import UnreadableFile
from summarizer.letter import Letter, Passage, load_bytes, parse, read


@cache
def _letters() -> tuple[Letter, ...]:
    return tuple(read(path) for path in real_letters())


def test_every_issue_and_every_part_is_found() -> None:
    letters = _letters()
    assert len(letters) == 130
    assert {letter.format for letter in letters} == {"2016"}
    issues = [issue for letter in letters for issue in letter.issues]
    assert len(issues) == 274
    assert Counter(issue.ruling and issue.ruling.title() for issue in issues) == {
        "Upheld": 236,
        "Overturned": 38,
    }
    for issue in issues:
        assert issue.claims_administrator_guideline
        assert issue.reviewer_guideline
        assert issue.rationale
        assert 2 < len(issue.heading.text) <= 600
        # A heading begins at a line's start in these files, and holds no sentence of a rationale.
        assert not re.search(r"necessary|Upheld|Overturned", issue.heading.text)
        assert ". " not in issue.heading.text or "original request" in issue.heading.text


def test_spans_and_sentences() -> None:
    for letter in _letters():
        _check_spans(letter)
        assert letter.case_summary
        assert parse(load_bytes(letter.clean.text.encode(), "x")).clean.text == letter.clean.text


def _words(passage: Passage | None) -> str:
    return "" if passage is None else "".join(passage.text.split())


def _signature(letter: Letter) -> list[tuple[str, ...]]:
    return [
        tuple(
            map(
                _words,
                (i.heading, i.decision, i.claims_administrator_guideline, i.reviewer_guideline, i.rationale),
            )
        )
        for i in letter.issues
    ]


def _furnished(text: str) -> str:
    pages = text.split("\f")
    head = "Final Determination Letter for IMR Case Number CM17-0000001"
    return "\f".join(f"{head} {n}\r\n{page}\r\n{n}\r\n" for n, page in enumerate(pages, start=1))


@pytest.mark.parametrize(
    "layout",
    [
        lambda text: re.sub(r"\s+", " ", text),
        lambda text: text.replace("\f", ""),
        lambda text: text.replace("\f", "\r\n\r\n").replace("\r\n", "\r\n\r\n"),
        lambda text: re.sub(r"(?<=[.:])\s*\r?\n(?=[A-Z])", "", text.replace("\f", "\r\n")),
        lambda text: text.replace(" ", "\u00a0"),
        _furnished,
    ],
    ids=["one line", "glued pages", "double spaced", "glued sentences", "no-break", "furniture"],
)
def test_the_layout_changes_no_issue(layout) -> None:  # type: ignore[no-untyped-def]
    for letter in _letters()[::4]:
        other = parse(load_bytes(layout(letter.document.text).encode(), letter.document.file))
        assert _signature(other) == _signature(letter)


def test_a_cut_pdf_is_refused() -> None:
    data = real_letters()[0].read_bytes()
    for part in (0.3, 0.6, 0.9, 0.99):
        with pytest.raises(UnreadableFile, match="cut short"):
            load_bytes(data[: int(len(data) * part)], "x.pdf")
