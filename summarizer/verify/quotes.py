"""Evidence that came with a claim: numbers of sentences, or quotes, found in the letter again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.checks.types import Finding
from summarizer.letter import Letter, Sentence, Span

NAME = "evidence"


@dataclass(frozen=True, slots=True)
class Cited:
    """`sentences`: what was cited, in reading order; `findings`: what is not in the letter."""

    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]


def cite(letter: Letter, evidence: Iterable[int | str], lines: Iterable[Sentence]) -> Cited:
    """The sentences that `evidence` names. A quote stands for the whole sentences that hold it, so that
    nothing is cut out of them; of the labelled `lines`, for the line."""
    prose = {s.number: s for s in _prose(letter)}
    places = (*prose.values(), *lines)
    found: dict[tuple[Span, str], Sentence] = {}
    findings = []
    for cited in evidence:
        if isinstance(cited, int):
            told = [prose[cited]] if cited in prose else []
            missing = f"The letter has no sentence {cited}."
        else:
            told = list(_holding(letter, cited, places))
            missing = "These words do not stand in the letter. Quote it word for word."
        if not told:
            findings.append(Finding(NAME, str(cited)[:60], missing))
        found |= {(s.span, s.text): s for s in told}
    return Cited(tuple(sorted(found.values(), key=lambda s: s.span)), tuple(findings))


def _prose(letter: Letter) -> Iterator[Sentence]:
    yield from letter.case_summary
    for block in letter.issues:
        yield from block.sentences


def _holding(letter: Letter, quote: str, places: Iterable[Sentence]) -> Iterator[Sentence]:
    wanted = " ".join(quote.split()).strip("\"“”'").casefold()
    if not wanted:
        return
    text = letter.clean.flat.casefold()
    at = text.find(wanted)
    while at >= 0:
        span = letter.clean.span(at, at + len(wanted))
        held = [s for s in places if s.span.start < span.end and span.start < s.span.end]
        if held:
            yield from held
        else:
            passage = letter.passage(span)
            yield Sentence(0, passage.text, span, letter.document.page_of(span.start))
        at = text.find(wanted, at + 1)
