"""The endpoint model against scripted answers: what is on the wire, what is repeated, what it costs."""

from __future__ import annotations

import asyncio
import email.utils
import io
import json
import logging
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import httpx2
import pytest
from pydantic import BaseModel, Field, field_validator

from summarizer.llm import Answer, Message
from summarizer.llm.endpoint import EndpointModel
from summarizer.llm.errors import (
    BadKey,
    BadRequest,
    BadResponse,
    ContextTooLong,
    EndpointFault,
    InvalidAnswer,
    NoAnswer,
    NoConnection,
    QuotaUsed,
    RateLimited,
    Refused,
    TimedOut,
    Truncated,
    UnknownModel,
)

SECRET = "zanzibar-knee-brace"
KEY = "sk-very-private"
Step = httpx2.Response | Exception | Callable[[], Any]


class Part(BaseModel):
    side: Literal["left", "right"]


class Reply(BaseModel):
    approved: bool
    why: str = Field(max_length=200)
    part: Part | None = None

    @field_validator("why")
    @classmethod
    def plain(cls, why: str) -> str:
        if "xylophone" in why:
            raise ValueError(f"the word does not belong here: {why}")
        return why


def said(
    content: str | None = '{"approved": true, "why": "It was short.", "part": null}',
    *,
    finish: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int, int] = (100, 40, 7),
) -> httpx2.Response:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    usage = {
        "prompt_tokens": tokens[0],
        "completion_tokens": tokens[2],
        "total_tokens": tokens[0] + tokens[2],
        "prompt_tokens_details": {"cached_tokens": tokens[1]},
    }
    return httpx2.Response(
        200,
        json={
            "id": "x",
            "object": "chat.completion",
            "created": 0,
            "model": "m",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": usage,
        },
    )


def failed(
    status: int, message: str = SECRET, headers: dict[str, str] | None = None, **fields: Any
) -> httpx2.Response:
    return httpx2.Response(status, json={"error": {"message": message, **fields}}, headers=headers or {})


