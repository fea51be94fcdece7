"""Progress on standard error: bars on a terminal, nothing where no one watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Bars:
    """Bars for the weights (bytes), for loading the model, for the answers (issues) and for files.

    It is the `Progress` that the model layer reports to.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        console = Console(stderr=True)
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.percentage:>3.0f}%"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            # rich would send what is printed to the bar's own stream: right where both are one screen.
            redirect_stdout=sys.stdout.isatty(),
            disable=quiet or not console.is_terminal,
        )
        self._current: TaskID | None = None

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    @property
    def shown(self) -> bool:
        return not self._bars.disable

    def start(self, what: str, total: int | None) -> None:
        self._current = self._bars.add_task(what, total=total)

    def advance(self, count: int) -> None:
        if self._current is not None:
            self._bars.advance(self._current, count)

    def finish(self) -> None:
        if self._current is not None:
            self._bars.remove_task(self._current)
            self._current = None

    @contextmanager
    def reading(self, files: int) -> Iterator[Callable[[], None]]:
        """A bar for many files; the callable is called once for each file that is done."""
        task = self._bars.add_task(f"reading {files} files", total=files)
        try:
            yield lambda: self._bars.advance(task)
        finally:
            self._bars.remove_task(task)

    @contextmanager
    def answering(self, file: str, issues: int) -> Iterator[Callable[[], None]]:
        """A bar for one letter; the callable is called once for each issue that is done."""
        task = self._bars.add_task(f"asking about {PurePath(file).name}", total=issues)
        try:
            yield lambda: self._bars.advance(task)
        finally:
            self._bars.remove_task(task)
