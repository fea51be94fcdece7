"""The table of small words (only, until, caused ...) and how to find a run of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.lexicon import Token, load_table


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of cue; lexicon/cues.toml says what its parts mean."""

    name: str
    said: tuple[str, ...]
    needed: tuple[str, ...]
    kept: tuple[str, ...]
    kept_by: tuple[str, ...]
    in_rule: bool


@cache
def cues(table: str) -> tuple[Cue, ...]:
    """The cues of one table ("conditions" or "relations"), in its order."""
    return tuple(
        Cue(
            name=name.replace("_", " "),
            said=tuple(row["said"]),
            needed=tuple(row["needed"]),
            kept=tuple(row.get("kept", ())),
            kept_by=tuple(row.get("kept_by", ())),
            in_rule=bool(row.get("in_rule", False)),
        )
        for name, row in load_table("cues.toml")[table].items()
    )


def spelled(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens)


def has(text: Sequence[str], run: str) -> bool:
    """Whether the words of `run` stand side by side in `text`."""
    wanted = tuple(run.split())
    size = len(wanted)
    return any(tuple(text[index : index + size]) == wanted for index in range(len(text) - size + 1))
