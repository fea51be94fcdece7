"""The wheel, installed in an empty environment, does the main jobs outside the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from support import EXAMPLES, ROOT, ScriptedEndpoint


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT], check=True, cwd=folder
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_the_prompts_and_no_tests(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    assert "summarizer/_prompts/issue-digest.toml" in names
    assert "summarizer/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "examples/"))]


def test_facts_and_summarize_run_outside_the_checkout(
    wheel: Path, tmp_path: Path, endpoint: ScriptedEndpoint
):
    """Versions are those of the hashed requirements, so that the test tells of the wheel alone."""
    constraints = tmp_path / "constraints.txt"
    pins = re.findall(
        r"^([a-z0-9][\w.\-\[\]]*==[^\s\\]+[^\\\n]*)", (ROOT / "requirements.txt").read_text(), re.M
    )
    constraints.write_text("\n".join(pins))
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "-c", constraints, wheel], check=True, cwd=tmp_path)
    letter = EXAMPLES / "2016-upheld-one-issue.txt"
    env = {**os.environ, "PYTHONPATH": ""}
    imr = tmp_path / "env" / "bin" / "imr"

    facts = subprocess.run(
        [imr, "facts", "--json", letter], check=True, cwd=tmp_path, env=env, capture_output=True
    )
    assert json.loads(facts.stdout)["issues"][0]["decision"] == "upheld"

    endpoint.script = lambda _: "not an answer"
    summary = subprocess.run(
        [imr, "summarize", "--json", letter, "--model", "scripted", "--base-url", endpoint.url],
        check=True, cwd=tmp_path, env=env, capture_output=True,
    )  # fmt: skip
    assert json.loads(summary.stdout)["issues"][0]["status"] == "extractive"
    assert endpoint.requests
