"""Invented letters about nobody, in the layouts that real ones come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

METHOD = "HOW THE IMR FINAL DETERMINATION WAS MADE"
CASE_SUMMARY = "CLINICAL CASE SUMMARY"
ISSUES = "IMR ISSUES, DECISIONS AND RATIONALES"
SUMMARY_INTRO = "The expert reviewer developed the following summary of the case:"
ISSUES_INTRO = "The Final Determination was based on the decisions set forth below:"
HEADER = "Case Number: CM17-0000001\nDate Assigned: 01/02/2017\nDate of Injury: 03/04/2015\n"
CREDENTIALS = "State(s) of Licensure: Nevada\nCertification(s)/Specialty: Family Practice"
BOARD = "The expert reviewer is Board Certified in Family Practice and is licensed to practice in Nevada."
RATIONALE = (
    "The guideline asks for six weeks of home exercise first.\n"
    "None is on file. It is not medically necessary."
)


@dataclass
class Issue:
    heading: str = "Ultrasound of the left ankle"
    decision: str | None = "Upheld"
    claims: str | None = "Decision based on MTUS Ankle Complaints 2004."
    reviewer: str | None = "Decision based on MTUS Ankle Complaints 2004."
    rationale: str | None = RATIONALE

    def text(self) -> str:
        lines = [self.heading + (f": {self.decision}" if self.decision else ":")]
        if self.claims is not None:
            lines.append(f"Claims Administrator guideline: {self.claims}")
        if self.reviewer is not None:
            lines.append(f"MAXIMUS guideline: {self.reviewer}")
        if self.rationale is not None:
            lines.append(f"Decision rationale: {self.rationale}")
        return "\n".join(lines)


@dataclass
class LetterText:
    issues: list[Issue] = field(default_factory=lambda: [Issue()])
    header: str = HEADER
    credentials: str = CREDENTIALS
    summary: str = "The worker is 40 years old.\nThe ankle was twisted at work. An ultrasound was asked for."
    tail: str = ""

    def text(self) -> str:
        parts = [
            self.header + METHOD,
            "The case file went to a reviewer who has no tie to the parties.",
            self.credentials,
            CASE_SUMMARY,
            SUMMARY_INTRO,
            self.summary,
            ISSUES,
            ISSUES_INTRO,
            *(issue.text() for issue in self.issues),
        ]
        return "\n".join(parts) + self.tail


def real_letters() -> list[Path]:
    """The real letters beside the checkout; skips the test where they are absent."""
    folder = Path(__file__).parents[3] / "shared" / "letters"
    found = sorted(folder.glob("CM*.pdf"))
    if not found:
        pytest.skip("the real letters are not beside this checkout")
    return found


def pdf(*pages: str, encrypted: bool = False) -> bytes:
    """A minimal PDF with one line of text a page; `encrypted` with a password that nobody knows."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for page in pages:
        content = f"BT /F1 8 Tf 20 700 Td ({page}) Tj ET" if page else ""
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 800] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    trailer = f"/Size {len(objects) + 2} /Root 1 0 R"
    if encrypted:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}> >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< {trailer} >>\n"
    return f"{out}startxref\n{start}\n%%EOF\n".encode("latin-1")
