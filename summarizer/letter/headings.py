"""Where an issue's heading begins: nothing but the sense of the words parts it from the rationale above.

A heading is the last sentence before its decision word, or the sentences from "... was the original
request." on, where the claims administrator had authorized a part. Sentences without a verb before
it are the heading's own (a rationale ends in prose).
"""

from __future__ import annotations

import re

from .anchors import opens_line
from .sentences import OPENERS, sentence_spans

_USUAL_WINDOW = 280
_WINDOW = 4_000  # characters; the longest heading seen has 550

_PARTIAL_TAIL = re.compile(
    r"(?:The\s)?(?:remaining\s(?:IMR[\s-])?eligible|original\srequest)\b", re.IGNORECASE
)
_PARTIAL_HEAD = re.compile(r"\b(?:was|were|is|are)\sthe\soriginal\srequest\b", re.IGNORECASE)
_PROSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|not|no|cannot|should|would|may|might|can|could|will"
    r"|must|needs?|recommend\w*|state[sd]?|note[sd]?|necessary|appropriate|support\w*|indicate[sd]?|require[sd]?"
    r"|remains?|appears?|exceeds?|meets?|lacks?|fail(?:s|ed)|deny|denied|uphold|upheld|overturned|approved"
    r"|certif\w*|authoriz\w*|warrant\w*|justif\w*|document\w*|evidence|granted"
    r"|therefore|thus|hence|necessity|guidelines?|references?|page|pages|et al|https?|www)\b"
)
# No heading begins so: "That settles the point."
_POINTING = re.compile(r"(?:That|This|These|Those|It|He|She|They|There|Such|Nothing|None)\s[a-z]+\s")
_STATING = re.compile(r"(?:The|This|That|These|Those|It|He|She|They|There|No|None|Nothing)\s")
_BARE_DECISION = re.compile(r":[ \n\v](?i:upheld|uphold|overturn|overturned)\.?[\n\v]+")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|does|did|should|would|cannot|may|must)\b")
_LINE_END = re.compile(r"[\n\v]+(?=[A-Z0-9])")
# The end of a rationale that the splitter does not see: no stop, a heading that starts small, or a
# line that looks like a heading with its decision but has no labelled lines after it.
_UNSEEN_END = re.compile(
    r"\b(?:necessary|necessity|appropriate|warranted|established)[\"”]?[\n\v]+(?=[A-Z0-9])"
    r"|[a-z)]{3}\.[\"”]?[\n\v]+(?=[a-z])"
    rf"|{_BARE_DECISION.pattern}"
)


def heading_start(text: str, start: int, end: int) -> int:
    """The start of the heading that ends at `end`, in a passage that began at `start`.

    `start` itself where nothing stands before the heading.
    """
    near = end - _USUAL_WINDOW
    if near > start:
        spans = sentence_spans(text, near, end)
        first = _first_sentence(text, spans)
        # The window may have cut its first sentence: only what starts behind it is sure.
        if spans and first is not None and first[0] > 0:
            return first[1]
    spans = sentence_spans(text, max(start, end - _WINDOW), end)
    if not spans:
        return end
    _, begin = _first_sentence(text, spans) or (len(spans) - 1, spans[-1][0])
    return begin


def _first_sentence(text: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The heading's first sentence, by number, and where in it the heading begins.

    None where the sentence that opens a partial authorization is not among `spans`.
    """
    if not spans:
        return None
    first = len(spans) - 1
    unseen = _unseen_end(text, *spans[first])
    if unseen is None and _PARTIAL_TAIL.match(text, spans[first][0]):
        opening = _partial_start(text, spans)
        if opening is None:
            return None
        first = opening
        unseen = _unseen_end(text, *spans[first])
    if unseen is None:
        unseen = _last_line_of_prose(text, *_before_partial(text, *spans[first]))
    if unseen is not None:
        return first, unseen
    last_seen = first
    while first > 0 and not _is_prose(text, *spans[first - 1]):
        first -= 1
    if first == 0 and last_seen > 0:
        # Nothing above is prose. The rationale keeps its first sentences, however odd they are.
        first = next((n for n in range(last_seen, 0, -1) if opens_line(text, spans[n][0])), last_seen)
    return first, spans[first][0]


def _is_prose(text: str, start: int, end: int) -> bool:
    return _has_prose(text, start, end) or _POINTING.match(text, start, end) is not None


def _has_prose(text: str, start: int, end: int) -> bool:
    # Lowering the few words is much quicker than a pattern that ignores case.
    return _PROSE.search(text[start:end].lower()) is not None


def first_heading_start(text: str, start: int, end: int) -> int:
    """The start of the heading that ends at `end`, where nothing but headings can come after `start`."""
    decided = [match.end() for match in _BARE_DECISION.finditer(text, start, end)]
    return decided[-1] if decided else start


def _before_partial(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, up to the words that make it one on a partial authorization."""
    head = _PARTIAL_HEAD.search(text, start, end)
    return start, head.start() if head else end


def _partial_start(text: str, spans: list[tuple[int, int]]) -> int | None:
    """The sentence that says what was the original request, for the partial authorization that ends here."""
    for number in range(len(spans) - 2, -1, -1):
        if _PARTIAL_HEAD.search(text, *spans[number]):
            return number
    return None


def _unseen_end(text: str, start: int, end: int) -> int | None:
    ends = [match.end() for match in _UNSEEN_END.finditer(text, start, end)]
    return ends[-1] if ends and _has_prose(text, start, ends[-1]) else None


def _last_line_of_prose(text: str, start: int, end: int) -> int | None:
    """Where the heading starts below a sentence that lost its stop, known by how it opens."""
    lines = [match.end() for match in _LINE_END.finditer(text, start, end)]
    if not lines:
        return None
    told = (OPENERS.match(text, start) and _VERB.search(text, start, lines[-1])) or (
        _STATING.match(text, start) and _has_prose(text, start, lines[-1])
    )
    return lines[-1] if told or _POINTING.match(text, start, lines[-1]) else None
