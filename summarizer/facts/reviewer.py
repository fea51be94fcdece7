"""Who reviewed: specialty and licensure, in the wording of every format."""

from __future__ import annotations

import re

from .patterns import lowered
from .places import Found

# The patterns of this module are written for lower case; values are cut from the text as it stands.
_STATES = re.compile(r"states?(?:\(s\))? of licensure ?: ?")
_CERTIFICATION = re.compile(r"certifications?(?:\(s\))? ?/ ?special(?:ty|ties)(?:\(s\))? ?: ?")
# The next label, or the next section where no section told where the credentials end.
_STOPS = (
    "state(s) of licensure",
    "state of licensure",
    "certification",
    "clinical case summary",
    "documents reviewed",
)
_LONGEST = 400

# "The physician reviewer is Board Certified in X, has a subspecialty in Y and is licensed to practice in Z."
_CERTIFIED = re.compile(
    r"(?:is|and|are) (?:(?:also )?(?:a |an )?(?:actively )?(?:board[- ]certified|licensed)(?: physician"
    r"| doctor)?(?: in)?"
    r"|certified by the) (?P<specialty>[^.]{2,300}?)(?=,? and (?:he/she |he |she )?(?:is |holds |has been )"
    r"|,? licensed (?:to practice )?in |[.;]|$)"
)
_STATES_END = (
    r" in (?:the states? of )?(?P<licensure>[a-z][^.;]{2,300}?)"
    r"(?=\.(?: |$)|;|$|,? and (?:he/she|he|she|has|is) )"
)
_LICENSED_TO_PRACTICE = re.compile(rf"licensed to practice(?: medicine)?{_STATES_END}")
_LICENSED = re.compile(
    rf"(?:licensed|holds an? (?:active |current )?licen[sc]e)(?: to practice)?(?: medicine)?{_STATES_END}"
)
_SUBSPECIALTY = re.compile(r",? (?:and )?(?:has|with) (?:a )?sub-?special(?:ty|ties) in ", re.IGNORECASE)


def specialty(text: str) -> Found | None:
    """The reviewer's specialties, as printed; a subspecialty joins them with a comma."""
    lower = lowered(text)
    if found := _labelled(text, lower, _CERTIFICATION, "certification"):
        return found
    for start in _starts(lower, "certified", "licensed"):
        match = _CERTIFIED.search(lower, max(0, start - 24))
        if match and not match["specialty"].startswith(("to practice", "in ")):
            begin, end = match.span("specialty")
            return Found(_SUBSPECIALTY.sub(", ", text[begin:end]), begin, end)
    return None


def licensure(text: str) -> Found | None:
    """The states in which the reviewer is licensed, as printed."""
    lower = lowered(text)
    if found := _labelled(text, lower, _STATES, "of licensure"):
        return found
    if "licens" not in lower and "licenc" not in lower:
        return None
    # "Licensed in Chiropractic and licensed to practice in ...": only the second names states.
    match = _LICENSED_TO_PRACTICE.search(lower) or _LICENSED.search(lower)
    if not match:
        return None
    start, end = match.span("licensure")
    return Found(text[start:end], start, end)


def _starts(lower: str, *words: str) -> list[int]:
    return [at for word in words if (at := lower.find(word)) >= 0]


def _labelled(text: str, lower: str, pattern: re.Pattern[str], word: str) -> Found | None:
    at = lower.find(word)
    # "State(s) of Licensure": the label begins before its rarest words.
    label = pattern.search(lower, max(0, at - 9)) if at >= 0 else None
    if not label:
        return None
    start = label.end()
    last = min(len(text), start + _LONGEST)
    end = min((stop for word in _STOPS if (stop := lower.find(word, start, last)) >= 0), default=last)
    value = text[start:end].rstrip(" .;")
    return Found(value, start, start + len(value)) if value else None
