"""Every command of the README is run, and CI runs the very line that a reader is told to run."""

from __future__ import annotations

import re
import shlex
import shutil

import pytest
from support import EXAMPLES, ROOT

README = (ROOT / "README.md").read_text()
LINES = [line.split("#")[0].strip() for line in re.findall(r"^(?:OPENAI\S+ )?imr .*$", README, re.M)]
LETTER = str(EXAMPLES / "2016-upheld-one-issue.txt")
CLAIMS = str(ROOT / "examples" / "claims" / "2016-upheld-one-issue.md")
ASKS = ("summarize", "explain")


def test_ci_runs_the_readmes_test_command():
    script = (ROOT / ".ci" / "run").read_text()
    assert "README.md" in script
    command = re.search(r"<!-- test command -->\n```sh\n(.*)\n```", README)
    assert command
    assert command[1].endswith(".venv/bin/pytest")


@pytest.mark.parametrize("line", LINES)
def test_a_daily_command_runs(line, imr, endpoint, tmp_path):
    """At a scripted endpoint; the embedded model has tests of its own."""
    endpoint.script = lambda _: "no answer"
    words = [word for word in shlex.split(line) if "=" not in word or word.startswith("--")]
    stdin = b""
    if "<" in words:
        stdin = (EXAMPLES / "2016-upheld-one-issue.txt").read_bytes()
        words = words[: words.index("<")]
    words = words[: words.index(">")] if ">" in words else words
    arguments = [LETTER if word in ("LETTER.pdf", "*.pdf") else word for word in words[1:]]
    if "LETTERS/" in arguments:
        # One letter will do: what a folder may hold has tests of its own.
        (folder := tmp_path / "letters").mkdir()
        shutil.copy(LETTER, folder)
        arguments = [str(folder) if word == "LETTERS/" else word for word in arguments]
    arguments = [CLAIMS if word == "summary.md" else word for word in arguments]
    written = (".html", ".docx", "fixes.csv", "RUN")
    arguments = [str(tmp_path / word) if word.endswith(written) else word for word in arguments]
    if arguments[0] in ASKS:
        arguments = [word for word in arguments if not word.startswith("http")]
        arguments = [word for word in arguments if word != "--base-url"]
        if "--model" not in arguments:
            arguments += ["--model", "scripted"]
        arguments += ["--base-url", endpoint.url]
    done = imr(*arguments, stdin=stdin)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
