"""The tables of words that may stand for each other, looked up over a sequence of lemmas."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from ._lemma import lemma
from ._tokens import tokenise

Side = Literal["both", "claim", "evidence"]


@dataclass(frozen=True, slots=True)
class Member:
    """One word or phrase of a row: `flipped` when it means the opposite of the row."""

    lemmas: tuple[str, ...]
    row: str
    side: Side
    flipped: bool
    not_after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a concept table with its two examples, each a claim and an evidence."""

    name: str
    holds: tuple[str, str]
    fails: tuple[str, str]


def load_table(name: str) -> dict[str, Any]:
    """A TOML table that lies beside this module."""
    return tomllib.loads(files("summarizer.lexicon").joinpath(name).read_text(encoding="utf-8"))


@cache
def rows() -> tuple[Row, ...]:
    """Every row with its examples, for the tests and for people who add one."""
    return tuple(Row(name, tuple(row["for"]), tuple(row["against"])) for name, row in _raw_rows())


@cache
def members() -> Mapping[str, tuple[Member, ...]]:
    """The members of all rows by their first lemma, longest first."""
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for name, row in _raw_rows():
        not_after = frozenset(lemma(word) for word in row.get("not_after", ()))
        for side in ("same", "claim", "evidence"):
            for words in row.get(side, ()):
                _add(found, name, words, "both" if side == "same" else side, not_after)
    for name, words, side in (*_drug_members(), *_body_members()):
        _add(found, name, words, side, frozenset())
    return {first: tuple(sorted(of, key=lambda m: -len(m.lemmas))) for first, of in found.items()}


@cache
def near() -> Mapping[str, frozenset[str]]:
    """For a lemma of a claim, those of the evidence that WordNet ties to it (evals/vocabulary/ties.py)."""
    lines = files("summarizer.lexicon").joinpath("wordnet.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {own: frozenset(others.split()) for own, _, others in pairs}


def match_at(lemmas: Sequence[str], start: int) -> Iterator[tuple[Member, int]]:
    """Each member that stands at `start`, with the index after its last word. A "not" inside a
    phrase ("is not indicated") is stepped over: what is negated is the business of the polarity."""
    for member in members().get(lemmas[start], ()):
        end = start
        for wanted in member.lemmas:
            if end > start and end < len(lemmas) and lemmas[end] == "not" and wanted != "not":
                end += 1
            if end >= len(lemmas) or lemmas[end] != wanted:
                break
            end += 1
        else:
            if not member.not_after.intersection(lemmas[max(0, start - 2) : start]):
                yield member, end


def _add(found: dict[str, list[Member]], name: str, words: str, side: Any, not_after: frozenset[str]) -> None:
    lemmas = tuple(token.lemma for token in tokenise(words.removeprefix("!")))
    found[lemmas[0]].append(Member(lemmas, name, side, words.startswith("!"), not_after))


@cache
def _raw_rows() -> tuple[tuple[str, dict[str, Any]], ...]:
    named = []
    for table in ("people", "care", "words", "lay_words", "lay_medical"):
        for row in load_table(f"concepts/{table}.toml")["row"]:
            first = row["same"][0] if "same" in row else row["claim"][0]
            kind = "same" if "same" in row else "says"
            named.append((f"{table}/{kind} {first.removeprefix('!')}", row))
    return tuple(named)


def _drug_members() -> Iterator[tuple[str, str, Side]]:
    """Brand and generic name are tied by the drugs check's own rules; here a class may name a drug."""
    table = load_table("drugs.toml")
    for generic, entry in table["generic"].items():
        own = (generic, *entry.get("also", ()), *entry.get("brands", ()))
        for words in own:
            yield f"drug {generic}", words, "both"
        for words in entry.get("forms", ()):
            yield f"drug {generic}", words, "evidence"
        everything = (*own, *entry.get("forms", ()))
        for name in (*entry.get("class", ()), "drug"):
            yield from ((f"class {name} of {generic}", words, "evidence") for words in everything)
            lay = table["called"].get(name, ())
            yield from ((f"class {name} of {generic}", words, "claim") for words in (name, *lay))
    for brand, generics in table["combination"].items():
        for generic in generics:
            yield f"drug {generic}", brand, "evidence"
            yield f"class drug of {generic}", brand, "evidence"
            for name in table["generic"][generic].get("class", ()):
                yield f"class {name} of {generic}", brand, "evidence"


def _body_members() -> Iterator[tuple[str, str, Side]]:
    for part, entry in load_table("anatomy.toml")["part"].items():
        for words in entry["words"]:
            yield f"part {part}", words, "both"
            for larger in entry.get("within", ()):
                yield f"part {part} of {larger}", words, "evidence"
        for larger in entry.get("within", ()):
            yield f"part {part} of {larger}", larger, "claim"
