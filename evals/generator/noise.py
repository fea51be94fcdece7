"""Layout noise in steps. Page breaks and line widths are made with the layout; the rest is done to the
finished text. No step but OCR changes a word."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from enum import StrEnum

from .layout import Page
from .variants import Variant


class Noise(StrEnum):
    """One step of noise; several may be joined."""

    NONE = "none"
    PAGE_BREAKS = "page-breaks"
    DOUBLE_SPACED = "double-spaced"
    CRLF = "crlf"
    WRAPPED = "wrapped"
    OCR_1 = "ocr-1"
    OCR_3 = "ocr-3"
    OCR_5 = "ocr-5"


CLEAN = (Noise.NONE, Noise.PAGE_BREAKS, Noise.DOUBLE_SPACED, Noise.CRLF, Noise.WRAPPED)
OCR = {Noise.OCR_1: 0.01, Noise.OCR_3: 0.03, Noise.OCR_5: 0.05}
"""The share of all characters that are misread."""

_FOOTERS = ("", "{n}", "Page {n} of {all}", "Final Determination Letter for IMR Case Number {case} {n}")
_WIDTHS = (0, 52, 64, 72, 80, 88, 120)
_PAIRS = {
    "O": ("0",), "0": ("O", "o"), "o": ("0",), "l": ("1", "I"), "1": ("l", "I"), "I": ("l", "1"), "i": ("l",),
    "S": ("5",), "5": ("S",), "B": ("8",), "8": ("B",), "rn": ("m",), "m": ("rn",), "e": ("c",), "c": ("e",),
    "h": ("b",), "b": ("h",), ".": ("",), " ": ("",),
}  # fmt: skip
_MISREAD = re.compile(r"rn|[O0ol1IiS5B8mecehb. ]|(?<=[a-z])[a-z](?=[a-z])")


def steps_of(noise: Noise | str | Iterable[Noise | str]) -> frozenset[Noise]:
    named = [noise] if isinstance(noise, str) else list(noise)
    return frozenset(Noise(one) for one in named)


def page_for(rng: random.Random, steps: frozenset[Noise], on: frozenset[Variant], case_number: str) -> Page:
    """The page that the steps and the variants ask for."""
    breaks = {Variant.BREAK_IN_ISSUE, Variant.BREAK_IN_HEADING, Variant.NO_FORM_FEEDS}
    paged = Noise.PAGE_BREAKS in steps or bool(breaks & on)
    glued = Variant.NO_FORM_FEEDS in on
    footer = (
        rng.choice(_FOOTERS).replace("{case}", case_number or "CM14-0000000") if paged and not glued else ""
    )
    return Page(
        width=rng.choice(_WIDTHS) if Noise.WRAPPED in steps else rng.choice((94, 96, 98)),
        lines=rng.randrange(34, 47) if paged else 0,
        hyphens=Variant.HYPHEN_BREAKS in on,
        footer=footer,
        indent=rng.choice((1, 2, 4)) if Variant.LEADING_SPACES in on else 0,
    )


def add_noise(rng: random.Random, text: str, steps: frozenset[Noise]) -> str:
    for step, share in OCR.items():
        if step in steps:
            text = misread(rng, text, share)
    if Noise.DOUBLE_SPACED in steps:
        text = _double_spaced(rng, text)
    if Noise.CRLF in steps:
        text = text.replace("\n", "\r\n")
    return text


def misread(rng: random.Random, text: str, share: float) -> str:
    """`text` with `share` (0 to 1) of its characters read wrongly, as a scan's reader would."""
    places = [match.span() for match in _MISREAD.finditer(text)]
    chosen = sorted(rng.sample(places, min(len(places), round(share * len(text)))))
    parts: list[str] = []
    done = 0
    for start, end in chosen:
        parts += text[done:start], _instead(rng, text[start:end])
        done = end
    return "".join([*parts, text[done:]])


def _instead(rng: random.Random, was: str) -> str:
    other = rng.choice(_PAIRS[was]) if was in _PAIRS else f"{was} "
    return other if rng.random() < 0.95 else f"{was} "


def _double_spaced(rng: random.Random, text: str) -> str:
    """Every line followed by an empty line or one with a blank; a page break by several."""
    between = rng.choice(("\n\n", "\n \n"))
    return text.replace("\n", between).replace("\f", f"{between}{between} \n")
