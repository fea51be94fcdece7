"""What the commands do: files in, results out, failures counted. The verbs do the work."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from summarizer import render
from summarizer.bulk import Shape, facts_of, open_source
from summarizer.errors import ImrError, NotAnImrLetter, UnreadableFile, UsageError
from summarizer.letter import Document, Letter, parse
from summarizer.progress import Bars
from summarizer.schema import Explanation, LetterSummary
from summarizer.schema.explanation import Language
from summarizer.sources import Source, find

if TYPE_CHECKING:
    from summarizer.llm import WeightsStatus


class ModelOptions(TypedDict):
    """Which model answers, and how. `redact`: None is yes where a letter leaves this machine."""

    model: str
    base_url: str | None
    redact: bool | None
    reasks: int
    quiet: bool


class _Tally:
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


def print_facts(
    files: Sequence[str],
    shape: Shape,
    *,
    mentions: bool = True,
    workers: int | None = None,
    quiet: bool = False,
) -> int:
    """Facts of the files in order, each written as soon as its turn comes."""
    tally = _Tally()
    # Results that go by on the same screen are progress enough.
    quiet = quiet or sys.stdout.isatty()
    write = _writer(shape)
    with Bars(quiet=quiet) as bars:
        outcomes = facts_of(find(files), shape, mentions=mentions, workers=1 if "-" in files else workers)
        total = sum(1 for _ in find(files)) if bars.shown else 0
        with closing(outcomes), bars.reading(total) as one_done:
            for outcome in outcomes:
                one_done()
                if outcome.text is not None:
                    tally.done += 1
                    write(outcome.text)
                elif outcome.error is not None:
                    tally.failed(outcome.source, outcome.error)
                else:
                    tally.passed_over += 1
    return tally.close()


def _writer(shape: Shape) -> Callable[[str], None]:
    """Tables and JSON are UTF-8 with their own line ends, whatever the terminal's encoding is."""

    def write(text: str) -> None:
        if shape in ("json", "csv"):
            sys.stdout.buffer.write(text.encode())
        else:
            sys.stdout.write(text)
        sys.stdout.flush()

    if shape == "csv":
        # Without the mark, Excel takes a UTF-8 file for the machine's old encoding.
        write("\ufeff" + render.CSV_HEAD)
    return write


def print_summaries(
    files: Sequence[str], *, shape: str | None, html_out: Path | None, **options: Unpack[ModelOptions]
) -> int:
    """Summaries of the files, in order; an HTML file holds them all."""
    done: list[tuple[LetterSummary, Document]] = []

    def show(summary: LetterSummary, document: Document) -> None:
        if html_out is not None:
            done.append((summary, document))
        if shape == "json":
            click.echo(summary.model_dump_json())
        elif shape == "md":
            click.echo(render.summary_markdown(summary))
        elif html_out is None:
            click.echo(render.summary_text(summary))

    code = asyncio.run(_summarize_each(files, show, **options))
    if html_out is not None and done:
        _write(html_out, render.summary_html(done))
    return code


def print_explanations(
    files: Sequence[str],
    *,
    lang: Language,
    shape: str | None,
    html_out: Path | None,
    **options: Unpack[ModelOptions],
) -> int:
    """Explanations of the files, in order; an HTML file holds them all."""
    from summarizer.explain import explain, supported

    supported(lang)
    done: list[Explanation] = []

    def show(summary: LetterSummary, _: Document) -> None:
        explanation = explain(summary, language=lang)
        done.append(explanation)
        if shape == "json":
            click.echo(explanation.model_dump_json())
        elif shape == "md":
            click.echo(render.explanation_markdown(explanation))
        elif html_out is None:
            click.echo(render.explanation_text(explanation))

    code = asyncio.run(_summarize_each(files, show, **options))
    if html_out is not None and done:
        _write(html_out, render.explanation_html(done))
    return code


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
        _write(html_out, render.verdicts_html(verdicts, left_out, document))
    return int(any(verdict.verdict == "unsupported" for verdict in verdicts))


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{name}: {error.strerror}", hint="check its name") from None


async def _summarize_each(
    files: Sequence[str],
    show: Callable[[LetterSummary, Document], None],
    **options: Unpack[ModelOptions],
) -> int:
    """Reads every file before a model is opened: a wrong file costs no minute of loading."""
    from summarizer.llm import leaves_for, open_model
    from summarizer.redact import RedactingModel
    from summarizer.summarize import summarize

    tally = _Tally()
    documents = _readable(files, tally)
    if not documents:
        return tally.close()
    host = leaves_for(options["model"], base_url=options["base_url"])
    redact = host is not None if options["redact"] is None else options["redact"]
    with Bars(quiet=options["quiet"]) as bars:
        async with open_model(options["model"], base_url=options["base_url"], progress=bars) as opened:
            if host is not None:
                _tell_what_leaves(len(documents), host, redacted=redact)
            for source, document, letter in documents:
                model = RedactingModel(opened, letter) if redact else opened
                try:
                    with bars.answering(document.file, len(letter.issues)) as answered:
                        summary = await summarize(letter, model, reasks=options["reasks"], on_issue=answered)
                except ImrError as error:
                    tally.failed(source, error)
                    continue
                tally.done += 1
                show(summary, document)
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


def _readable(files: Sequence[str], tally: _Tally) -> list[tuple[Source, Document, Letter]]:
    found = []
    for source in find(files):
        if source.kind == "other":
            tally.passed_over += 1
            continue
        try:
            document = open_source(source)
            found.append((source, document, parse(document)))
        except ImrError as error:
            if source.kind == "found" and isinstance(error, NotAnImrLetter):
                tally.passed_over += 1
            else:
                tally.failed(source, error)
    return found


def print_weights() -> None:
    """A line for each model that can be embedded: name, size, licence, where its weights are."""
    from summarizer.llm import list_weights

    for known in list_weights():
        click.echo(_weights_line(known))


def pull_weights() -> None:
    """Brings the default model into the cache, checked."""
    from summarizer.llm import pull

    with Bars() as bars:
        status = pull(progress=bars)
    click.echo(_weights_line(status))


def check_weights() -> None:
    """Hashes the default model's file whole. Raises where it is not there or not the file."""
    from summarizer.llm import check
    from summarizer.llm.errors import WeightsMissing

    with Bars() as bars:
        status = check(progress=bars)
    if status.path is None:
        raise WeightsMissing("the weights are not in the cache yet", hint="imr model pull")
    click.echo(_weights_line(status))


def _weights_line(status: WeightsStatus) -> str:
    weights = status.weights
    where = (
        str(status.path)
        if status.path
        else {"pieces": "installed pieces", "hub": "to be fetched"}.get(status.source, status.source)
    )
    state = "checked" if status.checked else "not checked yet"
    return f"{weights.name}  {weights.size / 1e9:.2f} GB  {weights.license}  {where} ({state})"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}", hint="name another file") from None
    click.echo(f"imr: wrote {path}", err=True)
