"""Variants 12 to 27: headings, and the ways in which rationales conclude."""

from __future__ import annotations

from variant_letters import RUNNING_HEAD, Case, Holds, item, modern, wrapped

NO, YES = "not_medically_necessary", "medically_necessary"
REFUSED = "The request is not medically necessary."

_LONG = (
    "Compounded cream of ketoprofen 10%, gabapentin 6%, bupivacaine 5%, fluticasone 1%, baclofen 2%, "
    "cyclobenzaprine 2%, clonidine 0.2% and hyaluronic acid 0.2%, 300 grams, applied in a thin layer to the "
    "lower back, both hips, the left knee, the left ankle and the sole of the left foot, three to four times "
    "each day, with three refills, dispensed from the compounding pharmacy in two tubes of 150 grams, "
    "together with one applicator with a metered pump, one pair of gloves for each application, and one "
    "printed sheet on how to apply and store it"
)
_FORM_A = (
    "{0} was the original request. {1} was authorized by the Claims\nAdministrator. The remaining IMR "
    "eligible portion of the\noriginal request, {2}"
)
_FORM_B = (
    "{0} was the original request. The Claims Administrator authorized\n{1}, leaving the original request "
    "IMR eligible. The original request,\n{0} is"
)


def _one(name: str, request: str, decision: str = "Upheld", **want: object) -> Case:
    """One heading, which is to be read as printed."""
    read = " ".join(request.split())
    found = {f"issues.{path.replace('__', '.')}": [value] for path, value in want.items()}
    return Case(
        name,
        modern(item(request, decision)),
        {"issues.request": [read], "issues.decision": [decision.lower()]} | found,
    )


def _partial(name: str, heading: str, decision: str, outcome: str, **parts: str | None) -> Case:
    text = modern(item(heading, decision))
    want = {f"issues.{part}": [value] for part, value in parts.items()}
    request = {"issues.request": [" ".join(heading.split())], "issues.decision": [decision.lower()]}
    return Case(name, text, {**request, **want, "outcome": outcome})


def _why(
    name: str, rationale: str, conclusion: str | None, request: str = "Cane", decision: str = ""
) -> Case:
    """One rationale, under a heading that agrees with it."""
    decided = decision or ("Overturned" if conclusion == YES else "Upheld")
    return Case(
        name,
        modern(item(request, decided, rationale)),
        {
            "issues.request": [request],
            "issues.decision": [decided.lower()],
            "issues.conclusion": [conclusion],
            "issues.authorized": [None],
        },
    )