class Endpoint:
    """Answers step by step and keeps what it was sent."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[httpx2.Headers] = []
        self.pauses: list[float] = []

    async def _handle(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(json.loads(request.content))
        self.headers.append(request.headers)
        step = self.steps.pop(0)
        if callable(step):
            step = await step()
        if isinstance(step, Exception):
            raise step
        return step

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    def model(self, **options: Any) -> EndpointModel:
        return EndpointModel(
            "some-model",
            base_url="http://endpoint.test/v1",
            api_key=KEY,
            http_client=httpx2.AsyncClient(transport=httpx2.MockTransport(self._handle)),
            sleep=self._sleep,
            **options,
        )

    def ask(self, *contents: str, **options: Any) -> Answer[Reply]:
        async def run() -> Answer[Reply]:
            model = self.model(**options)
            try:
                messages = [Message("user", content) for content in contents or (SECRET,)]
                return await model.ask(messages, Reply, max_tokens=50)
            finally:
                await model.aclose()

        return asyncio.run(run())

    def fails(self, kind: type[NoAnswer], **options: Any) -> NoAnswer:
        with pytest.raises(kind) as caught:
            self.ask(**options)
        assert type(caught.value) is kind
        return caught.value


def timeout() -> Exception:
    return httpx2.ReadTimeout("slow")


def dropped() -> Exception:
    return httpx2.RemoteProtocolError("gone")


def test_an_answer_with_its_text_and_its_bill() -> None:
    endpoint = Endpoint(said())
    answer = endpoint.ask()
    assert answer.value == Reply(approved=True, why="It was short.")
    assert type(answer.value) is Reply
    assert answer.raw == '{"approved": true, "why": "It was short.", "part": null}'
    usage = answer.usage
    assert (usage.calls, usage.reasks, usage.tokens_in, usage.tokens_cached, usage.tokens_out) == (
        1,
        0,
        100,
        40,
        7,
    )
    assert usage.seconds > 0


def test_the_schema_on_the_wire_is_strict() -> None:
    endpoint = Endpoint(said())
    endpoint.ask()
    sent = endpoint.requests[0]["response_format"]
    schema = sent["json_schema"]["schema"]
    assert sent["type"] == "json_schema"
    assert sent["json_schema"]["strict"] is True
    assert sent["json_schema"]["name"] == "Reply"
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Part"]["additionalProperties"] is False
    assert schema["required"] == ["approved", "why", "part"]


def test_the_parameters_on_the_wire() -> None:
    endpoint = Endpoint(said())
    endpoint.ask()
    sent = endpoint.requests[0]
    assert (sent["model"], sent["temperature"], sent["max_tokens"]) == ("some-model", 0, 50)
    assert isinstance(sent["seed"], int)
    assert "max_completion_tokens" not in sent


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% raw %} never closed",
        "{%- for x in y %}{# note #}",
        "${HOME} %s {0} {name!r} \\n \\u0041",
        "  kept \r\n spaces \t\n\n",
        "<|im_end|><|im_start|>system",
        "naïve — “quoted” \u200b \x00 \x0c 漢字 \U0001f9b4",
        "https://example.test/scan.png",
    ],
)
def test_a_message_reaches_the_model_as_it_is(text: str) -> None:
    endpoint = Endpoint(said("{}"), said())
    endpoint.ask("first", text)
    assert endpoint.requests[0]["messages"] == [
        {"role": "user", "content": "first"},
        {"role": "user", "content": text},
    ]
    assert endpoint.requests[1]["messages"][1]["content"] == text, "in the re-ask too"


def test_roles_and_order_are_kept() -> None:
    endpoint = Endpoint(said())
    messages = [Message("system", "a"), Message("user", "b"), Message("assistant", "c"), Message("user", "d")]

    async def run() -> None:
        await endpoint.model().ask(messages, Reply)

    asyncio.run(run())
    assert [(m["role"], m["content"]) for m in endpoint.requests[0]["messages"]] == [
        (m.role, m.content) for m in messages
    ]


@pytest.mark.parametrize("bad", ["no json", "{}", '{"approved": true, "why": "xylophone"}', ""])
def test_an_invalid_answer_is_asked_for_again_once_with_the_reason(bad: str) -> None:
    endpoint = Endpoint(said(bad), said())
    answer = endpoint.ask()
    assert answer.value.approved
    assert (answer.usage.calls, answer.usage.reasks) == (2, 1)
    assert (answer.usage.tokens_in, answer.usage.tokens_cached, answer.usage.tokens_out) == (200, 80, 14)
    first, second = endpoint.requests
    assert second["messages"][:1] == first["messages"]
    reason = second["messages"][-1]["content"]
    assert "validation error" in reason
    assert second["response_format"] == first["response_format"]


@pytest.mark.parametrize("reasks", [0, 1, 3])
def test_reasks_are_bounded(reasks: int) -> None:
    endpoint = Endpoint(*[said('{"approved": true, "why": "xylophone"}')] * 5)
    error = endpoint.fails(InvalidAnswer, max_reasks=reasks)
    assert len(endpoint.requests) == error.usage.calls == reasks + 1
    assert error.usage.reasks == reasks
    assert error.usage.tokens_in == 100 * (reasks + 1)


ENDED: list[tuple[str, list[Step], type[NoAnswer], int]] = [
    ("refusal", [said(None, refusal="I will not say " + SECRET)], Refused, 1),
    ("content filter", [said("", finish="content_filter")], Refused, 1),
    ("cut off", [said('{"approved": tr', finish="length")], Truncated, 1),
    ("cut off, yet whole", [said(finish="length")], Truncated, 1),
    ("bad key", [failed(401)], BadKey, 1),
    ("forbidden", [failed(403)], BadKey, 1),
    ("unknown model", [failed(404)], UnknownModel, 1),
    ("bad request", [failed(400)], BadRequest, 1),
    ("quota", [failed(429, code="insufficient_quota")], QuotaUsed, 1),
    ("too long by code", [failed(400, code="context_length_exceeded", param="messages")], ContextTooLong, 1),
    ("too long by words", [failed(400, "maximum context length is 9; reduce max_tokens")], ContextTooLong, 1),
    ("too long for llama.cpp", [failed(400, "exceeds the available context size")], ContextTooLong, 1),
    ("too large", [failed(413)], ContextTooLong, 1),
    ("a web page", [httpx2.Response(200, html="<p>hello</p>")], BadResponse, 1),
    (
        "broken JSON",
        [httpx2.Response(200, content=b'{"a', headers={"content-type": "application/json"})],
        BadResponse,
        1,
    ),
    ("no choices", [httpx2.Response(200, json={"choices": []})], BadResponse, 1),
    ("rate limit", [failed(429)] * 5, RateLimited, 5),
    ("request timeout", [failed(408)] * 5, EndpointFault, 5),
    ("conflict", [failed(409)] * 5, EndpointFault, 5),
    ("server error", [failed(500), failed(502), failed(503), failed(529), failed(504)], EndpointFault, 5),
    ("timeout", [timeout()] * 5, TimedOut, 5),
    ("dropped", [dropped()] * 5, NoConnection, 5),
    ("never connected", [httpx2.ConnectError(SECRET)] * 5, NoConnection, 5),
    ("invalid", [said(json.dumps({"approved": SECRET, SECRET: SECRET}))] * 2, InvalidAnswer, 2),
]


@pytest.fixture
def program_log() -> Iterator[io.StringIO]:
    """Everything that a program which logs at the finest level would write."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize(
    ("steps", "kind", "calls"), [case[1:] for case in ENDED], ids=[case[0] for case in ENDED]
)
def test_each_end_has_its_own_error(
    steps: list[Step], kind: type[NoAnswer], calls: int, program_log: io.StringIO, capfd: Any
) -> None:
    endpoint = Endpoint(*steps)
    error = endpoint.fails(kind)
    assert error.usage.calls == len(endpoint.requests) == calls
    shown = "".join(traceback.format_exception(error)) + repr(error.args) + program_log.getvalue()
    shown += "".join(capfd.readouterr())
    assert SECRET not in shown
    assert KEY not in shown
    assert error.__cause__ is None
    assert error.__context__ is None
    assert error.exit_code == 5
    assert error.hint or kind is BadRequest


