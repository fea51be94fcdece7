"""An invented letter about nobody, and summaries of it and of single issues."""

from __future__ import annotations

from typing import Any

from summarizer.letter.types import Document
from summarizer.schema.facts import Fact, IssueFacts, LetterFacts, Place
from summarizer.schema.summary import (
    Claim,
    Digest,
    Evidence,
    IssueSummary,
    LetterRef,
    LetterSummary,
    PromptRef,
    Provenance,
)

PAGES = (
    """Case Number: CM18-0000001
Date Assigned: 03/02/2018 Date of Injury: 06/14/2015
Decision Date: 03/29/2018 UR Denial Date: 02/09/2018
Priority: Standard Application
Received:
02/26/2018
HOW THE IMR FINAL DETERMINATION WAS MADE
An expert looked at the whole file. The expert has no tie to the people or the companies in this case, and
has worked in active practice for some years.
State(s) of Licensure: California
Certification(s)/Specialty: Internal Medicine
CLINICAL CASE SUMMARY
The worker is a 52 year old female who slipped on a wet floor and hurt her low back and her right knee. She
has had six visits of therapy, ibuprofen, and a home program. On 1-22-18 she told her doctor that sitting
for more than half an hour brings on pain in the low back, which stays there and does not travel. The exam
showed soreness along the low back, full strength, equal reflexes and normal feeling in both legs. The plan
was a new set of pictures of the low back, more therapy, and a refill of the pain medicine. An injury of
June 15, 2015 is named in one report.
""",
    """IMR ISSUES, DECISIONS AND RATIONALES
What was decided on each item in dispute:
MRI of the low back, plain: Upheld
Claims Administrator guideline: MTUS Low Back Complaints 2004.
MAXIMUS guideline: MTUS Low Back Complaints 2004, Section(s): Pictures.
Decision rationale: The MTUS asks for clear signs of a pinched nerve on examination before pictures of the
low back are taken. The records of this worker show full strength, equal reflexes and normal feeling in
both legs. No red flag is described and no surgery is planned. The request is not medically necessary.
Physical therapy 12 visits for the right knee was the original request. 6 visits of physical therapy were
authorized before. What is left for this review, 6 visits of physical therapy for the right knee is: Upheld
Claims Administrator guideline: Official Disability Guidelines, Knee.
MAXIMUS guideline: MTUS Chronic Pain Medical Treatment 2016, Section(s): Exercise.
Decision rationale: The guideline allows for a fading of visits with a home exercise program taking their
place. The worker has learned her exercises, and no report says why she could not go on with them at home.
The remaining six visits are not medically necessary.
""",
    """Norco 10/325mg #60: Upheld
Claims Administrator guideline: MTUS Opioid Treatment 2016.
MAXIMUS guideline: MTUS Opioid Treatment 2016, Section(s): Long-term use.
Decision rationale: Opioids may be continued when pain and daily function get better and the risk is
watched. The reports name no gain in function with Norco, and no urine drug screen is on file. The request
is not medically necessary. The drug should not be stopped abruptly; a slow reduction is advised.
Retrospective: 1 lumbar support (DOS 1/22/18): Overturned
Claims Administrator guideline: None was named.
MAXIMUS guideline: MTUS Low Back Complaints 2004, Section(s): Activity.
Decision rationale: The MTUS finds no lasting use of a support for prevention. Here the flare began four
days earlier, and the guideline lets a support be worn in the first weeks. The request is medically
necessary.
""",
)
TEXT = "\r\n".join(page.replace("\n", "\r\n") for page in PAGES)


def document(text: str = TEXT, file: str = "cm18-0000001.pdf") -> Document:
    starts, at = [0], 0
    for page in PAGES[:-1]:
        at += len(page.replace("\n", "\r\n")) + 2
        starts.append(at)
    return Document(
        file=file, sha256="5a" * 32, text=text, page_starts=tuple(s for s in starts if s <= len(text))
    )


def evidence(number: int, start: str, end: str) -> Evidence:
    """The sentence of the sample letter that runs from `start` to `end`, numbered by hand."""
    first = TEXT.index(start)
    last = TEXT.index(end, first) + len(end)
    quote = " ".join(TEXT[first:last].split())
    return Evidence(sentence=number, quote=quote, span=(first, last), page=document().page_of(first))


def claim(text: str, *found: Evidence, source: Any = "model") -> Claim:
    checks = ("numbers", "polarity", "drugs", "body_parts", "nothing_added") if source == "model" else ()
    return Claim(text=text, evidence=found, source=source, checks=checks)


def fact(value: Any = None, *conflicts: tuple[Any, str], text: str | None = None) -> Fact[Any]:
    if value is None:
        return Fact()
    places = tuple(Place(value=other, text=text, span=(0, 1)) for other, text in conflicts)
    return Fact(value=value, text=text or str(value), span=(0, 1), conflicts=places)


def issue_facts(number: int = 1, **changes: Any) -> IssueFacts:
    values: dict[str, Any] = {
        "number": number, "request": fact("a thing"), "decision": "upheld", "decision_span": None,
        "authorized": fact(), "remaining": fact(), "retrospective": False, "depends_on": (),
        "claims_administrator_guideline": None, "reviewer_guideline": None, "rationale": None,
        "conclusion": None,
    }  # fmt: skip
    return IssueFacts(**(values | changes))


def issue(number: int = 1, **changes: Any) -> IssueSummary:
    values: dict[str, Any] = {
        "number": number, "request": "MRI of the lumbar spine", "treatment": "MRI of the lumbar spine",
        "category": None, "decision": "upheld", "result": "not_approved", "authorized": None,
        "remaining": None, "reason": None,
        "digest": Digest(why=claim("The reviewer wrote that no pinched nerve was shown.")),
        "warnings": (), "status": "verified",
    }  # fmt: skip
    return IssueSummary(**(values | changes))


