"""The formats of 2013: what their anchors say is read, and nothing else."""

from __future__ import annotations

from variant_letters import Case, Holds, Old, letter_2013, notice, professional_review

NO, YES = "not_medically_necessary", "medically_necessary"
BRACE, VISITS = Old("a brace for the left knee", necessary=True), Old("12 chiropractic visits")
REQUESTS = ["a brace for the left knee", "12 chiropractic visits"]
DECIDED = {
    "issues.request": REQUESTS,
    "issues.decision": ["overturned", "upheld"],
    "issues.conclusion": [YES, NO],
    "issues.number": [1, 2],
    "outcome": "partial_overturn",
}
GLUED = "is notmedically necessary and appropriate"

COVER = """MAXIMUS FEDERAL SERVICES, INC.
Independent Medical Review
Notice of Independent Medical Review Determination
Dated: 02/14/2016
IMR Case Number: CM15-0000001 Date of Injury: 03/04/2015
Claims Number: 77-0001 UR Denial Date: 11/18/2015
Priority: STANDARD Application Received: 12/02/2015
Employee Name: Nobody Real
Provider Name: No Doctor, MD
Treatment(s) in Dispute Listed on IMR Application:
KNEE BRACE, CHIROPRACTIC
Final Determination: {}. This means we decided what follows below.
"""
COVER_DATES = {
    "case_number": "CM15-0000001",
    "date_of_injury": "2015-03-04",
    "ur_denial_date": "2015-11-18",
    "application_received": "2015-12-02",
    "priority": "Standard",
}

NOTICES = [
    Case(
        "notice-list-printed-twice",
        notice(BRACE, VISITS),
        {
            "format": "2013-notice",
            **DECIDED,
            "decision_date": "2013-10-08",
            "ur_denial_date": "2013-07-16",
            "date_of_injury": "2002-09-14",
            "age": 37,
            "sex": "male",
            "case_number": None,
            "reviewer_specialty": "Neurology",
            "reviewer_licensure": "Utah",
            "issues.reviewer_guideline.families": [["MTUS"], ["MTUS"]],
        },
    ),
    Case(
        "notice-glued-words",
        notice(
            Old("a cane", given=GLUED), Old("a splint", given="isnot medically necessary and appropriate")
        ),
        {
            "issues.request": ["a cane", "a splint"],
            "issues.decision": ["upheld", "upheld"],
            "issues.conclusion": [NO, NO],
        },
    ),
    Case(
        "notice-the-two-prints-disagree",
        notice(
            BRACE,
            VISITS,
            first_print=(BRACE, Old("12 chiropractic visits", necessary=True)),
        ),
        {"issues.decision": ["overturned", None], "issues.request": REQUESTS, "outcome": None},
        flags=("decision",),
    ),
    Case(
        "notice-without-reasons",
        notice(BRACE, VISITS, reasons=False),
        {
            "issues.request": REQUESTS,
            "issues.decision": ["overturned", "upheld"],
            "issues.conclusion": [None, None],
            "issues.rationale": [None, None],
        },
        flags=("no rationale",),
    ),
    Case(
        "notice-one-item-without-regarding",
        notice(BRACE, regarding=False),
        {"issues.request": REQUESTS[:1], "issues.decision": ["overturned"], "issues.conclusion": [YES]},
    ),
    Case(
        "notice-the-denial's-own-verdict-is-quoted",
        notice(
            BRACE,
            VISITS,
            summary="The patient is a 37 year-old male. The request for a brace is not "
            "medically necessary and appropriate. The visits are medically necessary and appropriate.",
        ),
        DECIDED,
    ),
    Case("notice-crlf", notice(BRACE, VISITS).replace("\n", "\r\n"), DECIDED),
    Case("notice-double-spaced", notice(BRACE, VISITS).replace("\n", "\n\n"), DECIDED),
    Case("notice-every-line-a-page", notice(BRACE, VISITS).replace("\n", "\f"), DECIDED),
]

