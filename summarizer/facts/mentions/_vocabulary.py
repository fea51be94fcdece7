"""The names that are looked up: drugs, body parts and procedures, by their first word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.lexicon import load_table
from summarizer.schema.facts import MentionKind

_IRREGULAR = {"foot": "feet", "tooth": "teeth", "calf": "calves"}


class Name(NamedTuple):
    """A name in the vocabulary: `rest` are its words after the first.

    `shouted`: read only where the text prints its first word in capitals.
    """

    rest: tuple[str, ...]
    kind: MentionKind
    value: str
    shouted: bool


Vocabulary = Mapping[str, Mapping[str, tuple[Name, ...]]]
"""First word -> second word ("" for names of one word) -> the names that begin so, the longest first."""


@cache
def vocabulary() -> Vocabulary:
    found: dict[tuple[str, tuple[str, ...], MentionKind], Name] = {}
    for kind, name, value in (*_drugs(), *_body_parts(), *_procedures()):
        singular = name.lower().split()
        shouted = name != name.lower()
        # "CTS" is no plural of "CT".
        forms = [singular] if shouted or kind == "drug" else [singular, _plural(singular)]
        for first, *others in forms:
            rest = tuple(others)
            found.setdefault((first, rest, kind), Name(rest, kind, value, shouted))
    by_first: dict[str, dict[str, tuple[Name, ...]]] = defaultdict(dict)
    for (first, rest, _), entry in sorted(found.items(), key=lambda item: -len(item[1].rest)):
        second = rest[0] if rest else ""
        by_first[first][second] = (*by_first[first].get(second, ()), entry)
    return dict(by_first)


@cache
def medical_words() -> frozenset[str]:
    """Every word of every name, in lower case."""
    return frozenset(
        word for first, names in vocabulary().items() for rest in names.values() for name in rest
        for word in (first, *name.rest)
    )  # fmt: skip


def _rows(file: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(file).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _drugs() -> Iterator[tuple[MentionKind, str, str]]:
    for generic, names in _rows("drugs.tsv"):
        for name in (generic, *names.split("|")):
            if name and "/" not in name:
                yield "drug", name, generic


def _body_parts() -> Iterator[tuple[MentionKind, str, str]]:
    for part, entry in load_table("anatomy.toml")["part"].items():
        for word in (part, *entry["words"]):
            yield "body_part", word, part
    for part, words, _ in _rows("anatomy.tsv"):
        for word in (part, *words.split("|")):
            yield "body_part", word, part


def _procedures() -> Iterator[tuple[MentionKind, str, str]]:
    for procedure, names, _ in _rows("procedures.tsv"):
        for name in (procedure, *names.split("|")):
            if name and "/" not in name:
                yield "procedure", name, procedure
    for (operation,) in _rows("operations.txt"):
        yield "procedure", operation, operation


def _plural(words: list[str]) -> list[str]:
    *before, last = words
    if last in _IRREGULAR:
        return [*before, _IRREGULAR[last]]
    if last.endswith("y") and last[-2:-1] not in "aeo":
        return [*before, last[:-1] + "ies"]
    if last.endswith(("sis", "s", "x", "ch")):
        return [*before, last[:-2] + "es" if last.endswith("sis") else last + "es"]
    return [*before, last + "s"]
