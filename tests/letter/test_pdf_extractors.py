"""The same letter's text as four PDF libraries give it, and double-spaced: the same facts from each.

The real letters are sampled; with the environment variable IMR_TEST_ALL_LETTERS all of them are read.
"""

from __future__ import annotations

import io
import logging
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from fact_essence import differences, essence
from letter_builder import real_letters
from pdfminer import high_level
from support import EXAMPLES, make_files

from summarizer.facts import extract
from summarizer.letter import load_bytes, parse

LETTERS = sorted(EXAMPLES.glob("*.txt"))
SAMPLE, SEED = 12, 20161213
# pdfminer moves a few words of this letter to the end of the text.
MOVED = {("CM17-0002551", "pdfminer"): [".issues[0].rationale"]}


def _pypdf(data: bytes) -> str:
    return "\f".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _pdfminer(data: bytes) -> str:
    return str(high_level.extract_text(io.BytesIO(data)))


def _pdfplumber(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\f".join(page.extract_text() for page in document.pages)


def _double_spaced(data: bytes) -> str:
    """pypdfium2's text with an empty line after each line, and several at a page's end."""
    text = load_bytes(data, "x.pdf").text.replace("\r\n", "\n")
    return text.replace("\n", "\n\n").replace("\f", "\n\n \n\n \n\n \n\n")


EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "pypdf": _pypdf,
    "pdfminer": _pdfminer,
    "pdfplumber": _pdfplumber,
    "double-spaced": _double_spaced,
}


def _facts(data: bytes, name: str = "x.txt") -> dict[str, Any]:
    return essence(extract(parse(load_bytes(data, name))))


@pytest.fixture(autouse=True)
def _silence(caplog: pytest.LogCaptureFixture) -> None:
    # pdfminer warns of each font and permission that it does not like.
    for name in ("pypdf", "pdfminer", "pdfplumber"):
        caplog.set_level(logging.CRITICAL, logger=name)


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_an_example_printed_to_pdf(path: Path, extractor: str) -> None:
    data = make_files().text_pdf(path.read_bytes().decode())
    plain = _facts(data, "x.pdf")
    assert differences(plain, _facts(EXTRACTORS[extractor](data).encode())) == []
    typed = _facts(path.read_bytes())
    assert differences(typed, plain) == []


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_real_letters(extractor: str) -> None:
    paths = real_letters()
    if not os.environ.get("IMR_TEST_ALL_LETTERS"):
        paths = random.Random(SEED).sample(paths, SAMPLE)
    differing = {}
    for path in paths:
        data = path.read_bytes()
        text = EXTRACTORS[extractor](data)
        found = differences(_facts(data, "x.pdf"), _facts(text.encode("utf-8", "replace")))
        if found != MOVED.get((path.stem, extractor), []):
            differing[path.stem] = found
    assert differing == {}
