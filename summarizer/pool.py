"""One function over many items on several processes, results in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.context import BaseContext
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 0.5
"""Seconds of work done in this process before others are started: starting them takes as long."""
_CHUNK = 16
_CHUNKS_AHEAD = 4


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def preload(module: str) -> None:
    """Has `module` imported once for all processes, where the system allows it, and not by each."""
    if _has_forkserver():
        multiprocessing.set_forkserver_preload([module])


def map_in_order(
    function: Callable[[T], R],
    items: Iterable[T],
    *,
    workers: int,
    lost: Callable[[T], R],
    patience: float = PATIENCE,
) -> Generator[R]:
    """`function` of each item, in the items' order, as they come.

    The first `patience` seconds are worked here; what is left then goes to `workers` processes, at
    most 64 items ahead for each, so that memory stays bounded. `lost(item)` stands in for an item
    whose process died. `function` must be picklable and must not raise.
    """
    items = iter(items)
    started = time.monotonic()
    while workers == 1 or time.monotonic() - started < patience:
        try:
            item = next(items)
        except StopIteration:
            return
        yield function(item)
    chunks = iter(lambda: tuple(islice(items, _CHUNK)), ())
    yield from _on_processes(function, chunks, workers, lost)


def _on_processes(
    function: Callable[[T], R], chunks: Iterator[tuple[T, ...]], workers: int, lost: Callable[[T], R]
) -> Generator[R]:
    pool = _open(workers)
    waiting: deque[tuple[tuple[T, ...], Future[list[R]]]] = deque()
    try:
        while True:
            for chunk in islice(chunks, workers * _CHUNKS_AHEAD - len(waiting)):
                waiting.append((chunk, _submit(pool, function, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                results = [_alone(function, item, lost) for item in chunk]
                pool.shutdown(wait=False)
                pool = _open(workers)
                waiting = deque(
                    (chunk, future if _has_result(future) else _submit(pool, function, chunk))
                    for chunk, future in waiting
                )
            yield from results
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, function: Callable[[T], R], chunk: Sequence[T]) -> Future[list[R]]:
    try:
        return pool.submit(_each, function, chunk)
    except BrokenProcessPool as error:
        broken: Future[list[R]] = Future()
        broken.set_exception(error)
        return broken


def _each(function: Callable[[T], R], chunk: Sequence[T]) -> list[R]:
    return [function(item) for item in chunk]


def _alone(function: Callable[[T], R], item: T, lost: Callable[[T], R]) -> R:
    """An item of a chunk in which a process died: alone in a process, to learn whether it was this one."""
    with _open(1) as pool:
        try:
            return pool.submit(function, item).result()
        except BrokenProcessPool:
            return lost(item)


def _has_result(future: Future[list[R]]) -> bool:
    return future.done() and future.exception() is None


def _open(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_start)


def _context() -> BaseContext:
    """Never fork: the progress bar is a thread, and a lock that it holds would be copied locked."""
    if not _has_forkserver():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    with _interrupts_ignored():
        forkserver.ensure_running()
    return multiprocessing.get_context("forkserver")


def _has_forkserver() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C reaches every process of the terminal: the children leave it to this one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
