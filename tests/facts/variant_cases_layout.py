"""Variants 1 to 11: the layout around the same words."""

from __future__ import annotations

import re

from facts_letters import BOARD, HEADER
from variant_letters import RUNNING_HEAD, Case, Holds, body_2014, item, modern

BASE = modern()
"""The letter that every layout below prints; all of them must read like it."""

DATES = {
    "date_assigned": "2017-01-02",
    "date_of_injury": "2015-03-04",
    "decision_date": "2017-02-03",
    "ur_denial_date": "2016-12-04",
    "application_received": "2016-12-20",
    "priority": "Standard",
    "case_number": "CM17-0000001",
}
ISSUES = {
    "issues.request": ["Ultrasound of the left ankle", "Walking boot, left"],
    "issues.decision": ["upheld", "overturned"],
    "issues.conclusion": ["not_medically_necessary", "medically_necessary"],
}

_HEADERS = {
    "v2-received-on-three-lines": HEADER.replace("Received:\n12", "Received:  \n12"),
    "v2-one-date-before-its-label": (
        "Case Number: CM17-0000001\nDate Assigned: 01/02/2017\nDate of Injury: 03/04/2015\n"
        "Decision Date: 02/03/2017\nUR Denial Date: 12/04/2016\nPriority: Standard\n12/20/2016\n"
        "Application\nReceived:\n"
    ),
    "v2-every-date-before-its-label": (
        "CM17-0000001\nCase Number:\n01/02/2017\nDate Assigned:\n03/04/2015\nDate of Injury:\n"
        "02/03/2017\nDecision Date:\n12/04/2016\nUR Denial Date:\nStandard\nPriority:\n12/20/2016\n"
        "Application Received:\n"
    ),
    "v2-date-inside-its-label": HEADER.replace(
        "Application\nReceived:\n12/20/2016", "Application 12/20/2016\nReceived:"
    ),
    "v2-half-of-the-labels-then-their-values": (
        "Case Number: \nDate Assigned: \nDecision Date: \nPriority:  \n\nCM17-0000001 \n01/02/2017 \n"
        "02/03/2017 \nStandard \n\nDate of Injury:  \n03/04/2015 \nUR Denial Date:   12/04/2016 \n"
        "Application \n12/20/2016 \nReceived:  \n\n"
    ),
    "v2-labels-then-values": (
        "Case Number:\nDate Assigned:\nDate of Injury:\nDecision Date:\nUR Denial Date:\nPriority:\n"
        "Application Received:\nCM17-0000001\n01/02/2017\n03/04/2015\n02/03/2017\n12/04/2016\n"
        "Standard\n12/20/2016\n"
    ),
    "v2-values-then-labels": (
        "CM17-0000001\n01/02/2017\n03/04/2015\n02/03/2017\n12/04/2016\nStandard\n12/20/2016\n"
        "Case Number:\nDate Assigned:\nDate of Injury:\nDecision Date:\nUR Denial Date:\nPriority:\n"
        "Application Received:\n"
    ),
}


def _double_spaced(text: str) -> str:
    """Each line with an empty one after it; a paragraph is a line of one blank, a page several."""
    text = text.replace("\n", "\n\n")
    text = text.replace("CLINICAL CASE SUMMARY", " \n\nCLINICAL CASE SUMMARY")
    return text.replace("Walking boot", " \n\n \n\n \n\n \n\nWalking boot")


_BROKEN = {
    "v6-between-heading-and-guideline": (r"(?<=ankle: Upheld)\n", "\f"),
    "v6-between-the-guidelines": (r"\n(?=MAXIMUS guideline)", "\n\f"),
    "v6-in-a-guideline": (r"(?<=based on MTUS Knee) ", "\n\f"),
    "v6-in-a-rationale": (r"(?<=One trial had) ", " \n\f"),
    "v6-between-guideline-and-rationale": (r"\n(?=Decision rationale)", "\f"),
    "v6-in-a-heading": (r"(?<=Ultrasound of the) ", " \n\f"),
    "v6-before-the-decision-word": (r"(?<=ankle:) ", "\f"),
    "v6-with-a-running-head": (r"(?<=One trial had) ", f"\n\f{RUNNING_HEAD} 3\n"),
}

