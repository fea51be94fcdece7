"""A model behind an OpenAI-compatible endpoint, asked through instructor.

Two kinds of repetition, kept apart so that they do not multiply: instructor asks again when an
answer does not fit its type; the transport sends again when no completion came. What was refused,
cut off or rejected is not repeated.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from .dialect import Dialect, Unsupported, strict_format
from .errors import BadRequest, InvalidAnswer, NoAnswer, Refused, Truncated
from .interface import GREEDY, Answer, Message, Sampling, Usage
from .transport import Sleep, Transport, not_a_completion

if TYPE_CHECKING:
    import httpx2
    from openai.types.chat import ChatCompletion

T = TypeVar("T", bound=BaseModel)

_NOWHERE = logging.NullHandler()


class EndpointModel:
    """A Model over HTTP; one client for its whole life, `concurrency` questions at a time.

    `sampling` is the same for every question; `timeout` in seconds, for each request; `tries` requests at
    most where no completion comes; `max_reasks` repetitions at most of a question whose answer does not
    fit. `http_client` and `sleep` are for tests and for clients of one's own.
    """

    def __init__(
        self,
        name: str,
        *,
        base_url: str,
        api_key: str | None = None,
        timeout: float = 120,
        max_reasks: int = 1,
        sampling: Sampling = GREEDY,
        concurrency: int = 8,
        tries: int = 5,
        http_client: httpx2.AsyncClient | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        from openai import AsyncOpenAI

        _mute()
        self._name = name
        self._client = AsyncOpenAI(
            base_url=base_url,
            api_key=api_key or "none",
            timeout=timeout,
            max_retries=0,
            http_client=http_client,
        )
        self._transport = Transport(self._client, timeout=timeout, tries=tries, sleep=sleep)
        self._max_reasks = max_reasks
        self._sampling = sampling
        self._concurrency = concurrency
        self._slots = asyncio.Semaphore(concurrency)
        self._dialect = Dialect()

    @property
    def name(self) -> str:
        return self._name

    @property
    def conversations(self) -> int:
        return self._concurrency

    async def aclose(self) -> None:
        await self._client.close()

    async def ask(
        self, messages: Sequence[Message], response: type[T], *, max_tokens: int = 256
    ) -> Answer[T]:
        """See Model.ask. `usage.seconds` begins when this question's turn has come."""
        sent = _sendable(messages)
        bill = _Bill()
        async with self._slots:
            began = time.monotonic()
            outcome = await self._converse(sent, response, max_tokens, bill)
        usage = Usage(**vars(bill), seconds=time.monotonic() - began)
        if isinstance(outcome, NoAnswer):
            outcome.usage = usage
            raise outcome.with_traceback(None)  # its frames hold the letter
        # instructor's own value is of a derived class and carries the whole completion with it.
        return Answer(response.model_validate_json(outcome, strict=True), outcome, usage)

    async def _converse(
        self, messages: list[dict[str, str]], response: type[T], max_tokens: int, bill: _Bill
    ) -> str | NoAnswer:
        """The text of a valid answer, or why there is none; gives up features that are turned down."""
        while True:
            dialect = self._dialect
            exchange = _Exchange(self._transport, dialect, response, bill)
            failure = await self._try(exchange, messages, max_tokens)
            if failure is None:
                return exchange.raw
            failure.raw = exchange.raw
            if not isinstance(failure, Unsupported) or dialect.without(failure.feature) == dialect:
                return failure
            self._dialect = self._dialect.without(failure.feature)

    async def _try(
        self, exchange: _Exchange, messages: list[dict[str, str]], max_tokens: int
    ) -> NoAnswer | None:
        import instructor
        from instructor.core import InstructorRetryException

        dialect = exchange.dialect
        mode = instructor.Mode.JSON_SCHEMA if dialect.schema else instructor.Mode.JSON
        ask: Any = instructor.patch(create=exchange.create, mode=mode)
        try:
            # Never `context=`: with it, instructor renders the letter's text as a template.
            await ask(
                response_model=exchange.response,
                max_retries=self._max_reasks,
                model=self._name,
                messages=messages,
                **dialect.parameters(max_tokens, self._sampling),
            )
        except InstructorRetryException as error:
            return _failure(error.__cause__)
        return None


@dataclass
class _Bill:
    calls: int = 0
    reasks: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0

    def count_call(self) -> None:
        self.calls += 1

    def add(self, completion: ChatCompletion) -> None:
        if usage := completion.usage:
            details = usage.prompt_tokens_details
            self.tokens_in += usage.prompt_tokens or 0
            self.tokens_out += usage.completion_tokens or 0
            self.tokens_cached += (details.cached_tokens or 0) if details else 0


class _Exchange:
    """One question in one dialect, with its re-asks. `create` is what instructor calls each time."""

    def __init__(
        self, transport: Transport, dialect: Dialect, response: type[BaseModel], bill: _Bill
    ) -> None:
        self.dialect = dialect
        self.response = response
        self.raw = ""
        self._transport = transport
        self._bill = bill
        self._asked = False

    async def create(self, **request: Any) -> ChatCompletion:
        if self.dialect.schema:
            request["response_format"] = strict_format(self.response)
        self._bill.reasks += self._asked
        self._asked = True
        completion = await self._transport.send(request, self._bill.count_call)
        if not getattr(completion, "choices", None):
            raise not_a_completion()
        # Counted before anything can go wrong with the answer: it is paid for in any case.
        self._bill.add(completion)
        choice = completion.choices[0]
        self.raw = choice.message.content or ""
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise Refused("the model declined to answer", hint="another model may answer")
        if choice.finish_reason == "length":
            raise Truncated("the model's answer was cut off at its token limit", hint="allow more tokens")
        return completion


def _failure(cause: BaseException | None) -> NoAnswer:
    if isinstance(cause, NoAnswer):
        return cause
    # Kinds only: the errors' texts, and even the names of unknown keys, are the model's words.
    kinds = (
        {error["type"] for error in cause.errors()} if isinstance(cause, ValidationError) else {"no answer"}
    )
    return InvalidAnswer(
        f"the model's answer does not fit what was asked for ({', '.join(sorted(kinds))})",
        hint="another model may do better",
    )


def _sendable(messages: Sequence[Message]) -> list[dict[str, str]]:
    try:
        for message in messages:
            message.content.encode()
        return [{"role": message.role, "content": message.content} for message in messages]
    except UnicodeEncodeError:
        failure = BadRequest("the question holds characters that are no text (unpaired surrogates)")
    raise failure


def _mute() -> None:
    """Both libraries log what is sent and what comes back, and a letter is in it."""
    for name in ("instructor", "openai"):
        logger = logging.getLogger(name)
        logger.addHandler(_NOWHERE)
        logger.propagate = False
