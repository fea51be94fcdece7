"""What a reviewer would run by hand: lint, format, types, layers, and the README's own words."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ],
    ids=["lint", "format", "types", "layers"],
)
def test_the_tree_is_clean(command):
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_and_no_function_has_grown_too_long():
    import ast

    long = []
    for path in [*ROOT.glob("summarizer/**/*.py"), *ROOT.glob("evals/**/*.py")]:
        text = path.read_text()
        if text.count("\n") > 400:
            long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > 60:
                    long.append(f"{path.relative_to(ROOT)}: {node.name}: {lines} lines")
    assert long == []


def test_no_registry_address_is_committed():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    assert "requirements.txt" in tracked
    assert "uv.lock" not in tracked
    addresses = re.compile(r"https?://[^\s\"']*(?:pypi|pythonhosted|/simple\b)")
    found = [
        name for name in tracked
        if (ROOT / name).suffix in {".txt", ".toml", ".md", ".cfg", ""} and addresses.search(
            (ROOT / name).read_text(errors="replace"))
    ]  # fmt: skip
    assert found == []
