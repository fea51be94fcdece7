"""Letters labelled by eye (evals/labels/GUIDE.md), and the extractor's facts in the same form.

Since both are labels, one comparison serves two people, and a person and the extractor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from summarizer.errors import UsageError
from summarizer.letter import Letter
from summarizer.schema.facts import GuidelineFamily, GuidelineLine, IssueFacts, LetterFacts

LABELS = Path(__file__).parent / "labels"

FACTS = (
    "date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "application_received",
    "priority", "age", "sex", "reviewer_specialty", "reviewer_licensure",
)  # fmt: skip
CONTESTED = (
    "case_number", "date_assigned", "date_of_injury", "decision_date", "ur_denial_date",
    "application_received", "age", "sex", "date_of_birth",
)  # fmt: skip
SIDES = ("claims_administrator", "reviewer")
KINDS = ("drugs", "doses", "quantities", "body_parts", "sides", "procedures")
_OF_ISSUE = (
    "request", "decision", "partial_form", "authorized", "remaining", "retrospective", "depends_on",
    "conclusion", "rationale",
)  # fmt: skip
_OF_SIDE = ("families", "mtus", "sections", "pages")

Value = str | int | bool | None | tuple["Value", ...]
Scalar = str | int | None


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SideLabel(_Row):
    families: tuple[GuidelineFamily, ...] = ()
    mtus: tuple[tuple[str, int | None], ...] = ()
    sections: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


class HeadingLabel(_Row):
    drugs: tuple[str, ...]
    doses: tuple[str, ...]
    quantities: tuple[str, ...]
    body_parts: tuple[str, ...]
    sides: tuple[str, ...]
    procedures: tuple[str, ...]


class IssueLabel(_Row):
    number: int
    request: str | None
    decision: str | None
    partial_form: str | None
    authorized: str | None
    remaining: str | None
    retrospective: bool
    depends_on: tuple[int, ...]
    claims_administrator: SideLabel | None
    reviewer: SideLabel | None
    conclusion: str | None
    rationale: str | None
    heading: HeadingLabel | None


class Doubt(_Row):
    """What could be read in two ways: what the labeller took, and what not."""

    issue: int | None = None
    field: str
    took: Any
    other: Any
    why: str


class Label(_Row):
    case_number: str
    labeller: str
    format: str
    facts: dict[str, Scalar]
    conflicts: dict[str, tuple[Scalar, ...]] = {}
    outcome: str | None
    issues: tuple[IssueLabel, ...]
    doubts: tuple[Doubt, ...] = ()


class Settled(_Row):
    """A disagreement that a reader has looked at; a label that was wrong is corrected by `value`."""

    case: str
    issue: int | None = None
    field: str
    verdict: Literal["label wrong", "extractor wrong", "ambiguous"]
    value: Any = None
    why: str
    who: str

    @model_validator(mode="after")
    def _corrects(self) -> Settled:
        if self.verdict == "label wrong" and "value" not in self.model_fields_set:
            raise ValueError("a wrong label needs its right value")
        return self


class Item(NamedTuple):
    """One thing that is labelled: a field of a letter, or of one of its issues."""

    issue: int | None
    field: str


R = TypeVar("R", bound=BaseModel)


def read_rows(path: Path, kind: type[R]) -> list[R]:
    """The rows of a JSONL file; none where the file is not there. Raises UsageError for a wrong row."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines() if path.is_file() else (), start=1):
        try:
            rows.append(kind.model_validate(json.loads(line)))
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise UsageError(f"{path}, line {number}, {place}: {first['msg']}", hint="see GUIDE.md") from None
        except ValueError:
            raise UsageError(f"{path}, line {number}: no JSON", hint="one object a line") from None
    return rows


def as_label(letter: Letter, facts: LetterFacts) -> Label:
    """What the extractor would have written had it been asked to label the letter."""
    contested: dict[str, tuple[Scalar, ...]] = {}
    for name in CONTESTED:
        fact = getattr(facts, name)
        if fact.conflicts:
            others = tuple(place.value for place in fact.conflicts)
            contested[name] = (fact.value, *others) if name == "date_of_birth" else others
    return Label(
        case_number=facts.case_number.value or "",
        labeller="extractor",
        format=facts.format,
        facts={name: getattr(facts, name).value for name in FACTS},
        conflicts=contested,
        outcome=facts.outcome,
        issues=tuple(
            _issue_label(issue, block.rationale.text if block.rationale else None)
            for issue, block in zip(facts.issues, letter.issues, strict=True)
        ),
    )


