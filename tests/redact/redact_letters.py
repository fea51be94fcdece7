"""Made-up letters full of identifiers, about nobody: a name, an issue date and a place in each form."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.letter import Document, Letter, parse


class Case(NamedTuple):
    """A letter's front and its case summary; what must not be sent; what must be sent as it is."""

    front: str
    summary: str
    gone: tuple[str, ...]
    kept: tuple[str, ...] = ()
    reason: str = ""


_ISSUES = """
IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:
Ultrasound of the left ankle: Upheld
Claims Administrator guideline: Decision based on MTUS Ankle Complaints 2004.
MAXIMUS guideline: Decision based on MTUS Ankle Complaints 2004.
Decision rationale: The file holds no x-ray report. {reason} The request is not medically necessary.
"""


def text_of(case: Case) -> str:
    return (
        f"{case.front}\nHOW THE IMR FINAL DETERMINATION WAS MADE\nA reviewer read the file.\n"
        "State(s) of Licensure: Nevada\nCertification(s)/Specialty: Family Practice\n"
        "CLINICAL CASE SUMMARY\nThe expert reviewer developed the following summary of the case:\n"
        f"{case.summary}{_ISSUES.format(reason=case.reason)}"
    )


def letter_of(case: Case) -> Letter:
    return parse(Document("invented.txt", "0" * 64, text_of(case), (0,)))


HEADER_2016 = (
    "Case Number: CM16-9900001 Date of Injury: 03/04/2015\nDecision Date: 02/03/2017 Priority: Standard"
)

