"""The formats of 2013: the notice, the determination letter and the professional review."""

from __future__ import annotations

from dataclasses import replace

from .front import Front, cover
from .issues import Issue
from .parts import (
    CASE_SUMMARY,
    DISCLAIMER,
    GAVE,
    ISSUE_INTROS,
    METHOD,
    SUMMARY_INTROS,
    Body,
    documents,
    make_reviewer,
    outcome_of,
    paged,
    truth_of,
    with_other_age,
)
from .people import write_case_summary
from .requests import in_sentence
from .setting import Setting
from .truth import IssueTruth, Mention
from .variants import Variant


def letter_2013(setting: Setting, issues: list[Issue], with_cover: bool) -> Body:
    front = Front()
    if with_cover:
        front = cover(setting, outcome_of(issues), [issue.truth.request for issue in issues], front)
        title = ["MAXIMUS FEDERAL SERVICES, INC.", "Independent Medical Review", *front.lines]
    else:
        title = ["MAXIMUS FEDERAL SERVICES, INC.", "Independent Medical Review Final Determination Letter"]
    summary = write_case_summary(setting)
    issues, age = with_other_age(setting, issues, summary.age)
    reviewer = make_reviewer(setting)
    paragraphs = [
        *title,
        METHOD,
        GAVE.format(credentials=f"{reviewer.sentence} "),
        *documents(setting, "DOCUMENTS REVIEWED"),
        CASE_SUMMARY,
        setting.pick(SUMMARY_INTROS).format(reviewer="physician reviewer"),
        summary.text,
        "IMR DECISION(S) AND RATIONALE(S)",
        setting.pick(ISSUE_INTROS),
    ]
    mark = setting.pick((". ", ") "))
    printed: list[IssueTruth] = []
    for issue in issues:
        request, statement = _statement(setting, issue)
        printed.append(_asking(issue.truth, request))
        paragraphs += [
            f"{issue.truth.number}{mark}{statement}" if len(issues) > 1 else statement,
            str(issue.claims),
            str(issue.reviewer),
            f"The Physician Reviewer's decision rationale: {paged(setting, issue)}",
        ]
    paragraphs.append(DISCLAIMER)
    return Body(tuple(paragraphs), truth_of(setting, front, summary, age, reviewer, printed))


def _statement(setting: Setting, issue: Issue) -> tuple[str, str]:
    """The request as printed, and the sentence that decides it."""
    text = issue.truth.request
    verdict = f"{'not ' if issue.truth.decision == 'upheld' else ''}medically necessary and appropriate."
    if setting.chance(0.7):
        request = _small(issue.truth) if setting.chance(0.6) else text
        return request, f"The request for {request} is {verdict}"
    return text, f"{text} is {verdict}"


def _small(truth: IssueTruth) -> str:
    """The request as it stands inside a sentence; a drug's name keeps its capital."""
    return in_sentence(truth.request, keep=any(mention.kind == "drug" for mention in truth.mentions))


def _asking(truth: IssueTruth, request: str) -> IssueTruth:
    """The truth of an issue whose request is printed as `request`, with its first letter small or not."""
    mentions = tuple(
        one if one.text in request else Mention(one.kind, in_sentence(one.text)) for one in truth.mentions
    )
    return replace(truth, request=request, mentions=mentions)


def notice(setting: Setting, issues: list[Issue], with_cover: bool) -> Body:
    front = Front()
    if with_cover:
        front = cover(setting, outcome_of(issues), [issue.truth.request for issue in issues], front)
        title = [f"MAXIMUS FEDERAL SERVICES, INC. {front.lines[0]}", *front.lines[1:]]
    else:
        title = ["MAXIMUS FEDERAL SERVICES, INC.", "Notice of Independent Medical Review Determination"]
    summary = write_case_summary(setting)
    with_reasons = setting.chance(0.6)
    issues, age = with_other_age(setting, issues, summary.age) if with_reasons else (issues, summary.age)
    reviewer = make_reviewer(setting)
    glue = "" if setting.has(Variant.GLUED_WORDS) else " "
    printed = [_asking(issue.truth, _small(issue.truth)) for issue in issues]
    listed = [
        f"{one.number}) MAXIMUS Federal Services, Inc. has determined the request for {one.request} is "
        f"{f'not{glue}' if one.decision == 'upheld' else ''}medically necessary and appropriate."
        for one in printed
    ]
    paragraphs = [
        *title,
        *listed,
        "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        f"An application was filed against the Utilization Review denial dated {summary.denial.text}. "
        "Each treatment or service that was in dispute has been decided:",
        *listed,
        "Medical Qualifications of the Expert Reviewer:",
        GAVE.format(credentials=f"{reviewer.sentence} "),
        "Case Summary:",
        summary.text,
        *(documents(setting, "Documents Reviewed for Determination:") if setting.chance(0.5) else ()),
    ]
    if with_reasons:
        for issue, truth in zip(issues, printed, strict=True):
            paragraphs += [
                f"{truth.number}) Regarding the request for {truth.request}:",
                str(issue.claims),
                str(issue.reviewer),
                "The Physician Reviewer's decision rationale:"
                + setting.pick((" ", "\n"))
                + paged(setting, issue),
            ]
        paragraphs.append(DISCLAIMER)
    else:
        printed = [_without_reasons(truth) for truth in printed]
    return Body(tuple(paragraphs), truth_of(setting, front, summary, age, reviewer, printed))


def _without_reasons(truth: IssueTruth) -> IssueTruth:
    return replace(
        truth,
        rationale=None,
        conclusion=None,
        claims_administrator_guideline=None,
        reviewer_guideline=None,
        same_guideline=None,
        depends_on=(),
        drug=None,
        dose=None,
        quantity=None,
        side=None,
    )


def professional_review(setting: Setting, issues: list[Issue], with_cover: bool) -> Body:
    front = Front()
    if with_cover:
        front = cover(setting, outcome_of(issues), [issues[0].truth.request], front)
    summary = write_case_summary(setting)
    issues, age = with_other_age(setting, issues, summary.age)
    issue, reviewer = issues[0], make_reviewer(setting)
    be = setting.pick(("IS", "WAS", "IS/WAS"))
    verdict = "NOT " if issue.truth.decision == "upheld" else ""
    why = " It was chosen because it speaks of the question in dispute." if setting.chance(0.5) else ""
    truth = issue.truth
    if why and truth.reviewer_guideline:
        truth = replace(truth, reviewer_guideline=replace(truth.reviewer_guideline, citations=None))
    paragraphs = [
        *front.lines,
        "MEDICAL PROFESSIONAL REVIEW",
        f"ISSUE AT DISPUTE: {truth.request}",
        f"CASE SUMMARY: {summary.text}",
        *documents(setting, "DOCUMENTS REVIEWED FOR DETERMINATION:"),
        "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY: "
        + str(issue.reviewer)
        + why,
        f"RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE {be} {verdict}MEDICALLY NECESSARY: "
        + paged(setting, issue),
        f"MEDICAL REVIEWER QUALIFICATIONS: {reviewer.sentence}",
    ]
    return Body(tuple(paragraphs), truth_of(setting, front, summary, age, reviewer, [truth]))
