"""Guideline lines: chapters whose names hold commas, and the tails outside the MTUS."""

from __future__ import annotations

import pytest

from summarizer.facts.guidelines import citations, families


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
