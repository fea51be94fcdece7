"""The variants of letters.md that a generated letter can carry, by their numbers there.

Not carried: 11 (scans without text), 38 (other kinds of documents) and 39 (broken files).
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from summarizer.letter.types import Format

FORMATS: tuple[Format, ...] = ("2013-notice", "2013-letter", "professional-review", "2014", "2016")
_HEADED: tuple[Format, ...] = ("2014", "2016")
_MANY: tuple[Format, ...] = ("2013-notice", "2013-letter", "2014", "2016")


class Variant(StrEnum):
    """A way in which letters differ."""

    NO_HEADER = "no-header"
    LABELS_APART = "labels-apart"
    LEADING_SPACES = "leading-spaces"
    NO_FORM_FEEDS = "no-form-feeds"
    BREAK_IN_ISSUE = "break-in-issue"
    BREAK_IN_HEADING = "break-in-heading"
    HYPHEN_BREAKS = "hyphen-breaks"
    GLUED_WORDS = "glued-words"
    PAGES_MARK = "pages-mark"
    REDACTION_BLANKS = "redaction-blanks"
    TWO_BLANKS = "two-blanks"
    DECISION_ON_NEXT_LINE = "decision-on-next-line"
    LONG_HEADING = "long-heading"
    COLONS_IN_HEADING = "colons-in-heading"
    PARTIAL_A = "partial-a"
    PARTIAL_B = "partial-b"
    QUANTITIES = "quantities"
    RETROSPECTIVE = "retrospective"
    LEADING_DIGIT = "leading-digit"
    NEAR_IDENTICAL = "near-identical"
    TAPERING_AFTER = "tapering-after"
    CONCLUSION_FIRST = "conclusion-first"
    CONCLUSION_SPELLINGS = "conclusion-spellings"
    QUOTED_OPPOSITE = "quoted-opposite"
    ANCILLARY = "ancillary"
    RUNNING_DECISION_WORDS = "running-decision-words"
    INJURY_DATES_DIFFER = "injury-dates-differ"
    TWO_BIRTH_DATES = "two-birth-dates"
    RATIONALE_OF_BOTH_PARTS = "rationale-of-both-parts"
    BRAND_AND_GENERIC = "brand-and-generic"
    SIDES_SWAPPED = "sides-swapped"
    DOSES_DIFFER = "doses-differ"
    AGES_DIFFER = "ages-differ"
    IMPOSSIBLE_DATE = "impossible-date"
    ACRONYM_OF_TWO_MEANINGS = "acronym-of-two-meanings"
    DATE_STYLES = "date-styles"
    WORKER_WORDS = "worker-words"
    AGE_STYLES = "age-styles"
    NO_AGE = "no-age"


@dataclass(frozen=True, slots=True)
class About:
    """A variant's numbers in letters.md, what it does, the formats that carry it, and the share of
    letters (0 to 1) that have it by chance."""

    numbers: tuple[int, ...]
    does: str
    formats: tuple[Format, ...]
    share: float


_V = Variant
TABLE: dict[Variant, About] = {
    _V.NO_HEADER: About((1,), "the header with its dates is absent", ("2016",), 0.05),
    _V.LABELS_APART: About(
        (2,), "labels over lines, after their dates, or in blocks", ("2016",), 0.5
    ),
    _V.LEADING_SPACES: About((3,), "lines begin with one or more blanks", FORMATS, 0.1),
    _V.NO_FORM_FEEDS: About((5,), "pages are joined with nothing between them", FORMATS, 0.2),
    _V.BREAK_IN_ISSUE: About((6,), "a page ends after a heading or in a rationale", FORMATS, 0.3),
    _V.BREAK_IN_HEADING: About((6, 27), "a page ends inside a heading", _HEADED, 0.1),
    _V.HYPHEN_BREAKS: About((7,), "lines break after hyphens, as in non-\\ncertified", FORMATS, 0.4),
    _V.GLUED_WORDS: About((8,), "blanks are missing: injuryon, necessary.Thus, notmedically", FORMATS, 0.2),
    _V.PAGES_MARK: About((9,), "Page(s): 98,.  with blanks after it", ("2013-letter", "2014"), 0.6),
    _V.REDACTION_BLANKS: About((10,), "two blanks where a word was removed", FORMATS, 0.3),
    _V.TWO_BLANKS: About((12,), "two blanks before the decision word", _HEADED, 0.3),
    _V.DECISION_ON_NEXT_LINE: About((13,), "the decision word stands on the next line", _HEADED, 0.2),
    _V.LONG_HEADING: About((14,), "a heading of 250 to 550 characters", FORMATS, 0.1),
    _V.COLONS_IN_HEADING: About((15,), "colons inside a heading", FORMATS, 0.2),
    _V.PARTIAL_A: About((16,), "a part was authorized, the remainder is decided", _HEADED, 0.2),
    _V.PARTIAL_B: About((16,), "a substitute was authorized, the whole request is decided", _HEADED, 0.08),
    _V.QUANTITIES: About((17,), "quantities in many spellings", FORMATS, 0.5),
    _V.RETROSPECTIVE: About((18,), "a service already given", FORMATS, 0.1),
    _V.LEADING_DIGIT: About((19,), "a heading that begins with a digit", ("2013-letter", *_HEADED), 0.1),
    _V.NEAR_IDENTICAL: About((20,), "headings alike but for the body part", _MANY, 0.2),
    _V.TAPERING_AFTER: About((21,), "advice on tapering after the conclusion", FORMATS, 0.3),
    _V.CONCLUSION_FIRST: About((22,), "the conclusion opens the rationale", FORMATS, 0.2),
    _V.CONCLUSION_SPELLINGS: About((23,), "the conclusion's spellings and tenses", FORMATS, 0.5),
    _V.QUOTED_OPPOSITE: About((24, 31), "'not recommended' where Overturned, or the reverse", FORMATS, 0.4),
    _V.ANCILLARY: About((25,), "boilerplate that hangs on the surgery of another issue", _MANY, 0.15),
    _V.RUNNING_DECISION_WORDS: About((26,), "modified, upheld, overturned in running text", FORMATS, 0.3),
    _V.INJURY_DATES_DIFFER: About((28,), "header and body give different injury dates", ("2016",), 0.05),
    _V.TWO_BIRTH_DATES: About((29,), "two birth dates and no age", FORMATS, 0.03),
    _V.RATIONALE_OF_BOTH_PARTS: About((30,), "a rationale on both parts of a partial form", _HEADED, 0.1),
    _V.BRAND_AND_GENERIC: About((32,), "brand in the heading, generic in the rationale", FORMATS, 0.3),
    _V.SIDES_SWAPPED: About((33,), "left in the heading, right in the rationale", FORMATS, 0.05),
    _V.DOSES_DIFFER: About((33,), "another dose in the rationale", FORMATS, 0.05),
    _V.AGES_DIFFER: About((33,), "another age in a rationale", FORMATS, 0.05),
    _V.IMPOSSIBLE_DATE: About((33,), "a header date that no calendar has", ("2016",), 0.05),
    _V.ACRONYM_OF_TWO_MEANINGS: About((34,), "one acronym for two things", FORMATS, 0.05),
    _V.DATE_STYLES: About((35,), "10-13-16, 10/13/2016, 10/14/ 2016, October 10, 2015", FORMATS, 0.6),
    _V.WORKER_WORDS: About((36,), "patient, applicant or claimant for the injured worker", FORMATS, 0.7),
    _V.AGE_STYLES: About((37,), "48 year old, 50-year-old, now 33-year-old", FORMATS, 0.7),
    _V.NO_AGE: About((37,), "no age is given", FORMATS, 0.1),
}  # fmt: skip


def switched_on(
    rng: random.Random, format_: Format, wanted: Iterable[Variant | str] | None
) -> frozenset[Variant]:
    """Those of `wanted` that the format carries; by chance where `wanted` is None."""
    carried = [variant for variant, about in TABLE.items() if format_ in about.formats]
    if wanted is None:
        return frozenset(variant for variant in carried if rng.random() < TABLE[variant].share)
    return frozenset(Variant(name) for name in wanted) & frozenset(carried)
