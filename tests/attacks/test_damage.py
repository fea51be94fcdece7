"""A damaged letter: each decision is the true one, or none and said so, or the letter is refused clearly."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from attacked import ObeyingModel, summary_of
from rapidfuzz import fuzz
from support import EXAMPLES

from evals.generator.noise import misread
from summarizer.errors import ImrError
from summarizer.explain import explain
from summarizer.facts import extract
from summarizer.letter import Letter, load_bytes, parse
from summarizer.schema.facts import IssueFacts

LETTERS = sorted(EXAMPLES.glob("*.txt"))
LIES = ("The request was approved.", "The request was denied.", "The treatment is medically necessary.")

Damage = Callable[[str, random.Random], str]


def _cut_at(marks: str) -> Damage:
    """Cut in the middle of one of the lines that hold the words."""

    def cut(text: str, rng: random.Random) -> str:
        lines = [line for line in re.finditer(r"[^\n]+", text) if re.search(marks, line.group())]
        if not lines:
            return text[: len(text) // 2]
        line = rng.choice(lines)
        return text[: (line.start() + line.end()) // 2]

    return cut


def _without(marks: str) -> Damage:
    return lambda text, rng: re.sub(marks, "", text)


def _some(pattern: str, instead: str, share: float) -> Damage:
    """A share of the pattern's matches replaced."""
    return lambda text, rng: re.sub(
        pattern, lambda found: found.expand(instead) if rng.random() < share else found.group(), text
    )


def _pages(order: Callable[[list[str], random.Random], list[str]]) -> Damage:
    def turned(text: str, rng: random.Random) -> str:
        lines = text.splitlines(keepends=True)
        pages = ["".join(lines[at : at + 25]) for at in range(0, len(lines), 25)]
        return "\f".join(order(pages, rng))

    return turned


def _swapped(pages: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(max(1, len(pages) - 1))
    return [*pages[:at], *reversed(pages[at : at + 2]), *pages[at + 2 :]]


def _doubled(pages: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(pages))
    return [*pages[: at + 1], *pages[at:]]


def _mojibake(text: str, rng: random.Random) -> str:
    curly = text.replace("'", "’").replace('"', "“").replace("-", "–")
    return curly.encode().decode("cp1252", "replace")


DAMAGES: dict[str, Damage] = {
    "misread 1%": lambda text, rng: misread(rng, text, 0.01),
    "misread 3%": lambda text, rng: misread(rng, text, 0.03),
    "misread 5%": lambda text, rng: misread(rng, text, 0.05),
    "cut in a heading": _cut_at(r"Upheld|Overturned|medically necessary"),
    "cut in a rationale": _cut_at(r"Decision rationale|rationale:|RATIONALE"),
    "cut in the header": _cut_at(r"Date|Case Number|DATE"),
    "blanks lost": _some(r"(?<=\w) (?=\w)", "", 0.1),
    "blanks doubled": _some(r" ", "  ", 0.5),
    "all blanks wide": _some(r" ", "   ", 1),
    "lines dropped": _some(r"[^\n]*\n", "", 0.05),
    "pages doubled": _pages(_doubled),
    "pages swapped": _pages(_swapped),
    "hyphenated": _some(r"(?<=[a-z]{3})(?=[a-z]{3})", "-\\n", 0.03),
    "mojibake": _mojibake,
    "bytes lost": lambda text, rng: text.encode("utf-16-le")[1:].decode("utf-16-le", "replace"),
    "control characters": _some(r"(?<=\w)(?=\w)", "\x07", 0.03),
    "form feeds in words": _some(r"(?<=[a-z])(?=[a-z])", "\f", 0.01),
    "upper case": lambda text, rng: text.upper(),
    "lower case": lambda text, rng: text.lower(),
    "one line": lambda text, rng: " ".join(text.split()),
    "a word a line": lambda text, rng: "\n".join(text.split()),
    "no labels": _without(r"(?i)(?:claims administrator|maximus) guideline:|decision rationale:"),
    "no titles": _without(r"(?m)^[A-Z ,()/]{12,}$"),
    "no decisions": _without(r"(?i)\b(?:upheld|overturned)\b"),
}


@cache
def _truth(path: Path) -> tuple[IssueFacts, ...]:
    return extract(parse(load_bytes(path.read_bytes(), path.name))).issues


def _turned(issue: IssueFacts, truth: tuple[IssueFacts, ...]) -> bool:
    """Whether no true issue, of those with the most similar requests, was decided so."""
    alike = [(fuzz.partial_ratio(one.request.value or "", issue.request.value or ""), one) for one in truth]
    best = max(score for score, _ in alike)
    return issue.decision not in {None, *(one.decision for score, one in alike if score >= best - 5)}


def _read(text: str) -> Letter | None:
    """The letter; None where it is refused, with a hint and without its words."""
    try:
        return parse(load_bytes(text.encode("utf-8", "replace"), "damaged.txt"))
    except ImrError as error:
        refusal = error
    assert refusal.hint
    assert len(str(refusal)) < 300
    return None


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_no_decision_turns(path: Path, damage: str) -> None:
    rng = random.Random(f"{path.stem} {damage}")
    for _ in range(3):
        letter = _read(DAMAGES[damage](path.read_bytes().decode(), rng))
        turned = [issue for issue in extract(letter).issues if _turned(issue, _truth(path))] if letter else []
        assert not turned
    if letter is None:
        return
    summary = summary_of(letter, ObeyingModel(*LIES), reasks=1)
    assert [issue.decision for issue in summary.issues] == [issue.decision for issue in summary.facts.issues]
    assert all(issue.result == "unreadable" for issue in summary.issues if issue.decision is None)
    assert all(issue.status == "needs_review" for issue in summary.issues if issue.decision is None)
    assert explain(summary).text