def facts(issues: tuple[IssueFacts, ...] = (), **changes: Any) -> LetterFacts:
    values: dict[str, Any] = {
        "file": "cm18-0000001.pdf", "sha256": "5a" * 32, "format": "2016",
        "case_number": fact("CM18-0000001"),
        "date_assigned": fact("2018-03-02"), "date_of_injury": fact("2015-06-14"),
        "decision_date": fact("2018-03-29"), "ur_denial_date": fact("2018-02-09"),
        "application_received": fact("2018-02-26"), "priority": fact("Standard"), "age": fact(52),
        "sex": fact("female"), "reviewer_specialty": fact("Internal Medicine"),
        "reviewer_licensure": fact("California"), "outcome": None, "issues": issues,
    }  # fmt: skip
    return LetterFacts(**(values | changes))


def summary(
    *issues: IssueSummary, about: tuple[IssueFacts, ...] | None = None, **changes: Any
) -> LetterSummary:
    """A summary of these issues; the facts of each are plain unless `about` says otherwise."""
    values: dict[str, Any] = {
        "letter": LetterRef(file="cm18-0000001.pdf", sha256="5a" * 32, format="2016", pages=3),
        "facts": facts(about if about is not None else tuple(issue_facts(i.number) for i in issues)),
        "overview": None,
        "issues": issues,
        "provenance": Provenance(
            model="a-model", prompts={"why": PromptRef(version="1", hash="ab" * 8)}, calls=4, reasks=1,
            tokens_in=2400, tokens_cached=900, tokens_out=260, seconds=41.5,
        ),
    }  # fmt: skip
    return LetterSummary(**(values | changes))


def _decision(after: str, word: str) -> tuple[int, int]:
    at = TEXT.index(word, TEXT.index(after))
    return at, at + len(word)


def _request(text: str, after: str = "") -> Fact[str]:
    at = TEXT.index(text, TEXT.index(after))
    return Fact(value=text, text=text, span=(at, at + len(text)))


def _full_issues() -> tuple[IssueSummary, ...]:
    mri = issue(
        1, request="MRI of the low back, plain",
        digest=Digest(
            why=claim(
                "The reviewer found no clear sign of a pinched nerve, such as weak legs or changed reflexes.",
                evidence(8, "The records of this worker", "both legs."),
            ),
            criterion=claim(
                "The guideline asks for clear signs of a pinched nerve before pictures of the low back.",
                evidence(7, "The MTUS asks for", "are taken."),
            ),
            gap=claim(
                "The reviewer wrote that no red flag was described and no surgery was planned.",
                evidence(9, "No red flag", "is planned."),
            ),
        ),
    )  # fmt: skip
    therapy = issue(
        2, request="Physical therapy 12 visits for the right knee", result="partly_authorized",
        treatment="Physical therapy, right knee", authorized="6 visits of physical therapy",
        remaining="6 visits of physical therapy for the right knee",
        digest=Digest(
            why=claim(
                "The reviewer wrote that no report says why she could not exercise at home.",
                evidence(12, "The worker has learned", "at home."),
            ),
            criterion=claim(
                "The guideline lets visits fade while a home exercise program takes their place.",
                evidence(11, "The guideline allows", "place."),
            ),
        ),
    )  # fmt: skip
    norco = issue(
        3, request="Norco 10/325mg #60", treatment="Norco 10/325mg #60", status="extractive",
        warnings=("The drug should not be stopped abruptly; a slow reduction is advised.",),
        digest=Digest(
            why=claim(
                "The reports name no gain in function with Norco, and no urine drug screen is on file.",
                evidence(15, "The reports name", "on file."), source="letter",
            )
        ),
    )  # fmt: skip
    support = issue(
        4, request="Retrospective: 1 lumbar support (DOS 1/22/18)", treatment="lumbar support (DOS 1/22/18)",
        decision="overturned", result="approved",
        digest=Digest(
            why=claim(
                "The reviewer wrote that the flare was new, and a support may be worn in the first weeks.",
                evidence(19, "Here the flare", "weeks."),
            )
        ),
    )  # fmt: skip
    return mri, therapy, norco, support


def _full_issue_facts() -> tuple[IssueFacts, ...]:
    return (
        issue_facts(
            1, request=_request("MRI of the low back, plain", after="in dispute"),
            decision_span=_decision("low back, plain:", "Upheld"),
        ),
        issue_facts(
            2, request=_request("Physical therapy 12 visits for the right knee"),
            decision_span=_decision("for the right knee is:", "Upheld"),
        ),
        issue_facts(
            3, request=_request("Norco 10/325mg #60"),
            decision_span=_decision("Norco 10/325mg #60:", "Upheld"),
        ),
        issue_facts(
            4, request=_request("Retrospective: 1 lumbar support (DOS 1/22/18)"), decision="overturned",
            retrospective=True, decision_span=_decision("1/22/18):", "Overturned"),
        ),
    )  # fmt: skip


def full_summary() -> LetterSummary:
    """The whole sample letter: refused, partly authorized, a drug, and a service already given."""
    told = facts(
        _full_issue_facts(),
        outcome="partial_overturn",
        date_of_injury=fact("2015-06-14", ("2015-06-15", "June 15, 2015")).model_copy(
            update={"text": "06/14/2015"}
        ),
    )
    overview = claim(
        "The worker slipped on a wet floor and hurt her low back and right knee.",
        evidence(1, "The worker is a 52", "right knee."),
    )
    return summary(*_full_issues(), facts=told, overview=overview)