def test_no_text_of_an_answer_in_an_error() -> None:
    endpoint = Endpoint(*[said(json.dumps({"approved": True, "why": f"xylophone {SECRET}"}))] * 2)
    assert SECRET not in str(endpoint.fails(InvalidAnswer))


@pytest.mark.parametrize(
    "step", [failed(408), failed(409), failed(429), failed(500), failed(503), timeout(), dropped()]
)
def test_a_passing_fault_is_mended_and_counted(step: Step) -> None:
    endpoint = Endpoint(step, step, said())
    answer = endpoint.ask()
    assert (answer.usage.calls, answer.usage.reasks, answer.usage.tokens_in) == (3, 0, 100)
    assert len(endpoint.pauses) == 2
    assert 1 <= endpoint.pauses[0] <= endpoint.pauses[1] <= 31


def test_the_two_kinds_of_repetition_do_not_multiply() -> None:
    bad = said("{}")
    endpoint = Endpoint(failed(500), bad, failed(500), said())
    answer = endpoint.ask()
    assert (answer.usage.calls, answer.usage.reasks, answer.usage.tokens_in) == (4, 1, 200)

    endpoint = Endpoint(bad, *[failed(500)] * 5, said())
    error = endpoint.fails(EndpointFault, max_reasks=3)
    assert (error.usage.calls, error.usage.reasks, error.usage.tokens_in) == (6, 1, 100)


def test_truncation_in_the_reask_ends_it() -> None:
    endpoint = Endpoint(said("{}"), said('{"appr', finish="length"), said())
    error = endpoint.fails(Truncated, max_reasks=3)
    assert (error.usage.calls, error.usage.tokens_out) == (2, 14)


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("7", 7, 7),
        ("0", 0, 0),
        ("0.25", 0.25, 0.25),
        ("-3", 0, 0),
        ("86400", 60, 60),
        (timedelta(seconds=20), 18, 20),
        (timedelta(seconds=-50), 0, 0),
        (timedelta(hours=3), 60, 60),
        ("soon", 1, 2),
        ("nan", 1, 2),
        ("", 1, 2),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured(header: str | timedelta, least: float, most: float, status: int) -> None:
    if isinstance(header, timedelta):
        header = email.utils.format_datetime(datetime.now(UTC) + header, usegmt=True)
    endpoint = Endpoint(failed(status, headers={"retry-after": header}), said())
    endpoint.ask()
    assert len(endpoint.pauses) == 1
    assert least <= endpoint.pauses[0] <= most


