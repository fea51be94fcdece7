"""The medical professional review: one issue, its decision in the heading of its rationale."""

from __future__ import annotations

import re

from .. import anchors
from ..anchors import Title, words
from ..cut import Cut, IssueRanges, Kind, trim
from ..near import Squeezed
from ..titles import Titles
from ..types import CleanText, Range, Ruling, SectionName
from .layout import Layout

_WORDS = {
    "request": "issue at dispute",
    "case_summary": "case summary",
    "documents": "documents reviewed for determination",
    "guideline": "medical treatment guideline(s) relied upon by professional reviewer and why",
    "rationale": "rationale for why the requested treatment/service",
    "qualifications": "medical reviewer qualifications",
}
_LABELS = {
    "request": re.compile(rf"{words(_WORDS['request'])} ?:"),
    "case_summary": re.compile(rf"(?:{words('clinical')} )?{words(_WORDS['case_summary'])} ?:"),
    "documents": re.compile(rf"{words('documents reviewed')}(?: {words('for determination')})? ?:"),
    "guideline": re.compile(
        rf"{words('medical treatment guideline')}(?:\(s\)|s)? {words('relied upon by professional reviewer')}"
        rf"(?: {words('and why')})? ?:"
    ),
    "rationale": re.compile(words(_WORDS["rationale"])),
    "qualifications": re.compile(rf"{words(_WORDS['qualifications'])} ?:"),
}
ISSUE = Title(_WORDS["request"])
_TITLE = re.compile(words("medical professional review"))
_VERDICT = re.compile(
    rf" ?(?:is/was|was/is|is|was|are|were) ?(?P<no>not[ -]?)?{words('medically necessary')}"
)
# Where the verdict is damaged, the heading still ends with its colon.
_HEADING_END = re.compile(r"[^:]{0,80}:")
_Found = dict[str, Range]


def _matches(clean: CleanText, titles: Titles) -> bool:
    found = _labels(clean)
    return "request" in found and (
        "rationale" in found or "guideline" in found or bool(_TITLE.search(clean.folded))
    )


def _labels(clean: CleanText) -> _Found:
    """The labels at line starts, in the order of the page; a missing one may be a damaged one."""
    found: _Found = {}
    after = 0
    for name, pattern in _LABELS.items():
        match = next(anchors.openings(clean, pattern, after, len(clean.folded)), None)
        if match:
            found[name] = match.span()
            after = match.end()
    if "request" not in found and not _TITLE.search(clean.folded):
        return found
    squeezed = Squeezed(clean.folded)
    for name in _LABELS.keys() - found.keys():
        places = (one for one in squeezed.find(words(_WORDS[name]).replace("\\", "")))
        near = next((one for one in places if anchors.line_start_near(clean, one[0]) is not None), None)
        if near:
            found[name] = near
    return found


def _cut(clean: CleanText, titles: Titles) -> Cut:
    found = _labels(clean)
    starts = [*sorted(place[0] for place in found.values()), len(clean.text)]

    def body(name: str, begin: int | None = None) -> Range | None:
        if name not in found:
            return None
        start = found[name][1] if begin is None else begin
        return trim(clean.text, start, next(one for one in starts if one > found[name][0]))

    decision, ruling, begin = _verdict(clean, found.get("rationale"))
    rationale, guideline = body("rationale", begin), body("guideline")
    parts: dict[Kind, Range] = {}
    if guideline:
        parts["reviewer"] = guideline
    if rationale:
        end = anchors.trailer(clean, rationale[0], rationale[1])
        parts["rationale"] = trim(clean.text, rationale[0], end)
    request = body("request")
    issues = (IssueRanges(_without_blanks(clean, request), decision, ruling, parts),) if request else ()
    case = body("case_summary")
    places: list[tuple[SectionName, str]] = [
        ("case_summary", "case_summary"),
        ("documents", "documents"),
        ("issues", "guideline" if "guideline" in found else "rationale"),
        ("method", "qualifications"),
    ]
    sections: list[tuple[SectionName, int]] = [("header", 0)]
    sections += [(section, found[name][0]) for section, name in places if name in found]
    return Cut(tuple(sorted(sections, key=lambda one: one[1])), case, issues)


def _without_blanks(clean: CleanText, request: Range) -> Range:
    return trim(clean.text, *request, " \n\v:;.")


def _verdict(clean: CleanText, heading: Range | None) -> tuple[Range | None, Ruling | None, int | None]:
    """The decision in the rationale's heading, and where the rationale's own words begin."""
    if heading is None:
        return None, None, None
    match = _VERDICT.match(clean.folded, heading[1])
    closing = _HEADING_END.match(clean.folded, match.end() if match else heading[1])
    begin = closing.end() if closing else match.end() if match else heading[1]
    if match is None:
        return None, None, begin
    return trim(clean.text, *match.span()), "upheld" if match["no"] else "overturned", begin


LAYOUT = Layout("professional-review", _matches, _cut)
