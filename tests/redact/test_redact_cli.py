"""`--redact` as a user has it: what is on the wire, what is in the result, what is told."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager

import pytest
from click.testing import CliRunner
from redact_letters import CASES, text_of
from support import EXAMPLES, ScriptedModel, fields_of

from summarizer import llm
from summarizer.cli import main
from summarizer.errors import UsageError

_CASE = CASES["several doctors"]


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(text_of(_CASE))
    return path


def _repeats_the_letter(request):
    if "overview" in fields_of(request):
        return {"overview": ""}
    lines = request["messages"][-1]["content"].splitlines()
    said = next((line.partition("] ")[2] for line in lines if "did not say why" in line), "")
    return {"rule": "", "shown": "", "missing": said, "approved": False}


@pytest.mark.parametrize("flag", ["--redact", "--no-redact", None])
def test_names_leave_only_as_they_are_asked_to(imr, endpoint, letter, flag):
    endpoint.script = _repeats_the_letter
    arguments = [flag] if flag else []
    done = imr(
        "summarize", letter, "--json", *arguments, "--model", "m", "--base-url", endpoint.url, "--quiet"
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""  # on loopback nothing leaves the machine
    sent = json.dumps(endpoint.requests, ensure_ascii=False)
    assert any(name in sent for name in _CASE.gone) == (flag != "--redact")
    assert "did not say why" in sent
    why = json.loads(done.stdout)["issues"][0]["digest"]["why"]
    assert (why["text"], why["source"]) == ("Dr. Aberquist did not say why.", "model")


@pytest.fixture
def elsewhere(monkeypatch):
    """A model at an endpoint that is not on this machine, without one."""
    scripted = ScriptedModel({"rule": "", "shown": "", "missing": "", "approved": False}, overview="")

    @asynccontextmanager
    async def opened(*_, **__):
        yield scripted

    monkeypatch.setattr(llm, "open_model", opened)
    return scripted


@pytest.mark.parametrize(
    ("flags", "told", "named"),
    [
        ([], "replaced", False),
        (["--redact"], "replaced", False),
        (["--no-redact"], "as they are", True),
        (["--quiet"], "replaced", False),
    ],
)
@pytest.mark.parametrize("command", ["summarize", "explain"])
def test_what_leaves_and_where_to_is_told(elsewhere, letter, command, flags, told, named):
    files = [str(letter), str(EXAMPLES / "2016-upheld-one-issue.txt")]
    arguments = [
        command,
        *files,
        *flags,
        "--model",
        "m",
        "--base-url",
        "https://user:secret@api.example.com/v1",
    ]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("imr: ")]
    assert len(lines) == 1
    assert "2 letters go to api.example.com" in lines[0]
    assert told in lines[0]
    assert "secret" not in done.stderr
    sent = " ".join(message.content for turns in elsewhere.sent for message in turns)
    assert ("Aberquist" in sent) == named


@pytest.mark.parametrize("flags", [[], ["--redact"], ["--no-redact"]])
def test_nothing_is_told_of_the_embedded_model(elsewhere, letter, flags):
    done = CliRunner().invoke(
        main, ["summarize", str(letter), "--quiet", *flags], env={"OPENAI_BASE_URL": "http://a.b/v1"}
    )
    assert done.exit_code == 0, done.stderr
    assert "imr:" not in done.stderr
    sent = " ".join(message.content for turns in elsewhere.sent for message in turns)
    assert ("Aberquist" in sent) == (flags != ["--redact"])


@pytest.mark.parametrize(
    ("spec", "url", "host"),
    [
        ("embedded", "https://api.example.com/v1", None),
        ("embedded:x.gguf", None, None),
        ("m", "http://localhost:8000/v1", None),
        ("m", "http://127.0.0.1:8000/v1", None),
        ("m", "http://127.9.9.9/v1", None),
        ("m", "http://[::1]:8000/v1", None),
        ("m", "http://LOCALHOST/v1", None),
        ("m", "https://api.example.com/v1", "api.example.com"),
        ("m", "http://192.168.1.5:8000/v1", "192.168.1.5"),
        ("m", "http://0.0.0.0:8000/v1", "0.0.0.0"),
        ("m", "http://localhost.example.com/v1", "localhost.example.com"),
        ("m", "http://127.0.0.1.example.com/v1", "127.0.0.1.example.com"),
        ("m", "http://127.0.0.1@example.com/v1", "example.com"),
        ("m", None, "api.openai.com"),
    ],
)
def test_which_addresses_are_not_this_machine(monkeypatch, spec, url, host):
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "a key")
    assert llm.leaves_for(spec, base_url=url) == host


def test_without_an_address_and_a_key_nothing_is_said_to_leave(monkeypatch):
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UsageError, match="needs an endpoint"):
        llm.leaves_for("m")
