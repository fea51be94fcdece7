"""The pages for each reader, as a user asks for them at a scripted endpoint."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from docx import Document
from support import EXAMPLES, GOOD, fields_of

ONE = EXAMPLES / "2016-upheld-one-issue.txt"
MANY = EXAMPLES / "2016-mixed.txt"
READERS = ("attorney", "adjuster", "physician")


@pytest.fixture
def at(imr, endpoint):
    """A command at the endpoint, which answers as a careful model would."""
    endpoint.script = lambda request: (
        {"overview": ""} if "overview" in fields_of(request) else {**GOOD, "approved": False}
    )

    def run(command: str, *arguments: object, code: int = 0) -> str:
        done = imr(command, *arguments, "--model", "scripted", "--base-url", endpoint.url, "--quiet")
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if code == 0 else done.stderr

    return run


@pytest.mark.parametrize(
    ("reader", "shape"),
    [*((reader, None) for reader in READERS), ("attorney", "--md"), ("adjuster", "--json")],
)
def test_a_sheet_for_each_reader(at, reader, shape):
    told = at("summarize", ONE, "--for", reader, *([shape] if shape else []))
    if shape == "--json":
        assert json.loads(told)["reader"] == reader
    assert "CM16-9900001" in told
    assert "not approved" in told.lower()


def test_for_the_worker_is_the_explanation(at):
    assert at("summarize", ONE, "--for", "worker") == at("explain", ONE)


def test_explain_in_spanish(at):
    page = json.loads(at("explain", ONE, "--lang", "es", "--json"))
    assert page["language"] == "es"
    assert page["issues"][0]["outcome"].startswith("No aprobado: ")
    assert page["issues"][0]["why_source"] == "code"
    assert page["issues"][0]["quoted"][0]["quote"] in " ".join(ONE.read_text().split())


def test_one_row_an_issue_with_the_facts_and_the_summary(at):
    text = at("summarize", ONE, MANY, "--csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["case_number"] for row in rows][:2] == ["CM16-9900001", rows[1]["case_number"]]
    assert rows[0]["result"] == "not_approved"
    assert rows[0]["category"] == "Diagnostic Testing: Imaging"
    assert rows[0]["reason"]
    assert len(rows) == 1 + sum(row["file"].endswith(MANY.name) for row in rows)


@pytest.mark.parametrize("reader", ["physician", "worker"])
def test_a_word_file_of_several_letters(at, reader, tmp_path: Path):
    out = tmp_path / "sheets.docx"
    assert at("summarize", ONE, MANY, "--for", reader, "--docx", out) == ""
    words = "\n".join(paragraph.text for paragraph in Document(str(out)).paragraphs)
    assert "CM16-9900001" in words


def test_a_contents_list_stands_before_several_letters(at, tmp_path: Path):
    out = tmp_path / "sheets.html"
    at("summarize", ONE, MANY, "--for", "attorney", "--html", out)
    page = out.read_text()
    assert page.index("Contents") < page.index('href="#') < page.index("What was decided")


def test_a_shape_that_is_not_there_is_a_usage_error(at, tmp_path: Path):
    told = at("summarize", ONE, "--docx", tmp_path / "x.docx", code=2)
    assert "--for" in told
    assert not (tmp_path / "x.docx").exists()
