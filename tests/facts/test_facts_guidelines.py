"""Guideline lines: chapters whose names hold commas, and the tails outside the MTUS."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.facts.guidelines import citations, families, same_guideline


def _chapters(line: str) -> list[tuple[str | None, int | None, str | None, str | None]]:
    return [
        (one.chapter, one.year, one.sections, one.pages) for one in citations(line) if one.family == "MTUS"
    ]


@pytest.mark.parametrize(
    ("line", "chapters"),
    [
        ("Decision based on MTUS Knee Complaints 2004.", [("Knee Complaints", 2004, None, None)]),
        (
            "Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Summary, and "
            "Opioid Treatment 2016.",
            [
                ("Forearm, Wrist, and Hand Complaints", 2004, "Summary", None),
                ("Opioid Treatment", 2016, None, None),
            ],
        ),
        (
            "Decision based on MTUS Chronic Pain Medical Treatment 2009 Guidelines, Section(s): NSAIDs, GI "
            "symptoms & cardiovascular risk.",
            [("Chronic Pain Medical Treatment", 2009, "NSAIDs, GI symptoms & cardiovascular risk", None)],
        ),
        (
            "Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Work, Initial Care, "
            "and Ankle and Foot Complaints 2004, and Postsurgical Treatment 2009, Section(s): Forearm, "
            "Wrist, & Hand.",
            [
                ("Neck and Upper Back Complaints", 2004, "Work, Initial Care", None),
                ("Ankle and Foot Complaints", 2004, None, None),
                ("Postsurgical Treatment", 2009, "Forearm, Wrist, & Hand", None),
            ],
        ),
        (
            "Decision based on MTUS Opioid Treatment 2016, Section(s): 3.2 Starting: first steps, 3.3.1.1 "
            "Screening.",
            [("Opioid Treatment", 2016, "3.2 Starting: first steps, 3.3.1.1 Screening", None)],
        ),
        (
            "Decision based on MTUS Chronic Pain Treatment Guidelines Opioids Page(s): 98,.   ",
            [("Chronic Pain Treatment Guidelines", None, "Opioids", "98")],
        ),
        (
            "Decision based on MTUS Chronic Pain Treatment Guidelines NSAIDs Page(s): 67-68, 70, and "
            "Postsurgical Treatment Guidelines Page(s): 9.",
            [
                ("Chronic Pain Treatment Guidelines", None, "NSAIDs", "67-68, 70"),
                ("Postsurgical Treatment Guidelines", None, None, "9"),
            ],
        ),
        (
            "The Expert Reviewer based his/her decision on MTUS Low Back Complaints 2004.",
            [("Low Back Complaints", 2004, None, None)],
        ),
        ("Decision based on MTUS Vision Rules 2018.", [("Vision Rules", 2018, None, None)]),
        ("MTUS Knee Complaints 2004.", [("Knee Complaints", 2004, None, None)]),
    ],
)
def test_mtus_chapters(line: str, chapters: list[tuple[object, ...]]) -> None:
    assert _chapters(line) == chapters


OUTSIDE = "The Claims Administrator based their decision on recommendation(s) outside of the MTUS Guidelines."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Claims Administrator did not cite any medical evidence for its decision.", ["none_cited"]),
        ("The Expert Reviewer did not base their decision on the MTUS.", ["outside_mtus"]),
        (f"{OUTSIDE} Decision based on Non-MTUS Citation ODG, Hip.", ["outside_mtus", "ODG"]),
        (f"{OUTSIDE} Decision based on Non-MTUS Official Disability Guidelines.", ["outside_mtus", "ODG"]),
        ("Decision based on Non-MTUS Citation ACOEM, 3rd ed., Elbow, pg. 6.", ["ACOEM"]),
        (
            "Decision based on Non-MTUS Citation ACOEM rules and the Official Disability Guidelines.",
            ["ACOEM", "ODG"],
        ),
        ("Decision based on Non-MTUS Citation Hip, Splints, ODG Preface.", ["ODG"]),
        ("Decision based on Non-MTUS Citation http://www.example.org/drug.html.", ["web"]),
        ("Decision based on Non-MTUS Citation Drug leaflet, from Example.com on 1/2/2016.", ["web"]),
        ("Decision based on Non-MTUS Citation A Handbook of Hand Surgery, 6th ed.", ["other"]),
        (
            "Decision based on Non-MTUS Citation ODG, Hip and Other Medical Treatment Guidelines "
            "www.example.org.",
            ["ODG", "web"],
        ),
        (
            "Decision based on MTUS Knee Complaints 2004. Decision based on Non-MTUS Citation ODG, Knee.",
            ["MTUS", "ODG"],
        ),
        (
            "The Reviewer based its decision on Other Medical Treatment Guidelines: ODG, Pain; ODG, Stress.",
            ["ODG"],
        ),
        ("A textbook", ["other"]),
        ("", []),
    ],
)
def test_families(line: str, expected: list[str]) -> None:
    assert list(families(citations(line))) == expected


def test_each_citation_is_printed_in_its_line() -> None:
    line = f"{OUTSIDE} Decision based on Non-MTUS Citation ODG, Hip; ODG, Knee, page 12. "
    found = citations(line)
    assert [one.text for one in found[1:]] == ["ODG, Hip", "ODG, Knee, page 12"]
    assert found[2].pages == "12"
    assert all(one.text in line for one in found)


MTUS, ODG, ACOEM, OUT, NONE = "MTUS", "ODG", "ACOEM", "outside_mtus", "none_cited"
CHRONIC = "Chronic Pain Medical Treatment"


@pytest.mark.parametrize(
    ("line", "expected", "chapters"),
    [
        (
            "The Claims Administrator based its decision on the MTUS, Shoulder Complaints Chapter "
            "(2004), page 9.",
            [MTUS],
            [("Shoulder Complaints", 2004, None, "9")],
        ),
        (
            "The Physician Reviewer based his/her decision on the MTUS Chronic Pain Medical Treatment "
            "Guidelines, "
            "2009, Drug testing, pages 43-44, and on the Official Disability Guidelines (ODG), Pain chapter.",
            [MTUS, ODG],
            [(CHRONIC, 2009, "Drug testing", "43-44")],
        ),
        (
            "The Claims Administrator based its decision on the MTUS/ACOEM Practice Guidelines, page 3.",
            [MTUS],
            [("ACOEM Practice Guidelines", None, None, "3")],
        ),
        (
            "Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 303-305, and Chronic Pain "
            "Treatment Guidelines MRI Page(s): 53.",
            [MTUS],
            [
                ("Low Back Complaints", None, None, "303-305"),
                ("Chronic Pain Treatment Guidelines", None, "MRI", "53"),
            ],
        ),
        (
            "The Claims Administrator based its decision on the Chronic Pain Medical Treatment "
            "Guidelines, 8 C.C.R. "
            "9792.24 (Effective July 18, 2009), page 78, which is part of the MTUS.",
            [MTUS],
            [(f"{CHRONIC} Guidelines", None, None, "78")],
        ),
        (
            "The Physician Reviewer found that no section of the MTUS was applicable and relevant to the "
            "issue. "
            "He/she therefore used the Official Disability Guidelines (ODG), Pain Chapter.",
            [OUT, ODG],
            [],
        ),
        ("The MTUS does not address zolpidem; the ODG, Pain chapter, was chosen.", [OUT, ODG], []),
        (
            "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY: MTUS, Knee "
            "Complaints, "
            "2004. It speaks of this device.",
            [MTUS],
            [("Knee Complaints", 2004, None, None)],
        ),
        ("The Claims Administrator did not cite a guideline.", [NONE], []),
        ("The Claims Administrator guideline was not provided.", [NONE], []),
        ("Not applicable.", [NONE], []),
        (
            "Decision based on MTUS Topics and Methods 2004, and Knee Complaints 2004, Section(s): "
            "Prevention and "
            "Management, Care, and Vision Rules 2018.",
            [MTUS],
            [
                ("Topics and Methods", 2004, None, None),
                ("Knee Complaints", 2004, "Prevention and Management, Care", None),
                ("Vision Rules", 2018, None, None),
            ],
        ),
        (
            "Decision based on Non-MTUS Citation http://www. example. org/a. html and www.example .com/b.",
            ["web"],
            [],
        ),
        ("The Reviewer relied on the ACOEM Guidelines, Chapter 7.", [ACOEM], []),
        (
            "Decision based on MTUS Opioid Treatment 2016, Section(s): Tapering, pages 74, 75 and 78.",
            [MTUS],
            [("Opioid Treatment", 2016, "Tapering", "74, 75 and 78")],
        ),
    ],
)
def test_the_wordings_of_the_older_formats(
    line: str, expected: list[str], chapters: list[tuple[object, ...]]
) -> None:
    assert list(families(citations(line))) == expected
    assert _chapters(line) == chapters
    assert all(line[one.start : one.end] == one.text for one in citations(line))


def test_a_statement_without_a_source_is_kept_whole() -> None:
    line = "The Reviewer found that no section of the MTUS was applicable. The reviewer used the ODG, Hip."
    assert [one.text for one in citations(line)] == [
        "The Reviewer found that no section of the MTUS was applicable",
        "ODG, Hip",
    ]


def _mtus(chapter: str) -> str:
    return f"Decision based on MTUS {chapter}."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_mtus("Knee Complaints 2004"), _mtus("Knee Complaints 2004, Section(s): Care"), "same"),
        (_mtus(f"{CHRONIC} 2009"), _mtus(f"{CHRONIC} 2016"), "same"),
        (_mtus(f"{CHRONIC} 2009"), _mtus("Chronic Pain Treatment Guidelines Page(s): 9"), "same"),
        (_mtus("Knee Complaints 2004"), _mtus("Low Back Complaints 2004"), "different"),
        (_mtus("Knee Complaints 2004"), _mtus("Knee Complaints 2004, and Opioid Treatment 2016"), "partly"),
        ("Non-MTUS: ODG, Hip.", "Decision based on Non-MTUS Citation ODG, Knee.", "same"),
        (f"{OUTSIDE} Decision based on Non-MTUS Citation ODG.", "A book; ODG.", "same"),
        ("See www.example.org/a.", "http://example. org/b", "same"),
        ("See www.example.org/a.", "www.example.com/a", "different"),
        ("A handbook of hands", "A handbook of feet", "different"),
        (_mtus("Knee Complaints 2004"), "The Claims Administrator did not cite any evidence.", None),
        (_mtus("Knee Complaints 2004"), "The Expert Reviewer did not base their decision on the MTUS.", None),
        (_mtus("Knee Complaints 2004"), "", None),
    ],
)
def test_whether_both_relied_on_the_same(one: str, other: str, expected: str | None) -> None:
    assert same_guideline(citations(one), citations(other)) == expected
    assert same_guideline(citations(other), citations(one)) == expected


def test_a_missing_side_relied_on_nothing() -> None:
    assert same_guideline(None, citations("ODG, Hip")) is None


_WORDS = (
    "Decision based on MTUS Non-MTUS Citation and , . ; the ODG ACOEM Knee Complaints 2004 Guidelines "
    "Section(s): "
    "Page(s): 98, www.example.org did not cite any his/her decision no section of relied used"
).split()


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_every_citation_of_any_line_is_printed_at_its_place(line: str) -> None:
    found = citations(line)
    assert all(line[one.start : one.end] == one.text for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
