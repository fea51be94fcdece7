"""Invented letters about nobody, for the tests of extraction."""

from __future__ import annotations

from summarizer.facts import extract
from summarizer.letter import Document, parse
from summarizer.schema.facts import LetterFacts

HEADER = """Case Number: CM17-0000001
Date Assigned: 01/02/2017 Date of Injury: 03/04/2015
Decision Date: 02/03/2017 UR Denial Date: 12/04/2016
Priority: Standard Application
Received:
12/20/2016
"""
CREDENTIALS = """The Expert Reviewer has the following credentials:
State(s) of Licensure: Nevada,Utah
Certification(s)/Specialty: Preventive Medicine, Public Health &
General Preventive Medicine"""
BOARD = (
    "The expert reviewer is Board Certified in Physical Medicine, has a subspecialty in Pain Medicine and is "
    "licensed to practice in Nevada and Utah."
)
SUMMARY = "The patient is a 40 year old female with an industrial injury of 03/04/2015. She hurt an ankle."
NO = "One trial had failed. The request is not medically necessary."
YES = "The criteria are met. The request is medically necessary."


def issue(heading: str, decision: str = "Upheld", rationale: str | None = None) -> str:
    reason = rationale if rationale is not None else (NO if decision == "Upheld" else YES)
    return (
        f"{heading}: {decision}\n"
        "Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.\n"
        "MAXIMUS guideline: The Expert Reviewer did not base their decision on the MTUS.\n"
        f"Decision rationale: {reason}\n"
    )


def letter(*issues: str, header: str = HEADER, credentials: str = CREDENTIALS, summary: str = SUMMARY) -> str:
    return (
        f"{header}HOW THE IMR FINAL DETERMINATION WAS MADE\nA reviewer read the file.\n{credentials}\n"
        "CLINICAL CASE SUMMARY\nThe expert reviewer developed the following clinical case summary based on "
        f"the records:\n{summary}\nIMR ISSUES, DECISIONS AND RATIONALES\n"
        "The Final Determination was based on decisions for the disputed items/services set forth below:\n"
        + "".join(issues or (issue("Cane"),))
    )


def facts_of(text: str) -> LetterFacts:
    return extract(parse(Document("invented.txt", "0" * 64, text, (0,))))
