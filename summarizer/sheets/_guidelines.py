"""The sources of both sides, as printed, and whether they are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checks import tells_result
from summarizer.letter import instructions
from summarizer.schema.facts import Citation, GuidelineLine, IssueFacts
from summarizer.schema.sheet import Entry

from ._case import Case, Request, texts
from ._entries import at, printed

_STOP = re.compile(r"(?<=[.!?])\s+")
_NAMING = re.compile(r"(?!(?:the|and|of|sections?|s|guidelines?|california|ca|mtus)\b)\b\w+", re.IGNORECASE)


def guidelines(case: Case, request: Request) -> Iterator[Entry]:
    """What each side said that it relied on, as printed, and whether that is the same."""
    words, facts, issues = texts(), request.facts, (request.issue.number,)
    if facts is None or instructions.FLAG in request.issue.flags:
        return
    lines = {
        "claims_administrator": facts.claims_administrator_guideline,
        "reviewer": facts.reviewer_guideline,
    }
    for name, line in lines.items():
        if line is not None and (text := _cited(line.text)):
            place = at(case, line.span)
            yield Entry(text=text, kind="letter", label=words["label"][name], issues=issues, evidence=place)
    if same := _same(facts):
        yield Entry(text=words["same"][same], kind="fact", label=words["label"]["same"], issues=issues)


def _same(facts: IssueFacts) -> str | None:
    """Whether both sides name the same sources; "same" asks for the same sections, too."""
    left, right = facts.claims_administrator_guideline, facts.reviewer_guideline
    if facts.same_guideline == "same" and left and right and _sources(left) != _sources(right):
        return "partly"
    return facts.same_guideline


def _sources(line: GuidelineLine) -> set[frozenset[str]]:
    return {_words(one) for one in line.citations if one.family not in ("outside_mtus", "none_cited")}


def _words(one: Citation) -> frozenset[str]:
    """What names a source and its sections, in any order."""
    return frozenset(word.lower() for word in _NAMING.findall(one.text))


def _cited(line: str) -> str:
    """A guideline line without what tells a result: that is no source."""
    return " ".join(part for part in _STOP.split(printed(line)) if not tells_result(part))
