"""Terminal, Markdown and CSV: complete, within the width, and free of what a letter may smuggle in."""

from __future__ import annotations

import csv
import io
import re

import pytest
from samples import claim, document, fact, facts, full_summary, issue, issue_facts, summary

from summarizer.explain import explain
from summarizer.render import (
    explanation_markdown,
    explanation_text,
    facts_csv,
    facts_text,
    summary_html,
    summary_markdown,
    summary_text,
)
from summarizer.render._words import visible
from summarizer.render.markdown import _md
from summarizer.render.tables import COLUMNS
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
        facts_csv([letter.facts.model_copy(update={"case_number": fact(text)})]),
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
    assert _md(text) == escaped


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
    assert "**Part approved, part not:**" in text
    assert "## Hard words" in text
    assert "not legal or medical advice" in text


def rows(*letters):
    return list(csv.DictReader(io.StringIO(facts_csv(letters), newline="")))


def test_csv_has_a_row_for_each_issue():
    (first, second) = rows(facts((issue_facts(1), issue_facts(2, depends_on=(1,), retrospective=True))))
    assert tuple(first) == COLUMNS
    assert (first["issue"], second["issue"]) == ("1", "2")
    assert (second["depends_on"], second["retrospective"]) == ("1", "true")
    assert first["decision_date"] == "2018-03-29"
    assert first["age"] == "52"


def test_csv_keeps_a_letter_without_issues():
    (row,) = rows(facts())
    assert row["case_number"] == "CM18-0000001"
    assert row["issue"] == ""


def test_csv_names_conflicts():
    (row,) = rows(full_summary().facts.model_copy(update={"issues": ()}))
    assert row["conflicts"] == "date_of_injury"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_csv_runs_no_formula(text):
    (row,) = rows(facts((issue_facts(1, request=fact(text)),)))
    assert row["request"] == f"'{text}"


def test_csv_survives_quotes_commas_and_lines():
    (row,) = rows(facts((issue_facts(1, request=fact('a "b", c\r\nd')),)))
    assert row["request"] == 'a "b", c d'


def test_every_summary_warns_of_a_refused_drug_with_withdrawal():
    letter = summary(issue(treatment="Baclofen 20mg", request="Baclofen 20mg"))
    for shown in (summary_text(letter), summary_markdown(letter), summary_html([(letter, document())])):
        assert "Do not stop this drug suddenly." in " ".join(shown.split())
