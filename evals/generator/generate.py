"""A seed -> a whole letter with its truth."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summarizer.letter.types import Format

from .bodies import write_letter
from .issues import make_issues
from .layout import lay_out
from .noise import Noise, add_noise, page_for, steps_of
from .setting import make_setting
from .truth import LetterTruth
from .variants import FORMATS, Variant, switched_on

MOST_ISSUES = 300
_PAGED = frozenset({Variant.NO_FORM_FEEDS, Variant.BREAK_IN_ISSUE, Variant.BREAK_IN_HEADING})
_COUNTS = (1, 1, 1, 1, 2, 2, 3, 4, 5, 8)


@dataclass(frozen=True, slots=True)
class Generated:
    """One letter about nobody. `pages` are its pages as a PDF reader would give them; `text` is the whole,
    which parts them by form feeds or runs them together."""

    seed: int
    text: str
    pages: tuple[str, ...]
    truth: LetterTruth
    variants: frozenset[Variant]
    noise: frozenset[Noise]


def generate(
    seed: int,
    *,
    format: Format | None = None,
    issues: int | None = None,
    noise: Noise | str | Iterable[Noise | str] = Noise.NONE,
    variants: Iterable[Variant | str] | None = None,
    cover: bool | None = None,
) -> Generated:
    """The letter of `seed`: the same for the same arguments, on any machine.

    What is None is left to chance. `issues` is 1 to 300 (a professional review has one). `variants`
    switches exactly those on that the format carries; variants that need pages make pages.
    """
    rng = random.Random(seed)  # noqa: S311 - letters, not secrets
    chosen: Format = rng.choice(FORMATS) if format is None else format
    steps = steps_of(noise)
    on = switched_on(rng, chosen, variants)
    if variants is None and Noise.PAGE_BREAKS not in steps:
        on -= _PAGED
    count = rng.choice(_COUNTS) if issues is None else issues
    if not 1 <= count <= MOST_ISSUES:
        raise ValueError(f"a generated letter has 1 to {MOST_ISSUES} issues, not {count}")
    setting = make_setting(rng, chosen, on)
    made = make_issues(setting, 1 if chosen == "professional-review" else count)
    with_cover = rng.random() < 0.3 if cover is None else cover
    body = write_letter(setting, made, with_cover=with_cover)
    page = page_for(rng, steps, on, str(body.truth.case_number.value or ""))
    pages, running = lay_out(rng, body.paragraphs, page)
    between = "" if Variant.NO_FORM_FEEDS in on else "\f"
    return Generated(
        seed=seed,
        text=add_noise(rng, between.join(pages), steps),
        pages=tuple(pages),
        truth=replace(body.truth, running_lines=running),
        variants=on,
        noise=steps,
    )
