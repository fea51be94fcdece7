"""`--corrections FILE`: a person's corrections read, applied to what is shown, and new rows added."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import click

from summarizer.corrections import ENDINGS, apply, extended, open_rows, parse
from summarizer.errors import UsageError
from summarizer.schema import Correction, LetterSummary


class CorrectionsFile:
    """The file of one run. It is read, and its folder looked at, before a model is opened: a fault costs no
    minute of loading. Without a path nothing is read, changed or written."""

    def __init__(self, path: Path | None) -> None:
        """Raises UsageError where the file can't be read or holds a malformed row."""
        self._path = path
        self._rows: tuple[Correction, ...] = ()
        self._new: list[Correction] = []
        self._applied = self._stale = 0
        if path is not None:
            if path.suffix.lower() not in ENDINGS:
                raise UsageError(f"{path}: no file of corrections", hint=f"name it {' or '.join(ENDINGS)}")
            if not os.access(path.resolve().parent, os.W_OK):
                raise UsageError(f"{path} can't be written: no such folder", hint="make it first")
            self._rows = parse(_read(path), str(path))

    def shown(self, summary: LetterSummary) -> LetterSummary:
        """The summary as corrected. Tells which corrections no longer fit it."""
        if self._path is None:
            return summary
        # Of the summary before it is corrected: what the program told is what is judged.
        self._new += open_rows(summary)
        found = apply(summary, self._rows)
        self._applied += len(found.applied)
        self._stale += len(found.stale)
        if found.stale:
            name = summary.facts.case_number.value or summary.letter.file
            places = "; ".join(map(_place, found.stale))
            click.echo(f"imr: {name}: corrections of what is no longer told, not shown: {places}", err=True)
        return found.summary

    def close(self) -> None:
        """Adds the new rows and tells what was done. The file is read again: a person may have changed it
        while the model was at work. Raises UsageError where it can't be written or is malformed now."""
        if self._applied or self._stale:
            shown = f"{self._applied} correction{'s' * (self._applied != 1)} shown"
            click.echo(f"imr: {shown}, {self._stale} stale", err=True)
        if self._path is None or not self._new:
            return
        before = _read(self._path)
        after = extended(before, str(self._path), self._new)
        if after != before:
            _replace(self._path, after)
            click.echo(f"imr: wrote {self._path}, for a person to look at", err=True)


def _place(row: Correction) -> str:
    return row.field if row.issue is None else f"request {row.issue} {row.field}"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}", hint="name another file") from None


def _replace(path: Path, content: bytes) -> None:
    """Writes the whole file beside the old one and puts it in its place: no moment holds half a file."""
    path = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, name)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}", hint="name another file") from None
