"""What the commands do: files in, results out, failures counted. The verbs do the work."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from summarizer import render
from summarizer.errors import ImrError, UsageError
from summarizer.facts import extract
from summarizer.letter import Document, Letter, load, parse
from summarizer.schema import Explanation, LetterFacts, LetterSummary
from summarizer.schema.explanation import Language

if TYPE_CHECKING:
    from summarizer.llm import WeightsStatus


class ModelOptions(TypedDict):
    """Which model answers, and how."""

    model: str
    base_url: str | None
    reasks: int
    quiet: bool


class _Tally:
    """Failures of single files: each is told on its own line, the others go on."""

    def __init__(self, files: Sequence[str]) -> None:
        self.files = files
        self.codes: list[int] = []

    def failed(self, file: str, error: ImrError) -> None:
        click.echo(f"imr: {file}: {error}", err=True)
        self.codes.append(error.exit_code)

    @property
    def exit_code(self) -> int:
        """One file's own code, or 1 when some of several failed."""
        if not self.codes:
            return 0
        return self.codes[0] if len(self.codes) == len(self.files) and len(set(self.codes)) == 1 else 1


def print_facts(files: Sequence[str], shape: str) -> int:
    """Shapes: "json", "csv", "text" (the text as read) or "terminal"."""
    tally = _Tally(files)
    found: list[LetterFacts] = []
    for file in files:
        try:
            document = load(file)
            if shape == "text":
                sys.stdout.write(document.text)
                continue
            facts = extract(parse(document))
        except ImrError as error:
            tally.failed(file, error)
            continue
        if shape == "json":
            click.echo(facts.model_dump_json())
        elif shape == "csv":
            found.append(facts)
        else:
            click.echo(render.facts_text(facts))
    if shape == "csv":
        sys.stdout.write(render.facts_csv(found))
    return tally.exit_code


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


async def _summarize_each(
    files: Sequence[str],
    show: Callable[[LetterSummary, Document], None],
    **options: Unpack[ModelOptions],
) -> int:
    """Reads every file before a model is opened: a wrong file costs no minute of loading."""
    from summarizer.llm import open_model
    from summarizer.progress import Bars
    from summarizer.summarize import summarize

    tally = _Tally(files)
    documents = _readable(files, tally)
    if not documents:
        return tally.exit_code
    with Bars(quiet=options["quiet"]) as bars:
        async with open_model(options["model"], base_url=options["base_url"], progress=bars) as opened:
            for document, letter in documents:
                try:
                    with bars.answering(document.file, len(letter.issues)) as answered:
                        summary = await summarize(letter, opened, reasks=options["reasks"], on_issue=answered)
                except ImrError as error:
                    tally.failed(document.file, error)
                    continue
                show(summary, document)
    return tally.exit_code


def _readable(files: Sequence[str], tally: _Tally) -> list[tuple[Document, Letter]]:
    found = []
    for file in files:
        try:
            document = load(file)
            found.append((document, parse(document)))
        except ImrError as error:
            tally.failed(file, error)
    return found


def print_weights() -> None:
    """A line for each model that can be embedded: name, size, licence, where its weights are."""
    from summarizer.llm import list_weights

    for known in list_weights():
        click.echo(_weights_line(known))


def pull_weights() -> None:
    """Brings the default model into the cache, checked."""
    from summarizer.llm import pull
    from summarizer.progress import Bars

    with Bars() as bars:
        status = pull(progress=bars)
    click.echo(_weights_line(status))


def check_weights() -> None:
    """Hashes the default model's file whole. Raises where it is not there or not the file."""
    from summarizer.llm import check
    from summarizer.llm.errors import WeightsMissing
    from summarizer.progress import Bars

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
