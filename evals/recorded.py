"""Answers kept on disk: what was asked once is never asked again, also after a kill or a changed check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from summarizer.errors import UsageError
from summarizer.llm import Answer, Message, Model, Sampling, Usage
from summarizer.llm.errors import ContextTooLong, InvalidAnswer, NoAnswer, Refused, Truncated
from summarizer.schema.drafts import IssueDraft

T = TypeVar("T", bound=BaseModel)
_FAILURES: dict[str, type[NoAnswer]] = {
    kind.__name__: kind for kind in (ContextTooLong, InvalidAnswer, Refused, Truncated)
}
"""Answers of a kind, too: the same question gets them again. Faults of the endpoint are not kept."""


class NotRecorded(NoAnswer):
    """The file holds no answer to this question, and no model is there to be asked."""


class NoModel:
    """A Model of this name that asks nobody: it gives `drafts` in their order to questions about an issue,
    and has no other answer, by an error of the kind `lacking`."""

    conversations = 1

    def __init__(
        self, name: str, drafts: Iterable[IssueDraft | None] = (), *, lacking: type[NoAnswer] = InvalidAnswer
    ) -> None:
        self._name = name
        self._drafts = iter(drafts)
        self._lacking = lacking

    @property
    def name(self) -> str:
        return self._name

    async def ask(
        self, messages: Sequence[Message], response: type[T], *, max_tokens: int = 256
    ) -> Answer[T]:
        draft = next(self._drafts, None) if response is IssueDraft else None
        if draft is None:
            raise self._lacking("no answer is there")
        raw = draft.model_dump_json()
        return Answer(response.model_validate_json(raw), raw, Usage())

    async def aclose(self) -> None:
        pass


class RecordedModel:
    """A Model whose answers come from a file of JSON lines where it has them, else from `inner`.

    A line: {"key", "raw", "usage", "failure"?}; the key is the SHA-256 of the model's name, the messages, the
    answer's schema, its limit and, where it is not the product's own, the sampling. `also`: other such
    files, whose answers are copied into this one when they serve. The answers hold words of letters.
    """

    def __init__(
        self, inner: Model, path: Path, *, sampling: Sampling | None = None, also: Sequence[Path] = ()
    ) -> None:
        self._inner = inner
        self._path = path
        self._sampling = sampling or Sampling()
        self._kept = _rows(path)
        self._wrote = False
        self._elsewhere = {key: row for file in also for key, row in _rows(file).items()}

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
        row = self._kept.get(key)
        if row is None and (row := self._elsewhere.get(key)) is not None:
            self._keep({name: row[name] for name in ("key", "raw", "failure", "usage") if name in row})
        if row is not None:
            return _answer(row, response)
        try:
            answer = await self._inner.ask(messages, response, max_tokens=max_tokens)
        except tuple(_FAILURES.values()) as error:
            failed = {"key": key, "failure": type(error).__name__, "raw": error.raw}
            self._keep({**failed, "usage": asdict(error.usage)})
            raise
        self._keep({"key": key, "raw": answer.raw, "usage": asdict(answer.usage)})
        return answer

    async def aclose(self) -> None:
        await self._inner.aclose()

    def _key(self, messages: Sequence[Message], response: type[BaseModel], max_tokens: int) -> str:
        told: list[object] = [
            self.name,
            [(message.role, message.content) for message in messages],
            response.model_json_schema(),
            max_tokens,
        ]
        if self._sampling != Sampling():
            told.append(asdict(self._sampling))
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def _keep(self, row: dict[str, Any]) -> None:
        if not self._wrote:
            end_torn_line(self._path)
            self._wrote = True
        self._kept[row["key"]] = row
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row) + "\n")


def end_torn_line(path: Path) -> None:
    """Takes off a last line that a kill has torn. Only who writes the file may do it."""
    if not path.is_file():
        return
    whole, newline, torn = path.read_bytes().rpartition(b"\n")
    if torn:
        path.write_bytes(whole + newline)


def _answer(row: dict[str, Any], response: type[T]) -> Answer[T]:
    usage = Usage(**row["usage"])
    if "failure" in row:
        error = _FAILURES[row["failure"]]("an answer that failed before", usage=usage)
        error.raw = row.get("raw", "")
        raise error
    return Answer(response.model_validate_json(row["raw"], strict=True), row["raw"], usage)


def _rows(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of a file by their keys. A last line without an end was torn by a kill, or is just being
    written: it is passed over, and its question is asked again."""
    if not path.is_file():
        return {}
    whole, _, _ = path.read_bytes().rpartition(b"\n")
    try:
        rows = [json.loads(line) for line in whole.split(b"\n") if line]
        return {row["key"]: row for row in rows}
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{path}: no recorded answers", hint="JSON lines with key, raw and usage") from None