HEADINGS = [
    Case(
        "v12-one-and-two-blanks",
        modern(item("Cane"), item("Splint", "Overturned", colon=":  ")),
        {"issues.request": ["Cane", "Splint"], "issues.decision": ["upheld", "overturned"]},
    ),
    Case(
        "v13-decision-on-the-next-line",
        modern(item("Cane", colon=": \n"), item("Splint", "Overturned", colon=":\n")),
        {"issues.request": ["Cane", "Splint"], "issues.decision": ["upheld", "overturned"]},
    ),
    _one("v14-heading-over-several-lines", wrapped(_LONG)),
    Case(
        "v14-long-heading-after-another-issue",
        modern(item("Cane"), item(wrapped(_LONG), "Overturned")),
        {"issues.request": ["Cane", _LONG], "issues.decision": ["upheld", "overturned"]},
    ),
    _one("v15-two-colons", "Associated surgical service: Ice machine: 7 days"),
    _one("v15-colon-before-a-date", "Wrist splint, DOS: 11/11/2016", "Overturned", retrospective=True),
    _one("v15-colon-in-a-ratio", "Aide at home, 1:1, hours: 9 to 5"),
    _one("v15-decision-word-inside", "Appeal of an item upheld before: Foot orthotics", "Overturned"),
    _partial(
        "v16-form-a-upheld",
        _FORM_A.format("Traction, 9 visits", "Traction, 4 visits", "Traction, 5 visits is"),
        "Upheld",
        "uphold",
        partial_form="A",
        original_request="Traction, 9 visits",
        authorized="Traction, 4 visits",
        remaining="Traction, 5 visits",
    ),
    _partial(
        "v16-form-a-overturned-without-is",
        _FORM_A.format("Soma 350mg #60", "Soma 350mg #20", "Soma 350mg #40"),
        "Overturned",
        "overturn",
        partial_form="A",
        authorized="Soma 350mg #20",
        remaining="Soma 350mg #40",
    ),
    _partial(
        "v16-form-b-upheld",
        _FORM_B.format("Scooter, purchase", "a one month rental of a scooter"),
        "Upheld",
        "uphold",
        partial_form="B",
        original_request="Scooter, purchase",
        authorized="a one month rental of a scooter",
        remaining=None,
    ),
    _partial(
        "v16-form-b-overturned",
        _FORM_B.format("Inpatient detoxification, 10 days", "an outpatient program"),
        "Overturned",
        "overturn",
        partial_form="B",
        authorized="an outpatient program",
        remaining=None,
    ),
    _partial(
        "v16-form-a-over-a-page-break",
        _FORM_A.format(
            "Home aide, 6 hours a day", "home aide, 2 hours a day", "home aide, 4 hours a day is"
        ).replace("\noriginal", " \n\foriginal"),
        "Upheld",
        "uphold",
        authorized="home aide, 2 hours a day",
        remaining="home aide, 4 hours a day",
    ),
    Case(
        "v16-both-forms-between-whole-requests",
        modern(
            item("Cane"),
            item(_FORM_A.format("Traction, 9 visits", "Traction, 4 visits", "Traction, 5 visits is")),
            item(_FORM_B.format("Scooter, purchase", "a scooter rental"), "Overturned"),
            item("Splint"),
        ),
        {
            "issues.partial_form": [None, "A", "B", None],
            "issues.authorized": [None, "Traction, 4 visits", "a scooter rental", None],
            "issues.decision": ["upheld", "upheld", "overturned", "upheld"],
            "outcome": "partial_overturn",
        },
    ),
    _one("v17-qty", "Lidocaine patches 5%, QTY: 2", quantity__text=Holds("2")),
    _one("v17-number-sign", "Omeprazole 20mg #60", dose__text=Holds("20mg"), quantity__text=Holds("60")),
    _one("v17-frequency", "Physical therapy, 1 X 6-9 weeks, left wrist", side__text=Holds("left")),
    _one(
        "v17-three-strengths-in-one",
        "Acetaminophen/caffeine/dihydrocodeine 320.5/30/16mg #90",
        dose__text=Holds("320.5/30/16"),
        quantity__text=Holds("90"),
    ),
    _one("v18-retrospective-in-front", "Retrospective: Toxicology screen", retrospective=True),
    _one("v18-date-of-service-in-brackets", "Radiograph of the hand (DOS 11/18/16)", retrospective=True),
    _one("v18-prospective", "Toxicology screen", retrospective=False),
    _one("v19-digit-that-is-no-number", "1 knee scooter", number=1),
    Case(
        "v19-digits-first-in-a-row",
        modern(item("1 knee scooter"), item("3 pairs of socks", "Overturned"), item("2 canes")),
        {
            "issues.request": ["1 knee scooter", "3 pairs of socks", "2 canes"],
            "issues.number": [1, 2, 3],
            "issues.decision": ["upheld", "overturned", "upheld"],
        },
    ),
    Case(
        "v20-near-identical-headings",
        modern(
            item("X-ray of the left wrist"),
            item("X-ray of the right wrist", "Overturned"),
            item("X-ray of the left hand"),
        ),
        {
            "issues.request": [
                "X-ray of the left wrist",
                "X-ray of the right wrist",
                "X-ray of the left hand",
            ],
            "issues.decision": ["upheld", "overturned", "upheld"],
            "issues.depends_on": [[], [], []],
        },
    ),
]

_TAPER = (
    "An opioid must not be ended from one day to the next. Slow tapering under a doctor's eye is advised."
)
_TAPER_NAMING_NECESSITY = "Opioids that are no longer medically necessary should be weaned."

