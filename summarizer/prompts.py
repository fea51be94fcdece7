"""Prompts are data: one TOML file each in prompts/, with an id and a version.

A file holds `system`, `user` and `reask` templates (Jinja), and worked `examples` that become
turns of the conversation. Letter text enters only as a value of a template variable, so braces
and template marks in it reach the model unchanged.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.errors import ImrError
from summarizer.llm.interface import Message
from summarizer.schema.summary import PromptRef

_CHECKOUT = Path(__file__).parent.parent / "prompts"
_INSTALLED = Path(__file__).parent / "_prompts"


class PromptError(ImrError):
    """A prompt file is missing or malformed: the installation is broken."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case: the template's variables, and the answer as the model should write it."""

    values: Mapping[str, Any]
    answer: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file. `hash` is the SHA-256 of its bytes."""

    id: str
    version: str
    hash: str
    system: str
    user: str
    reask: str
    examples: tuple[Example, ...]

    @property
    def ref(self) -> PromptRef:
        return PromptRef(version=self.version, hash=self.hash)

    def messages(self, **values: object) -> list[Message]:
        """System, examples and the case itself. All but the last is the same for every letter,
        which lets an endpoint cache it."""
        turns = [Message("system", self.system)]
        for example in self.examples:
            turns.append(Message("user", _render(self.user, example.values)))
            turns.append(Message("assistant", example.answer))
        return [*turns, Message("user", _render(self.user, values))]

    def again(self, **values: object) -> Message:
        """The turn that tells the model what was wrong with its answer."""
        return Message("user", _render(self.reask, values))

    def texts(self) -> tuple[str, ...]:
        """Everything of ours that the model sees: nothing of it may come back as a claim."""
        shown = [self.system, _render(self.user, dict.fromkeys(("request", "sentences"), ""))]
        for example in self.examples:
            shown.append(_render(self.user, example.values))
            shown.append(example.answer)
        return tuple(shown)


_ELSEWHERE: ContextVar[Path | None] = ContextVar("prompts", default=None)


def load(prompt_id: str) -> Prompt:
    """The prompt of this id."""
    return _read_once(source(prompt_id))


def source(prompt_id: str) -> Path:
    """Its file: in the folder that `taken_from` names where it is there, else in the checkout or in the copy
    that the wheel carries."""
    elsewhere = _ELSEWHERE.get()
    if elsewhere and (elsewhere / f"{prompt_id}.toml").is_file():
        return elsewhere / f"{prompt_id}.toml"
    folder = _CHECKOUT if (_CHECKOUT / f"{prompt_id}.toml").is_file() else _INSTALLED
    return folder / f"{prompt_id}.toml"


@contextmanager
def taken_from(folder: Path | None) -> Iterator[None]:
    """While this lasts, and in tasks begun meanwhile, prompts are loaded from `folder` where it has them."""
    token = _ELSEWHERE.set(folder)
    try:
        yield
    finally:
        _ELSEWHERE.reset(token)


def read(path: Path) -> Prompt:
    """The prompt in one file. Raises PromptError for a file that is none, or is called otherwise."""
    try:
        data = path.read_bytes()
        table = tomllib.loads(data.decode())
        prompt = Prompt(
            table["id"],
            table["version"],
            hashlib.sha256(data).hexdigest(),
            table["system"].strip(),
            table["user"].strip(),
            table["reask"].strip(),
            tuple(Example(e["values"], e["answer"]) for e in table.get("examples", [])),
        )
    except (OSError, KeyError, ValueError) as error:
        raise PromptError(
            f"the prompt {path.stem!r} can't be loaded: {_fault(error)}",
            hint="reinstall imr-summarizer" if path.parent in (_CHECKOUT, _INSTALLED) else f"mend {path}",
        ) from error
    if prompt.id != path.stem:
        raise PromptError(f"the prompt file {path.name} calls itself {prompt.id!r}")
    return prompt


def _fault(error: Exception) -> str:
    """What is wrong with a prompt file; it holds our words or its owner's, never a letter's."""
    if isinstance(error, KeyError):
        return f"it has no {error.args[0]!r}"
    return str(error) if isinstance(error, ValueError) else type(error).__name__


_read_once = cache(read)


def _render(template: str, values: Mapping[str, Any]) -> str:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(**values)
