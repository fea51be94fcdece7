"""Fixtures for all tests: the scripted endpoint, and `imr` as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support import ScriptedEndpoint


@pytest.fixture
def endpoint() -> Iterator[ScriptedEndpoint]:
    scripted = ScriptedEndpoint()
    yield scripted
    scripted.stop()


@pytest.fixture
def imr(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the program as a user does, with no key and no endpoint in the environment."""

    def run(*arguments: object, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("OPENAI")}
        done = subprocess.run(
            [sys.executable, "-m", "summarizer", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            timeout=600,
            env={**clean, "PYTHONUTF8": "1", "COLUMNS": "80", **env},
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run
