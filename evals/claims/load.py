"""Written claims joined to the letters that they speak of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.checks.types import ClaimInContext
from summarizer.errors import UsageError
from summarizer.facts import extract
from summarizer.letter import Sentence, read

CLAIMS = Path(__file__).with_name("claims.jsonl")
EXAMPLES = Path(__file__).parents[2] / "examples" / "letters"

Part = Literal["tuned", "sealed"]


class Row(BaseModel):
    """A line of a file of claims. `new`: the writer's own count of content words that the evidence lacks.

    `kind`: what a true claim tells, or how a broken one is broken.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    case: str
    issue: int
    true: bool
    text: str
    evidence: tuple[int, ...]
    new: int | None = None
    kind: str
    why: str = ""
    part: Part | None = None

    def in_part(self) -> Part:
        """A third of the letters is sealed; a letter's claims stay together."""
        if self.part is not None:
            return self.part
        drawn = int(hashlib.sha256(self.case.encode()).hexdigest()[:8], 16)
        return "tuned" if drawn % 3 else "sealed"


@dataclass(frozen=True, slots=True)
class Written:
    """A claim with what it is judged in, and what its letter offers for breaking it.

    `elsewhere`: the sentences of the letter's other issues. `guidelines`: what both sides said they
    relied on. `age`, `sex`: the worker's, None where the letter does not say.
    """

    row: Row
    part: Part
    context: ClaimInContext
    elsewhere: tuple[Sentence, ...] = ()
    guidelines: str = ""
    age: int | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """`unread`: the claims whose letters are not in the folders, so that none can be judged."""

    claims: tuple[Written, ...]
    unread: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Issue:
    context: ClaimInContext
    elsewhere: tuple[Sentence, ...]
    guidelines: str
    age: int | None
    sex: str | None


def load(claims: Path, letters: Path, part: Part | None = None) -> Loaded:
    """The claims of one part (None: of both), in the order of their file.

    A letter is found by its name: CASE.pdf in `letters`, CASE.txt among the examples. Raises
    UsageError for a line that is no claim, and for one whose issue or sentences its letter lacks.
    """
    found: list[Written] = []
    unread: list[Row] = []
    read_letters: dict[str, Mapping[int, _Issue] | None] = {}
    for where, row in _rows(claims):
        if part not in (None, row.in_part()):
            continue
        if row.case not in read_letters:
            read_letters[row.case] = _issues(row.case, letters)
        issues = read_letters[row.case]
        if issues is None:
            unread.append(row)
        else:
            found.append(_joined(row, issues, where))
    return Loaded(tuple(found), tuple(unread))


def _rows(claims: Path) -> Iterator[tuple[str, Row]]:
    try:
        lines = claims.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UsageError(f"{claims}: no file of claims", hint="name one with --claims") from error
    for number, line in enumerate(lines, start=1):
        where = f"{claims.name}, line {number}"
        if not line.strip():
            continue
        try:
            yield where, Row.model_validate_json(line)
        except ValidationError as error:
            fault = ".".join(map(str, error.errors()[0]["loc"])) or "JSON"
            raise UsageError(f"{where}: not a claim: {fault}", hint="see evals/claims/load.py") from None


def _issues(case: str, letters: Path) -> Mapping[int, _Issue] | None:
    path = next((p for p in (letters / f"{case}.pdf", EXAMPLES / f"{case}.txt") if p.is_file()), None)
    if path is None:
        return None
    letter = read(path)
    facts = extract(letter, mentions=False)
    return {
        issue.number: _Issue(
            ClaimInContext(
                "",
                (),
                request=issue.request.value or "",
                authorized=issue.authorized.value or "",
                decision=issue.decision,
                scope=block.sentences,
            ),
            tuple(s for other in letter.issues if other is not block for s in other.sentences),
            " ".join(
                passage.text
                for passage in (block.claims_administrator_guideline, block.reviewer_guideline)
                if passage is not None
            ),
            facts.age.value,
            facts.sex.value,
        )
        for block, issue in zip(letter.issues, facts.issues, strict=True)
    }


def _joined(row: Row, issues: Mapping[int, _Issue], where: str) -> Written:
    issue = issues.get(row.issue)
    if issue is None:
        raise UsageError(
            f"{where}: {row.case} has no issue {row.issue}", hint=f"it has {_listed(sorted(issues))}"
        )
    scope = {sentence.number: sentence for sentence in issue.context.scope}
    missing = [number for number in row.evidence if number not in scope]
    if missing or not row.evidence:
        raise UsageError(
            f"{where}: issue {row.issue} of {row.case} has no sentence {_listed(missing) or 'cited'}",
            hint=f"its rationale has {_listed(sorted(scope)) or 'none'}",
        )
    context = replace(issue.context, claim=row.text, evidence=tuple(scope[n] for n in sorted(row.evidence)))
    return Written(row, row.in_part(), context, issue.elsewhere, issue.guidelines, issue.age, issue.sex)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
