"""Models by name that hold no weights: what a result has to be better than."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

from summarizer.llm import Answer, Message, Usage
from summarizer.llm.errors import InvalidAnswer
from summarizer.schema.drafts import IssueDraft

T = TypeVar("T", bound=BaseModel)

ALWAYS_UPHELD = "always-upheld"
EXTRACTIVE = "extractive"
MODEL_FREE = (ALWAYS_UPHELD, EXTRACTIVE)
PLAIN = "plain"
"""Any model, asked for the whole letter in one plain call, its answer taken as it is: `plain` is the embedded
one, `plain:NAME` another."""


class Baseline:
    """A Model without weights: "always-upheld" reads every decision so and says no more; "extractive" has no
    answer, so that the letter's own sentences stand everywhere."""

    conversations = 8

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    async def ask(
        self, messages: Sequence[Message], response: type[T], *, max_tokens: int = 256
    ) -> Answer[T]:
        if self._name == ALWAYS_UPHELD and response is IssueDraft:
            raw = IssueDraft(rule="", shown="", missing="", approved=False).model_dump_json()
            return Answer(response.model_validate_json(raw), raw, Usage())
        raise InvalidAnswer("this baseline has no answer")

    async def aclose(self) -> None:
        pass


def split(spec: str) -> tuple[bool, str]:
    """Whether a model's name asks for the plain call, and the model that is meant."""
    if spec == PLAIN:
        return True, "embedded"
    return spec.startswith(f"{PLAIN}:"), spec.removeprefix(f"{PLAIN}:")
