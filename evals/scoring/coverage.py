"""Share verified against residual error, with each check switched off in turn, from the recorded answers.

A check that is off lets an answer pass sooner, so that the answers that were given suffice: they are put, in
their order, to the same code. Error is what readers judged, sentence by sentence, without knowing any check.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from summarizer import prompts
from summarizer.checks import CHECKS, HOUSE_RULES
from summarizer.checks.reason import NAME as NO_REASON
from summarizer.digest import explain_issue
from summarizer.errors import UsageError
from summarizer.letter import IssueBlock, Letter
from summarizer.schema.facts import IssueFacts
from summarizer.schema.summary import Digest

from ..recorded import NoModel
from ..runs import Run
from ..runs.replay import replay
from ..runs.store import AnswerGiven
from ..statistics import Interval, clustered_ratio
from .gold import Gold
from .hand import sentence_key, with_own
from .prose import split

T = TypeVar("T", bound=BaseModel)
_ALL = frozenset((*CHECKS, *HOUSE_RULES, NO_REASON))


@dataclass(frozen=True, slots=True)
class Point:
    """`name`: what is switched off. `coverage`: share of the judged issues that are verified; `risk`: of
    their judged sentences, those judged wrong, and `doubtful` those judged wrong or weak; `unjudged`
    sentences were never put to a reader and stand in neither."""

    name: str
    coverage: Interval
    risk: Interval
    doubtful: Interval
    issues: int = 0
    judged: int = 0
    unjudged: int = 0


_POINTS = TypeAdapter(list[Point])
CURVE = "curve.json"
"""Beside a run's scores; figures alone, no word of a letter."""


async def curve(run: Run, letters: Sequence[Letter], labels: Sequence[Path] = ()) -> list[Point]:
    """With every check on, with each off, with the house's rules off, and with all off; over the issues of
    which a reader has judged a sentence, or over all where nobody has judged any: then no error is told.
    Raises UsageError for a run that was not asked issue by issue, or a letter of it that is missing."""
    if run.manifest.plan != "by-issue":
        raise UsageError("only a run by issue has checks to switch off", hint="--plan by-issue")
    known = with_own(labels)
    asked = [
        _Asked(gold, *one)
        async for told in replay(run, letters)
        if told.row is not None and told.seed == 1
        for gold in (Gold(told.letter, known),)
        for one in zip(told.shown.issues, gold.facts.issues, told.row.answers, strict=True)
    ]
    counted = [one for one in asked if one.is_judged] or asked
    with prompts.taken_from(run.prompts if run.prompts.is_dir() else None):
        return [await _point(name, skip, counted) for name, skip in _switches()]


def write_curve(path: Path, points: Sequence[Point]) -> None:
    path.write_bytes(_POINTS.dump_json(list(points), indent=1))


def read_curve(path: Path) -> list[Point]:
    """Nothing where none was written. Raises UsageError for a file that holds something else."""
    if not path.is_file():
        return []
    try:
        return _POINTS.validate_json(path.read_bytes())
    except ValidationError:
        raise UsageError(
            f"{path}: no curve of this version", hint="imr eval curve RUN --letters DIR"
        ) from None


def _switches() -> Iterator[tuple[str, frozenset[str]]]:
    yield "all on", frozenset()
    for name in (*CHECKS, *HOUSE_RULES, NO_REASON):
        yield name, frozenset((name,))
    yield "house rules", frozenset(HOUSE_RULES)
    yield "all off", _ALL


@dataclass(frozen=True)
class _Asked:
    """One issue, as the model was shown it, and its answers in their order."""

    gold: Gold
    block: IssueBlock
    issue: IssueFacts
    answers: Sequence[AnswerGiven]

    @property
    def is_judged(self) -> bool:
        """Whether a reader has judged any sentence of any answer."""
        drafts = [one.draft for one in self.answers if one.draft]
        return any(
            self.verdict(sentence)
            for draft in drafts
            for text in (draft.missing, draft.shown, draft.rule)
            for sentence in split(text)
        )

    def verdict(self, sentence: str) -> str | None:
        key = sentence_key(self.gold.letter.document.sha256, self.issue.number, sentence)
        return self.gold.labels.verdicts.get(key)


async def _point(name: str, skip: frozenset[str], asked: Sequence[_Asked]) -> Point:
    covered: dict[str, list[bool]] = defaultdict(list)
    verdicts: dict[str, list[str]] = defaultdict(list)
    unjudged = 0
    for one in asked:
        model = NoModel("recorded", (given.draft for given in one.answers))
        told = await explain_issue(one.block, one.issue, model, reasks=len(one.answers) - 1, skip=skip)
        covered[one.gold.case].append(told.status == "verified")
        for sentence in _sentences(told.digest if told.status == "verified" else None):
            verdict = one.verdict(sentence)
            if verdict is None:
                unjudged += 1
            else:
                verdicts[one.gold.case].append(verdict)
    return Point(
        name,
        clustered_ratio({case: (sum(ones), len(ones)) for case, ones in covered.items()}),
        _share(verdicts, ("wrong",)),
        _share(verdicts, ("wrong", "weak")),
        len(asked),
        sum(map(len, verdicts.values())),
        unjudged,
    )


def _sentences(digest: Digest | None) -> list[str]:
    claims = [claim for _, claim in digest.parts()] if digest else []
    texts = dict.fromkeys(claim.text for claim in claims if claim.source == "model")
    return list(dict.fromkeys(sentence for text in texts for sentence in split(text)))


def _share(verdicts: dict[str, list[str]], wanted: tuple[str, ...]) -> Interval:
    return clustered_ratio(
        {case: (sum(one in wanted for one in ones), len(ones)) for case, ones in verdicts.items()}
    )
