"""`imr verify`: claims about a letter, judged."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from summarizer import render
from summarizer.errors import UnreadableFile, UsageError
from summarizer.letter import parse

from ._output import write


def print_verdicts(file: str, claims: str, *, shape: str | None, html_out: Path | None) -> int:
    """A verdict on each claim of the file `claims` about the letter in `file`; 1 where one is unsupported."""
    from summarizer.facts import extract
    from summarizer.letter import load
    from summarizer.verify import read_claims, untold, verify

    if file == claims == "-":
        raise UsageError("the letter and its claims can't both come from standard input", hint="name a file")
    document = load(file)
    letter = parse(document)
    facts = extract(letter)
    verdicts = verify(letter, facts, read_claims(_bytes(claims), claims))
    left_out = untold(letter, facts, verdicts)
    if shape == "json":
        for verdict in verdicts:
            click.echo(verdict.model_dump_json())
        if left_out:
            click.echo(f"imr: these claims do not tell {'; '.join(left_out)}", err=True)
    elif html_out is None:
        click.echo(render.verdicts_text(verdicts, left_out, document.file))
    if html_out is not None:
        write(html_out, render.verdicts_html(verdicts, left_out, document))
    return int(any(verdict.verdict == "unsupported" for verdict in verdicts))


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{name}: {error.strerror}", hint="check its name") from None
