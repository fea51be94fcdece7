"""Body parts, their side and spine levels are those of the cited sentences or the request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.lexicon import Parsed, figures

from ._look import look
from .types import ClaimInContext, Finding

NAME = "anatomy"
_SIDES = {"left": {"left"}, "right": {"right"}, "bilateral": {"left", "right"}, "both": {"left", "right"}}
_REACH = 4


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    told = [*seen.evidence, seen.request]
    parts = {part for text in told for part, _, _ in _parts(text, evidence=True)}
    findings = []
    for part, sides, written in _parts(seen.claim, evidence=False):
        if part not in parts and not _tied(part, parts):
            message = f"The body part {written} is not in the sentences. Name only what they name."
            findings.append(Finding(NAME, written, message))
        elif missing := sides - _sides_of(part, told):
            side = " and ".join(sorted(missing))
            findings.append(Finding(NAME, side, f"The sentences do not say {side} {written}. Check the side."))
    return [*findings, *_levels(context)]


def _parts(text: Parsed, *, evidence: bool) -> Iterator[tuple[str, frozenset[str], str]]:
    """Each body part with the sides that stand by it and the word for it."""
    for mention in text.mentions:
        maps = (mention.keys, mention.carries if evidence else {})
        for key in (key for found in maps for key in found if key.startswith("=part ")):
            written = text.words(mention.start, mention.end)
            part = key.removeprefix("=part ").split(" of ")[-1]
            yield part, _sides(text, mention.start, mention.end), written


def _sides(text: Parsed, start: int, end: int) -> frozenset[str]:
    """The side before a part, within a few words and not beyond another part's own side."""
    for index in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = text.tokens[index]
        if token.lower in _SIDES:
            return frozenset(_SIDES[token.lower])
        if token.kind == "mark" or token.lower in ("of", "for", "in", "with", "but"):
            break
    for index in range(end, min(end + 2, len(text.tokens))):
        if text.tokens[index].lower == "bilaterally":
            return frozenset(_SIDES["bilateral"])
    return frozenset()


def _sides_of(part: str, told: Sequence[Parsed]) -> frozenset[str]:
    return frozenset(side for text in told for name, sides, _ in _parts(text, evidence=True) if name == part for side in sides)


def _tied(part: str, parts: set[str]) -> bool:
    """A compound such as "lumbar spine" also names its second word."""
    return part == "back" and bool(parts & {"low back", "mid back", "upper back"})


def _levels(context: ClaimInContext) -> list[Finding]:
    told = {level for text in (*(s.text for s in context.evidence), context.request) for level, _ in figures(text).levels}
    said = {written: level for level, written in figures(context.claim).levels if level not in told}
    return [Finding(NAME, written, f"The spine level {written} is not in the sentences.") for written in said]
