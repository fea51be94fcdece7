"""What an endpoint understands. "OpenAI-compatible" differs in a few parameters; the most exact
form is tried first, and what an endpoint turns down is left away from then on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel

from .errors import BadRequest
from .interface import Sampling

Feature = Literal["schema", "max_tokens", "temperature", "seed"]

_NAMES: dict[Feature, tuple[str, ...]] = {
    "schema": ("response_format", "json_schema"),
    "max_tokens": ("max_tokens", "max_completion_tokens"),
    "temperature": ("temperature",),
    "seed": ("seed",),
}


class Unsupported(BadRequest):
    """The endpoint turns down one feature of the request."""

    def __init__(self, feature: Feature) -> None:
        super().__init__(
            f"the endpoint does not take {_NAMES[feature][0]}",
            hint="use an endpoint that speaks OpenAI's chat completions",
        )
        self.feature = feature


@dataclass(frozen=True, slots=True)
class Dialect:
    """`schema`: decoding bound to the answer's JSON schema, else any JSON and the schema in the
    prompt. `max_tokens`: under that name, else as max_completion_tokens."""

    schema: bool = True
    max_tokens: bool = True
    temperature: bool = True
    seed: bool = True

    def without(self, feature: Feature) -> Dialect:
        changed: dict[str, bool] = {feature: False}
        return replace(self, **changed)

    def parameters(self, max_tokens: int, sampling: Sampling) -> dict[str, Any]:
        """What is sent beside the messages: the same question is to get the same answer."""
        sent: dict[str, Any] = {"max_tokens" if self.max_tokens else "max_completion_tokens": max_tokens}
        if self.temperature:
            sent["temperature"] = sampling.temperature
        if self.seed:
            sent["seed"] = sampling.seed
        return sent


def strict_format(response: type[BaseModel]) -> dict[str, Any]:
    """The `response_format` that binds decoding to the type's schema.

    instructor leaves out `strict` and `additionalProperties`, without which an endpoint may decode
    freely; openai's own helper for tools makes the schema with both.
    """
    from openai import pydantic_function_tool

    schema = pydantic_function_tool(response)["function"]["parameters"]
    name = re.sub(r"[^A-Za-z0-9_-]", "_", response.__name__)[:64]
    return {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}}


def refused_feature(param: str, message: str) -> Feature | None:
    """Which feature a "bad request" is about: by the parameter it names, else by its message."""
    for said in (param, message):
        for feature, names in _NAMES.items():
            if any(re.search(rf"\b{name}\b", said) for name in names):
                return feature
    return None
