"""Everything that went wrong, issue by issue, from the rows alone: no word of a letter or of an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.explain import explain

from ..explanations import missing_of
from ..scoring.measures import MEASURES, Stage
from ..scoring.reading import header_faults
from ..scoring.rows import Row, Score
from ..scoring.score import Scored
from .slices import tag_of
from .texts import FailureText, text_of


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to fail: `name` in links, `title` over the failures of which it is the worst, `short` beside
    each."""

    name: str
    title: str
    short: str


KINDS = (
    Kind("no-answer", "No answer about the decision at first", "no answer"),
    Kind("decision", "Decision read wrongly", "decision wrong"),
    Kind("by-hand", "Decision wrong by a label by hand", "decision wrong by hand"),
    Kind("not-found", "Issues of a letter that were not listed", "issues not listed"),
    Kind("added", "Listed items that are no issue of the letter", "items added"),
    Kind("order", "Issues out of order", "out of order"),
    Kind("judged", "Sentences that readers judged wrong", "judged wrong"),
    Kind("findings", "Sentences with a finding", "findings"),
    Kind("reason", "Reason otherwise than labelled", "reason wrong"),
    Kind("category", "Category otherwise than labelled", "category wrong"),
    Kind("header", "Header facts read wrongly", "header wrong"),
    Kind("authorized", "Part authorized before read wrongly", "authorized part wrong"),
    Kind("guideline", "Guidelines read otherwise", "guidelines differ"),
    Kind("content", "Something missing in the explanation", "content missing"),
    Kind("extractive", "Told in the letter’s own sentences", "extractive"),
    Kind("grade", "Explanation over grade 8", "over grade 8"),
)
"""The worst first: a failure stands under the first that it has."""
_BY_MEASURE: tuple[tuple[Stage, str, str], ...] = (
    ("raw", "valid_end", "no-answer"),
    ("raw", "decision", "decision"),
    ("raw", "decision_by_hand", "by-hand"),
    ("system", "decision_by_hand", "by-hand"),
    ("raw", "issues_recall", "not-found"),
    ("raw", "issues_precision", "added"),
    ("raw", "issues_order", "order"),
    ("raw", "wrong", "judged"),
    ("system", "wrong", "judged"),
    ("raw", "unsupported", "findings"),
    ("system", "reason", "reason"),
    ("system", "category", "category"),
    ("raw", "header", "header"),
    ("raw", "authorized", "authorized"),
    ("raw", "guideline_family", "guideline"),
    ("raw", "guideline_citation", "guideline"),
    ("system", "content", "content"),
    ("system", "extractive", "extractive"),
    ("system", "over_grade_8", "grade"),
)
_ALSO: tuple[tuple[Stage, str], ...] = (
    ("raw", "valid_first"), ("raw", "own_block"), ("raw", "decisive"), ("system", "decisive"),
    ("raw", "omitted"), ("system", "omitted"), ("system", "needs_review"),
)  # fmt: skip
"""Told where there is another failure; none alone makes one."""
STAGE_NAMES: Mapping[Stage, str] = {"raw": "raw model", "system": "whole system"}


@dataclass(frozen=True, slots=True)
class Fault:
    """A measure that an issue failed: by how much, and the classes where it has them."""

    measure: str
    stage: str
    says: str


@dataclass(frozen=True)
class Failure:
    """`issue` None: the letter as a whole. `kinds`: names, the worst first. `checks`: sentences of the raw
    answer by the check that found something. `header`: names of header facts; `lacking`: of what the
    explanation does not tell."""

    case: str
    issue: int | None
    seed: int
    kinds: tuple[Kind, ...]
    faults: tuple[Fault, ...]
    also: tuple[Fault, ...]
    checks: Mapping[str, int]
    header: tuple[str, ...]
    lacking: tuple[str, ...]
    slices: Mapping[str, str]
    text: FailureText | None

    @property
    def tags(self) -> str:
        """What the page's filters look for."""
        kinds = [f"kind:{kind.name}" for kind in self.kinds]
        checks = [f"check:{name}" for name in self.checks]
        slices = [tag_of(*one) for one in self.slices.items()] if self.issue is not None else []
        return "|".join([*kinds, *checks, *slices])


