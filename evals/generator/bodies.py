"""A setting and its issues -> one letter in its format: paragraphs, with their truth.

Here are the formats from 2014 on; a paragraph may hold line ends and layout marks.
"""

from __future__ import annotations

from .front import Front, cover, header
from .issues import Issue
from .older import letter_2013, notice, professional_review
from .parts import (
    CASE_SUMMARY,
    GAVE,
    ISSUE_INTROS,
    METHOD,
    SUMMARY_INTROS,
    Body,
    make_reviewer,
    outcome_of,
    paged,
    truth_of,
    with_other_age,
)
from .people import write_case_summary
from .setting import HARD_BLANK, PAGE_END, Setting
from .variants import Variant


def write_letter(setting: Setting, issues: list[Issue], *, with_cover: bool) -> Body:
    write = {
        "2013-notice": notice,
        "2013-letter": letter_2013,
        "professional-review": professional_review,
        "2014": modern,
        "2016": modern,
    }[setting.format]
    return write(setting, issues, with_cover)


def modern(setting: Setting, issues: list[Issue], with_cover: bool) -> Body:
    front = header(setting) if setting.format == "2016" and not setting.has(Variant.NO_HEADER) else Front()
    if with_cover:
        front = cover(setting, outcome_of(issues), [issue.truth.request for issue in issues], front)
    summary = write_case_summary(setting)
    issues, age = with_other_age(setting, issues, summary.age)
    reviewer = make_reviewer(setting)
    labelled = setting.format == "2016"
    paragraphs = [
        *front.lines,
        METHOD,
        GAVE.format(credentials="" if labelled else f"{reviewer.sentence} "),
        *(("The Expert Reviewer has the following credentials:", *reviewer.labelled) if labelled else ()),
        CASE_SUMMARY,
        setting.pick(SUMMARY_INTROS).format(reviewer="expert reviewer"),
        summary.text,
        "IMR ISSUES, DECISIONS AND RATIONALES",
        setting.pick(ISSUE_INTROS),
    ]
    for issue in issues:
        paragraphs += [
            _heading(setting, issue),
            f"Claims Administrator guideline: {issue.claims}",
            f"MAXIMUS guideline: {issue.reviewer}",
            f"Decision rationale: {paged(setting, issue)}",
        ]
    return Body(
        tuple(paragraphs), truth_of(setting, front, summary, age, reviewer, [one.truth for one in issues])
    )


def _heading(setting: Setting, issue: Issue) -> str:
    words_ = issue.truth.request.split(" ")
    broken = Variant.BREAK_IN_HEADING in issue.on and len(words_) > 3
    if broken:
        words_[setting.rng.randrange(1, len(words_) - 1)] += PAGE_END
    decision = issue.truth.decision.capitalize()
    gap = f" {HARD_BLANK}" if Variant.TWO_BLANKS in issue.on else " "
    if Variant.DECISION_ON_NEXT_LINE in issue.on:
        gap = " \n"
    ends = Variant.BREAK_IN_ISSUE in issue.on and not broken and setting.chance(0.5)
    return f"{' '.join(words_)}:{gap}{decision}{PAGE_END if ends else ''}"
