"""The table of facts: complete, a row an issue, and free of what a letter may smuggle in."""

from __future__ import annotations

import csv
import io

import pytest
from samples import fact, facts, full_summary, issue_facts

from summarizer.render import CSV_HEAD, facts_csv, facts_csv_rows
from summarizer.render.tables import COLUMNS
from summarizer.schema.facts import Citation, GuidelineLine


def rows(*letters):
    return list(csv.DictReader(io.StringIO(facts_csv(letters), newline="")))


def test_a_row_for_each_issue():
    (first, second) = rows(facts((issue_facts(1), issue_facts(2, depends_on=(1,), retrospective=True))))
    assert tuple(first) == COLUMNS
    assert (first["issue"], second["issue"]) == ("1", "2")
    assert first["issues"] == second["issues"] == "2"
    assert (second["depends_on"], second["retrospective"]) == ("1", "true")
    assert first["decision_date"] == "2018-03-29"
    assert first["age"] == "52"


def test_a_letter_without_issues_keeps_its_row():
    (row,) = rows(facts())
    assert row["case_number"] == "CM18-0000001"
    assert (row["issues"], row["issue"]) == ("0", "")


def test_letters_written_one_by_one_make_the_same_table():
    letters = [facts((issue_facts(1), issue_facts(2))), facts()]
    assert CSV_HEAD + "".join(map(facts_csv_rows, letters)) == facts_csv(letters)
    assert facts_csv([]).count("\r\n") == 1


def test_conflicts_are_told_with_their_values():
    letter = full_summary().facts.model_copy(update={"issues": ()})
    (other,) = letter.date_of_injury.conflicts
    (row,) = rows(letter)
    assert row["conflicts"] == f"date_of_injury={other.value}"


def test_a_guideline_line_in_its_parts():
    cited = (
        Citation(family="MTUS", text="", chapter="Knee", year=2004, sections="Imaging", pages="341-343"),
        Citation(family="MTUS", text="", chapter="Chronic Pain"),
        Citation(family="ODG", text="", pages="7"),
    )  # fmt: skip
    line = GuidelineLine(text="as\r\nprinted", span=(0, 2), families=("MTUS", "ODG"), citations=cited)
    (row,) = rows(facts((issue_facts(1).model_copy(update={"reviewer_guideline": line}),)))
    told = {
        name.removeprefix("reviewer_guideline"): row[name] for name in row if name.startswith("reviewer_g")
    }
    assert told == {
        "": "as printed",
        "_families": "MTUS; ODG",
        "_chapters": "Knee (2004); Chronic Pain",
        "_sections": "Imaging",
        "_pages": "341-343; 7",
    }
    assert row["claims_administrator_guideline_pages"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r\n=1", "\u200b=1", " =1"])
def test_no_formula_runs(text):
    (row,) = rows(facts((issue_facts(1, request=fact(text)),)))
    assert row["request"] == f"'{text.strip().lstrip(chr(0x200B))}"


def test_quotes_commas_and_line_ends_keep_their_cell():
    (row,) = rows(facts((issue_facts(1, request=fact('a "b", c\r\nd')),)))
    assert row["request"] == 'a "b", c d'


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\u202e", "\u200b", "\x07", "\x9b"])
def test_no_control_reaches_the_table(hidden):
    assert hidden[0] not in facts_csv([facts((issue_facts(1, request=fact(f"a{hidden}b")),))])