CASES = [
    Case(
        "v1-header-absent-2014",
        body_2014(),
        {
            "format": "2014",
            "case_number": None,
            "decision_date": None,
            "ur_denial_date": None,
            "application_received": None,
            "priority": None,
            "date_assigned": None,
            "date_of_injury": "2015-03-04",
            "reviewer_specialty": "Physical Medicine, Pain Medicine",
            "reviewer_licensure": "Nevada and Utah",
            **ISSUES,
        },
    ),
    Case(
        "v1-header-absent-2016",
        modern(header=""),
        {"format": "2016", "case_number": None, "reviewer_licensure": "Nevada,Utah", **ISSUES},
    ),
    Case(
        "v1-header-with-2014-credentials",
        modern(credentials=BOARD),
        {"format": "2014", **DATES, **ISSUES},
    ),
    *(Case(name, modern(header=header), {**DATES, **ISSUES}) for name, header in _HEADERS.items()),
    Case("v3-crlf", BASE.replace("\n", "\r\n"), {**DATES, **ISSUES}),
    Case("v3-crlf-and-trailing-blanks", BASE.replace("\n", "  \r\n"), {**DATES, **ISSUES}),
    Case("v3-leading-blanks", re.sub("^", "      ", BASE, flags=re.MULTILINE), {**DATES, **ISSUES}),
    Case(
        "v4-double-spaced",
        _double_spaced(BASE),
        {
            **DATES,
            **ISSUES,
            "letter.issues.sentences.text": [
                ["One trial had failed.", "The request is not medically necessary."],
                ["The criteria are met.", "The request is medically necessary."],
            ],
        },
    ),
    Case("v4-double-spaced-crlf", _double_spaced(BASE).replace("\n", "\r\n"), {**DATES, **ISSUES}),
    Case("v5-no-form-feed", BASE, {**DATES, **ISSUES}),
    Case(
        "v5-form-feed-on-a-line-of-its-own",
        BASE.replace("IMR ISSUES", "\f\nIMR ISSUES").replace("Decision rationale", "\f\nDecision rationale"),
        {**DATES, **ISSUES},
    ),
    Case("v5-every-line-a-page", BASE.replace("\n", "\f"), {**DATES, **ISSUES}),
    *(Case(name, re.sub(*change, BASE, count=1), ISSUES) for name, change in _BROKEN.items()),
    Case(
        "v7-word-and-date-cut-at-a-line-end",
        modern(
            item(
                "Cane",
                rationale="A well-\ndocumented trial had failed. The request is not medically necessary.",
            ),
            header="",
            summary="The patient is a 40-\nyear-old female. On 12-\n04-2016 Utilization Review non-\n"
            "certified the request.",
        ),
        {
            "age": 40,
            "ur_denial_date": "2016-12-04",
            "letter.issues.sentences.text": [
                ["A well-documented trial had failed.", "The request is not medically necessary."]
            ],
        },
    ),
    Case(
        "v7-date-cut-in-a-heading",
        modern(item("Wrist cast (DOS 11-\n17-2016)")),
        {"issues.request": ["Wrist cast (DOS 11-17-2016)"], "issues.retrospective": [True]},
    ),
    Case(
        "v7-hyphen-as-pypdfium2-marks-it",
        modern(
            item("X\ufffe" + "ray of the hand"),
            header="",
            summary="The patient is a 40\ufffeyear-old female. On 12\ufffe04-2016 Utilization Review "
            "denied it.",
        ),
        {"issues.request": ["X-ray of the hand"], "age": 40, "ur_denial_date": "2016-12-04"},
    ),
    Case(
        "v8-words-glued-in-the-body",
        body_2014(
            item(
                "Cane",
                rationale="He has walked alone since 2013.Thus, the request is not medically necessary.",
            ),
            summary="The patient is a 40 year old male with an industrial injuryon 03/04/2015.He fell.",
        ),
        {
            "date_of_injury": "2015-03-04",
            "issues.conclusion": ["not_medically_necessary"],
            "letter.issues.sentences.text": [
                ["He has walked alone since 2013.", "Thus, the request is not medically necessary."]
            ],
            "letter.case_summary.text": [
                "The patient is a 40 year old male with an industrial injuryon 03/04/2015.",
                "He fell.",
            ],
        },
    ),
    Case(
        "v8-labels-glued",
        re.sub(r"\n(?=Claims Administrator g|MAXIMUS g|Decision r)", "", BASE),
        {**DATES, **ISSUES},
    ),
    Case(
        "v9-page-that-ends-in-comma-and-stop",
        body_2014(
            item(
                "Cane",
                claims="The Claims Administrator based its decision on MTUS Chronic Pain Treatment "
                "Guidelines Walking aids Page(s): 98,.   ",
                reviewer="The Expert Reviewer based his/her decision on MTUS Chronic Pain Treatment "
                "Guidelines Walking aids, Physical medicine Page(s): 98, 101-102,.   ",
            )
        ),
        {
            "issues.claims_administrator_guideline.families": [["MTUS"]],
            "issues.claims_administrator_guideline.citations.pages": [["98"]],
            "issues.reviewer_guideline.citations.pages": [["98, 101-102"]],
            "issues.reviewer_guideline.citations.sections": [["Walking aids, Physical medicine"]],
        },
    ),
    Case(
        "v10-redaction-blanks",
        modern(
            summary="The applicant, a represented   employee, claimed for pain of the ankle, "
            "with an industrial injury of 03/04/2015 at   . Dr.   saw her on 01/05/2016."
        ),
        {
            "age": None,
            "letter.case_summary.text": [Holds("a represented employee, claimed"), Holds("saw her")],
        }
        | DATES
        | ISSUES,
    ),
    Case(
        "v10-redaction-blank-after-the-person",
        modern(summary="The patient is a 40 year old female,   , with a work injury of 03/04/2015."),
        {"age": 40, "sex": "female", **DATES, **ISSUES},
    ),
]

# The text as read holds a running head; what is compared is the text as read.
LIKE_BASE = [
    case
    for case in CASES
    if re.match(r"v2-|v3-|v4-|v5-|v6-|v8-labels", case.id) and case.id != "v6-with-a-running-head"
]
