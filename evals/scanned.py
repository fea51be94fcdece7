"""Real letters with misread characters: what becomes of their decisions.

The truth is what the undamaged text gives, which the hand labels check. Two kinds of damage, in steps:
`look-alikes`, as scans have them (O for 0, l for 1, a lost blank), and `any`, where a letter becomes any
other, is lost, or gets a neighbour.
"""

from __future__ import annotations

import random
import string
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import ImrError, UsageError
from summarizer.facts import extract
from summarizer.letter import Document, load, load_bytes, parse
from summarizer.schema.facts import LetterFacts
from summarizer.sources import find

from .generator.compare import Decided, Judgement, judge_decisions
from .generator.noise import misread
from .text_table import text_table

_SHARES = (0.01, 0.03, 0.05)


@dataclass(frozen=True)
class Report:
    """Letters by what became of their decisions, for each kind of damage and share of characters."""

    letters: int
    counts: dict[tuple[str, float], Counter[Judgement]]

    def as_json(self) -> dict[str, Any]:
        rows = [{"damage": kind, "share": share, **found} for (kind, share), found in self.counts.items()]
        return {"letters": self.letters, "rows": rows}

    def text(self) -> str:
        rows = [
            (kind, f"{share:.0%}", found["right"], found["unreadable"], found["wrong"])
            for (kind, share), found in self.counts.items()
        ]
        head = ("damage", "characters", "right", "unreadable, and said so", "wrong")
        return f"{self.letters} letters, each damaged anew\n\n{text_table(head, rows)}"


def measure(folder: Path, seed: int) -> Report:
    """Damages every letter of `folder`. Raises UsageError where there is none."""
    letters = list(_letters(folder))
    if not letters:
        raise UsageError(f"{folder}: no letter there", hint="name a folder with letters")
    counts = {
        (kind, share): Counter(_judged(document, truth, kind, share, seed) for document, truth in letters)
        for kind in _DAMAGES
        for share in _SHARES
    }
    return Report(len(letters), counts)


def _letters(folder: Path) -> Iterator[tuple[Document, list[Decided]]]:
    for source in find([str(folder)]):
        try:
            document = load(source.file)
            facts = extract(parse(document), mentions=False)
        except ImrError:
            continue
        yield document, [Decided(issue.request.value or "", issue.decision) for issue in facts.issues]


def _judged(document: Document, truth: list[Decided], kind: str, share: float, seed: int) -> Judgement:
    rng = random.Random(f"{seed} {document.sha256} {share}")  # noqa: S311 - damage, not a secret
    return judge_decisions(truth, _read(_DAMAGES[kind](rng, document.text, share)))


def _read(text: str) -> LetterFacts | None:
    try:
        return extract(parse(load_bytes(text.encode("utf-8", "replace"), "damaged.txt")), mentions=False)
    except ImrError:
        return None


def _any_letter(rng: random.Random, text: str, share: float) -> str:
    return "".join(_struck(rng, one) if rng.random() < share and one >= " " else one for one in text)


def _struck(rng: random.Random, letter: str) -> str:
    return rng.choice((rng.choice(string.ascii_letters), "", letter + rng.choice(string.ascii_lowercase)))


_DAMAGES: dict[str, Callable[[random.Random, str, float], str]] = {"look-alikes": misread, "any": _any_letter}
