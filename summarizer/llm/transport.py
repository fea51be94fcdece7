"""Sends a request until a completion comes back, or says in our own words why none does."""

from __future__ import annotations

import asyncio
import email.utils
import math
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from .dialect import Unsupported, refused_feature
from .errors import (
    BadKey,
    BadRequest,
    BadResponse,
    ContextTooLong,
    EndpointFault,
    NoAnswer,
    NoConnection,
    QuotaUsed,
    RateLimited,
    TimedOut,
    UnknownModel,
)

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI
    from openai.types.chat import ChatCompletion

Sleep = Callable[[float], Awaitable[None]]

LONGEST_PAUSE = 60.0
_backoff = wait_exponential_jitter(initial=1, max=LONGEST_PAUSE / 2)


class Transport:
    """The one layer that repeats requests: at most `tries` times, after `timeout` seconds each."""

    def __init__(
        self, client: AsyncOpenAI, *, timeout: float, tries: int = 5, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._client = client
        self._timeout = timeout
        self._tries = tries
        self._sleep = sleep

    async def send(self, request: dict[str, Any], on_call: Callable[[], None]) -> ChatCompletion:
        """The completion of a chat request; `on_call` is told of every request that goes out.

        Raises a NoAnswer that quotes nothing of the request or of what came back.
        """
        retrying = AsyncRetrying(
            retry=retry_if_exception(lambda error: isinstance(error, NoAnswer) and error.retryable),
            stop=stop_after_attempt(self._tries),
            wait=_pause,
            sleep=self._sleep,
            reraise=True,
        )
        return await retrying(self._once, request, on_call)

    async def _once(self, request: dict[str, Any], on_call: Callable[[], None]) -> ChatCompletion:
        import openai

        failure: NoAnswer
        on_call()
        try:
            # The client's own timeout runs anew with every byte that trickles in.
            async with asyncio.timeout(self._timeout):
                completion: ChatCompletion = await self._client.chat.completions.create(**request)
            return completion
        except (openai.APITimeoutError, TimeoutError):
            failure = TimedOut(
                f"the model did not answer within {self._timeout:g} seconds",
                hint="try again, or allow more time",
            )
        except openai.APIConnectionError:
            failure = NoConnection(
                "there is no connection to the model's endpoint",
                hint="check the base URL, and that the server runs",
            )
        except openai.APIStatusError as error:
            failure = _status_failure(error)
        except (openai.OpenAIError, ValueError):
            failure = not_a_completion()
        # Raised here and not above, so that it carries no exception that quotes the letter.
        raise failure


def not_a_completion() -> BadResponse:
    return BadResponse(
        "what the endpoint answers is no chat completion",
        hint="check the base URL: it mostly ends in /v1",
    )


def _status_failure(error: APIStatusError) -> NoAnswer:
    status = error.status_code
    said = error.message.lower()
    if status == 413 or "context_length" in str(error.code) or any(words in said for words in _TOO_LONG):
        return ContextTooLong(
            "the question is longer than the model can take",
            hint="use a model with a longer context",
        )
    if status in (400, 422):
        feature = refused_feature(str(error.param or ""), said)
        return Unsupported(feature) if feature else BadRequest(f"the endpoint rejects the request ({status})")
    if status in (401, 403):
        return BadKey(f"the endpoint does not accept the API key ({status})", hint="check OPENAI_API_KEY")
    if status == 404:
        return UnknownModel(
            "the endpoint does not know this model or address (404)",
            hint="check the model's name and the base URL",
        )
    if status == 429 and str(error.code or error.type) == "insufficient_quota":
        return QuotaUsed("the API key's quota is used up (429)", hint="check the account's plan and billing")
    if status == 429:
        return RateLimited(
            "the endpoint goes on answering 'too many requests' (429)",
            hint="try again later, or with fewer letters at a time",
            retry_after=_retry_after(error),
        )
    if status in (408, 409) or status >= 500:
        return EndpointFault(
            f"the endpoint goes on failing ({status})",
            hint="try again later",
            retry_after=_retry_after(error),
        )
    return BadRequest(f"the endpoint rejects the request ({status})")


_TOO_LONG = (
    "context length",
    "context_length",
    "context size",
    "context window",
    "exceed_context",
    "maximum context",
    "prompt is too long",
)


def _retry_after(error: APIStatusError) -> float | None:
    """The header's seconds, or the seconds until its HTTP date; None where it says nothing of use."""
    value = error.response.headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
        except ValueError:
            return None
    return max(seconds, 0.0) if math.isfinite(seconds) else None


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, NoAnswer) else None
    return _backoff(state) if asked is None else min(asked, LONGEST_PAUSE)
