"""Variants 28 to 37: facts in conflict; people and dates."""

from __future__ import annotations

from facts_letters import HEADER
from variant_letters import Case, Holds, body_2014, item, modern

NO, YES = "not_medically_necessary", "medically_necessary"
REFUSED = "The request is not medically necessary."
_HEADER_2016 = HEADER.replace("03/04/2015", "10/10/2016")


def _about(name: str, summary: str, **want: object) -> Case:
    """A letter without a header, so that its summary alone tells the facts."""
    return Case(name, body_2014(summary=summary), dict(want))


CONFLICTS = [
    Case(
        "v28-header-and-body-give-other-injury-dates",
        modern(
            header=_HEADER_2016,
            summary="The applicant is a 40 year old female with an industrial injury of October 10, 2015.",
        ),
        {
            "date_of_injury": "2016-10-10",
            "date_of_injury.text": "10/10/2016",
            "date_of_injury.conflicts": ["2015-10-10"],
            "date_of_injury.conflicts.text": ["October 10, 2015"],
        },
        conflicts=("injury",),
    ),
    Case(
        "v28-a-rationale-gives-another-injury-date",
        modern(
            item("Cane", rationale=f"The date of injury is 5/6/2011, long ago. {REFUSED}"),
            summary="The patient is a 40 year old female who fell on a wet floor.",
        ),
        {"date_of_injury": "2015-03-04", "date_of_injury.conflicts": ["2011-05-06"]},
        conflicts=("injury",),
    ),
    Case(
        "v28-the-same-date-in-another-spelling",
        modern(summary="The patient is a 40 year old female with a work injury dated March 4, 2015."),
        {"date_of_injury": "2015-03-04", "date_of_injury.conflicts": []},
    ),
    Case(
        "v29-two-birth-dates-and-no-age",
        modern(summary="The patient is a female. The forms give her birthdate as 05-09-1957 and 05-09-1975."),
        {
            "age": None,
            "date_of_birth": "1957-05-09",
            "date_of_birth.conflicts": ["1975-05-09"],
            "date_of_birth.conflicts.text": ["05-09-1975"],
        },
        conflicts=("birth",),
    ),
    Case(
        "v29-one-birth-date",
        modern(summary="The patient is a female. Her date of birth is 05-09-1957."),
        {"age": None, "date_of_birth": "1957-05-09", "date_of_birth.conflicts": []},
    ),
    Case(
        "v30-rationale-speaks-of-the-authorized-part-too",
        modern(
            item(
                "EMG/NCS of the left arm was the original request. NCS of the left arm was authorized by the "
                "Claims Administrator. The remaining IMR eligible portion of the request, EMG of "
                "the left arm is",
                "Overturned",
                "The arm is weak and numb. Both the EMG and the NCS are medically necessary.",
            )
        ),
        {
            "issues.authorized": ["NCS of the left arm"],
            "issues.remaining": ["EMG of the left arm"],
            "issues.decision": ["overturned"],
            "issues.conclusion": [YES],
        },
        conflicts=("author|remain|eligib|scope|part",),
    ),
    Case(
        "v31-overturned-though-not-recommended-is-quoted",
        modern(
            item(
                "Acupuncture for the neck, 6 visits",
                "Overturned",
                'The other guideline says: "Under study for the back, not recommended for the neck." The '
                "MTUS has a section of its own, and its terms are met. As such, the request for acupuncture "
                "for the neck, 6 visits is medically necessary.",
            )
        ),
        {"issues.decision": ["overturned"], "issues.conclusion": [YES]},
        flags=("though the reasons say not recommended",),
    ),
    Case(
        "v31-overturned-though-the-rationale-refuses",
        modern(item("Cane", "Overturned", f"Canes are not recommended. {REFUSED}")),
        {"issues.decision": ["overturned"], "issues.conclusion": [NO]},
        flags=("conclusion.*decision",),
    ),
    Case(
        "v32-brand-in-the-rationale-generic-in-the-heading",
        modern(
            item(
                "Naproxen 500mg #60",
                "Overturned",
                "Naprosyn is an anti-inflammatory drug of first choice. The request for Naprosyn is "
                "medically necessary.",
            )
        ),
        {
            "issues.drug.text": [Holds("Naproxen")],
            "issues.drug.conflicts.text": [["Naprosyn"]],
            "issues.conclusion": [YES],
        },
        conflicts=("drug",),
    ),
    Case(
        "v32-brand-and-generic-in-the-heading",
        modern(item("Carisoprodol (Soma) 350mg #30", rationale=f"Carisoprodol makes sleepy. {REFUSED}")),
        {"issues.drug.text": [Holds("Carisoprodol")], "issues.conclusion": [NO]},
    ),
    Case(
        "v33-left-and-right-swapped",
        modern(item("Brace for the left knee", rationale=f"The right knee is stable. {REFUSED}")),
        {"issues.side.text": [Holds("left")], "issues.side.conflicts.text": [[Holds("right")]]},
        conflicts=("side",),
    ),
    Case(
        "v33-the-same-side",
        modern(item("Brace for the left knee", rationale=f"The left knee is stable. {REFUSED}")),
        {"issues.side.text": [Holds("left")], "issues.side.conflicts": [[]]},
    ),
    Case(
        "v33-impossible-month",
        modern(
            header=HEADER.replace("03/04/2015", "13/04/2015"), summary="The patient is a 40 year old male."
        ),
        {"date_of_injury": None, "date_of_injury.text": "13/04/2015", "date_of_injury.conflicts": []},
        flags=("injury.*possible",),
    ),
    Case(
        "v33-impossible-year",
        modern(
            header=HEADER.replace("03/04/2015", "03/04/20155"), summary="The patient is a 40 year old male."
        ),
        {"date_of_injury": None, "date_of_injury.text": "03/04/20155"},
        flags=("injury.*possible",),
    ),
    Case(
        "v33-doses-differ",
        modern(
            item("Tramadol 50mg #60", rationale=f"Tramadol 100mg gave no relief that is recorded. {REFUSED}")
        ),
        {"issues.dose.text": [Holds("50")], "issues.dose.conflicts.text": [[Holds("100")]]},
        conflicts=("dose",),
    ),
    Case(
        "v33-quantities-differ",
        modern(
            item(
                "Tramadol 50mg #60",
                rationale="The request for Tramadol 50mg #90 is not medically necessary.",
            )
        ),
        {"issues.quantity.text": [Holds("60")], "issues.quantity.conflicts.text": [[Holds("90")]]},
        conflicts=("quantit",),
    ),
    Case(
        "v34-one-acronym-two-meanings",
        modern(
            item("Trigger point impedance imaging (TPII)"),
            item(
                "Stimulation after TPII",
                rationale=f"Trigger point intramuscular injections (TPII) came first. {REFUSED}",
            ),
        ),
        {"issues.request": ["Trigger point impedance imaging (TPII)", "Stimulation after TPII"]},
        conflicts=("TPII|acronym|abbreviation",),
    ),
    Case(
        "v34-one-acronym-one-meaning",
        modern(
            item("Trigger point impedance imaging (TPII)"),
            item(
                "Stimulation after TPII",
                rationale=f"Trigger point impedance imaging (TPII) came first. {REFUSED}",
            ),
        ),
        {"issues.request": ["Trigger point impedance imaging (TPII)", "Stimulation after TPII"]},
    ),
]

