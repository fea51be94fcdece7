"""Dates and ages stand in the cited sentences, equal by value in any spelling."""

from __future__ import annotations

from summarizer.lexicon import figures
from summarizer.lexicon.quantities import Date

from .types import ClaimInContext, Finding

NAME = "dates"


def check(context: ClaimInContext) -> list[Finding]:
    said = figures(context.claim)
    told = [figures(sentence.text) for sentence in context.evidence] + [figures(context.request)]
    dates = [date for text in told for date, _ in text.dates]
    ages = {age for text in told for age, _ in text.ages}
    findings = [
        Finding(NAME, written, f"The date {written} is not in the sentences. Use only dates from them.")
        for date, written in said.dates
        if not any(_part_of(date, other) for other in dates)
    ]
    findings += [
        Finding(NAME, written, f"The age {written} is not in the sentences.")
        for age, written in said.ages
        if age not in ages
    ]
    return findings


def _part_of(date: Date, other: Date) -> bool:
    """Whether every part that `date` gives is the same in `other`: May 2016 is part of 5/3/2016."""
    return all(own is None or own == theirs for own, theirs in zip(date, other, strict=True))
