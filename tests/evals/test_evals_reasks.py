"""Re-asks replayed from recorded answers: what is repaired when, and what is not in the file."""

from __future__ import annotations

import asyncio
import json

import pytest
from click.testing import CliRunner
from support import EXAMPLES, GOOD, ScriptedModel

from evals.cli import eval_commands
from evals.reasks import Replay, Report, measure
from evals.recorded import RecordedModel
from summarizer.digest import Attempt
from summarizer.errors import UsageError
from summarizer.letter import read
from summarizer.llm.errors import Truncated
from summarizer.summarize import summarize

LETTER = EXAMPLES / "2016-upheld-one-issue.txt"
SILENT = {"rule": "", "shown": "", "missing": "", "approved": False}
FALSE = {**SILENT, "missing": "The worker smokes and has diabetes."}


def recorded(tmp_path, *answers, reasks=2):
    """A file of these answers to the example's one issue, and the folder that holds the letter."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / LETTER.name).write_bytes(LETTER.read_bytes())
    model = RecordedModel(ScriptedModel(*answers), tmp_path / "answers.jsonl")
    asyncio.run(summarize(read(folder / LETTER.name), model, reasks=reasks))
    return folder, tmp_path / "answers.jsonl"


@pytest.mark.parametrize(
    ("answers", "enough", "first_failed"),
    [
        ([GOOD], [True], ()),
        ([SILENT, GOOD], [False, True], ("empty",)),
        ([FALSE, GOOD], [False, True], ("grounding",)),
        ([FALSE, SILENT, GOOD], [False, False, True], ("grounding",)),
        ([SILENT], [False, False, False], ("empty",)),
        ([Truncated("cut off"), GOOD], [False, True], ("Truncated",)),
        ([{**GOOD, "approved": True}, GOOD], [False, True], ("decision_reading",)),
    ],
)
def test_each_answer_of_an_issue(tmp_path, answers, enough, first_failed):
    folder, file = recorded(tmp_path, *answers)
    report = measure(folder, file, "scripted")
    (replay,) = report.replays
    assert [attempt.enough for attempt in replay.attempts] == enough
    assert replay.first_failed == first_failed
    assert not replay.unscored
    assert report.failed == (not enough[-1])


def test_what_is_not_recorded_is_counted(tmp_path):
    folder, file = recorded(tmp_path, SILENT, reasks=0)
    report = measure(folder, file, "scripted")
    assert (report.unscored, report.unasked, report.failed) == (1, 0, 0)
    assert report.steps()["first answer"][:2] == (0, 1)
    assert report.steps()["re-ask 1"].rate is None
    assert measure(folder, file, "another model").unasked == 1


def test_the_sums():
    good, bad = Attempt((), enough=True), Attempt(("negation", "form"), enough=False)
    report = Report((
        Replay((good,), unscored=False),
        Replay((bad, good), unscored=False),
        Replay((bad, bad, bad), unscored=False),
        Replay((bad,), unscored=True),
        Replay((), unscored=True),
    ))  # fmt: skip
    assert [rate[:2] for rate in report.steps().values()] == [(1, 4), (1, 2), (0, 1)]
    count, repaired = report.findings()["negation"]
    assert (count, repaired.right, repaired.all) == (3, 1, 2)
    assert report.failed == 1


def test_the_command(tmp_path):
    folder, file = recorded(tmp_path, FALSE, GOOD)
    arguments = ["reasks", "--letters", str(folder), "--answers", str(file), "--model", "scripted"]
    told = CliRunner().invoke(eval_commands, arguments)
    assert told.exit_code == 0, told.output
    assert "grounding" in told.output
    found = json.loads(CliRunner().invoke(eval_commands, [*arguments, "--json"]).output)
    assert found["steps"]["re-ask 1"]["right"] == 1
    assert "smokes" not in told.output + json.dumps(found)


def test_no_letters(tmp_path):
    (tmp_path / "answers.jsonl").touch()
    with pytest.raises(UsageError):
        measure(tmp_path, tmp_path / "answers.jsonl", "scripted")
