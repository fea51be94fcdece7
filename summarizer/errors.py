"""The one error family: everything that a user can meet is an ImrError with a hint and an exit code."""

from __future__ import annotations

from typing import ClassVar


class ImrError(Exception):
    """What went wrong, in one line, and what to do about it.

    `message` never holds a letter's text: it may be logged or leave the machine.
    """

    exit_code: ClassVar[int] = 1
    retryable: ClassVar[bool] = False

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(ImrError):
    """The command was called in a way that it cannot carry out."""

    exit_code = 2


class NotAnImrLetter(ImrError):
    """The text is readable, but it is no IMR letter in a format that this version knows."""

    exit_code = 3


class UnreadableFile(ImrError):
    """The file is missing, empty, encrypted, broken, a scan or no text at all."""

    exit_code = 4


class ModelError(ImrError):
    """No usable answer came from the model. Kinds of it live in summarizer.llm.errors."""

    exit_code = 5
