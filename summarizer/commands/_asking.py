"""Letters read, a model opened, and each letter summarized: what `summarize` and `explain` have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict, Unpack

import click

from summarizer.bulk import open_source
from summarizer.errors import ImrError, NotAnImrLetter
from summarizer.letter import Letter, parse
from summarizer.progress import Bars
from summarizer.schema import LetterSummary
from summarizer.sources import Source, find

from ._output import Tally


class ModelOptions(TypedDict):
    """Which model answers, and how. `redact`: None is yes where a letter leaves this machine."""

    model: str
    base_url: str | None
    redact: bool | None
    reasks: int
    quiet: bool


async def summarize_each(
    files: Sequence[str],
    show: Callable[[LetterSummary, Letter], None],
    **options: Unpack[ModelOptions],
) -> int:
    """Shows each letter's summary as soon as it is there, in order; returns the exit code. Reads every file
    before a model is opened: a wrong file costs no minute of loading."""
    from summarizer.llm import leaves_for, open_model
    from summarizer.redact import RedactingModel
    from summarizer.summarize import summarize

    tally = Tally()
    letters = _readable(files, tally)
    if not letters:
        return tally.close()
    host = leaves_for(options["model"], base_url=options["base_url"])
    redact = host is not None if options["redact"] is None else options["redact"]
    with Bars(quiet=options["quiet"]) as bars:
        async with open_model(options["model"], base_url=options["base_url"], progress=bars) as opened:
            if host is not None:
                _tell_what_leaves(len(letters), host, redacted=redact)
            for source, letter in letters:
                model = RedactingModel(opened, letter) if redact else opened
                try:
                    with bars.answering(letter.document.file, len(letter.issues)) as answered:
                        summary = await summarize(letter, model, reasks=options["reasks"], on_issue=answered)
                except ImrError as error:
                    tally.failed(source, error)
                    continue
                tally.done += 1
                show(summary, letter)
    return tally.close()


def _tell_what_leaves(letters: int, host: str, *, redacted: bool) -> None:
    """Said whatever is quiet: who sends health information away must know it."""
    whose = "1 letter" if letters == 1 else f"{letters} letters"
    how = (
        "names, numbers, addresses and dates of birth replaced"
        if redacted
        else "as they are, nothing replaced"
    )
    click.echo(f"imr: the requests, reasons and case summary of {whose} go to {host} ({how})", err=True)


def _readable(files: Sequence[str], tally: Tally) -> list[tuple[Source, Letter]]:
    found = []
    for source in find(files):
        if source.kind == "other":
            tally.passed_over += 1
            continue
        try:
            found.append((source, parse(open_source(source))))
        except ImrError as error:
            if source.kind == "found" and isinstance(error, NotAnImrLetter):
                tally.passed_over += 1
            else:
                tally.failed(source, error)
    return found