def failures(
    rows: Sequence[Row], scored: Sequence[Scored], *, shown: Sequence[str] | None = None
) -> list[Failure]:
    """The worst kind first, within it in the order of the run: those of `scored` where there are any.
    `shown`: texts of ours that the model saw. With them the words behind each failure are told, without them
    none is."""
    pairs: Sequence[tuple[Row, Scored | None]]
    pairs = [(row, one) for one in scored for row in one.rows] or [(row, None) for row in rows]
    found = [failure for pair in pairs if (failure := _failure(*pair, shown)) is not None]
    return sorted(found, key=lambda failure: KINDS.index(failure.kinds[0]))


def by_worst(found: Sequence[Failure]) -> list[tuple[Kind, list[Failure]]]:
    groups = [(kind, [one for one in found if one.kinds[0] is kind]) for kind in KINDS]
    return [group for group in groups if group[1]]


def counts_of(found: Sequence[Failure]) -> list[tuple[Kind, int]]:
    """How many failures have each kind, whichever is their worst."""
    counts = Counter(kind.name for one in found for kind in one.kinds)
    return [(kind, counts[kind.name]) for kind in KINDS if counts[kind.name]]


def checks_of(found: Sequence[Failure]) -> list[tuple[str, int]]:
    """The same by the checks that found something, the commonest first."""
    counts = Counter(name for one in found for name in one.checks)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _failure(row: Row, one: Scored | None, shown: Sequence[str] | None) -> Failure | None:
    failed = list(_failed(row))
    if not failed:
        return None
    names = {kind for kind, _ in failed}
    header: tuple[str, ...] = ()
    if "header" in names and one is not None and one.row is not None and one.row.whole is not None:
        header = tuple(header_faults(one.gold.facts, one.row.whole))
    lacking = _lacking(one, row.issue) if "content" in names and one is not None else ()
    return Failure(
        row.case,
        row.issue,
        row.seed,
        tuple(kind for kind in KINDS if kind.name in names),
        tuple(fault for _, fault in failed),
        tuple(_fault(score, *key) for key in _ALSO if (score := _short(row, *key)) is not None),
        dict(sorted(row.findings.items(), key=lambda pair: (-pair[1], pair[0]))),
        header,
        lacking,
        row.slices,
        text_of(one, row.issue, shown) if shown is not None and one is not None else None,
    )


def _lacking(one: Scored, issue: int | None) -> tuple[str, ...]:
    """What an explanation does not tell, by name."""
    if one.row is None or issue is None:
        return ()
    summary = one.row.summary
    page = explain(summary, language="en")
    at = issue - 1
    return tuple(missing_of(page, page.issues[at], summary.issues[at], summary.facts.issues[at]))


def _failed(row: Row) -> Iterator[tuple[str, Fault]]:
    for stage, name, kind in _BY_MEASURE:
        score = _short(row, stage, name)
        if score is not None:
            silent = score.state == "failed" and name == "decision"
            yield "no-answer" if silent else kind, _fault(score, stage, name)


def _short(row: Row, stage: Stage, name: str) -> Score | None:
    """The score where it is less than it could be; of what is better less, where it is anything at all."""
    score = row.scores.get(stage, {}).get(name)
    if score is None or score.state == "unscored":
        return None
    if score.state == "failed" and score.gold is not None and name == "decision_by_hand":
        return None  # what gave no answer is told once
    counts_faults = MEASURES[name].better != "more"
    return score if (score.right > 0 if counts_faults else score.right < score.of) else None


def _fault(score: Score, stage: Stage, name: str) -> Fault:
    if score.state == "failed":
        says = score.why.replace("_", " ")
    elif score.gold is not None:
        says = f"told {_spaced(score.told)}, truth {_spaced(score.gold)}"
    elif score.of == 1:
        says = ""
    else:
        says = f"{score.right:g} of {score.of:g}"
    return Fault(name, STAGE_NAMES[stage], says)


def _spaced(told: str | None) -> str:
    return "nothing" if told is None else told.replace("_", " ")
