"""`imr facts`: what the letters print, read by code alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing

from summarizer import render
from summarizer.bulk import Shape, facts_of
from summarizer.progress import Bars
from summarizer.sources import find

from ._output import Tally


def print_facts(
    files: Sequence[str],
    shape: Shape,
    *,
    mentions: bool = True,
    workers: int | None = None,
    quiet: bool = False,
) -> int:
    """Facts of the files in order, each written as soon as its turn comes."""
    tally = Tally()
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
