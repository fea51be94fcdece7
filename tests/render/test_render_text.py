"""Terminal and Markdown: complete, within the width, and free of what a letter may smuggle in."""

from __future__ import annotations

import re

import pytest
from samples import claim, document, fact, full_summary, issue, summary

from summarizer.explain import explain
from summarizer.render import (
    explanation_markdown,
    explanation_text,
    facts_text,
    summary_html,
    summary_markdown,
    summary_text,
)
from summarizer.render._words import visible
from summarizer.render.markdown import md
from summarizer.schema.summary import Digest

SHAPES = {
    "summary": lambda **options: summary_text(full_summary(), **options),
    "explanation": lambda **options: explanation_text(explain(full_summary()), **options),
    "facts": lambda **options: facts_text(full_summary().facts, **options),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_keep_within_the_width(shape, width):
    text = SHAPES[shape](width=width, colour=False)
    assert max(map(len, text.splitlines())) <= width
    assert text.endswith("\n")
    assert "\x1b" not in text


@pytest.mark.parametrize("shape", SHAPES)
def test_colour_only_on_a_terminal(shape):
    plain, coloured = SHAPES[shape](width=80), SHAPES[shape](width=80, colour=True)
    assert "\x1b" not in plain, "the tests' standard output is no terminal"
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_the_terminal_shows_every_part_of_a_summary():
    text = " ".join(summary_text(full_summary(), width=80).split())
    letter = full_summary()
    for part in letter.issues:
        assert part.treatment in text
        assert part.digest.why.text in text
    assert "PARTLY AUTHORIZED BEFORE; THE REST NOT APPROVED" in text
    assert "Authorized before 6 visits of physical therapy" in text
    assert "should not be stopped abruptly" in text
    assert "[sentence 8, page 2]" in text
    assert "4 requests: 1 approved, 1 partly authorized before, 2 not approved" in text


def test_a_substitute_is_not_called_a_part():
    text = summary_text(summary(issue(result="partly_authorized", authorized="a rental")), width=80)
    assert "NOT APPROVED AS ASKED; A SUBSTITUTE AUTHORIZED BEFORE" in text


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\u202e", "\u200b", "\x07", "\x9b"])
def test_no_control_reaches_the_terminal(hidden):
    text = f"Not{hidden} approved"
    letter = summary(issue(request=text, treatment=text, digest=Digest(why=claim(text)), warnings=(text,)))
    for shown in (
        summary_text(letter, colour=False),
        summary_markdown(letter),
        explanation_text(explain(letter), colour=False),
        explanation_markdown(explain(letter)),
        facts_text(letter.facts.model_copy(update={"case_number": fact(text)}), colour=False),
    ):
        assert hidden[0] not in shown


def test_visible_keeps_what_a_reader_sees():
    assert visible("a\tb\nc é 漢 – “q” non\ufffecertified") == "a\tb\nc é 漢 – “q” non-certified"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>", r"\<script\>"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("![x](//host)", r"\!\[x\](//host)"),
        ("# one", r"\# one"),
        ("1. one", r"1\. one"),
        ("12) one", r"12\) one"),
        ("- one", r"\- one"),
        ("10/325mg, 52-year-old", "10/325mg, 52-year-old"),
        ("a_b*c`d", r"a\_b\*c\`d"),
        ("&lt;b", r"\&lt;b"),
        ("AT&T at 5 & 6", r"AT\&T at 5 & 6"),
        ("https://host/x", r"https\://host/x"),
        ("a\n\n# b", r"a \# b"),
    ],
)
def test_markdown_is_escaped(text, escaped):
    assert md(text) == escaped


def test_markdown_holds_every_issue_with_its_evidence():
    text = summary_markdown(full_summary())
    assert [line[:5] for line in text.splitlines() if line.startswith("## ")] == [
        "## 1.",
        "## 2.",
        "## 3.",
        "## 4.",
    ]
    assert "(sentence 8, page 2)" in text
    assert "**Not approved.** The letter says “Upheld”." in text


def test_explanation_markdown_holds_the_page():
    page = explain(full_summary())
    text = explanation_markdown(page)
    assert text.count("\n## Request") == 4
    assert "**Part approved before, the rest not:**" in text
    assert "## Hard words" in text
    assert "not legal or medical advice" in text


def test_every_summary_warns_of_a_refused_drug_with_withdrawal():
    letter = summary(issue(treatment="Baclofen 20mg", request="Baclofen 20mg"))
    for shown in (summary_text(letter), summary_markdown(letter), summary_html([(letter, document())])):
        assert "do not stop it suddenly." in " ".join(shown.split())
