"""The words of the data files, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Drug:
    generic: str
    brand: str
    doses: tuple[str, ...]
    form: str
    group: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of treatment: how it is asked for, and what is said for and against it."""

    name: str
    noun: str
    chapters: tuple[str, ...]
    headings: tuple[str, ...]
    criteria: tuple[str, ...]
    gap: tuple[str, ...]
    met: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    name: str
    year: int
    sections: tuple[str, ...]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for data in (_load("words"), {key: _load("guidelines")[key] for key in ("undated", "outside")}):
        for key, value in data.items():
            if isinstance(value, list):
                found[key] = tuple(value)
            else:
                found.update({f"{key}.{name}": tuple(words) for name, words in value.items()})
    return found


def words(key: str) -> tuple[str, ...]:
    """The list under `key`, as "jobs" or "conclusions.last"."""
    return _words()[key]


@cache
def drugs() -> tuple[Drug, ...]:
    return tuple(Drug(**{**one, "doses": tuple(one["doses"])}) for one in _load("drugs")["drug"])


def _kind(name: str, entry: dict[str, Any]) -> Kind:
    lists = (tuple(entry[key]) for key in ("chapters", "headings", "criteria", "gap", "met"))
    return Kind(name, entry["noun"], *lists)


@cache
def kinds() -> dict[str, Kind]:
    return {name: _kind(name, entry) for name, entry in _load("kinds").items()}


@cache
def chapters() -> tuple[Chapter, ...]:
    return tuple(
        Chapter(entry["name"], entry["year"], tuple(entry["sections"]))
        for entry in _load("guidelines")["chapter"]
    )
