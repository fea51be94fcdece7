"""Shared by tests: where the examples are, and an OpenAI-compatible endpoint that answers by script."""

from __future__ import annotations

import importlib.util
import json
import threading
import time
from collections.abc import Callable, Sequence
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

from summarizer.llm import Answer, Message, Usage
from summarizer.llm.errors import InvalidAnswer
from summarizer.schema.drafts import Draft, IssueDraft, OverviewDraft

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "letters"
BAD = ROOT / "examples" / "bad"


@cache
def make_files() -> ModuleType:
    """The examples' own maker of files."""
    spec = importlib.util.spec_from_file_location("make_files", ROOT / "examples" / "make_files.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


NOMINAL_SECONDS = 0.12
"""What `slowness` takes on a calm machine."""


def slowness() -> float:
    """How much slower than the machine the limits were set on this one is just now, at least 1."""
    start = time.process_time()
    sum(number % 7 for number in range(2_000_000))
    return max(1.0, (time.process_time() - start) / NOMINAL_SECONDS)


def seconds_beside_limit(run: Callable[[], object]) -> tuple[float, float]:
    """Processor seconds of `run`, and how many make a second here: the best of three."""
    best = (float("inf"), 1.0)
    for _ in range(3):  # for a machine that does other work too
        limit = slowness()
        start = time.process_time()
        run()
        best = min(best, (time.process_time() - start, limit), key=lambda one: one[0] / one[1])
        if best[0] < best[1]:
            break
    return best


Script = Callable[[dict[str, Any]], dict[str, Any] | str]


class ScriptedEndpoint:
    """Answers each chat request with what `script` makes of it; keeps every request."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.script: Script = lambda _: {}
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                endpoint.requests.append(body)
                answer = endpoint.script(body)
                content = answer if isinstance(answer, str) else json.dumps(answer)
                reply = json.dumps(
                    {
                        "id": "1",
                        "object": "chat.completion",
                        "created": 0,
                        "model": body["model"],
                        "choices": [
                            {
                                "index": 0,
                                "finish_reason": "stop",
                                "message": {"role": "assistant", "content": content},
                            }
                        ],
                        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
                    }
                ).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def fields_of(request: dict[str, Any]) -> set[str]:
    """The fields that a request's JSON schema asks for."""
    return set(request["response_format"]["json_schema"]["schema"]["properties"])


GOOD = {
    "rule": "The MTUS knee chapter reserves special imaging for a knee that still hurts after four to six "
    "weeks of conservative care.",
    "shown": "The worker had gone to two of six prescribed therapy visits.",
    "missing": "The file holds no x-ray report.",
    "approved": False,
}


class ScriptedModel:
    """Answers each issue question with the next of its answers; keeps what it was sent."""

    name = "scripted"
    conversations = 4

    def __init__(
        self,
        *answers: dict[str, object] | Exception,
        overview: str = "The worker has a sprain of the left knee.",
    ) -> None:
        self.answers = list(answers)
        self.overview = overview
        self.sent: list[list[Message]] = []

    async def ask(self, messages: Sequence[Message], response: type[Draft], *, max_tokens: int = 256):
        usage = Usage(calls=1, tokens_in=10, tokens_out=5)
        if response is OverviewDraft:
            return Answer(OverviewDraft(overview=self.overview), "{}", usage)
        if response is not IssueDraft:
            raise InvalidAnswer("no choice is scripted")
        self.sent.append(list(messages))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return Answer(IssueDraft.model_validate(answer), json.dumps(answer), usage)

    async def aclose(self) -> None:
        pass
