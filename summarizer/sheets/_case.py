"""One letter with its summary, as the sheets read it: each request with its facts and its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from tomllib import loads

from summarizer.letter import Letter, Sentence, instructions
from summarizer.notes import facts_of, named, requested
from summarizer.schema.explanation import Language
from summarizer.schema.facts import IssueFacts
from summarizer.schema.summary import IssueSummary, LetterSummary

LANGUAGE: Language = "en"

Texts = Mapping[str, Mapping[str, str]]


@cache
def texts() -> Texts:
    """The fixed words of the sheets, by group and name."""
    tables: Texts = loads((files("summarizer.data") / "sheets.toml").read_text(encoding="utf-8"))
    return tables


@dataclass(frozen=True, slots=True)
class Request:
    """One disputed item. `sentences` are those of its rationale that may be told; `item` is what was decided,
    as it is printed: the remainder of a partial authorization, or the original request."""

    issue: IssueSummary
    facts: IssueFacts | None
    sentences: tuple[Sentence, ...]
    item: str
    authorized: str

    @property
    def refused(self) -> bool:
        return self.issue.result in ("not_approved", "partly_authorized")

    @property
    def approved(self) -> bool:
        return self.issue.result == "approved"

    @property
    def retrospective(self) -> bool:
        return self.facts is not None and self.facts.retrospective

    @property
    def form(self) -> str:
        """How the request stands to an earlier authorization: "rest" decides what was left of it, "original"
        the whole request, for which something else had been authorized; "whole" knows of none."""
        if not self.authorized:
            return "whole"
        return "rest" if self.issue.remaining else "original"


@dataclass(frozen=True)
class Case:
    """Raises ValueError where the summary is of another letter."""

    summary: LetterSummary
    letter: Letter

    def __post_init__(self) -> None:
        if self.summary.letter.sha256 != self.letter.document.sha256:
            raise ValueError("the summary is of another letter")

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        blocks = {block.number: block for block in self.letter.issues}
        return tuple(
            Request(
                issue,
                facts_of(issue, self.summary),
                instructions.trusted(blocks[issue.number].sentences) if issue.number in blocks else (),
                _name(issue.remaining or requested(issue, self.summary)),
                _name(issue.authorized or ""),
            )
            for issue in self.summary.issues
        )

    @cached_property
    def case_summary(self) -> tuple[Sentence, ...]:
        """The sentences of the case summary that may be told."""
        return instructions.trusted(self.letter.case_summary)

    @property
    def name(self) -> str:
        """The case number, or the file's name where the letter prints none."""
        return self.summary.facts.case_number.value or self.summary.letter.file.split("/")[-1]


def _name(text: str) -> str:
    """A request as it stands behind a colon, without words that instruct a machine."""
    name = named(text)
    return name[:1].upper() + name[1:]
