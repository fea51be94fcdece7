"""What the rest of the program knows of a model: ask it, get a typed answer and the bill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How an answer is drawn. At temperature 0 the likeliest words are taken: the seed changes nothing."""

    temperature: float = 0.0
    seed: int = 4610


GREEDY = Sampling()
"""The product's own: the same question is to get the same answer."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Counted over all attempts, failed ones too. `calls` are requests sent; `reasks` are the
    repetitions among them that an invalid answer caused; `seconds` is time spent waiting."""

    calls: int = 0
    reasks: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0
    seconds: float = 0.0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.calls + other.calls,
            self.reasks + other.reasks,
            self.tokens_in + other.tokens_in,
            self.tokens_cached + other.tokens_cached,
            self.tokens_out + other.tokens_out,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A valid answer, the text it came from, and what it cost."""

    value: T
    raw: str
    usage: Usage


class Model(Protocol):
    """Something that answers. Safe to use by several tasks at once."""

    @property
    def name(self) -> str: ...

    @property
    def conversations(self) -> int:
        """How many conversations (a question and its re-asks) it holds at once without losing
        what it has read of one to another."""
        ...

    async def ask(
        self, messages: Sequence[Message], response: type[T], *, max_tokens: int = 256
    ) -> Answer[T]:
        """Send the messages exactly as they are and return an answer of type `response`.

        Raises a ModelError (with the `usage` so far) when no valid answer comes.
        """
        ...

    async def aclose(self) -> None: ...
