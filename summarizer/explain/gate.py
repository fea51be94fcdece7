"""The reading gate: whether an issue's outcome and reason are easy enough for the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.notes import named
from summarizer.plain.jargon import unexplained
from summarizer.plain.names import mask
from summarizer.reading import measure
from summarizer.schema.explanation import Language, Reading
from summarizer.schema.summary import IssueSummary

MOST_GRADE = 8.0
MOST_GRADE_WITH_MORE = 7.0
"""What stands beside the reason must not make the page harder than this."""
MOST_SENTENCE_WORDS = 16.0


@dataclass(frozen=True, slots=True)
class Gate:
    """Measures what is told of one issue. `printed`: the names in it that stand as the letter has them."""

    outcome: str
    printed: frozenset[str]
    language: Language

    def measure(self, sentences: Sequence[str]) -> Reading:
        """The measures of the outcome and these sentences together, names masked."""
        told = [self.outcome, *sentences]
        return measure(told, masked=[mask(text, self.printed) for text in told], language=self.language)

    def lets_pass(self, sentences: Sequence[str], *, most: float = MOST_GRADE) -> bool:
        """Whether the grade, the sentences' length and the words are within bounds."""
        reading = self.measure(sentences)
        return (
            reading.grade <= most
            and reading.mean_sentence_words <= MOST_SENTENCE_WORDS
            and not unexplained([mask(text, self.printed) for text in sentences])
        )


def printed(issue: IssueSummary, *more: str) -> frozenset[str]:
    """The letter's own names that a page tells of an issue: of treatments, as they read inside a sentence."""
    return frozenset((*_names(issue), *filter(None, more)))


def _names(issue: IssueSummary) -> Iterator[str]:
    for text in (issue.treatment, issue.request, issue.authorized, issue.remaining):
        if text:
            yield named(text)