CASES = {
    "2013 cover": Case(
        "MAXIMUS FEDERAL SERVICES, INC.\nDated: 11/14/2013\nIMR Case Number: CM13-9900010 Date of Injury: "
        "06/03/2011\nClaims Number: 2011-55-0417A UR Denial Date: 09/19/2013\nPriority: STANDARD Application "
        "Received: 10/02/2013\nEmployee Name: Teodora Wexlund Provider Name: Osric Talvane, MD",
        "Ms. Wexlund twisted an ankle on 06/03/2011. WEXLUND reports swelling. Dr. Talvane asked for an "
        "ultrasound. "
        "The claim is 2011 55 0417A, case CM13-9900010.",
        ("Wexlund", "Teodora", "Talvane", "Osric", "0417A", "9900010"),
        ("06/03/2011", "twisted an ankle", "ultrasound"),
    ),
    "2013 values first": Case(
        "MAXIMUS FEDERAL SERVICES, INC.\nCM13-9900011 IMR Case Number:\n06/03/2011 Date of Injury:\n"
        "Claims Number: AB-778812\nEmployee Name:\nIlvana Roskett\nProvider Name:\nBram Oddley, D.O.",
        "Roskett, Ilvana was seen by B. Oddley and by Oddley's assistant. Claim AB778812 is open.",
        ("Roskett", "Ilvana", "Oddley", "778812"),
    ),
    "2016 with an address block": Case(
        f"Hesper Quillon\n4417 North Larkmere Avenue, Apt 12\nVandermeer, CA 93999\n{HEADER_2016}\n"
        "Dear Ms. Quillon:",
        "The patient lives at 4417 North Larkmere Ave. in Vandermeer. Hesper says that the ankle hurts.",
        ("Quillon", "Hesper", "Larkmere", "4417", "Vandermeer", "93999"),
        ("the ankle hurts",),
    ),
    "several doctors": Case(
        HEADER_2016,
        "Dr. Nils Aberquist, the surgeon, and Petra Stoyanik, M.D. disagree. Drs. Velmont and Okorie "
        "noted edema. "
        "Ludo Fennimore, PA-C wrote the request; Fennimore had seen the ankle. Stoyanik's note is undated.",
        ("Aberquist", "Nils", "Stoyanik", "Petra", "Velmont", "Okorie", "Fennimore", "Ludo"),
        ("the surgeon", "noted edema", "undated"),
        "Dr. Aberquist did not say why.",
    ),
    "accents and hyphens": Case(
        f"{HEADER_2016}\nEmployee Name: Inés Núñez-O’Brien",
        "Ms. Nunez-O'Brien fell. NÚÑEZ-O’BRIEN was told to rest. Inés Nuñez has pain, and I. "
        "Núñez-\nO'Brien walks "
        "with a cane.",
        ("Núñez", "Nunez", "O'Brien", "O’Brien", "Inés"),
        ("walks with a cane",),
    ),
    "names that are words": Case(
        f"{HEADER_2016}\nPatient: Mark Short\nProvider: Alice B. Brown, M.D.",
        "Mr. Short is short of breath. Mark Short, Jr. marked the short form. Dr. Brown noted a brown "
        "discharge. Brown "
        "discharge went on. Brown reported it. A. Brown signed. Dr. Park parked. The car park was closed.",
        ("Mr. Short", "Mark Short", "Dr. Brown", "Brown reported", "A. Brown", "Alice", "Dr. Park"),
        ("short of breath", "the short form", "brown discharge", "Brown discharge", "car park"),
    ),
    "names of body parts": Case(
        HEADER_2016,
        "Dr. Kevin Hand examined the hand. Hand therapy was denied. Dr. Back saw her. Back pain goes on. "
        "The Low Back "
        "Complaints chapter applies. Back reported swelling.",
        ("Dr. Kevin", "Kevin Hand", "Dr. Back", "Back reported"),
        ("examined the hand", "Hand therapy", "Back pain", "Low Back Complaints"),
    ),
    "a name that a test has too": Case(
        f"{HEADER_2016}\nTreating Physician: Rolf Hawkins, M.D.",
        "Dr. Hawkins found a positive Hawkins test, a negative Neer and Hawkins's sign. Hawkins's report "
        "is missing. She "
        "was seen by Hawkins in May.",
        ("Dr. Hawkins", "Rolf", "Hawkins's report", "by Hawkins"),
        ("Hawkins test", "Hawkins's sign", "in May", "Neer"),
    ),
    "numbers of all kinds": Case(
        f"{HEADER_2016}\nWCAB Number: ADJ9911223\nSSN: 123-45-6789\nMRN: 00448817\nMember ID: XQ-7719-02\n"
        "Phone: (555) 010-0199 Fax: 555.010.0200\nE-mail: t.wexlund@example.org",
        "File ADJ 9911223 was copied. Member ID XQ771902, SSN 123 45 6789. A call to 555-010-0199 and to "
        "1-555-010-0200 "
        "went unanswered. Mail to T.Wexlund@example.org came back. MRN 00448817 has 12 visits, 320 mg "
        "and CPT 97110.",
        ("9911223", "6789", "771902", "7719", "010", "example.org", "00448817"),
        ("12 visits", "320 mg", "97110"),
    ),
    "dates of birth": Case(
        f"{HEADER_2016}\nDate of Birth: 01/05/1960",
        "The worker, born on January 5, 1960 (DOB 1-5-60), was hurt on 03/04/2015. The visit of 1/6/1960 "
        "is no birth. "
        "D.O.B.: 01/05/1960.",
        ("01/05/1960", "January 5, 1960", "1-5-60"),
        ("03/04/2015", "1/6/1960"),
    ),
    "employer and insurer": Case(
        f"{HEADER_2016}\nEmployer: Glimmerfold Bakeries, Inc.\nClaims Administrator: Tarnhelm Mutual",
        "She was employed by Glimmerfold Bakeries. GLIMMERFOLD BAKERIES INC offered light work; Tarnhelm "
        "Mutual refused.",
        ("Glimmerfold", "GLIMMERFOLD", "Tarnhelm"),
        ("offered light work",),
    ),
    "broken and glued": Case(
        f"{HEADER_2016}\nEmployee Name: Jorunn\nEskelsberg",
        "The ankle of Mr.Eskelsberg is swollen. A note byEskelsberg and one of Eskels-\nberg are on "
        "file; Jorunn\n"
        "Eskelsberg agreed. ESKELSBERG, JORUNN.",
        ("Eskelsberg", "ESKELSBERG", "Eskels", "berg", "Jorunn", "JORUNN"),
        ("is swollen",),
    ),
    "particles and initials": Case(
        HEADER_2016,
        "Dr. Ana de la Vasquera asked. De La Vasquera, A. wrote twice. DE LA VASQUERA signed. R. J. Van "
        "Ostrand, M.D. saw "
        "her; Van Ostrand's plan was rest. St. Mary has nothing to do with it.",
        ("Vasquera", "VASQUERA", "Ana", "Ostrand", "R. J."),
        ("plan was rest",),
    ),
    "two of one surname": Case(
        f"{HEADER_2016}\nEmployee Name: Tilda Marchetano\nProvider Name: Ugo Marchetano, MD",
        "Tilda Marchetano saw Ugo Marchetano. Marchetano asked for it. Marchetano, Ugo signed.",
        ("Marchetano", "Tilda", "Ugo"),
    ),
}

HARMLESS = (
    "Spurling's, Phalen's, Tinel's and McMurray's tests were negative; Hawkins and Neer signs were positive.",
    "The Official Disability Guidelines and a Cochrane review advise against it; ACOEM, MTUS and "
    "Milliman agree.",
    "Per the Low Back Complaints chapter and the Forearm, Wrist, and Hand Complaints chapter, rest comes "
    "first.",
    "MS Contin, Norco, Soma and Lidoderm were prescribed on 10/14/2016, in May and again on August 12, 2016.",
    "Dr. did not sign. The doctor's note is missing. An MR. arthrogram and an MR angiogram were done.",
    "The Expert Reviewer notes 12 sessions of therapy, CPT 97110, L4-L5, 3 x 4 weeks, 7.5/325 mg #60.",
    "No claim was made. Case closed. The member of 2 groups filed 3 records; the policy is one of 1990.",
    "Oswestry 46/100, Beck Depression Inventory 18, Epworth 9, Jamar grip 20/22/18, Lachman 1+.",
    "The patient works at a desk. She was employed as a cook and works for 4 hours a day.",
    "Patient: 45 year old male. Provider: not given. Re: MRI of the left knee. Name: none.",
)
