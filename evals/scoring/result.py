"""What a reader gets, and what it cost."""

from __future__ import annotations

from summarizer.explain import explain
from summarizer.schema import LetterSummary
from summarizer.schema.explanation import IssueExplanation
from summarizer.schema.summary import IssueSummary, Provenance

from ..explanations import missing_of
from .rows import Score, share, unscored, yes

_MOST_GRADE = 8.0


def status_scores(issue: IssueSummary) -> dict[str, Score]:
    return {name: yes(issue.status == name) for name in ("verified", "extractive", "needs_review")}


def page_scores(summary: LetterSummary) -> dict[int, dict[str, Score]]:
    """The English explanation of each issue, by its number."""
    page = explain(summary, language="en")
    facts = {one.number: one for one in summary.facts.issues}
    scores = {}
    for shown, issue in zip(page.issues, summary.issues, strict=True):
        missing = list(missing_of(page, shown, issue, facts[issue.number]))
        scores[issue.number] = {**_reading(shown), "content": yes(not missing)}
    return scores


def _reading(shown: IssueExplanation) -> dict[str, Score]:
    grade = shown.reading.grade
    if not grade:
        return dict.fromkeys(("grade", "over_grade_8"), unscored("nothing to read"))
    return {"grade": Score(right=grade), "over_grade_8": yes(grade > _MOST_GRADE)}


def cost_scores(bill: Provenance, seconds: float | None) -> dict[str, Score]:
    """`seconds` None where no clock ran: a model-free baseline, or a letter that other work slowed down."""
    names = ("calls", "reasks", "tokens_in", "tokens_cached", "tokens_out")
    counted = {name: Score(right=float(getattr(bill, name))) for name in names}
    return {**counted, "seconds": share(seconds or 0.0, float(seconds is not None), "not timed")}
