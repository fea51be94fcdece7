"""How long work (hashing, assembling, fetching weights) tells that it goes on."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of one piece of work at a time. May raise to stop the work: it cleans up after itself."""

    def start(self, what: str, total: int | None) -> None:
        """`what` begins; `total` is its size in bytes where it is known."""
        ...

    def advance(self, count: int) -> None:
        """`count` more bytes are done."""
        ...

    def finish(self) -> None: ...


class Silent:
    """Shows nothing."""

    def start(self, what: str, total: int | None) -> None:
        pass

    def advance(self, count: int) -> None:
        pass

    def finish(self) -> None:
        pass
