"""docs/evals.md as a tutorial: its commands are run as they stand there, in order, in an empty folder."""

from __future__ import annotations

import re
import shlex
import shutil

import pytest
from click.testing import CliRunner
from support import EXAMPLES, ROOT

from evals.cli import eval_commands

TEXT = (ROOT / "docs" / "evals.md").read_text()
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.S) for line in block.splitlines()]
FILES = re.findall(r"<!-- (\S+) -->\n```\w+\n(.*?)```", TEXT, re.S)
ANSWER = {"rule": "", "shown": "", "missing": "The reports do not show a fall.", "approved": False}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """What the tutorial's reader has: the example letters, two small files, a copy of the prompts."""
    shutil.copytree(EXAMPLES, tmp_path / "examples" / "letters")
    shutil.copytree(ROOT / "prompts", tmp_path / "my-prompts")
    for name, text in FILES:
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tutorial_runs_as_it_stands(folder, endpoint):
    endpoint.script = lambda asked: ANSWER if "missing" in str(asked["response_format"]) else "no answer"
    for line in COMMANDS:
        words = shlex.split(line)
        assert words[:2] == ["imr", "eval"]
        arguments = [endpoint.url if word.startswith("http") else word for word in words[2:]]
        done = CliRunner().invoke(eval_commands, arguments)
        assert done.exit_code == 0, f"{line}: {done.output}"
    asked = len(endpoint.requests)
    for name in ("compare.html", "report.html", "failures.html", "gate.xml", "gate.md"):
        assert (folder / name).stat().st_size > 200
    again = next(line for line in COMMANDS if "my-model" in line)
    words = [endpoint.url if word.startswith("http") else word for word in shlex.split(again)[2:]]
    assert CliRunner().invoke(eval_commands, words).exit_code == 0
    assert len(endpoint.requests) == asked
