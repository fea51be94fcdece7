"""What of a letter's facts must not depend on how its text was taken from the file."""

from __future__ import annotations

from typing import Any

from summarizer.schema.facts import Fact, GuidelineLine, LetterFacts

HEADER = (
    "case_number",
    "date_assigned",
    "date_of_injury",
    "decision_date",
    "ur_denial_date",
    "application_received",
    "priority",
    "age",
    "sex",
    "reviewer_specialty",
    "reviewer_licensure",
)


def essence(facts: LetterFacts) -> dict[str, Any]:
    """The values without their places: requests in one line, rationales without white space."""
    return {
        "format": facts.format,
        "outcome": facts.outcome,
        **{name: _value(getattr(facts, name)) for name in HEADER},
        **{
            f"{name}.conflicts": sorted(str(place.value) for place in getattr(facts, name).conflicts)
            for name in HEADER
        },
        "issues": [
            {
                "number": issue.number,
                "request": _one_line(issue.request.value),
                "decision": issue.decision,
                "conclusion": issue.conclusion,
                "authorized": _one_line(issue.authorized.value),
                "remaining": _one_line(issue.remaining.value),
                "retrospective": issue.retrospective,
                "depends_on": issue.depends_on,
                "claims": _families(issue.claims_administrator_guideline),
                "reviewer": _families(issue.reviewer_guideline),
                "rationale": issue.rationale and _letters(issue.rationale.text),
            }
            for issue in facts.issues
        ],
    }


def differences(one: object, other: object, path: str = "") -> list[str]:
    """The paths at which two essences differ, without a word of what stands there."""
    if isinstance(one, dict) and isinstance(other, dict):
        return [found for name in one for found in differences(one[name], other[name], f"{path}.{name}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [found for number, pair in pairs for found in differences(*pair, f"{path}[{number}]")]
    return [] if one == other else [path]


def _value(fact: Fact[Any]) -> Any:
    return _one_line(fact.value) if isinstance(fact.value, str) else fact.value


def _one_line(text: str | None) -> str | None:
    # What closes a line up to a comma or a hyphen is the extractor's, not the letter's.
    return None if text is None else " ".join(text.split()).replace(" ,", ",")


def _letters(text: str) -> str:
    """The printed characters; pypdfium2 has marks of its own for a hyphen that ends a line."""
    return "".join(text.replace("\ufffe", "-").replace("\u0002", "-").split())


def _families(line: GuidelineLine | None) -> list[str]:
    return sorted(line.families) if line else []
