"""What a summary leaves out though a reader needs it: results, deciding sentences, the letter's warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.checks import tells_result
from summarizer.digest import argument, warnings
from summarizer.letter import Letter
from summarizer.schema.facts import LetterFacts
from summarizer.schema.verdict import Verdict


def untold(letter: Letter, facts: LetterFacts, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """What no supported claim tells, as "request 2: its result"; () where nothing is left out.

    A deciding sentence or a warning is told by a claim that rests on it. A result that is told of the
    letter as a whole is told of each request.
    """
    return tuple(_untold(letter, facts, [one for one in verdicts if one.verdict == "supported"]))


def _untold(letter: Letter, facts: LetterFacts, told: Sequence[Verdict]) -> Iterator[str]:
    results = {one.issue for one in told if tells_result(one.text)}
    cited = {place.sentence for one in told for place in one.evidence}
    for block, issue in zip(letter.issues, facts.issues, strict=True):
        if issue.decision is not None and results.isdisjoint({issue.number, None}):
            yield f"request {issue.number}: its result"
        argued = argument.read(block.sentences, refused=issue.decision != "overturned")
        deciding = {sentence.number for sentence in (*argued.why, *argued.gap)}
        if deciding and cited.isdisjoint(deciding):
            yield f"request {issue.number}: why"
        for warning in warnings.find(block.sentences):
            if warning.number not in cited:
                yield f"request {issue.number}: the letter's warning in sentence {warning.number}"
