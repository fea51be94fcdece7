"""`imr eval`: found by its entry point, and loaded only when it is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest
from click.testing import CliRunner

from evals.cli import eval_commands
from summarizer import cli


@pytest.fixture
def plugin(monkeypatch):
    def install(value: str) -> None:
        found = {"eval": EntryPoint("eval", value, cli.PLUGINS)}
        monkeypatch.setattr(cli, "_plugins", lambda: found)

    return install


def test_the_installed_program_has_the_command(imr):
    done = imr("eval", "--help")
    assert done.returncode == 0, done.stderr
    for name in eval_commands.commands:
        assert name in done.stdout


def test_help_lists_it(plugin):
    plugin("evals.cli:eval_commands")
    listed = CliRunner().invoke(cli.main, ["--help"]).output
    assert "Measurements" in listed


@pytest.mark.parametrize("arguments", [["eval"], ["eval", "labels", "--json"]])
def test_a_missing_package_is_one_line_with_a_hint(plugin, arguments):
    plugin("no_such_package.cli:commands")
    done = CliRunner().invoke(cli.main, arguments)
    assert done.exit_code == 2
    assert done.stderr == "imr: eval needs no_such_package (pip install 'imr-summarizer[evals]')\n"


def test_an_unknown_command_is_still_a_usage_error(plugin):
    plugin("evals.cli:eval_commands")
    done = CliRunner().invoke(cli.main, ["nothing"])
    assert done.exit_code == 2
    assert "No such command" in done.stderr


def test_the_program_imports_no_measurement(imr):
    script = (
        "import sys, summarizer.commands, summarizer.cli;"
        "sys.exit(any(name.split('.')[0] in ('evals', 'scipy') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_listing_the_measurements_loads_nothing_heavy():
    script = "import sys, evals.cli; sys.exit('scipy' in sys.modules or 'pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_without_scipy_the_error_says_what_to_install(tmp_path, monkeypatch):
    from evals.intervals import wilson
    from summarizer.errors import UsageError

    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(UsageError, match=r"SciPy.*evals"):
        wilson(1, 2)


def test_generated_letters_are_asked_for_by_count_and_seed(monkeypatch):
    from evals import generated

    monkeypatch.setattr(generated, "report", lambda count, seed: f"{count} letters of seed {seed}")
    done = CliRunner().invoke(eval_commands, ["generated", "--count", "7", "--seed", "3"])
    assert done.output == "7 letters of seed 3\n"