_FELL = "is a 52 year old male with an industrial injury of"
PEOPLE = [
    _about("v35-hyphens-and-two-digit-year", f"The patient {_FELL} 10-13-16.", date_of_injury="2016-10-13"),
    _about("v35-slashes", f"The patient {_FELL} 10/13/2016.", date_of_injury="2016-10-13"),
    _about("v35-blank-inside", f"The patient {_FELL} 10/14/ 2016.", date_of_injury="2016-10-14"),
    _about("v35-month-by-name", f"The patient {_FELL} October 10, 2015.", date_of_injury="2015-10-10"),
    _about("v35-one-digit-each", f"The patient {_FELL} 1/2/16.", date_of_injury="2016-01-02"),
    *(
        _about(f"v36-{name.replace(' ', '-').lower()}", f"The {name} {_FELL} 10/13/2016.", age=52, sex="male")
        for name in ("injured worker", "patient", "applicant", "claimant", "IW")
    ),
    _about("v37-blanks", "The patient is a 48 year old female.", age=48, sex="female"),
    _about("v37-hyphens", "The patient is a 50-year-old male.", age=50, sex="male"),
    _about("v37-now", "The claimant is a now 33-year-old female.", age=33, sex="female"),
    _about("v37-half-hyphen", "This is a 61 year-old male claimant.", age=61, sex="male"),
    _about("v37-missing", "The patient is a female who fell on 10/13/2016.", age=None, sex="female"),
    _about(
        "v37-another-person's-age",
        "The patient was hurt while lifting a 12-year-old boy. He had worked there for 9 years.",
        age=None,
    ),
]

CASES = CONFLICTS + PEOPLE
