"""A model that never sees who a letter is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from summarizer.letter import Letter
from summarizer.llm import Answer, Message, Model

from .cloak import Cloak, Handed
from .find import find

T = TypeVar("T", bound=BaseModel)


class RedactingModel:
    """Asks `model` about one letter with stand-ins for what identifies someone in it, and puts the
    real words back into the answer. What was never handed out stays as the model wrote it, so that
    the checks find it in no sentence of the letter."""

    def __init__(self, model: Model, letter: Letter) -> None:
        self._model = model
        self._cloak = Cloak(find(letter), letter.clean.text)

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def conversations(self) -> int:
        return self._model.conversations

    async def ask(
        self, messages: Sequence[Message], response: type[T], *, max_tokens: int = 256
    ) -> Answer[T]:
        """See Model.ask; of the messages only what identifies nobody is sent."""
        handed = Handed()
        hidden = self._cloak.hide([message.content for message in messages], handed)
        sent = [replace(message, content=text) for message, text in zip(messages, hidden, strict=True)]
        answer = await self._model.ask(sent, response, max_tokens=max_tokens)
        return Answer(_restored(answer.value, handed), handed.restore_json(answer.raw), answer.usage)

    async def aclose(self) -> None:
        await self._model.aclose()


def _restored(value: Any, handed: Handed) -> Any:
    """The same value with every string in it restored."""
    if isinstance(value, str):
        return handed.restore(value)
    if isinstance(value, BaseModel):
        return value.model_copy(
            update={name: _restored(getattr(value, name), handed) for name in type(value).model_fields}
        )
    if isinstance(value, dict):
        return {key: _restored(one, handed) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_restored(one, handed) for one in value)
    return value
