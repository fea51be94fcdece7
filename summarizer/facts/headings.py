"""Issue headings: what was requested, what of it was authorized before, and what was left to decide.

Two forms of partial authorization decide different things. Form A decides the remainder:
`authorized` stays in any case. Form B decides the whole original request: `authorized` is a lesser
or other thing that the claims administrator offered in its place.
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.schema.facts import PartialForm

from .patterns import compiled

_IS = r"(?:is|are|was|were|has been|have been|had been)"
_GRANTED = r"(?:partially )?(?:authorized|approved|certified|allowed)"
_ORIGINAL = compiled(rf",? {_IS} the original request\b[.,;]? ?")
_AUTHORIZED = compiled(rf",? {_IS} {_GRANTED} by the claims administrator\b[.,;]? ?")
_SUBSTITUTE = compiled(rf"\bthe claims administrator (?:has |had )?{_GRANTED} ")
_REMAINING = compiled(
    r"[.,;]? ?\b(?:the )?remaining (?:IMR[- ]?eligible )?(?:portion|part) of the (?:original )?request"
    r" ?[,:]? ?"
)
_LEAVING = compiled(
    r"[.,;]? (?:thus )?(?:leaving|which leaves|and leaves) the (?:entire |whole )?original request "
    r"(?:as )?IMR[- ]?eligible\b"
)
_CLOSING_IS = compiled(rf",? ?\b{_IS}$")

_RETROSPECTIVE = compiled(r"\bretro(?:spective(?:ly)?)?\b|\bdates? of service\b")
# "dos" in lower case is Spanish for two.
_DATE_OF_SERVICE = compiled(r"\bD\.?O\.?S\b", 0)

Extent = tuple[int, int]


class Heading(NamedTuple):
    """Where the heading's parts stand, as [start, end) of the heading's text."""

    form: PartialForm | None
    request: Extent
    original: Extent | None = None
    authorized: Extent | None = None
    remaining: Extent | None = None


def read_heading(text: str) -> Heading:
    """The parts of a heading from which the decision word is cut."""
    request = _trimmed(text, 0, len(text))
    lower = text.lower()
    # Few headings are of either form, and both have one of these words.
    if "original" not in lower and "remaining" not in lower:
        return Heading(None, request)
    original = _ORIGINAL.search(text)
    after_original = original.end() if original else 0
    asked = (request[0], original.start()) if original else None
    substitute = _SUBSTITUTE.search(text, after_original)
    leaving = _LEAVING.search(text, substitute.end()) if substitute else None
    if substitute and leaving:
        return Heading("B", request, asked, _trimmed(text, substitute.end(), leaving.start()))
    remaining = _REMAINING.search(text, after_original)
    if not remaining:
        return Heading(None, request)
    authorized = _AUTHORIZED.search(text, after_original, remaining.start() + 1)
    if authorized:
        granted = _trimmed(text, after_original, authorized.start())
    elif substitute and substitute.end() < remaining.start():
        granted = _trimmed(text, substitute.end(), remaining.start())
    else:
        granted = None
    closing = _CLOSING_IS.search(text, remaining.end(), request[1])
    left = _trimmed(text, remaining.end(), closing.start() if closing else request[1])
    return Heading("A", request, asked, granted, left)


def _trimmed(text: str, start: int, end: int) -> Extent:
    """[start, end) without blanks and without the marks that close a phrase."""
    while start < end and text[start] in " \n":
        start += 1
    while start < end and text[end - 1] in " \n:,;":
        end -= 1
    return start, end


def is_retrospective(text: str) -> bool:
    """The heading asks for a service that was already given."""
    return retrospective_place(text) is not None


def retrospective_place(text: str) -> Extent | None:
    """Where the heading says so."""
    lower = text.lower()
    found = _RETROSPECTIVE.search(text) if "retro" in lower or "of service" in lower else None
    if not found and "O" in text:
        found = _DATE_OF_SERVICE.search(text)
    return found.span() if found else None
