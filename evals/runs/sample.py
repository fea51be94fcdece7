"""Which letters a run takes: all of them, the first so many, or a stratified draw."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from summarizer.errors import ImrError, UsageError
from summarizer.facts import extract
from summarizer.letter import Letter, read
from summarizer.schema import LetterFacts
from summarizer.sources import find

STRATA = (("form B", 0.08), ("overturned", 0.25), ("form A", 0.2), ("five issues or more", 0.125))
"""How much of a sample each kind makes up at least; the rest is drawn from all others."""


def readable(letters: Path) -> tuple[list[Letter], list[str]]:
    """The letters of a folder or file, in order, and the files that are none. Raises UsageError for neither
    and a named file's own fault."""
    if not letters.exists():
        raise UsageError(f"{letters}: no such file or folder", hint="--letters names a folder or a file")
    found: list[Letter] = []
    passed: list[str] = []
    for source in find([str(letters)]):
        if source.kind == "other":
            continue
        try:
            found.append(read(source.file))
        except ImrError:
            if source.kind == "named":
                raise
            passed.append(source.file)
    return found, passed


def once(letters: Sequence[Letter]) -> tuple[list[Letter], list[str]]:
    """The letters, each determination once, and the files of further copies: a letter that is there as PDF
    and as text would count twice."""
    found: dict[str, Letter] = {}
    copies = []
    for letter in letters:
        key = extract(letter).case_number.value or letter.document.sha256
        if found.setdefault(key, letter) is not letter:
            copies.append(letter.document.file)
    return list(found.values()), copies


def draw(letters: Sequence[Letter], size: int | None, *, stratified: bool, seed: int = 2026) -> list[Letter]:
    """`size` of the letters: the first ones, or the same stratified draw for the same letters and seed; all
    where it is None."""
    if size is None or size >= len(letters):
        return list(letters)
    if not stratified:
        return list(letters[:size])
    kinds = {letter.document.file: strata_of(extract(letter)) for letter in letters}
    chosen = chosen_of(kinds, size, seed)
    return [letter for letter in letters if letter.document.file in chosen]


def strata_of(facts: LetterFacts) -> set[str]:
    kinds = {f"form {issue.partial_form}" for issue in facts.issues if issue.partial_form}
    if any(issue.decision == "overturned" for issue in facts.issues):
        kinds.add("overturned")
    if len(facts.issues) >= 5:
        kinds.add("five issues or more")
    return kinds


def chosen_of(kinds: Mapping[str, set[str]], size: int, seed: int) -> set[str]:
    """The files of a stratified draw. By name and not by path: the same letters in another folder are the
    same draw."""
    order = sorted(kinds, key=lambda file: (Path(file).name, file))
    random.Random(seed).shuffle(order)  # noqa: S311 - a draw, not a secret
    chosen: list[str] = []
    for kind, share in STRATA:
        having = sum(kind in kinds[file] for file in chosen)
        more = [file for file in order if kind in kinds[file] and file not in chosen]
        chosen.extend(more[: max(0, round(size * share) - having)])
    chosen.extend([file for file in order if file not in chosen][: max(0, size - len(chosen))])
    return set(chosen[:size])
