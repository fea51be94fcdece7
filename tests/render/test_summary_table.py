"""The table of summaries: a row an issue, the facts' columns first, and no formula in it."""

from __future__ import annotations

import csv
import io

import pytest
from samples import claim, evidence, facts, full_summary, issue, issue_facts, summary

from summarizer.render.summary_table import SUMMARY_COLUMNS, SUMMARY_CSV_HEAD, summary_csv, summary_csv_rows
from summarizer.render.tables import COLUMNS, facts_csv
from summarizer.schema.summary import Digest, IssueSummary


def rows(*summaries):
    return list(csv.DictReader(io.StringIO(summary_csv(summaries), newline="")))


def test_a_row_for_each_issue_with_its_facts_and_its_summary():
    found = rows(full_summary())
    assert [row["issue"] for row in found] == ["1", "2", "3", "4"]
    assert tuple(found[0]) == SUMMARY_COLUMNS
    assert [row["result"] for row in found] == [
        "not_approved",
        "partly_authorized",
        "not_approved",
        "approved",
    ]
    assert found[0]["why"].startswith("The reviewer found no clear sign")
    assert found[0]["why_places"] == "sentence 8, page 2"
    assert (found[0]["why_source"], found[2]["why_source"]) == ("model", "letter")
    assert found[2]["status"] == "extractive"
    assert found[2]["warnings"].startswith("The drug should not be stopped")
    assert {row["overview_places"] for row in found} == {"sentence 1, page 1"}
    assert {(row["model"], row["calls"], row["pages"]) for row in found} == {("a-model", "4", "3")}


def test_the_columns_of_the_facts_are_those_of_the_facts():
    letter = full_summary()
    of_facts = list(csv.DictReader(io.StringIO(facts_csv([letter.facts]), newline="")))
    for row, other in zip(rows(letter), of_facts, strict=True):
        assert {name: row[name] for name in COLUMNS} == other


def test_every_field_of_an_issue_has_a_column():
    elsewhere = {"number": "issue", "digest": "why", "flags": "summary_flags"}
    names = {elsewhere.get(name, name) for name in IssueSummary.model_fields}
    assert names <= set(SUMMARY_COLUMNS)
    assert len(set(SUMMARY_COLUMNS)) == len(SUMMARY_COLUMNS)


def test_a_letter_without_issues_keeps_its_row():
    (row,) = rows(summary())
    assert (row["case_number"], row["issue"], row["result"], row["model"]) == (
        "CM18-0000001",
        "",
        "",
        "a-model",
    )


def test_an_issue_without_facts_keeps_its_number():
    (row,) = rows(summary(issue(3), about=()))
    assert (row["issue"], row["result"], row["decision"]) == ("3", "not_approved", "")


def test_the_line_of_a_drug_with_withdrawal_is_there():
    (row,) = rows(summary(issue(treatment="Baclofen 20mg", request="Baclofen 20mg")))
    assert "do not stop it suddenly." in row["added_warnings"]


def test_letters_written_one_by_one_make_the_same_table():
    letters = [full_summary(), summary()]
    assert SUMMARY_CSV_HEAD + "".join(map(summary_csv_rows, letters)) == summary_csv(letters)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "\r\n="])
def test_no_cell_is_a_formula(start):
    text = f'{start}HYPERLINK("x")'
    found = evidence(7, "The MTUS asks for", "are taken.")
    spoiled = issue(
        request=text, treatment=text, warnings=(text,), flags=(text,),
        digest=Digest(why=claim(text, found), criterion=claim(text), finding=claim(text), gap=claim(text)),
    )  # fmt: skip
    letter = summary(spoiled, about=(issue_facts(1),), overview=claim(text), facts=facts((issue_facts(1),)))
    (row,) = rows(letter)
    for name in ("treatment", "why", "criterion", "finding", "gap", "warnings", "summary_flags", "overview"):
        assert row[name] == f"'{text.strip()}"
    assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())
