"""The verb `sheet`: from a verified summary to the page that a professional would have written.

No model is called. A sheet says nothing but facts by code, the summary's verified claims, the letter's own
sentences as quotations, and fixed text from `data/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarizer.errors import UsageError
from summarizer.letter import Letter
from summarizer.schema.sheet import Reader, Section, Sheet
from summarizer.schema.summary import LetterSummary

from . import adjuster, attorney, physician
from ._case import Case, texts
from ._entries import head

__all__ = ["sheet"]

_SECTIONS: dict[Reader, tuple[Callable[[Case], Iterator[Section]], tuple[str, ...]]] = {
    "attorney": (attorney.sections, attorney.HEAD),
    "adjuster": (adjuster.sections, adjuster.HEAD),
    "physician": (physician.sections, physician.HEAD),
}


def sheet(summary: LetterSummary, letter: Letter, reader: Reader) -> Sheet:
    """The sheet of one letter for one kind of reader.

    Raises UsageError for the worker, whose page is the explanation, and ValueError for a summary of
    another letter.
    """
    if reader not in _SECTIONS:
        raise UsageError(f"no sheet for the {reader}", hint="imr explain makes the worker's page")
    sections, names = _SECTIONS[reader]
    case = Case(summary, letter)
    return Sheet(
        reader=reader,
        letter=summary.letter,
        name=case.name,
        title=texts()["title"][reader].format(name=case.name),
        head=tuple(head(case, names)),
        sections=tuple(sections(case)),
        provenance=summary.provenance,
    )
