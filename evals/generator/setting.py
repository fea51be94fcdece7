"""What all parts of one letter share: the source of chance, the format, the variants, the worker."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from summarizer.letter.types import Format

from .variants import Variant
from .vocabulary import words

T = TypeVar("T")

HARD_BLANK = "\x01"
"""A blank that the layout keeps where it stands."""
PAGE_END = "\x02"
"""After a word: a page ends here, in a letter that has pages."""

_SHAPES = ("%m/%d/%Y", "%m-%d-%Y", "%m-%d-%y", "%m/%d/ %Y", "%B %d, %Y", "short")


@dataclass(frozen=True, slots=True)
class Setting:
    """`worker` is what the letter calls the injured worker; dates are the truth behind all printed ones."""

    rng: random.Random
    format: Format
    on: frozenset[Variant]
    worker: str
    injury: date
    denial: date
    decision: date
    body_shape: str

    def pick(self, options: Sequence[T]) -> T:
        return self.rng.choice(options)

    def has(self, variant: Variant) -> bool:
        return variant in self.on

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def visit(self) -> str:
        """A printed date between injury and denial."""
        days = (self.denial - self.injury).days
        return printed(self.injury + timedelta(self.rng.randrange(1, max(2, days))), self.body_shape)

    def fill(self, template: str, **more: str) -> str:
        """`template` with dates, numbers and words of chance in its slots."""
        pick = self.pick
        first, second = self.rng.sample(words("diagnoses"), 2)
        past, past2 = self.rng.sample(words("past_treatment"), 2)
        return template.format_map(
            {
                "date": self.visit() if "{date}" in template else "",
                "worker": self.worker,
                "n": str(pick(range(2, 10))),
                "diagnosis": first,
                "diagnosis2": second,
                "past": past,
                "past2": past2,
                **more,
            }
        )


def printed(day: date, shape: str) -> str:
    """`day` in one of the shapes of SHAPES."""
    if shape == "short":
        return f"{day.month}/{day.day}/{day.year}"
    return day.strftime(shape).replace(" 0", " ")


def make_setting(rng: random.Random, format_: Format, on: frozenset[Variant]) -> Setting:
    year = {"2013-notice": 2013, "2013-letter": 2013, "professional-review": 2013, "2014": 2014}.get(
        format_, 2016
    )
    decision = date(year, 6, 1) + timedelta(rng.randrange(0, 200))
    denial = decision - timedelta(rng.randrange(40, 70))
    injury = denial - timedelta(rng.randrange(80, 3000))
    worker = rng.choice(words("workers")) if Variant.WORKER_WORDS in on else "injured worker"
    shape = rng.choice(_SHAPES) if Variant.DATE_STYLES in on else _SHAPES[0]
    return Setting(rng, format_, on, worker, injury, denial, decision, shape)


def header_shape(setting: Setting) -> str:
    """How the labelled lines print dates: never in words."""
    return setting.pick(("%m/%d/%Y", "%m/%d/%Y", "short")) if setting.has(Variant.DATE_STYLES) else "%m/%d/%Y"
