"""`imr summarize --corrections FILE` as a firm uses it, at a scripted endpoint."""

from __future__ import annotations

import csv
import io
import json
import stat

import pytest
from click.testing import CliRunner
from support import EXAMPLES, GOOD, fields_of

from summarizer.cli import main

ONE = EXAMPLES / "2016-upheld-one-issue.txt"
MIXED = EXAMPLES / "2016-mixed.txt"
CASE = "CM16-9900001"


@pytest.fixture
def at(endpoint):
    """`imr summarize` at the endpoint, which answers as a careful model would: standard output and error.

    In this process: what the libraries take to load is not loaded for each run.
    """
    endpoint.script = lambda request: (
        {"overview": ""} if "overview" in fields_of(request) else {**GOOD, "approved": False}
    )

    def run(*arguments: object, code: int = 0) -> tuple[str, str]:
        model = ("--model", "scripted", "--base-url", endpoint.url, "--quiet")
        done = CliRunner().invoke(main, ["summarize", *map(str, arguments), *model])
        assert done.exit_code == code, done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.stdout, done.stderr

    return run


@pytest.fixture
def table(tmp_path):
    return tmp_path / "corrections.csv"


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def fill(path, **values):
    """Writes the file as a spreadsheet would, with these fields of the first letter's first request
    corrected."""
    rows = rows_of(path)
    for row in rows:
        if row["case_number"] == CASE and row["field"] in values:
            row |= {"verdict": "wrong", "value": values[row["field"]], "by": "A. Lee"}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_a_file_is_written_filled_and_applied(at, table):
    plain, said = at(ONE, "--json", "--corrections", table)
    assert said == f"imr: wrote {table}, for a person to look at\n"
    before = json.loads(plain)["issues"][0]
    asked = {row["field"]: row for row in rows_of(table)}
    assert asked["decision"]["told"] == "upheld"
    assert asked["why"]["told"] == before["digest"]["why"]["text"]
    assert {(row["verdict"], row["value"], row["by"]) for row in asked.values()} == {("", "", "")}
    assert stat.S_IMODE(table.stat().st_mode) == 0o600, "it holds words about a patient"

    fill(table, decision="overturned", why="An x-ray of the knee is there.")
    kept = table.read_bytes()
    shown, said = at(ONE, "--json", "--corrections", table)
    assert said == "imr: 2 corrections shown, 0 stale\n"
    after = json.loads(shown)["issues"][0]
    assert (after["decision"], after["result"], after["status"]) == ("overturned", "approved", "corrected")
    assert (after["digest"]["why"]["source"], after["digest"]["why"]["by"]) == ("person", "A. Lee")
    assert json.loads(shown)["facts"] == json.loads(plain)["facts"]
    assert table.read_bytes() == kept, "nothing new was told"


@pytest.mark.parametrize(
    "shape",
    [(), ("--md",), ("--csv",), ("--for", "worker"), *(("--for", who) for who in ("attorney", "physician"))],
    ids=" ".join,
)
def test_every_shape_shows_the_corrected_values(at, table, shape):
    at(ONE, "--corrections", table)
    fill(table, decision="overturned", why="An x-ray of the knee is there.")
    shown, _said = at(ONE, *shape, "--corrections", table)
    words = " ".join(shown.split())
    assert "An x-ray of the knee is there." in words
    assert "A. Lee" in words
    assert "approved" in words.lower()
    assert "not approved" not in words.lower()


def test_html_is_of_the_corrected_summary(at, table, tmp_path):
    at(ONE, "--corrections", table)
    fill(table, why="An x-ray of the knee is there.")
    at(ONE, "--html", tmp_path / "page.html", "--corrections", table)
    assert "corrected by A. Lee" in (tmp_path / "page.html").read_text()


def test_a_stale_correction_is_named_and_not_shown(at, table, endpoint):
    at(ONE, "--corrections", table)
    fill(table, why="An x-ray of the knee is there.", decision="overturned")
    filled = table.read_bytes()
    endpoint.script = lambda request: (
        {"overview": ""}
        if "overview" in fields_of(request)
        else {**GOOD, "missing": "The physician does not say how an MRI would change the plan of care."}
    )
    shown, said = at(ONE, "--json", "--corrections", table)
    issue = json.loads(shown)["issues"][0]
    assert issue["digest"]["why"]["source"] == "model"
    assert issue["result"] == "approved"
    assert f"imr: {CASE}: corrections of what is no longer told, not shown: request 1 why\n" in said
    assert "imr: 1 correction shown, 1 stale\n" in said
    assert "x-ray" not in said
    assert "plan of care" not in said
    assert table.read_bytes().startswith(filled), "what was written stays where it is"
    assert [row["field"] for row in rows_of(table)].count("why") == 2


def test_new_letters_are_added_to_the_same_file(at, table):
    at(ONE, "--corrections", table)
    before = table.read_bytes()
    table.chmod(0o640)
    at(ONE, MIXED, "--corrections", table)
    assert table.read_bytes().startswith(before)
    assert len({row["sha256"] for row in rows_of(table)}) == 2
    assert stat.S_IMODE(table.stat().st_mode) == 0o640
    assert [path.name for path in table.parent.iterdir()] == [table.name], "no half-written file is left"


def test_json_lines_do_as_well(at, tmp_path):
    path = tmp_path / "corrections.jsonl"
    at(ONE, "--corrections", path)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    for row in rows:
        if row["field"] == "category":
            row |= {"verdict": "wrong", "value": "Programs", "by": "A. Lee"}
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    shown, said = at(ONE, "--json", "--corrections", path)
    assert json.loads(shown)["issues"][0]["category"] == "Programs"
    assert said == "imr: 1 correction shown, 0 stale\n"


def test_a_malformed_file_fails_before_the_model_is_asked(at, table, endpoint):
    at(ONE, "--corrections", table)
    fill(table, decision="secret knee")
    endpoint.requests.clear()
    shown, said = at(ONE, "--corrections", table, code=2)
    assert (shown, endpoint.requests) == ("", [])
    assert said.startswith(f"imr: {table}, row 2, value: not one of upheld, overturned")
    assert len(said.splitlines()) == 1
    assert "knee" not in said


@pytest.mark.parametrize(
    ("name", "says"),
    [("corrections.xlsx", ".csv or .jsonl"), ("no/such.csv", "no such folder"), ("folder.csv", "directory")],
)
def test_a_wrong_place_is_a_usage_error(at, tmp_path, endpoint, name, says):
    (tmp_path / "folder.csv").mkdir()
    _shown, said = at(ONE, "--corrections", tmp_path / name, code=2)
    assert says in said
    assert endpoint.requests == []


def test_no_letter_leaves_no_file(at, table, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing of the kind")
    at(tmp_path / "notes.txt", "--corrections", table, code=3)
    assert not table.exists()


def test_explain_has_no_corrections(table):
    assert CliRunner().invoke(main, ["explain", str(ONE), "--corrections", str(table)]).exit_code == 2