def test_the_last_error_says_how_long_to_wait() -> None:
    endpoint = Endpoint(*[failed(429, headers={"retry-after": "3"})] * 5)
    assert endpoint.fails(RateLimited).retry_after == 3
    assert endpoint.pauses == [3, 3, 3, 3]


@pytest.mark.parametrize(
    ("refusal", "gone", "there"),
    [
        (failed(400, param="max_tokens"), "max_tokens", "max_completion_tokens"),
        (failed(400, "use 'max_completion_tokens' instead"), "max_tokens", "max_completion_tokens"),
        (failed(400, param="temperature"), "temperature", "seed"),
        (failed(422, "seed: extra field"), "seed", "temperature"),
    ],
)
def test_a_parameter_that_is_turned_down_is_left_away_from_then_on(
    refusal: httpx2.Response, gone: str, there: str
) -> None:
    endpoint = Endpoint(refusal, said(), said())

    async def run() -> list[Answer[Reply]]:
        model = endpoint.model()
        return [await model.ask([Message("user", "x")], Reply) for _ in range(2)]

    first, second = asyncio.run(run())
    assert (first.usage.calls, first.usage.reasks, second.usage.calls) == (2, 0, 1)
    assert gone in endpoint.requests[0]
    for request in endpoint.requests[1:]:
        assert gone not in request
        assert there in request


def test_without_schemas_the_endpoint_is_asked_for_json() -> None:
    endpoint = Endpoint(failed(400, "unknown field", param="response_format"), said(), said())

    async def run() -> list[Answer[Reply]]:
        model = endpoint.model()
        messages = [Message("system", "Be brief."), Message("user", "{{ 7*7 }}")]
        return [await model.ask(messages, Reply) for _ in range(2)]

    first, second = asyncio.run(run())
    assert (first.usage.calls, second.usage.calls) == (2, 1)
    for request in endpoint.requests[1:]:
        assert request["response_format"] == {"type": "json_object"}
        system, user = request["messages"]
        assert system["content"].startswith("Be brief.")
        assert '"approved"' in system["content"]
        assert user["content"] == "{{ 7*7 }}"


def test_a_feature_turned_down_again_ends_it() -> None:
    endpoint = Endpoint(*[failed(400, param="response_format")] * 9)
    with pytest.raises(BadRequest) as caught:
        endpoint.ask()
    assert caught.value.usage.calls == 2


def test_a_question_that_cannot_be_sent() -> None:
    endpoint = Endpoint()
    with pytest.raises(BadRequest) as caught:
        endpoint.ask(f"{SECRET} \ud800")
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None


def test_a_slow_trickle_is_a_timeout() -> None:
    async def slow() -> httpx2.Response:
        await asyncio.sleep(30)
        return said()

    endpoint = Endpoint(slow, slow)
    began = time.monotonic()
    endpoint.fails(TimedOut, timeout=0.05, tries=2)
    assert time.monotonic() - began < 5


def test_many_at_once_share_the_client_within_bounds() -> None:
    now, peak = 0, 0

    async def work() -> httpx2.Response:
        nonlocal now, peak
        now += 1
        peak = max(peak, now)
        await asyncio.sleep(0.005)
        now -= 1
        return said()

    endpoint = Endpoint(*[work] * 30)

    async def run() -> list[Answer[Reply]]:
        model = endpoint.model(concurrency=4)
        return await asyncio.gather(*[model.ask([Message("user", str(n))], Reply) for n in range(30)])

    answers = asyncio.run(run())
    assert peak == 4
    assert sum(answer.usage.calls for answer in answers) == 30
    assert {answer.usage.calls for answer in answers} == {1}


def test_the_key_is_in_the_header_only() -> None:
    endpoint = Endpoint(said())
    endpoint.ask()
    assert endpoint.headers[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in json.dumps(endpoint.requests[0])
