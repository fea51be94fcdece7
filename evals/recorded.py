"""Answers kept on disk: what was asked once is never asked again, also after a kill or a changed check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from summarizer.llm import Answer, Message, Model, Usage
from summarizer.llm.errors import ContextTooLong, InvalidAnswer, NoAnswer, Refused, Truncated

T = TypeVar("T", bound=BaseModel)
_FAILURES: dict[str, type[NoAnswer]] = {
    kind.__name__: kind for kind in (ContextTooLong, InvalidAnswer, Refused, Truncated)
}
"""Answers of a kind, too: the same question gets them again. Faults of the endpoint are not kept."""


class NotRecorded(NoAnswer):
    """The file holds no answer to this question, and no model is there to be asked."""


class NoModel:
    """A Model of this name that has no answer: what stands behind answers that are only replayed."""

    conversations = 1

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    async def ask(
        self, messages: Sequence[Message], response: type[T], *, max_tokens: int = 256
    ) -> Answer[T]:
        raise NotRecorded("this answer is not recorded")

    async def aclose(self) -> None:
        pass


class RecordedModel:
    """A Model whose answers come from a file of JSON lines where it has them, else from `inner`.

    A line: {"key", "value", "raw", "usage"} or {"key", "failure", "usage"}; the key is the SHA-256 of the
    model's name, the messages, the answer's schema and its limit. The answers hold words of letters.
    """

    def __init__(self, inner: Model, path: Path) -> None:
        self._inner = inner
        self._path = path
        self._kept = {}
        if path.is_file():
            lines = path.read_text(encoding="utf-8").splitlines()
            self._kept = {row["key"]: row for row in map(json.loads, lines)}

    @property
    def name(self) -> str:
        return self._inner.name

    @property
    def conversations(self) -> int:
        return self._inner.conversations

    async def ask(
        self, messages: Sequence[Message], response: type[T], *, max_tokens: int = 256
    ) -> Answer[T]:
        """See Model.ask; the usage of a kept answer is what it cost when it was asked."""
        key = self._key(messages, response, max_tokens)
        if (row := self._kept.get(key)) is not None:
            usage = Usage(**row["usage"])
            if "failure" in row:
                raise _FAILURES[row["failure"]]("an answer that failed before", usage=usage)
            return Answer(response.model_validate(row["value"]), row["raw"], usage)
        try:
            answer = await self._inner.ask(messages, response, max_tokens=max_tokens)
        except tuple(_FAILURES.values()) as error:
            self._keep({"key": key, "failure": type(error).__name__, "usage": asdict(error.usage)})
            raise
        value = answer.value.model_dump(mode="json")
        self._keep({"key": key, "value": value, "raw": answer.raw, "usage": asdict(answer.usage)})
        return answer

    async def aclose(self) -> None:
        await self._inner.aclose()

    def _key(self, messages: Sequence[Message], response: type[BaseModel], max_tokens: int) -> str:
        told = [
            self.name,
            [(message.role, message.content) for message in messages],
            response.model_json_schema(),
            max_tokens,
        ]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def _keep(self, row: dict[str, object]) -> None:
        self._kept[str(row["key"])] = row
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row) + "\n")
