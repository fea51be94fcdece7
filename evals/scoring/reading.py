"""How well a model reads: issues, decisions, header, guidelines, against what the regex found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from rapidfuzz import fuzz, utils

from summarizer.facts import guidelines
from summarizer.schema.drafts import LetterDraft, LetterIssueDraft
from summarizer.schema.facts import IssueFacts, LetterFacts

from ..runs import LetterRun
from .gold import Gold
from .rows import Score, failed, share, unscored, yes

_DATES = ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", "%m-%d-%y", "%B %d, %Y", "%Y-%m-%d")
_ALIKE = 90.0
HEADER = (
    "case_number", "date_of_injury", "ur_denial_date", "application_received", "age", "sex",
    "reviewer_specialty",
)  # fmt: skip
_NO_SOURCE = ("outside_mtus", "none_cited")


# --- the whole letter


def of_letter(gold: Gold, row: LetterRun) -> dict[str, Score]:
    """What the model read of the letter as a whole, where it read it whole."""
    facts = gold.facts
    if row.whole is None:
        why = row.failed or "no answer"
        return {
            "issues_recall": failed(why, len(facts.issues)),
            "issues_precision": unscored("nothing was listed"),
            "issues_order": unscored("nothing was listed"),
            "letter_exact": failed(why),
            "header": failed(why, len(list(_known(facts)))),
        }
    found = [index for index in row.matched if index is not None]
    listed = row.whole.issues
    decided = [
        index is not None and listed[index].decision == issue.decision
        for index, issue in zip(row.matched, facts.issues, strict=True)
    ]
    header = [_same(name, getattr(row.whole, name), value) for name, value in _known(facts)]
    return {
        "issues_recall": share(len(found), len(facts.issues)),
        "issues_precision": share(len(found), len(listed), "nothing was listed"),
        "issues_order": share(_longest_rise(found), len(found), "no issue was found"),
        "letter_exact": yes(all(decided) and len(listed) == len(facts.issues))
        if all(issue.decision for issue in facts.issues)
        else unscored("no readable decision in the letter"),
        "header": share(sum(header), len(header)),
    }


def header_faults(facts: LetterFacts, whole: LetterDraft) -> list[str]:
    """The names of the header facts that were read otherwise."""
    return [name for name, value in _known(facts) if not _same(name, getattr(whole, name), value)]


def _known(facts: LetterFacts) -> Iterator[tuple[str, object]]:
    """The header facts that the letter has."""
    for name in HEADER:
        value = getattr(facts, name).value
        if value is not None:
            yield name, value


def _same(name: str, told: str, value: object) -> bool:
    if name in ("date_of_injury", "ur_denial_date", "application_received"):
        return _date(told) == value
    if name == "age":
        figures = re.findall(r"\d+", told)
        return bool(figures) and int(figures[0]) == value
    return utils.default_process(told) == utils.default_process(str(value))


def _date(told: str) -> str | None:
    """ISO 8601; None for what is no date."""
    for form in _DATES:
        try:
            return datetime.strptime(told.strip(), form).date().isoformat()
        except ValueError:
            continue
    return None


def _longest_rise(numbers: Sequence[int]) -> int:
    """How many of them, at most, stand in rising order."""
    best: list[int] = []
    for place, number in enumerate(numbers):
        best.append(1 + max((best[i] for i in range(place) if numbers[i] < number), default=0))
    return max(best, default=0)


# --- one issue


def decision(gold: IssueFacts, told: str | None, why: str) -> Score:
    """`told` None with `why`: an answer that did not come is a wrong one."""
    if gold.decision is None:
        return unscored("no readable decision in the letter")
    if told is None:
        return failed(why, gold=gold.decision)
    return Score(right=float(told == gold.decision), gold=gold.decision, told=told)


def by_hand(label: str | None, told: str | None, why: str) -> Score:
    if label is None:
        return unscored("not labelled")
    return (
        failed(why, gold=label) if told is None else Score(right=float(told == label), gold=label, told=told)
    )


def authorized(gold: IssueFacts, item: LetterIssueDraft | None, why: str) -> Score:
    """Scored where the letter has a part or one is told: a part that is not there is an error too."""
    printed, told = gold.authorized.value or "", item.authorized if item else ""
    if not printed and not told.strip():
        return unscored("no part was authorized before")
    if item is None:
        return failed(why)
    figures = re.findall(r"\d+", printed), re.findall(r"\d+", told)
    alike = fuzz.token_sort_ratio(printed, told, processor=utils.default_process)
    return yes(bool(printed) and figures[0] == figures[1] and alike >= _ALIKE)


def guideline_scores(gold: IssueFacts, item: LetterIssueDraft | None, why: str) -> dict[str, Score]:
    """F1 by sums: right is twice what both have, of is what the one and the other have."""
    line = gold.reviewer_guideline
    if line is None:
        return dict.fromkeys(("guideline_family", "guideline_citation"), unscored("no guideline line"))
    printed = guidelines.citations(line.text)
    gold_families, gold_sources = _families(printed), guidelines.sources(printed)
    if item is None:
        return {
            "guideline_family": _silent(why, len(gold_families)),
            "guideline_citation": _silent(why, len(gold_sources)),
        }
    told = guidelines.citations(item.guideline)
    return {
        "guideline_family": _f1(gold_families, _families(told)),
        "guideline_citation": _f1(gold_sources, guidelines.sources(told)),
    }


def _silent(why: str, printed: int) -> Score:
    return failed(why, printed) if printed else unscored("no source is named")


def _families(cited: Sequence[guidelines.Cited]) -> frozenset[str]:
    return frozenset(family for family in guidelines.families(cited) if family not in _NO_SOURCE)


def _f1(gold: frozenset[object] | frozenset[str], told: frozenset[object] | frozenset[str]) -> Score:
    return share(2 * len(gold & told), len(gold) + len(told), "neither names a source")
