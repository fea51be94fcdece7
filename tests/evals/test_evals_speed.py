"""The speed report: what it says, not how fast this machine is."""

from __future__ import annotations

import json
from functools import lru_cache

import pytest
from click.testing import CliRunner
from support import BAD, EXAMPLES

from evals import speed
from evals.cli import eval_commands
from evals.hard_inputs import hard_inputs, letter
from evals.speed import measure
from summarizer.errors import UsageError
from summarizer.letter import Document, parse


@pytest.fixture(scope="module")
def told():
    return measure(EXAMPLES, repeats=1, hard_size=2_000)


def test_all_letters_of_the_folder_are_measured(told):
    assert told.memory.letters == len([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.pdf")])
    assert told.pdf.letters == len([*EXAMPLES.glob("*.pdf")])
    assert told.memory.issues > told.memory.letters
    assert 0 < told.memory.floor < told.memory.facts
    assert told.pdf.text > 0
    assert told.pdf.facts > 0


def test_long_letters_are_compared_at_the_same_number_of_issues(told):
    assert [(row.issues, row.letters) for row in told.lengths] == [(300, 30), (300, 3), (300, 1)]
    assert told.lengths[0].deviation == 0


def test_the_table_and_the_json_say_the_same(told):
    as_json = json.loads(json.dumps(told.as_json()))
    assert as_json["memory"]["letters"] == told.memory.letters
    table = told.text()
    for words in (
        "times the floor",
        "the best of 1 runs",
        "PDF letters",
        "Cost by length",
        "dates in a heading",
    ):
        assert words in table


def test_the_hard_inputs_are_as_long_as_they_say():
    for name, text in hard_inputs(50_000).items():
        assert 49_000 < len(text) < 52_000, name


def test_the_hard_letter_is_a_letter():
    (issue,) = parse(Document("x", "", letter(), (0,))).issues
    assert issue.decision is not None
    assert issue.rationale is not None


def test_each_run_starts_with_empty_caches(monkeypatch):
    calls = []

    @lru_cache(maxsize=8)
    def cached(_: int) -> None:
        calls.append(1)

    monkeypatch.setattr("summarizer.facts.dates.cached", cached, raising=False)
    speed.best(lambda: cached(1), 3)
    assert len(calls) == 3


def test_a_folder_without_letters_is_told(tmp_path):
    with pytest.raises(UsageError, match="no letters to measure with"):
        measure(tmp_path)


def test_the_command(monkeypatch, told):
    monkeypatch.setattr(speed, "measure", lambda letters, repeats: told)
    done = CliRunner().invoke(eval_commands, ["speed", "--letters", str(BAD), "--json"])
    assert json.loads(done.output)["repeats"] == 1
