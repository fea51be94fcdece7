"""Opens the model that a spec names, and says where its questions go."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import os
import threading
import urllib.parse
from collections.abc import AsyncIterator
from concurrent.futures import Future
from pathlib import Path

from summarizer.errors import UsageError

from .interface import GREEDY, Model, Sampling
from .known import Weights
from .progress import Progress, Silent

_EMBEDDED = "embedded"
_OPENAI = "https://api.openai.com/v1"
_ENDPOINT_SECONDS = 120.0
_EMBEDDED_SECONDS = 900.0


@contextlib.asynccontextmanager
async def open_model(
    spec: str = _EMBEDDED,
    *,
    base_url: str | None = None,
    api_key: str | None = None,
    timeout: float | None = None,
    max_reasks: int = 1,
    sampling: Sampling = GREEDY,
    progress: Progress | None = None,
) -> AsyncIterator[Model]:
    """The model that `spec` names, for as long as the block lasts.

    `spec`: "embedded", "embedded:PATH.gguf", "embedded:NAME" of known weights, or a model's name at
    `base_url` (else $OPENAI_BASE_URL, else OpenAI's) with `api_key` (else $OPENAI_API_KEY). What
    lies in the environment never makes a letter leave the machine: only a named model does.
    `timeout`: seconds for each request; by default 120, and 900 for the embedded model, which may
    share a slow machine. `max_reasks`: repetitions after an answer that does not fit. `sampling`: by
    default the same question gets the same answer.

    Raises UsageError for a spec that means nothing, or a ModelError where the model does not start.
    """
    kind, _, which = spec.partition(":")
    if kind == _EMBEDDED:
        from .embedded import embedded_model

        progress = progress or Silent()
        weights, path = await _prepare(which, progress)
        seconds = _EMBEDDED_SECONDS if timeout is None else timeout
        async with contextlib.AsyncExitStack() as stack:
            progress.start(f"loading {weights.name}", None)
            try:
                model = await stack.enter_async_context(
                    embedded_model(
                        f"{_EMBEDDED}:{weights.name}",
                        path,
                        timeout=seconds,
                        max_reasks=max_reasks,
                        sampling=sampling,
                    )
                )
            finally:
                progress.finish()
            yield model
        return

    address, key = _address(spec, base_url, api_key)
    from .endpoint import EndpointModel

    endpoint = EndpointModel(
        spec,
        base_url=address,
        api_key=key,
        timeout=_ENDPOINT_SECONDS if timeout is None else timeout,
        max_reasks=max_reasks,
        sampling=sampling,
    )
    try:
        yield endpoint
    finally:
        await endpoint.aclose()


def leaves_for(spec: str, *, base_url: str | None = None) -> str | None:
    """The host to which `open_model` with the same arguments sends what it is asked; None where
    that stays on this machine: the embedded model, and an endpoint on loopback.

    Raises UsageError for an address that means nothing, and where neither an address nor a key is given.
    """
    if spec.partition(":")[0] == _EMBEDDED:
        return None
    host = urllib.parse.urlsplit(_address(spec, base_url, None)[0]).hostname or ""
    return None if _is_loopback(host) else host


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _address(spec: str, base_url: str | None, api_key: str | None) -> tuple[str, str | None]:
    given = base_url or os.environ.get("OPENAI_BASE_URL")
    api_key = api_key or os.environ.get("OPENAI_API_KEY") or None
    if not spec.strip():
        raise UsageError("no model is named", hint="--model embedded, or a model's name")
    if not given and not api_key:
        raise UsageError(
            f"the model {spec} needs an endpoint, and neither a base URL nor an API key is given",
            hint="--base-url or OPENAI_BASE_URL, OPENAI_API_KEY, or --model embedded",
        )
    return _checked(given), api_key


def _checked(base_url: str | None) -> str:
    """The endpoint's address: what is given, else the environment's, else OpenAI's."""
    base_url = base_url or os.environ.get("OPENAI_BASE_URL") or _OPENAI
    parts = urllib.parse.urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("the base URL is no web address", hint="such as http://127.0.0.1:8000/v1")
    return base_url


class _Stoppable:
    """Passes progress on until the one who waits for the work is gone."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.stopped = False

    def start(self, what: str, total: int | None) -> None:
        self._progress.start(what, total)

    def advance(self, count: int) -> None:
        if self.stopped:
            raise asyncio.CancelledError
        self._progress.advance(count)

    def finish(self) -> None:
        self._progress.finish()


async def _prepare(which: str, progress: Progress) -> tuple[Weights, Path]:
    """The weights, found and checked on a thread: other tasks go on, and Ctrl-C is heard.

    A daemon thread, since the program does not wait for it at its end: a download cannot be stopped.
    """
    from .weights import obtain

    stoppable = _Stoppable(progress)
    outcome: Future[tuple[Weights, Path]] = Future()
    outcome.set_running_or_notify_cancel()

    def work() -> None:
        try:
            outcome.set_result(obtain(which, stoppable))
        except BaseException as error:
            outcome.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        return await asyncio.wrap_future(outcome)
    finally:
        stoppable.stopped = True