def _issue_label(issue: IssueFacts, rationale: str | None) -> IssueLabel:
    return IssueLabel(
        number=issue.number,
        request=issue.request.value,
        decision=issue.decision,
        partial_form=issue.partial_form,
        authorized=issue.authorized.value,
        remaining=issue.remaining.value,
        retrospective=issue.retrospective,
        depends_on=issue.depends_on,
        claims_administrator=_side_label(issue.claims_administrator_guideline),
        reviewer=_side_label(issue.reviewer_guideline),
        conclusion=issue.conclusion,
        rationale=rationale,
        heading=_heading_label(issue),
    )


def _side_label(line: GuidelineLine | None) -> SideLabel:
    if line is None:
        return SideLabel()
    mtus = [citation for citation in line.citations if citation.family == "MTUS"]
    return SideLabel(
        families=line.families,
        mtus=tuple((citation.chapter or "", citation.year) for citation in mtus),
        sections=tuple(citation.sections for citation in mtus if citation.sections),
        pages=tuple(citation.pages for citation in mtus if citation.pages),
    )


_KIND_OF = {"drug": "drugs", "dose": "doses", "quantity": "quantities", "body_part": "body_parts",
            "side": "sides", "procedure": "procedures"}  # fmt: skip


def _heading_label(issue: IssueFacts) -> HeadingLabel:
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for mention in issue.mentions:
        if mention.part == "request" and mention.kind in _KIND_OF:
            found[_KIND_OF[mention.kind]].append(mention.text)
    return HeadingLabel.model_validate(found)


def values(label: Label) -> dict[Item, Value]:
    """Every labelled item with its value in the form in which it is compared."""
    return {item: canonical(item.field, raw) for item, raw in _raw(label)}


def _raw(label: Label) -> Iterator[tuple[Item, Any]]:
    yield Item(None, "format"), label.format
    yield Item(None, "outcome"), label.outcome
    for name in FACTS:
        yield Item(None, name), label.facts.get(name)
    for name in CONTESTED:
        yield Item(None, f"conflicts.{name}"), label.conflicts.get(name, ())
    yield Item(None, "issues"), len(label.issues)
    for issue in label.issues:
        for name in _OF_ISSUE:
            yield Item(issue.number, name), getattr(issue, name)
        for side in SIDES:
            for name in _OF_SIDE:
                yield Item(issue.number, f"{side}.{name}"), getattr(getattr(issue, side) or SideLabel(), name)
        for kind in KINDS if issue.heading else ():
            yield Item(issue.number, f"heading.{kind}"), getattr(issue.heading, kind)


def canonical(field: str, raw: Any) -> Value:
    """A labelled value as it is compared: texts folded and cut to their anchors, sets in one order."""
    if isinstance(raw, str):
        text = anchored(raw)
        return _GUIDELINES.sub("", text).strip() if field.endswith(".mtus") else text
    if isinstance(raw, list | tuple):
        items = tuple(canonical(field, one) for one in raw)
        return tuple(sorted(items, key=str)) if field.startswith(("heading.", "conflicts.")) else items
    if raw is None or isinstance(raw, int):
        return raw
    raise UsageError(f"{field}: no value that a label holds: {type(raw).__name__}", hint="see GUIDE.md")


_GUIDELINES = re.compile(r"\bguidelines?\b")
_COMMA = re.compile(r"\s*,\s*")
_MARKS: Mapping[int, str | None] = {
    **dict.fromkeys(map(ord, "‘’"), "'"), **dict.fromkeys(map(ord, "“”"), '"'),
    **dict.fromkeys(map(ord, "‐‑–—\ufffe\x02"), "-"), 0xAD: None,
}  # fmt: skip
_RUN = re.compile(r"[a-z0-9]+")
_MOST_WORDS = 8


def anchored(text: str) -> str:
    """A text as its anchor: small letters, single blanks, plain marks, none at the ends.

    Of more than 8 words the first and the last four, or three where figures make more than 8 of them.
    A label's own anchor stays what it is.
    """
    folded = _COMMA.sub(", ", text.translate(_MARKS).casefold())
    first, last = folded.split("…")[0].split(), folded.split("…")[-1].split()
    if "…" not in folded and len(_RUN.findall(folded)) <= _MOST_WORDS:
        return " ".join(first).strip(" .,;:")
    ends = first[:4], last[-4:]
    if sum(len(_RUN.findall(" ".join(words))) for words in ends) > _MOST_WORDS:
        ends = first[:3], last[-3:]
    return " … ".join(" ".join(words) for words in ends).strip(" .,;:")
