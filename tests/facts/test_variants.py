"""Every way in which letters vary, by its number: v1 to v39, and the formats of 2013."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import variant_cases_conflicts
import variant_cases_formats
import variant_cases_issues
import variant_cases_layout
from fact_essence import differences, essence
from pydantic import BaseModel
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from variant_letters import Case, Refusal, look, read

from summarizer.errors import ImrError, NotAnImrLetter, UnreadableFile
from summarizer.letter import load_bytes, parse
from summarizer.schema.facts import Fact, Place

CASES = [
    *variant_cases_layout.CASES,
    *variant_cases_issues.CASES,
    *variant_cases_conflicts.CASES,
    *variant_cases_formats.CASES,
]
EXAMPLES = Path(__file__).parents[2] / "examples"
REAL_LETTERS = Path(__file__).parents[3] / "shared" / "letters"


def _pdf(*pages: str, password: str | None = None) -> bytes:
    """A PDF of one line a page, by reportlab; an empty page holds a picture of a line."""
    lock = StandardEncryption(password, strength=40) if password else None
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, encrypt=lock)
    for page in pages:
        if page:
            canvas.drawString(72, 700, page)
        else:
            canvas.line(72, 700, 300, 700)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


REFUSALS = [
    Refusal(
        "v38-health-plan-dmhc",
        b"Department of Managed Health Care. Independent medical review of a health plan's decision.\n"
        b"The enrollee asked for a hearing aid. The health plan's denial is overturned.\n",
        "health-plan",
    ),
    Refusal(
        "v38-health-insurer-cdi",
        b"Summary, reviewer 2. The enrollee asks the health insurer to pay for a blood test. The physician\n"
        b"reviewer found that the test is not medically necessary. The denial should be upheld.\n",
        "health-plan",
    ),
    Refusal(
        "v38-texas-iro",
        b"NOTICE OF INDEPENDENT REVIEW DECISION\nIRO certificate, Texas Department of Insurance\n"
        b"REVIEW OUTCOME: Upheld\nThe visits are not medically necessary under the ODG.\n",
        "Texas",
    ),
    Refusal(
        "v38-utilization-review-denial",
        b"Utilization Review Determination\nRequest: traction, 6 visits\nDecision: non-certified\n"
        b"Decision rationale: The MTUS asks for progress. You may ask for Independent Medical Review.\n",
        "utilization review",
    ),
    Refusal(
        "v38-mpn-review",
        b"Medical Provider Network (MPN) Independent Medical Review\nThe employee disputes a diagnosis.\n"
        b"The disputed treatment service is consistent with the schedule.\n",
        "MPN",
    ),
    Refusal("v39-empty", b"", "empty", 4),
    Refusal("v39-blank", b" \r\n\x0c\t\n", "blank", 4),
    Refusal("v39-encrypted-pdf", _pdf("A letter.", password="no one knows"), "encrypted", 4),
    Refusal("v39-truncated-pdf", _pdf("A letter.", "Its end.")[:-200], "cut short", 4),
    Refusal("v39-truncated-in-its-head", _pdf("A letter.")[:40], "cut short|broken", 4),
    Refusal("v39-image-only-pdf", _pdf("", ""), "scan", 4),
    Refusal("v11-scanned-pages", _pdf("", "", ""), "OCR|scan", 4),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_variant(case: Case) -> None:
    letter, facts = read(case.text)
    found = {
        path: look(letter, path.split(".")[1:])
        if path.startswith("letter.")
        else look(facts, path.split("."))
        for path in case.want
    }
    assert found == case.want
    flags = [*facts.flags, *(flag for issue in facts.issues for flag in issue.flags)]
    conflicts = [flag for flag in flags if flag.startswith("conflict: ")]
    assert bool(conflicts) == bool(case.conflicts), conflicts
    for pattern in case.conflicts:
        assert any(re.search(pattern, flag, re.IGNORECASE) for flag in conflicts), conflicts
    for pattern in case.flags:
        assert any(re.search(pattern, flag, re.IGNORECASE) for flag in flags), flags


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_place_of_a_variant_prints_its_text(case: Case) -> None:
    letter, facts = read(case.text)
    for place in _placed(facts):
        printed = letter.document.text[slice(*place.span)]
        if isinstance(place, (Fact, Place)):
            assert printed == place.text
        assert _letters(printed) == _letters(place.text)
    for issue in facts.issues:
        if issue.decision and issue.decision_span:
            printed = "".join(letter.document.text[slice(*issue.decision_span)].casefold().split())
            refused = "notmedicallynecessary" in printed
            in_words = "medicallynecessary" in printed and refused == (issue.decision == "upheld")
            assert printed == issue.decision or in_words


def _letters(text: str) -> str:
    return "".join(text.replace("\ufffe", "-").split())


def _placed(value: object) -> Iterator[Any]:
    if isinstance(value, BaseModel):
        if getattr(value, "span", None) is not None and getattr(value, "text", None) is not None:
            yield value
        for name in type(value).model_fields:
            yield from _placed(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _placed(inner)


@pytest.mark.parametrize("case", variant_cases_layout.LIKE_BASE, ids=lambda case: case.id)
def test_a_layout_changes_no_fact(case: Case) -> None:
    plain = essence(read(variant_cases_layout.BASE)[1])
    assert differences(plain, essence(read(case.text)[1])) == []


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.id)
def test_refused_with_a_clear_error(refusal: Refusal) -> None:
    kind = NotAnImrLetter if refusal.exit_code == 3 else UnreadableFile
    with pytest.raises(kind, match=refusal.words) as caught:
        parse(load_bytes(refusal.data, "some.pdf"))
    error: ImrError = caught.value
    assert error.exit_code == refusal.exit_code
    assert error.hint
    assert error.message.startswith("some.pdf: ")
    assert "\n" not in str(error)


BAD_FILES = [
    ("2013-notice-cut.txt", ["upheld", "upheld"], ["a lumbar corset", "a 3 month gym membership"]),
    ("2013-notice-conflict.txt", [None, "overturned"], ["a walking boot for the left foot", "crutches"]),
    ("unfilled-professional-review.txt", [None], ["Ergonomic chair"]),
]


@pytest.mark.parametrize(("name", "decisions", "requests"), BAD_FILES, ids=[name for name, *_ in BAD_FILES])
def test_a_damaged_example_of_2013(name: str, decisions: list[str | None], requests: list[str]) -> None:
    _, facts = read((EXAMPLES / "bad" / name).read_text())
    assert [issue.decision for issue in facts.issues] == decisions
    assert [issue.request.value for issue in facts.issues] == requests
    assert all(issue.flags for issue in facts.issues if issue.decision is None or issue.rationale is None)


def test_the_example_of_an_mpn_review_is_refused() -> None:
    with pytest.raises(NotAnImrLetter, match="MPN"):
        read((EXAMPLES / "bad" / "mpn-review.txt").read_text())


def test_every_variant_has_a_case() -> None:
    named = [case.id for case in CASES] + [refusal.id for refusal in REFUSALS]
    assert len(named) == len(set(named))
    numbers = {int(found[1]) for name in named if (found := re.match(r"v(\d+)-", name))}
    assert numbers == set(range(1, 40))


def test_the_one_real_notice_reads_as_its_anchors_say() -> None:
    paths = list(REAL_LETTERS.glob("2013*notice*.txt"))
    if not paths:
        pytest.skip("the real excerpt is not beside this checkout")
    _, facts = read(paths[0].read_text())
    assert facts.format == "2013-notice"
    assert [(issue.decision, issue.conclusion, issue.rationale) for issue in facts.issues] == [
        ("upheld", None, None)
    ] * 2
    assert [issue.request.value.split()[-2:] for issue in facts.issues if issue.request.value] == [
        ["restoration", "program"],
        ["aftercare", "program"],
    ]
    assert (facts.decision_date.value, facts.ur_denial_date.value) == ("2013-09-26", "2013-08-30")
    assert (facts.date_of_injury.value, facts.age.value, facts.sex.value) == ("2001-08-28", 44, "female")
    assert facts.reviewer_specialty.value == "Occupational Medicine"
    assert facts.outcome == "uphold"
    assert not [flag for flag in facts.flags if flag.startswith("conflict: ")]
