"""Body parts, their side and spine levels are those of the cited sentences or the request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.lexicon import Mention, Parsed, figures

from ._look import Look, look, names_item
from .types import ClaimInContext, Finding

NAME = "anatomy"
_SIDES = {"left": {"left"}, "right": {"right"}, "bilateral": {"left", "right"}, "both": {"left", "right"}}
_REACH = 4
_JOINED = 8
_BRINGING = frozenset("go goes going went come comes came get fall falls look".split())


def check(context: ClaimInContext) -> list[Finding]:
    seen = look(context)
    findings = []
    for part, sides, mention in parts(seen.claim, evidence=False):
        if _is_within_a_phrase(seen, mention):
            continue
        told = [*seen.evidence, seen.request] if _named(seen, mention) else [*seen.evidence]
        written = seen.claim.words(mention.start, mention.end)
        if part not in {other for text in told for other, _, _ in parts(text, evidence=True)}:
            message = f"The body part {written} is not in the sentences. Name only what they name."
            findings.append(Finding(NAME, written, message))
        elif missing := sides - _sides_of(part, told):
            side = " and ".join(sorted(missing))
            findings.append(
                Finding(NAME, side, f"The sentences do not say {side} {written}. Check the side.")
            )
    return [*findings, *_levels(context, seen)]


def _is_within_a_phrase(seen: Look, part: Mention) -> bool:
    """ "A hands-on check" for an examination names no hand, "came back" no back: the evidence carries a
    longer phrase that the word is part of. A phrase that itself names a part is no such phrase."""
    return any(
        phrase.start <= part.start
        and part.end <= phrase.end
        and phrase.end - phrase.start > part.end - part.start
        and not any(key.startswith("=part ") for key in (*phrase.keys, *phrase.says))
        and any(True for text in seen.evidence for _ in text.carrying(phrase))
        for phrase in seen.claim.covering(part.start)
    )


def _named(seen: Look, mention: Mention) -> bool:
    return names_item(seen.claim, seen.claim.clauses[mention.clause], mention.start)


def parts(text: Parsed, *, evidence: bool) -> Iterator[tuple[str, frozenset[str], Mention]]:
    """Each body part with the sides that stand by it and where it stands."""
    for mention in text.mentions:
        if _is_no_part(text, mention.start, mention.end):
            continue
        maps = (mention.keys, mention.carries if evidence else {})
        for key in (key for found in maps for key in found if key.startswith("=part ")):
            part = key.removeprefix("=part ").split(" of ")[-1]
            yield part, _sides(text, mention.start, mention.end), mention


def _is_no_part(text: Parsed, start: int, end: int) -> bool:
    """ "back to work", "on the other hand" name no part of the body."""
    after = text.tokens[end].lower if end < len(text.tokens) else ""
    before = text.tokens[start - 1].lower if start else ""
    return end == start + 1 and (
        (text.tokens[start].lower == "back" and (after in ("to", "up") or before in _BRINGING))
        or text.tokens[start].lower in ("backs", "backing", "backed")
        or (text.tokens[start].lower == "hand" and before == "other")
        or (text.tokens[start].lower == "hands" and after in ("on", "off"))
        or (text.tokens[start].lower == "eye" and "under" in (t.lower for t in text.tokens[:start][-_REACH:]))
    )


def _sides(text: Parsed, start: int, end: int) -> frozenset[str]:
    """The side before a part, within a few words and not beyond another part's own side."""
    for index in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = text.tokens[index]
        if token.lower == "both" and "and" in (t.lower for t in text.tokens[index : index + _JOINED]):
            break  # "both the neck and the back" are no two necks
        if token.lower in _SIDES:
            sides = set(_SIDES[token.lower])
            if index >= 2 and text.tokens[index - 1].lower in ("and", "or"):
                sides |= _SIDES.get(text.tokens[index - 2].lower, set())
            return frozenset(sides)
        if token.kind == "mark" or token.lower in ("of", "for", "in", "with", "but"):
            break
    for index in range(end, min(end + _REACH, len(text.tokens))):
        if text.tokens[index].lower == "bilaterally":
            return frozenset(_SIDES["bilateral"])
    return frozenset()


def _sides_of(part: str, told: Sequence[Parsed]) -> frozenset[str]:
    return frozenset(
        side
        for text in told
        for name, sides, _ in parts(text, evidence=True)
        if name == part
        for side in sides
    )


def _levels(context: ClaimInContext, seen: Look) -> Iterator[Finding]:
    told = {level for sentence in context.evidence for level, _ in figures(sentence.text).levels}
    asked = {level for level, _ in figures(context.request).levels}
    missing = {}
    for level, written in figures(context.claim).levels:
        first = next(i for i, t in enumerate(seen.claim.tokens) if t.lower.startswith(written[:2].lower()))
        clause = next(clause for clause in seen.claim.clauses if clause.start <= first < clause.end)
        if level not in (told | asked if names_item(seen.claim, clause, first) else told):
            missing[written] = level
    for written in missing:
        yield Finding(NAME, written, f"The spine level {written} is not in the sentences.")
