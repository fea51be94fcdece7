"""Texts of a megabyte made to make a careless pattern go back over itself."""

from __future__ import annotations

SIZE = 1_000_000
"""Characters."""

_FRONT = """Case Number: CM16-9900777 Date Assigned: 10/27/2016
Date of Injury: 06/02/2016 Decision Date: 11/22/2016
UR Denial Date: 10/07/2016 Priority: Standard
Application Received: 10/18/2016
HOW THE IMR FINAL DETERMINATION WAS MADE
The Expert Reviewer has the following credentials:
State(s) of Licensure: Nevada
Certification(s)/Specialty: Family Practice
CLINICAL CASE SUMMARY
The worker, a man of 40 years, hurt his back at work on 06/02/2016.
IMR ISSUES, DECISIONS AND RATIONALES
"""
_HEADING = "Lumbar support, QTY: 1"
_GUIDELINES = """Claims Administrator guideline: The Claims Administrator did not cite any medical evidence.
MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Initial Care.
"""
_RATIONALE = "The guideline limits supports to the acute phase. Therefore, it is not medically necessary."


def letter(*, heading: str = _HEADING, decision: str = "Upheld", rationale: str = _RATIONALE) -> str:
    """A letter of one issue."""
    return _FRONT + issue(heading=heading, decision=decision, rationale=rationale)


def issue(*, heading: str = _HEADING, decision: str = "Upheld", rationale: str = _RATIONALE) -> str:
    decided = f"{heading}: {decision}" if decision else heading
    return f"{decided}\n{_GUIDELINES}Decision rationale: {rationale}\n"


def hard_inputs(size: int = SIZE) -> dict[str, str]:
    """Texts of about `size` characters, by name: fillings alone, in a heading and in a rationale; and
    letters whose own marks are repeated or missing."""
    told = {
        "long heading": letter(heading=_filled("physical therapy twice a week for the low back ", size)),
        "no decision": _FRONT + _filled(issue(decision=""), size),
        "no decision, long heading": letter(heading=_filled("support ", size), decision=""),
        "repeated anchors": letter()
        + _filled("Decision rationale: MAXIMUS guideline: Claims Administrator guideline: ", size),
        "repeated issues": _FRONT + _filled(issue(), size),
        "repeated letters": _filled(letter(), size),
        "not medically necessary, repeated": letter(
            rationale=_filled("It is not medically necessary. ", size)
        ),
        "not medically necessary, no stops": letter(rationale=_filled("not medically necessary ", size)),
    }
    for name, filling in _FILLINGS.items():
        told[f"only {name}"] = _filled(filling, size)
        told[f"{name} in a heading"] = letter(heading=_HEADING + _filled(filling, size))
        told[f"{name} in a rationale"] = letter(rationale=_filled(filling, size) + _RATIONALE)
    return told


_FILLINGS = {
    "colons": ":",
    "spaces": " ",
    "newlines": "\n",
    "one endless word": "a",
    "open brackets": "([",
    "brackets": "(a) ",
    "digits": "1",
    "numbers": "12 ",
    "dates": "06/02/2016 ",
    "ages": "40-year-old ",
    "capitals": "A. ",
    "hyphens": "a-\n",
}


def _filled(filling: str, size: int) -> str:
    return filling * (size // len(filling))
