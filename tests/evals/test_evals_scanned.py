"""Letters with misread characters: the counts add up, a wrong decision is called one."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.generator.compare import Decided, judge_decisions
from evals.scanned import measure
from summarizer.errors import UsageError
from summarizer.facts import extract
from summarizer.letter import read

LETTERS = Path(__file__).parents[2] / "examples" / "letters"


def test_no_example_is_read_wrong_however_it_is_damaged() -> None:
    report = measure(LETTERS, seed=3)
    told = report.as_json()
    assert told["letters"] == report.letters == 17
    assert len(told["rows"]) == 6
    for row in told["rows"]:
        assert row.get("right", 0) + row.get("unreadable", 0) == 17
        assert row.get("wrong", 0) == 0
    assert all(row["right"] >= 12 for row in told["rows"] if row["share"] < 0.05)
    assert report.text().count("\n") == 8


@pytest.mark.parametrize(
    ("truth", "judgement"),
    [
        ([("MRI of the right ankle", "overturned"), ("orthotics", "upheld")], "right"),
        ([("MRI of the right ankle", "upheld"), ("orthotics", "upheld")], "wrong"),
        ([("MRI of the right ankle", "overturned")], "wrong"),
    ],
)
def test_what_is_called_wrong(truth: list[tuple[str, str]], judgement: str) -> None:
    facts = extract(read(LETTERS / "2016-mixed.txt"))
    assert judge_decisions([Decided(*one) for one in truth], facts) == judgement  # type: ignore[arg-type]
    assert judge_decisions([], None) == "unreadable"


def test_a_folder_without_letters_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no letter"):
        measure(tmp_path, seed=1)
