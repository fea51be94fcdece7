"""One letter with its summary, as the sheets read it: each request with its facts and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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

_WORD = re.compile(r"\w+")


@cache
def texts() -> Texts:
    """The fixed words of the sheets, by group and name."""
    tables: Texts = loads((files("summarizer.data") / "sheets.toml").read_text(encoding="utf-8"))
    return tables


def plain(text: str) -> str:
    """The words of a text, to tell whether two texts say the same word for word."""
    return " ".join(_WORD.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Request:
    """One disputed item. `sentences` are those of its rationale that may be told; `item` is what was decided,
    as it is printed: the remainder of a partial authorization, or the original request (`requested`)."""

    issue: IssueSummary
    facts: IssueFacts | None
    sentences: tuple[Sentence, ...]
    item: str
    requested: str
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

    @property
    def word(self) -> str:
        """The letter's own words for the decision: one word, or before 2014 a sentence."""
        if self.issue.corrector("decision"):
            return self.issue.decision or ""
        return " ".join(((self.facts and self.facts.decision_text) or self.issue.decision or "").split())

    @property
    def result(self) -> str:
        """The letter's own words for the decision, and what they mean."""
        one = self.word.lower() in ("upheld", "overturned")
        word = self.word.capitalize() if one else f"“{instructions.spared(self.word)}”"
        return texts()["result"][self.issue.result].format(word=word)

    @property
    def counted(self) -> str:
        """The result as it is counted: without the letter's words where they are a sentence."""
        one = " " not in self.word
        return self.result if one else texts()["plain_result"][self.issue.result]


Group = tuple[Request, ...]


@dataclass(frozen=True)
class Case:
    """Raises ValueError where the summary is of another letter."""

    summary: LetterSummary
    letter: Letter

    def __post_init__(self) -> None:
        if self.summary.letter.sha256 != self.letter.document.sha256:
            raise ValueError("the summary is of another letter")

    @cached_property
    def requests(self) -> Group:
        blocks = {block.number: block for block in self.letter.issues}
        found = []
        for issue in self.summary.issues:
            asked = _name(requested(issue, self.summary))
            found.append(
                Request(
                    issue,
                    facts_of(issue, self.summary),
                    instructions.trusted(blocks[issue.number].sentences) if issue.number in blocks else (),
                    _name(issue.remaining) if issue.remaining else asked,
                    asked,
                    _name(issue.authorized or ""),
                )
            )
        return tuple(found)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The requests, those together that were decided alike for the same reason in the letter's words."""
        found: dict[object, list[Request]] = {}
        for request in self.requests:
            found.setdefault(_reason(request), []).append(request)
        return tuple(map(tuple, found.values()))

    @cached_property
    def case_summary(self) -> tuple[Sentence, ...]:
        """The sentences of the case summary that may be told."""
        return instructions.trusted(self.letter.case_summary)

    @property
    def name(self) -> str:
        """The case number, or the file's name where the letter prints none."""
        return self.summary.facts.case_number.value or self.summary.letter.file.split("/")[-1]


def _reason(request: Request) -> object:
    digest = request.issue.digest
    quotes = frozenset(plain(found.quote) for found in digest.why.evidence) if digest else None
    if not quotes or request.form != "whole" or request.issue.corrected:
        return request.issue.number
    return request.issue.result, request.retrospective, request.issue.reason, quotes


def numbers_of(requests: Iterable[Request]) -> tuple[int, ...]:
    return tuple(request.issue.number for request in requests)


def listed(numbers: Sequence[int]) -> str:
    """Numbers as a person lists them: "1, 2", "1 to 4, 6"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    span = texts()["label"]["span"]
    return ", ".join(
        span.format(first=run[0], last=run[-1]) if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def _name(text: str) -> str:
    """A request as it stands behind a colon, without words that instruct a machine."""
    name = named(text)
    return name[:1].upper() + name[1:]
