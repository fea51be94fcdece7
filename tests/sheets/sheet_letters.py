"""Sheets of the example letters, summarized with a model that only repeats one answer."""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

from support import EXAMPLES, GOOD, ScriptedModel

from summarizer import letter
from summarizer.letter import Letter
from summarizer.schema.sheet import Entry, Reader, Section, Sheet
from summarizer.schema.summary import LetterSummary
from summarizer.sheets import sheet
from summarizer.summarize import summarize

READERS: tuple[Reader, ...] = ("attorney", "adjuster", "physician")
LETTERS = sorted(path.name for path in EXAMPLES.glob("*.txt"))
UNFIT = {"rule": "", "shown": "", "missing": "", "approved": False}


@cache
def summarized(name: str, folder: Path = EXAMPLES) -> tuple[LetterSummary, Letter]:
    """The letter and its summary: the answer fits the letter with one issue, and no other."""
    read = letter.read(folder / name)
    answer = GOOD if name == "2016-upheld-one-issue.txt" else UNFIT
    return asyncio.run(summarize(read, ScriptedModel(answer, overview=""), reasks=0)), read


def sheet_of(name: str, reader: Reader, folder: Path = EXAMPLES) -> Sheet:
    return sheet(*summarized(name, folder), reader)


def entries(page: Sheet) -> list[Entry]:
    return [*page.head, *(entry for section in page.sections for entry in section.entries)]


def section(page: Sheet, name: str) -> Section | None:
    return next((section for section in page.sections if section.name == name), None)


def said(page: Sheet, name: str) -> str:
    """All that a section says, in one line; "" where the sheet does not have it."""
    found = section(page, name)
    return " ".join(entry.text for entry in found.entries) if found else ""
