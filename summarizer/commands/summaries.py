"""`imr summarize` and `imr explain`: summaries, sheets and explanations, in every shape."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypedDict, TypeVar, Unpack

import click

from summarizer import render
from summarizer.errors import UsageError
from summarizer.letter import Letter
from summarizer.schema import Explanation, LetterSummary, Sheet
from summarizer.schema.explanation import Language
from summarizer.schema.sheet import Reader

from ._asking import ModelOptions, summarize_each
from ._corrections import CorrectionsFile
from ._output import write

R = TypeVar("R")


class Output(TypedDict):
    """Where results go: `shape` to standard output, the others into a file of all of them."""

    shape: str | None
    html_out: Path | None
    docx_out: Path | None


@dataclass(frozen=True)
class _Shapes(Generic[R]):
    """One kind of result, and how it is written: one by one as they come, or all together at the end."""

    make: Callable[[LetterSummary, Letter], R]
    each: dict[str, Callable[[R], str]]
    together: dict[str, Callable[[Sequence[R]], str | bytes]]
    head: str = ""
    """What stands before the first of a table."""


def print_summaries(
    files: Sequence[str],
    *,
    reader: Reader | None,
    output: Output,
    corrections: Path | None = None,
    **options: Unpack[ModelOptions],
) -> int:
    """Summaries of the files, in order, or what `reader` needs of each; with what a person corrected in the
    file `corrections`, which gets a row for each new thing told."""
    if reader == "worker":
        return _print(files, _explanations("en"), output, corrections, **options)
    if reader is not None:
        return _print(files, _sheets(reader), output, corrections, **options)
    return _print(files, _summaries(), output, corrections, **options)


def print_explanations(
    files: Sequence[str], *, lang: Language, output: Output, **options: Unpack[ModelOptions]
) -> int:
    """Explanations of the files, in order."""
    from summarizer.explain import supported

    supported(lang)
    return _print(files, _explanations(lang), output, None, **options)


def _print(
    files: Sequence[str],
    shapes: _Shapes[R],
    output: Output,
    corrections: Path | None,
    **options: Unpack[ModelOptions],
) -> int:
    files_out = {
        name: path for name, path in (("html", output["html_out"]), ("docx", output["docx_out"])) if path
    }
    wanted = output["shape"] or ("" if files_out else "text")
    for shape in filter(None, (wanted, *files_out)):
        if shape not in shapes.each and shape not in shapes.together:
            raise UsageError(
                f"no {shape} of this result", hint="--for worker, attorney, adjuster or physician"
            )
    collected: list[R] = []
    corrected = CorrectionsFile(corrections)

    def show(summary: LetterSummary, letter: Letter) -> None:
        result = shapes.make(corrected.shown(summary), letter)
        if wanted in shapes.each:
            _print_text(shapes.each[wanted](result), wanted)
        if files_out or wanted in shapes.together:
            collected.append(result)

    if wanted == "csv":
        _print_text(shapes.head, wanted)
    try:
        code = asyncio.run(summarize_each(files, show, **options))
        if collected and wanted in shapes.together:
            _print_text(str(shapes.together[wanted](collected)), wanted)
        for shape, path in files_out.items():
            if collected:
                write(path, shapes.together[shape](collected))
    finally:
        corrected.close()  # also of a run that was stopped: a model's minutes made these rows
    return code


def _print_text(text: str, shape: str) -> None:
    """A table is UTF-8 with its own line ends, whatever the terminal's encoding is."""
    if shape == "csv":
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    else:
        click.echo(text)


# --- the kinds of results


def _summaries() -> _Shapes[tuple[LetterSummary, Letter]]:
    return _Shapes(
        make=lambda summary, letter: (summary, letter),
        each={
            "text": lambda made: render.summary_text(made[0]),
            "json": lambda made: made[0].model_dump_json(),
            "md": lambda made: render.summary_markdown(made[0]),
            "csv": lambda made: render.summary_csv_rows(made[0]),
        },
        together={
            "html": lambda all_: render.summary_html([(one, letter.document) for one, letter in all_]),
        },
        # Without the mark, Excel takes a UTF-8 file for the machine's old encoding.
        head="\ufeff" + render.SUMMARY_CSV_HEAD,
    )


def _sheets(reader: Reader) -> _Shapes[Sheet]:
    from summarizer.render.docx import sheets_docx
    from summarizer.sheets import sheet

    return _Shapes(
        make=lambda summary, letter: sheet(summary, letter, reader),
        each={"text": render.sheet_text, "json": lambda made: made.model_dump_json()},
        together={
            "md": render.sheets_markdown,
            "html": render.sheets_html,
            "docx": sheets_docx,
        },
    )


def _explanations(lang: Language) -> _Shapes[Explanation]:
    from summarizer.explain import explain
    from summarizer.render.docx import explanations_docx

    return _Shapes(
        make=lambda summary, _letter: explain(summary, language=lang),
        each={
            "text": render.explanation_text,
            "json": lambda made: made.model_dump_json(),
            "md": render.explanation_markdown,
        },
        together={
            "html": render.explanation_html,
            "docx": explanations_docx,
        },
    )
