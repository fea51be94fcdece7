"""What the five formats share: the reviewer, the fixed sentences, and the truth that is put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer.schema.facts import Outcome

from .front import Front
from .issues import Issue
from .people import CaseSummary, other_age
from .setting import PAGE_END, Setting
from .truth import NOT_PRINTED, IssueTruth, LetterTruth, Printed
from .variants import Variant
from .vocabulary import words

METHOD = "HOW THE IMR FINAL DETERMINATION WAS MADE"
CASE_SUMMARY = "CLINICAL CASE SUMMARY"
GAVE = (
    "MAXIMUS Federal Services gave the whole case file to an expert reviewer, who is independent of the "
    "employer, the employee, the providers and the claims administrator. {credentials}He/she was chosen for "
    "training and experience in a field that treats the condition and the services in dispute, and knows the "
    "laws and the ranking of evidence by strength, under which these reviews are made."
)
SUMMARY_INTROS = (
    "The {reviewer} developed this summary from the records in the case file:",
    "The {reviewer} developed the summary below from the case file and the medical records in it:",
)
ISSUE_INTROS = (
    "The Final Determination was based on each item in dispute, as set forth below:",
    "The Final Determination was based on the decisions on disputed items that are set forth below:",
)
DISCLAIMER = (
    "Disclaimer: MAXIMUS is providing an independent review service under a contract with the State. "
    "It gives no medical care and does not act for any of the parties."
)


@dataclass(frozen=True, slots=True)
class Body:
    """One letter before layout."""

    paragraphs: tuple[str, ...]
    truth: LetterTruth


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Specialty and licensure as facts; `sentence` names both."""

    specialty: Printed
    licensure: Printed
    sentence: str
    labelled: tuple[str, ...]


def paged(setting: Setting, issue: Issue) -> str:
    """The rationale, with a page's end in it where the issue is to have one."""
    if Variant.BREAK_IN_ISSUE not in issue.on or setting.chance(0.5):
        return issue.rationale
    parts = issue.rationale.split(" ")
    parts[setting.rng.randrange(1, len(parts) - 1)] += PAGE_END
    return " ".join(parts)


def documents(setting: Setting, title: str) -> list[str]:
    return [title, *(setting.fill(one) for one in setting.rng.sample(words("documents"), 4))]


def make_reviewer(setting: Setting) -> Reviewer:
    specialty, states = (
        setting.pick(words("specialties")),
        setting.rng.sample(words("states"), setting.pick((1, 1, 2))),
    )
    who = {"2013-letter": "physician", "professional-review": "medical"}.get(setting.format, "expert")
    sub = (
        setting.pick(words("subspecialties"))
        if setting.format == "2013-letter" and setting.chance(0.4)
        else ""
    )
    in_words, between = " and ".join(states), setting.pick((", ", ","))
    skilled = f"{specialty}, has a subspecialty in {sub}" if sub else specialty
    sentence = (
        f"The {who} reviewer is Board Certified in {skilled} and is licensed to practice in {in_words}."
    )
    if setting.format == "2016":
        in_words = between.join(states)
    return Reviewer(
        Printed(f"{specialty}, {sub}") if sub else Printed(specialty, specialty),
        Printed(in_words, in_words),
        sentence,
        (f"State(s) of Licensure: {in_words}", f"Certification(s)/Specialty: {specialty}"),
    )


def with_other_age(setting: Setting, issues: list[Issue], age: Printed) -> tuple[list[Issue], Printed]:
    """Puts another age into one rationale, where the letter is to contradict itself."""
    other = other_age(setting, age)
    if other is None:
        return issues, age
    sentence, years = other
    index = setting.rng.randrange(len(issues))
    issue = issues[index]
    truth = replace(issue.truth, rationale=f"{sentence} {issue.truth.rationale}")
    told = replace(issue, truth=truth, rationale=f"{sentence} {issue.rationale}")
    return [*issues[:index], told, *issues[index + 1 :]], replace(age, conflicts=(years,))


def outcome_of(issues: list[Issue]) -> Outcome:
    kinds = {issue.truth.decision for issue in issues}
    if len(kinds) > 1:
        return "partial_overturn"
    return "uphold" if kinds == {"upheld"} else "overturn"


def truth_of(
    setting: Setting,
    front: Front,
    summary: CaseSummary,
    age: Printed,
    reviewer: Reviewer,
    issues: list[IssueTruth],
) -> LetterTruth:
    decided = {issue.decision for issue in issues}
    only = next(iter(decided))
    return LetterTruth(
        format=setting.format,
        case_number=front.case_number,
        date_assigned=front.date_assigned,
        date_of_injury=_both_places(front.date_of_injury, summary.injury) or NOT_PRINTED,
        decision_date=front.decision_date,
        ur_denial_date=_both_places(front.ur_denial_date, summary.denial),
        application_received=front.application_received,
        date_of_birth=summary.date_of_birth,
        priority=front.priority,
        age=age,
        sex=summary.sex,
        reviewer_specialty=reviewer.specialty,
        reviewer_licensure=reviewer.licensure,
        outcome="partial_overturn" if len(decided) > 1 else "uphold" if only == "upheld" else "overturn",
        issues=tuple(issues),
        cover=front.cover,
    )


def _both_places(front: Printed | None, body: Printed) -> Printed | None:
    """The front's value, with the body's as a conflict where it differs."""
    if front is None or body.value is None:
        return front
    if front.value is None:
        return body
    if front.value == body.value:
        return front
    return replace(front, conflicts=(*front.conflicts, str(body.value)))
