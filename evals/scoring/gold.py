"""What is true of a letter: by regex, and, where someone labelled it by eye, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from summarizer.classify import category_of
from summarizer.digest import argument
from summarizer.facts import extract
from summarizer.letter import Letter
from summarizer.letter.types import Sentence
from summarizer.schema import LetterFacts
from summarizer.schema.facts import IssueFacts

from ..runs.manifest import case_of
from .hand import Labels


@dataclass(frozen=True)
class Gold:
    """`facts` are the regex's; `labels` what people (or readers) wrote of this letter, by issue."""

    letter: Letter
    labels: Labels

    @cached_property
    def facts(self) -> LetterFacts:
        return extract(self.letter, closely=True)

    @cached_property
    def case(self) -> str:
        return case_of(self.letter, self.facts)

    @cached_property
    def arguments(self) -> tuple[argument.Argument, ...]:
        """How each issue's rationale argues, by the rules of form."""
        return tuple(
            argument.read(block.sentences, refused=issue.decision != "overturned")
            for block, issue in zip(self.letter.issues, self.facts.issues, strict=True)
        )

    @cached_property
    def rationale_sentences(self) -> tuple[tuple[Sentence, ...], ...]:
        return tuple(block.sentences for block in self.letter.issues)

    def slices_of(self, issue: IssueFacts) -> dict[str, str]:
        return {**self.slices, **_of_issue(issue, self.letter.issues[issue.number - 1].sentences)}

    @cached_property
    def slices(self) -> dict[str, str]:
        count = len(self.facts.issues)
        words = len(self.letter.clean.text.split())
        return {
            "format": self.letter.format,
            "outcome": self.facts.outcome or "unreadable",
            "issues": "1" if count == 1 else "2 to 4" if count < 5 else "5 or more",
            "letter length": _bin(words, (600, 900), "words"),
        }


def _of_issue(issue: IssueFacts, sentences: tuple[Sentence, ...]) -> Mapping[str, str]:
    words = sum(len(sentence.text.split()) for sentence in sentences)
    return {
        "decision": issue.decision or "unreadable",
        "partial": f"form {issue.partial_form}" if issue.partial_form else "no",
        "reasons length": _bin(words, (120, 240), "words"),
        "category": (category_of(issue) or "not told").partition(":")[0],
    }


def _bin(value: int, limits: tuple[int, int], unit: str) -> str:
    low, high = limits
    if value < low:
        return f"under {low} {unit}"
    return f"{low} to {high} {unit}" if value <= high else f"over {high} {unit}"
