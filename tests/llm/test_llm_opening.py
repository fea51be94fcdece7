"""What a spec opens, and that nothing else does."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import ImrError, UsageError
from summarizer.llm import embedded, open_model, weights
from summarizer.llm.known import DEFAULT, KNOWN
from summarizer.llm.progress import Progress


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the embedded model was started with."""
    seen: list[Any] = []

    def obtain(which: str, progress: Progress) -> Any:
        seen.append(which)
        return KNOWN[0], Path("/weights.gguf")

    @contextlib.asynccontextmanager
    async def start(name: str, path: Path, **options: Any) -> AsyncIterator[str]:
        seen.extend((name, path, options))
        yield "the embedded model"

    monkeypatch.setattr(weights, "obtain", obtain)
    monkeypatch.setattr(embedded, "embedded_model", start)
    return seen


def _name_of(spec: str, **options: Any) -> str:
    async def run() -> str:
        async with open_model(spec, **options) as model:
            return model.name

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("spec", "which"),
    [("embedded", ""), ("embedded:/a/b.gguf", "/a/b.gguf"), ("embedded:C:\\m.gguf", "C:\\m.gguf")],
)
def test_embedded_stays_embedded_whatever_the_environment_holds(
    spec: str, which: str, opened: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://endpoint.test/v1")

    async def run() -> Any:
        async with open_model(spec, max_reasks=2) as model:
            return model

    assert asyncio.run(run()) == "the embedded model"
    assert opened[:3] == [which, f"embedded:{DEFAULT}", Path("/weights.gguf")]
    assert opened[3]["max_reasks"] == 2


@pytest.mark.parametrize(
    ("options", "environment", "url"),
    [
        ({"base_url": "http://127.0.0.1:9/v1"}, {}, "http://127.0.0.1:9/v1/"),
        ({}, {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}, "http://127.0.0.1:9/v1/"),
        ({"base_url": "http://a.test/v1"}, {"OPENAI_BASE_URL": "http://b.test/v1"}, "http://a.test/v1/"),
        ({"api_key": "sk-1"}, {}, "https://api.openai.com/v1/"),
        ({}, {"OPENAI_API_KEY": "sk-1", "OPENAI_BASE_URL": ""}, "https://api.openai.com/v1/"),
    ],
)
def test_a_named_model_at_its_address(
    options: dict[str, str], environment: dict[str, str], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    async def run() -> tuple[str, str]:
        async with open_model("some-model", **options) as model:  # type: ignore[arg-type]
            return model.name, str(model._client.base_url)  # type: ignore[attr-defined]

    assert asyncio.run(run()) == ("some-model", url)


@pytest.mark.parametrize(
    ("spec", "options", "words"),
    [
        ("some-model", {}, "neither a base URL nor an API key"),
        ("embeded", {}, "--model embedded"),
        ("", {"api_key": "k"}, "no model is named"),
        ("  ", {"api_key": "k"}, "no model is named"),
        ("some-model", {"base_url": "localhost:8000"}, "no web address"),
        ("some-model", {"base_url": "ftp://x.test"}, "no web address"),
        ("some-model", {"base_url": "http://"}, "no web address"),
        ("embedded:/nowhere/x.gguf", {}, "no weights at"),
    ],
)
def test_specs_that_mean_nothing(spec: str, options: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        _name_of(spec, **options)


def test_importing_the_package_loads_none_of_the_libraries() -> None:
    code = (
        "import sys, summarizer.llm\n"
        "heavy = {'openai', 'instructor', 'xllamacpp', 'huggingface_hub', 'httpx2', 'jinja2'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_preparing_the_weights_holds_up_nobody_and_stops_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []

    def slow(which: str, progress: Progress) -> Any:
        try:
            for _ in range(2000):
                time.sleep(0.005)
                progress.advance(1)
        except BaseException as error:
            ended.append(type(error).__name__)
            raise

    monkeypatch.setattr(weights, "obtain", slow)

    async def run() -> None:
        opening = asyncio.ensure_future(open_model("embedded").__aenter__())
        await asyncio.sleep(0.05)
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        await asyncio.sleep(0.05)

    began = time.monotonic()
    asyncio.run(run())
    assert time.monotonic() - began < 3
    assert ended == ["CancelledError"]


def test_a_failure_of_the_weights_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(which: str, progress: Progress) -> Any:
        raise ImrError("nothing there")

    monkeypatch.setattr(weights, "obtain", broken)
    with pytest.raises(ImrError, match="nothing there"):
        _name_of("embedded")


def test_loading_is_told_and_ends_before_the_first_question(opened: list[Any]) -> None:
    told: list[str] = []

    class Watch:
        def start(self, what: str, total: int | None) -> None:
            told.append(what.split()[0])

        def advance(self, count: int) -> None:
            pass

        def finish(self) -> None:
            told.append("finish")

    async def run() -> list[str]:
        async with open_model("embedded", progress=Watch()):
            return list(told)

    assert asyncio.run(run())[-2:] == ["loading", "finish"]
