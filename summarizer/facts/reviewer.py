"""Who reviewed: specialty and licensure, in the wording of either format."""

from __future__ import annotations

import re

from .patterns import compiled
from .places import Found

_STATES = compiled(r"\bStates?(?:\(s\))? of Licensure ?: ?")
_CERTIFICATION = compiled(r"\bCertifications?(?:\(s\))? ?/ ?Special(?:ty|ties)(?:\(s\))? ?: ?")
# The next label, or the next section where no section told where the credentials end.
_STOP = compiled(
    r"\bStates?(?:\(s\))? of Licensure ?:|\bCertifications?(?:\(s\))? ?/|\bCLINICAL CASE SUMMARY|$"
)
_LONGEST = 400

_BOARD_CERTIFIED = compiled(
    r"\breviewer is board[- ]certified in (?P<specialty>[^.]{2,300}?)"
    r",? and (?:he/she |he |she )?is licensed to practice in (?P<licensure>[^.]{2,300}?)(?=\.(?:\s|$)|$)"
)
_SUBSPECIALTY = compiled(r",? (?:and )?(?:has|with) (?:a )?sub-?special(?:ty|ties) in ")


def specialty(text: str) -> Found | None:
    """The reviewer's specialties, as printed; a subspecialty joins them with a comma."""
    if label := _CERTIFICATION.search(text):
        return _labelled(text, label)
    if match := _BOARD_CERTIFIED.search(text):
        return Found(_SUBSPECIALTY.sub(", ", match["specialty"]), *match.span("specialty"))
    return None


def licensure(text: str) -> Found | None:
    """The states in which the reviewer is licensed, as printed."""
    if label := _STATES.search(text):
        return _labelled(text, label)
    if match := _BOARD_CERTIFIED.search(text):
        return Found(match["licensure"], *match.span("licensure"))
    return None


def _labelled(text: str, label: re.Match[str]) -> Found | None:
    start = label.end()
    stop = _STOP.search(text, start, start + _LONGEST)
    end = stop.start() if stop else start + _LONGEST
    value = text[start:end].rstrip(" .;")
    return Found(value, start, start + len(value)) if value else None
