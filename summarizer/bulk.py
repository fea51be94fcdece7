"""The facts of many files: each is read on its own, and none takes the others with it."""

from __future__ import annotations

import traceback
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from summarizer import pool, render
from summarizer.errors import ImrError, NotAnImrLetter, UnreadableFile
from summarizer.facts import extract
from summarizer.letter import Document, load, parse
from summarizer.sources import Source

Shape = Literal["json", "csv", "text", "terminal"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: `text` to print; `error`; or neither, for a folder's file that is no letter."""

    source: Source
    text: str | None = None
    error: ImrError | None = None


def facts_of(
    sources: Iterable[Source],
    shape: Shape,
    *,
    mentions: bool = True,
    workers: int | None = None,
) -> Generator[Outcome]:
    """The outcome of each file, in order, as they come.

    By default a small job stays in this process and a larger one takes all cores; a number of
    `workers` is started at once. Standard input can't reach another process: it needs `workers` = 1.
    """
    pool.preload(__name__)
    return pool.map_in_order(
        partial(read_one, shape=shape, mentions=mentions),
        sources,
        workers=workers or pool.cores(),
        lost=_lost,
        patience=0 if workers else pool.PATIENCE,
    )


def read_one(source: Source, shape: Shape, mentions: bool) -> Outcome:
    """Reads one file and renders its facts. Raises nothing, whatever the file holds."""
    if source.kind == "other":
        return Outcome(source)
    try:
        return Outcome(source, text=_rendered(open_source(source), source, shape, mentions))
    except NotAnImrLetter as error:
        return Outcome(source, error=error if source.kind == "named" else None)
    except ImrError as error:
        return Outcome(source, error=error)
    except Exception as error:
        return Outcome(source, error=_crashed(source, error))


def open_source(source: Source) -> Document:
    """The document of a source that is no "other". Raises UnreadableFile."""
    if source.kind == "closed":
        raise UnreadableFile(f"{source.file}: a folder that can't be listed", hint="check its owner")
    return load(source.file)


def _rendered(document: Document, source: Source, shape: Shape, mentions: bool) -> str:
    if shape == "text" and source.kind == "named":
        return document.text
    letter = parse(document)
    if shape == "text":
        return document.text
    facts = extract(letter, mentions=mentions)
    if shape == "json":
        return facts.model_dump_json() + "\n"
    return render.facts_csv_rows(facts) if shape == "csv" else render.facts_text(facts) + "\n"


def _crashed(source: Source, error: Exception) -> ImrError:
    # Where and what kind, never the error's own words: they may hold the letter's text.
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return ImrError(
        f"{source.file}: this program failed on it: {type(error).__name__} at {where}",
        hint="a fault of the program: please report it",
    )


def _lost(source: Source) -> Outcome:
    error = ImrError(
        f"{source.file}: the process that read it died", hint="out of memory, or a fault in the PDF reader"
    )
    return Outcome(source, error=error)
