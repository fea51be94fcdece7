"""What a date dates, by the words attached to it; and the letter's words where they do not tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sheets._records import dated

KINDS = [
    ("A progress report dated 11/17/2016 names pain.", "progress report"),
    ("Per the doctor's progress report (PR-2) on 10-28-16, he was sore.", "doctor's progress report"),
    ("On a December 12, 2016 hand therapy progress note, he said so.", "hand therapy progress note"),
    ("The reviewer cites the November 29, 2016 office visit in question.", "office visit"),
    ("An MRI of the left knee performed on 4/19/2016 showed a tear.", "MRI of the left knee"),
    ("The file holds an MRI left knee (4/19/2016).", "MRI left knee"),
    ("X-rays taken on 12-5-16 show no fracture.", "X-rays"),
    ("The UR dated 12-21-16 modified it.", "UR"),
    ("The original utilization review (1-19-17) denied it.", "original utilization review"),
    ("On November 28, 2016, Utilization Review non-certified the scan.", "Utilization Review"),
    ("A Request for Authorization was signed on 11/08/2018.", "Request for Authorization"),
    ("The request for authorization form is dated 12/02/18.", "request for authorization form"),
    ("On an RFA form dated November 30, 2016, nine visits were ordered.", "RFA form"),
    ("The plan cited a November 18, 2016 date of service.", "date of service"),
    ("A brace was given (DOS 12/29/16).", "DOS"),
    ("The exam (11-30-2016) revealed soreness.", "exam"),
    ("On 12-6-16, the progress note tells of a foot drop.", "progress note"),
    ("Therapy helped little (1/5/17 note).", "note"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_is_dated_is_told_in_the_letters_words(text, kind):
    (found,) = dated(text)
    assert (found.kind, found.around) == (kind, "")


@pytest.mark.parametrize(
    ("injury", "kind"), [("2016-11-04", "industrial injury"), ("2016-11-03", None), (None, None)]
)
def test_only_the_date_of_injury_is_told_to_be_one(injury, kind):
    (found,) = dated("She sustained an industrial injury on 11-4-2016.", injury)
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("On 12/01/18 the cast came off.", "On 12/01/18 the cast came off."),
        ("He can return to work as of 12-05-2016.", "He can return to work as of 12-05-2016."),
        (
            "The request was previously denied on 12/28/2016.",
            "The request was previously denied on 12/28/2016.",
        ),
        (
            "The plan has two parts: the tablets go on; on 12/01/16 she saw one doctor and then another one "
            "and after that a third one in the next town, but none of them could help her.",
            "… on 12/01/16 she saw one doctor and then another one and after that a third one in the next "
            "town …",
        ),
        (
            "He had complaints since a claim from 10/25/2016.",
            "He had complaints since a claim from 10/25/2016.",
        ),
        (
            "An x-ray of the wrist, the elbow and the knee, performed on 10/25/2016, was clear.",
            "An x-ray of the wrist, the elbow and the knee, performed on 10/25/2016, was clear.",
        ),
    ],
)
def test_the_words_around_stand_in(text, around):
    (found,) = dated(text)
    assert found.kind is None
    assert found.around == around


def test_two_dates_of_one_record():
    found = dated("Notes (12-19-16 and 12-29-16) name pain in the hip.")
    assert [(one.dates, one.kind) for one in found] == [
        (("2016-12-19",), "Notes"),
        (("2016-12-29",), "Notes"),
    ]


def test_a_sentence_with_several_dates_is_shown_once():
    text = "He fell on 12-19-16, rested until 12-29-16 and was seen again by January 3, 2017."
    (found,) = dated(text)
    assert found == (("2016-12-19", "2016-12-29", "2017-01-03"), None, text)


@pytest.mark.parametrize(
    "text",
    [
        "Pain was rated at 5-10/10.",
        "See page 82 of the chronic pain guidelines (July 28, 2016).",
        "MTUS - 8 C.C.R. 9792.24.9 (July 28, 2016) has it.",
        "He is 45.",
        "",
    ],
)
def test_what_is_no_date_of_the_case(text):
    assert dated(text) == []


@given(
    st.text(max_size=200), st.sampled_from(["11/17/2016", "12-5-16", "May 3, 2016"]), st.text(max_size=200)
)
def test_any_text_gives_words_of_its_own(before, date, after):
    text = f"{before} {date} {after}"
    for found in dated(text):
        assert found.around.removeprefix("… ").removesuffix(" …") in text
        if found.kind is not None:
            assert found.kind in " ".join(text.split())
