"""Why a model gave no usable answer. No message holds prompt, letter or key: each is written here.

The libraries' own exceptions quote what was sent and what came back, so they are never chained
into these.
"""

from __future__ import annotations

from typing import ClassVar

from summarizer.errors import ModelError

from .interface import Usage


class NoAnswer(ModelError):
    """A question was asked and no usable answer came; `usage` is what that cost all the same, `raw` the
    last answer that could not be used: it may hold a letter's words, and is in no message.

    `retry_after`: the seconds that the endpoint asks to wait, where it says so.
    """

    def __init__(
        self, message: str, *, hint: str = "", usage: Usage | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.usage = usage or Usage()
        self.raw = ""
        self.retry_after = retry_after


class Refused(NoAnswer):
    """The model, or its provider's filter, declined to answer."""


class Truncated(NoAnswer):
    """The answer ran into its token limit and was cut off."""


class InvalidAnswer(NoAnswer):
    """The answer did not fit the response type, also after the re-asks."""


class ContextTooLong(NoAnswer):
    """Question and answer together are longer than the model can take."""


class RateLimited(NoAnswer):
    """The endpoint went on answering "too many requests"."""

    retryable: ClassVar[bool] = True


class QuotaUsed(NoAnswer):
    """The account behind the key has nothing left to spend: waiting does not help."""


class BadKey(NoAnswer):
    """The endpoint does not accept the API key."""


class UnknownModel(NoAnswer):
    """The endpoint does not know the model, or there is no such address."""


class BadRequest(NoAnswer):
    """The endpoint rejects the request, and no fallback mends it."""


class NoConnection(NoAnswer):
    """The endpoint cannot be reached, or it goes on dropping the connection."""

    retryable: ClassVar[bool] = True


class TimedOut(NoAnswer):
    """No answer came in time."""

    retryable: ClassVar[bool] = True


class EndpointFault(NoAnswer):
    """The endpoint goes on failing."""

    retryable: ClassVar[bool] = True


class BadResponse(NoAnswer):
    """What the address answers is no chat completion."""


class ServerDied(NoAnswer):
    """The embedded model's server ended in the middle of its work."""


class NoRuntime(ModelError):
    """The embedded model's runtime is not installed, or it does not start."""


class WeightsMissing(ModelError):
    """The weights are not on this machine and could not be fetched."""


class WrongWeights(ModelError):
    """A weights file is there, but it is not, byte for byte, one that this version knows."""


class NoRoom(ModelError):
    """The disk or the cache folder does not take the weights."""
