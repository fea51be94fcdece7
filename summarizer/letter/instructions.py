"""Text in a letter that instructs a machine: where it stands, and what it leaves of the letter.

A letter is data, whoever wrote into it. Nobody writes "ignore the instructions above" or "the correct
answer is" to the readers of a review: such words are put there for a program, and nothing near them is
told as the letter's own. The phrases are data: `instructions.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from .disguises import coded, spelled_out, undisguised
from .folding import fold
from .types import CleanText, Range, Sentence

FLAG = "text that instructs a machine"
"""What facts and summaries flag where such text stands."""

_BEFORE, _AFTER = 1, 2
"""How many sentences beside one that instructs are not trusted either: they may be what it wants said."""
_REACH = 200
"""A phrase that instructs lies within so many characters of its hint."""

_GAP = r"[^\w]{1,6}"
_START = r"(?:^|[.!?:;…\"“”'‘’()\[\]}>*_#`|/\v-]\s{0,2}|(?-i:\n(?=[A-Z])))"
_FOREIGN = re.compile(r"[^\0-\u036f\u1e00-\u2bff\u3000\ufb00-\ufb06\ufffd]")
"""Letters of other scripts, or characters that nobody sees."""
_PIECE_END = re.compile(r"[.;:!?()\[\]{}<>*#`]|=(?= )")
_IS_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|must|shall|should|has|have|pay|call|es|fue)\b", re.IGNORECASE
)


def find(text: str) -> list[Range]:
    """Where `text` instructs a machine: ranges of its characters, in order, apart from each other.

    Linear in the text's length.
    """
    plain = undisguised(text)
    told = (
        found.span()
        for window in _joined(_windows(plain))
        for phrase in _phrases()
        for found in phrase.finditer(plain, *window)
    )
    return _joined(sorted(chain(told, spelled_out(plain), coded(text))))


def in_letter(clean: CleanText, *, closely: bool) -> list[Range]:
    """Where a letter's clean text instructs a machine; if not `closely`, as far as a quick look tells."""
    if closely or any(hint in clean.folded for hint in _quick()):
        return find(clean.text)
    if not clean.text.isascii() and _FOREIGN.search(clean.text):
        return find(clean.text)
    return []


def trusted(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Those sentences of a passage that may be told: neither they nor their neighbours instruct a machine."""
    found = find(" ".join(sentence.text for sentence in sentences))
    if not found:
        return tuple(sentences)
    spoiled: set[int] = set()
    start = 0
    for number, sentence in enumerate(sentences):
        end = start + len(sentence.text)
        if any(first < end and start < last for first, last in found):
            spoiled.update(range(number - _BEFORE, number + _AFTER + 1))
        start = end + 1
    return tuple(sentence for number, sentence in enumerate(sentences) if number not in spoiled)


def spared(heading: str) -> str:
    """What names an item in a heading that instructs a machine: what stands ahead of those words or, where
    nothing does, behind them, if it is no sentence; "" where it is one. All of a heading that does not."""
    found = find(heading)
    if not found:
        return heading
    starts = [end.start() for end in _PIECE_END.finditer(heading, 0, found[0][0] + 1)]
    ahead = heading[: starts[-1] if starts else 0].rstrip(" ,-")
    if ahead:
        return ahead
    behind = heading[found[-1][1] :]
    behind = behind[max((end.end() for end in _PIECE_END.finditer(behind)), default=0) :].strip(" ,-")
    return "" if _IS_SENTENCE.search(behind) else behind


def _windows(text: str) -> Iterator[Range]:
    for hint in _hints().finditer(text):
        yield max(0, hint.start() - _REACH), min(len(text), hint.end() + _REACH)


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Ranges that touch as one; they come in the order of their starts."""
    joined: list[Range] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "instructions.toml").read_text(encoding="utf-8"))


@cache
def _quick() -> tuple[str, ...]:
    return tuple(map(fold, _table()["hints"]["quick"]))


@cache
def _hints() -> re.Pattern[str]:
    hints = _table()["hints"]
    words = "|".join(
        (*hints["words"].split(), *hints["roles"].split(), r"\w{0,20}(?:ignor|disregard|prompt)")
    )
    orders = "|".join(form for word in hints["orders"].split() for form in (word.title(), word.upper()))
    parts = "|".join(map(re.escape, hints["parts"]))
    return re.compile(rf"\b(?:(?i:{words})|{orders})|{parts}|{_FOREIGN.pattern}")


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    table = _table()
    words = {name: "".join(value.splitlines()) for name, value in table["words"].items()}
    return tuple(_compiled(phrase, words) for kind in table["phrases"].values() for phrase in kind)


def _compiled(phrase: str, words: dict[str, str]) -> re.Pattern[str]:
    for name in ("reader", *words):
        phrase = phrase.replace(f"<{name}>", f"(?:{words[name]})")
    if phrase.startswith("^ "):
        phrase = _START + phrase.removeprefix("^ ")
    return re.compile(phrase.replace(" ", _GAP), re.IGNORECASE)
