"""Extraction is linear: a megabyte made to make patterns backtrack is read at once."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from summarizer.facts.conclusion import conclude
from summarizer.facts.cover import cover_facts
from summarizer.facts.dates import find_dates
from summarizer.facts.dependence import IssueText, dependences
from summarizer.facts.events import injury_dates, review_dates
from summarizer.facts.guidelines import citations
from summarizer.facts.header import header_dates
from summarizer.facts.headings import read_heading
from summarizer.facts.mentions import find_mentions
from summarizer.facts.person import birth_dates, read_person
from summarizer.facts.reviewer import licensure, specialty

_SIZE = 250_000
_SECONDS = 2.0

_PIECES = {
    "colons": ":",
    "blanks": " ",
    "digits": "1",
    "slashes": "1/",
    "dates": "10/13/2016 ",
    "labels": "Date of Injury: ",
    "births": "DOB ",
    "original": "Y was the original request. ",
    "authorized": "was authorized by the Claims Administrator ",
    "statements": "Decision based on MTUS ",
    "chapters": "and Knee Complaints 2004, ",
    "verdicts": "is not medically necessary ",
    "necessity": "medical necessity ",
    "premises": "as the surgery ",
    "ages": "a 48 year old ",
    "sexes": "a male ",
    "injuries": "industrial injury on ",
    "reviews": "utilization review dated ",
    "certified": "reviewer is Board Certified in ",
}


def _events(text: str) -> None:
    find_dates(text)
    injury_dates(text)
    review_dates(text)
    birth_dates(text)


_READERS: dict[str, Callable[[str], object]] = {
    "header": lambda text: list(header_dates(text)),
    "person": read_person,
    "events": _events,
    "heading": read_heading,
    "guideline": citations,
    "conclusion": conclude,
    "dependence": lambda text: dependences(
        [IssueText(1, text, "upheld", text), IssueText(2, "Cane", "upheld", text)]
    ),
    "cover": cover_facts,
    "mentions": find_mentions,
    "specialty": specialty,
    "licensure": licensure,
}


@pytest.mark.parametrize("reader", _READERS)
@pytest.mark.parametrize("piece", _PIECES)
def test_no_pattern_backtracks(reader: str, piece: str) -> None:
    text = _PIECES[piece] * (_SIZE // len(_PIECES[piece]))
    start = time.process_time()
    _READERS[reader](text)
    assert time.process_time() - start < _SECONDS
