"""What the commands share: failures counted and told, results written to files."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer.errors import ImrError, NotAnImrLetter, UsageError
from summarizer.sources import Source


class Tally:
    """What came of the files: each failure is told on its own line, the others go on."""

    def __init__(self) -> None:
        self.done = 0
        self.passed_over = 0
        self.codes: set[int] = set()

    def failed(self, source: Source, error: ImrError) -> None:
        told = str(error) if error.message.startswith(source.file) else f"{source.file}: {error}"
        click.echo(f"imr: {told}", err=True)
        # One letter of a folder that fails is never the whole job's failure.
        self.codes.add(error.exit_code if source.kind == "named" else 1)

    def close(self) -> int:
        """Tells what was passed over. The exit code: a file's own where nothing else was to be done,
        3 where folders hold no letter, 1 where some failed and others are done."""
        nothing_done = self.done == 0 and not self.codes
        if nothing_done:
            click.echo(f"imr: no IMR letter ({_files(self.passed_over)} passed over)", err=True)
        elif self.passed_over:
            click.echo(f"imr: passed over {_files(self.passed_over)}: no IMR letter in them", err=True)
        if nothing_done:
            return NotAnImrLetter.exit_code
        if not self.codes:
            return 0
        return self.codes.pop() if self.done == 0 and len(self.codes) == 1 else 1


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def write(path: Path, content: str | bytes) -> None:
    """Writes a result and says so. Raises UsageError where the file can't be written."""
    try:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}", hint="name another file") from None
    click.echo(f"imr: wrote {path}", err=True)
