"""Other packages' ways to tell whether a text carries a claim, on the same claims."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from summarizer.errors import ImrError
from summarizer.llm.digest import cache_folder
from summarizer.pool import cores

__all__ = ["PeersUnavailable", "accepted"]

_REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_CHILD = Path(__file__).with_name("child.py")
_BUILD_SECONDS = 900
_RUN_SECONDS = 900


class PeersUnavailable(ImrError):
    """The peers' environment could not be built, or a peer failed in it."""


def accepted(claims: Sequence[tuple[str, Sequence[str]]]) -> list[Mapping[str, bool]]:
    """For each claim with its evidence, which peers accept it, by name.

    Builds the peers' environment in the user's cache folder where it is not there yet; that takes
    the package index and a minute. Raises PeersUnavailable.
    """
    python = _environment()
    share = -(-len(claims) // cores()) or 1
    parts = [claims[start : start + share] for start in range(0, len(claims), share)]
    with ThreadPoolExecutor(cores()) as threads:
        return [answer for answers in threads.map(partial(_ask, python), parts) for answer in answers]


def _ask(python: Path, claims: Sequence[tuple[str, Sequence[str]]]) -> list[Mapping[str, bool]]:
    asked = [json.dumps({"claim": claim, "evidence": list(evidence)}) for claim, evidence in claims]
    said = _run([python, "-I", _CHILD], "the peers failed", _RUN_SECONDS, "\n".join(asked))
    answers = [json.loads(line) for line in said.splitlines()]
    if len(answers) != len(claims):
        raise PeersUnavailable("the peers failed: an answer is missing", hint="remove their environment")
    return answers


def _environment() -> Path:
    """The Python of the peers' environment, named after what is in it."""
    name = hashlib.sha256(_REQUIREMENTS.read_bytes()).hexdigest()[:12]
    folder = cache_folder().with_name(f"peers-{name}")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    built = folder / "built"
    if not built.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        failed = "the peers' environment can't be built"
        _run([sys.executable, "-m", "venv", folder], failed, _BUILD_SECONDS)
        pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        _run([*pip, "-r", _REQUIREMENTS], failed, _BUILD_SECONDS)
        built.touch()
    return python


def _run(command: Sequence[str | Path], failed: str, seconds: int, text: str = "") -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own commands
            command, input=text, capture_output=True, text=True, encoding="utf-8", timeout=seconds, check=True
        )
    except subprocess.CalledProcessError as error:
        last = (error.stderr or "").strip().splitlines()[-1:] or [f"exit code {error.returncode}"]
        # An index's address may be in the words of pip, a letter's text in those of a peer: neither is shown.
        kind = last[0].split(":")[0].strip()[:40]
        raise PeersUnavailable(f"{failed}: {kind}", hint="is a package index within reach?") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PeersUnavailable(f"{failed}: {type(error).__name__}", hint="try again") from None
    return done.stdout