LETTERS = [
    Case("letter-2013-numbered", letter_2013(BRACE, VISITS), {"format": "2013-letter", **DECIDED}),
    Case("letter-2013-numbers-with-bracket", letter_2013(BRACE, VISITS, numbers="{}) "), DECIDED),
    Case("letter-2013-several-without-numbers", letter_2013(BRACE, VISITS, numbers=""), DECIDED),
    Case(
        "letter-2013-items-without-the-request-for",
        letter_2013(Old("Soma 350mg #60"), Old("Home aide, 4 hours a day", necessary=True), opening=""),
        {
            "issues.request": ["Soma 350mg #60", "Home aide, 4 hours a day"],
            "issues.decision": ["upheld", "overturned"],
        },
    ),
    Case(
        "letter-2013-one-item",
        letter_2013(VISITS, numbers=""),
        {
            "issues.request": REQUESTS[1:],
            "issues.decision": ["upheld"],
            "case_number": None,
            "decision_date": None,
            "reviewer_specialty": "Neurology",
            "reviewer_licensure": "Utah",
        },
    ),
    Case(
        "letter-2013-decision-over-two-lines",
        letter_2013(
            Old("a cane", given="is not\nmedically necessary and\nappropriate"),
            Old("a splint", given="is medically\nnecessary and appropriate"),
        ),
        {"issues.request": ["a cane", "a splint"], "issues.decision": ["upheld", "overturned"]},
    ),
    Case(
        "letter-2013-glued-and-page-broken",
        letter_2013(Old("a cane", given=GLUED), Old("a splint for the\n\fleft wrist", necessary=True)),
        {
            "issues.request": ["a cane", "a splint for the left wrist"],
            "issues.decision": ["upheld", "overturned"],
        },
    ),
    Case(
        "letter-2013-no-section-of-the-mtus",
        letter_2013(
            Old(
                "a cane",
                claims="The Claims Administrator did not cite any evidence-based criteria for its decision.",
                reviewer="The Physician Reviewer found that no section of the MTUS was applicable. The "
                "Physician Reviewer based his/her decision on the Official Disability Guidelines (ODG).",
            )
        ),
        {
            "issues.claims_administrator_guideline.families": [["none_cited"]],
            "issues.reviewer_guideline.families": [["outside_mtus", "ODG"]],
        },
    ),
    Case(
        "letter-2013-another's-verdict-in-a-rationale",
        letter_2013(
            Old(
                "a cane",
                necessary=True,
                rationale="The denial said: the request for a cane is not medically necessary and "
                "appropriate. A leg is weak. The request for a cane is medically necessary and appropriate.",
            ),
            VISITS,
        ),
        {"issues.request": ["a cane", REQUESTS[1]], "issues.decision": ["overturned", "upheld"]},
    ),
    Case(
        "letter-2013-disclaimer-belongs-to-no-issue",
        letter_2013(
            VISITS,
            tail="Disclaimer: MAXIMUS gives no medical advice. What is medically necessary and "
            "appropriate for others is not said here.\n",
        ),
        {
            "issues.request": REQUESTS[1:],
            "issues.conclusion": [NO],
            "letter.issues.rationale.text": [
                "The notes were read. The request for 12 chiropractic visits is not medically necessary "
                "and appropriate."
            ],
        },
    ),
    Case(
        "letter-2013-cover",
        letter_2013(BRACE, VISITS, cover=COVER.format("PARTIALLY OVERTURN")),
        {
            **DECIDED,
            **COVER_DATES,
            "cover.letter_date": "2016-02-14",
            "cover.claim_number": Holds("77-0001"),
            "cover.employee_name": Holds("Nobody Real"),
            "cover.provider_name": Holds("No Doctor"),
            "cover.disputed_treatments": Holds("KNEE BRACE, CHIROPRACTIC"),
            "cover.outcome": "partial_overturn",
        },
    ),
    Case(
        "letter-2013-cover-disagrees",
        letter_2013(BRACE, VISITS, cover=COVER.format("UPHOLD")),
        {**DECIDED, "cover.outcome": "uphold"},
        flags=("cover.*decision",),
    ),
    Case("letter-2013-no-cover", letter_2013(BRACE, VISITS), {"cover": None}),
]

REVIEWS = [
    Case(
        "review-not-necessary",
        professional_review("Foot orthotics"),
        {
            "format": "professional-review",
            "issues.request": ["Foot orthotics"],
            "issues.decision": ["upheld"],
            "issues.conclusion": [NO],
            "issues.claims_administrator_guideline": [None],
            "issues.reviewer_guideline.families": [["MTUS"]],
            "reviewer_specialty": "Neurology",
            "reviewer_licensure": "Utah",
            "age": 40,
            "outcome": "uphold",
        },
    ),
    Case(
        "review-necessary",
        professional_review(
            "Foot orthotics", "WAS MEDICALLY NECESSARY", "The foot is flat. They help him walk."
        ),
        {
            "issues.request": ["Foot orthotics"],
            "issues.decision": ["overturned"],
            "issues.conclusion": [None],
            "letter.issues.rationale.text": ["The foot is flat. They help him walk."],
        },
    ),
    Case(
        "review-title-over-two-lines",
        professional_review("Foot orthotics,\none pair", "IS NOT\nMEDICALLY NECESSARY"),
        {"issues.request": ["Foot orthotics, one pair"], "issues.decision": ["upheld"]},
    ),
    Case(
        "review-title-left-as-in-the-form",
        professional_review("Foot orthotics", "IS/WAS [NOT] MEDICALLY NECESSARY"),
        {"issues.request": ["Foot orthotics"], "issues.decision": [None], "outcome": None},
        flags=("no decision",),
    ),
    Case(
        "review-title-and-rationale-disagree",
        professional_review("Foot orthotics", "IS MEDICALLY NECESSARY"),
        {"issues.decision": ["overturned"], "issues.conclusion": [NO]},
        flags=("conclusion.*decision",),
    ),
    Case(
        "review-double-spaced",
        professional_review("Foot orthotics").replace("\n", "\n\n"),
        {"issues.request": ["Foot orthotics"], "issues.decision": ["upheld"]},
    ),
]

CASES = NOTICES + LETTERS + REVIEWS