RATIONALES = [
    _why("v21-tapering-after-a-refusal", f"No gain is shown. {REFUSED} {_TAPER}", NO, "Oxycodone 5mg #60"),
    _why(
        "v21-tapering-after-an-approval",
        f"Function is better. The request is medically necessary. {_TAPER_NAMING_NECESSITY}",
        YES,
        "Oxycodone 5mg #60",
    ),
    _why(
        "v22-conclusion-first",
        "No, the request for a cane was not medically necessary. The chapter keeps it for a weak leg. "
        "A cane may be medically necessary after a fracture. None was found.",
        NO,
    ),
    _why(
        "v22-yes-first",
        "Yes, the proposed cane was both medically necessary and appropriate, and indicated as well. "
        "The chapter recommends one for a weak leg. The leg is weak.",
        YES,
    ),
    _why("v23-hyphen", "No fall is recorded. The request is not-medically necessary.", NO),
    _why("v23-noun", "No fall is recorded. A cane is not a medical necessity.", NO),
    _why("v23-to-not-be", "No fall is recorded. The cane is determined to not be medically necessary.", NO),
    _why("v23-was", "No fall was recorded. The request was not medically necessary.", NO),
    _why("v23-was-yes", "Two falls were recorded. The request was medically necessary.", YES),
    _why(
        "v24-overturned-with-not-recommended-quoted",
        'The chapter calls canes "not recommended" after the first month. This worker has a weak leg, which '
        "is the exception. Therefore, the request is medically necessary.",
        YES,
    ),
    _why(
        "v24-upheld-with-recommended",
        "Canes are recommended for a weak leg, and home exercise is recommended for all. The leg is strong. "
        f"{REFUSED}",
        NO,
    ),
    Case(
        "v25-boilerplate-that-never-names-the-item",
        modern(
            item("Left hip arthroscopy"),
            item(
                "Associated surgical service: Walker",
                rationale="As the requested surgical procedure is not medically necessary, the "
                "requested ancillary service is not medically necessary.",
            ),
            item(
                "Pre-operative blood count",
                rationale="Because the primary procedure was found not medically necessary, what goes "
                "along with it is likewise not medically necessary.",
            ),
        ),
        {"issues.depends_on": [[], [1], [1]], "issues.conclusion": [NO, NO, NO]},
    ),
    Case(
        "v25-boilerplate-after-an-approval",
        modern(
            item("Left hip arthroscopy", "Overturned"),
            item(
                "Associated surgical service: Walker",
                "Overturned",
                "As the requested surgical procedure is medically necessary, the requested ancillary "
                "service is medically necessary.",
            ),
        ),
        {"issues.depends_on": [[], [1]], "issues.conclusion": [YES, YES], "outcome": "overturn"},
    ),
    _why(
        "v26-modified-and-certified-in-running-text",
        "Utilization review modified the request: four visits were certified and six were authorized "
        f"elsewhere. Ten were asked for. {REFUSED}",
        NO,
        "Traction, 10 visits",
    ),
    _why(
        "v26-overturning-in-running-text",
        "This reviewer is overturning the denial. What utilization review upheld rested on an old note. The "
        "request is medically necessary.",
        YES,
    ),
    _why(
        "v26-decision-words-with-capitals",
        "An earlier review was Upheld. A later one was Overturned: it found the leg weak. The leg is strong "
        f"today. {REFUSED}",
        NO,
    ),
    Case(
        "v27-page-heading-in-a-rationale",
        modern(
            item("Cane", rationale=f"No fall was\n\f{RUNNING_HEAD} 4\nrecorded. {REFUSED}"), item("Splint")
        ),
        {
            "issues.request": ["Cane", "Splint"],
            "letter.issues.rationale.text": [
                f"No fall was recorded. {REFUSED}",
                "One trial had failed. The request is not medically necessary.",
            ],
        },
    ),
    Case(
        "v27-heading-first-on-a-page",
        modern(
            item("Cane", rationale=f"No fall was recorded. {REFUSED}\f"), item("Splint", "Overturned")
        ).replace("\f\n", "\f"),
        {"issues.request": ["Cane", "Splint"], "issues.decision": ["upheld", "overturned"]},
    ),
    Case(
        "v27-heading-last-on-a-page",
        modern(item("Cane"), item("Splint", "Overturned")).replace(
            "Splint: Overturned\n", f"Splint: Overturned\n\f{RUNNING_HEAD} 4\n"
        ),
        {"issues.request": ["Cane", "Splint"], "issues.decision": ["upheld", "overturned"]},
    ),
]

CASES = HEADINGS + RATIONALES
