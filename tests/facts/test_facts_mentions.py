"""Typed mentions: what each kind must and must not be read from."""

from __future__ import annotations

import time
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.facts.mentions import Mention, find_mentions


def _of(kind: str, text: str) -> list[tuple[str, str]]:
    """(value, printed) of every mention of a kind."""
    return [(one.value, text[one.start : one.end]) for one in find_mentions(text) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 48 year old cook", [("48", "48 year old")]),
        ("a 50-year-old driver", [("50", "50-year-old")]),
        ("62 y/o baker", [("62", "62 y/o")]),
        ("now 33 yo", [("33", "33 yo")]),
        ("patients over age 40 improve", [("40", "40")]),
        ("at the age of 51, a fall", [("51", "51")]),
        ("for 48 years", []),
        ("a 3 year old report", []),
        ("the 480 year old oak", []),
    ],
)
def test_ages(text: str, expected: list[tuple[str, str]]) -> None:
    assert _of("age", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norco 10/325mg #60", [("10/325 mg", "10/325mg")]),
        ("Norco 10/325 #60", [("10/325 mg", "10/325")]),
        ("Norco 7.5-325 mg", [("7.5/325 mg", "7.5-325 mg")]),
        ("capsules of 320.5/30/16mg", [("320.5/30/16 mg", "320.5/30/16mg")]),
        ("Lidocaine 5% patch", [("5 %", "5%")]),
        ("lidocaine hcl 1percent", [("1 %", "1percent")]),
        ("20% cream", [("20 %", "20%")]),
        ("LidoPro 4%-27.5%-0.0325%", [("4%-27.5%-0.0325%", "4%-27.5%-0.0325%")]),
        ("0.5 mg/ml", [("0.5 mg/ml", "0.5 mg/ml")]),
        ("10mg/1ml", [("10 mg/ml", "10mg/1ml")]),
        ("100 mg/5 ml syrup", [("100 mg/5 ml", "100 mg/5 ml")]),
        ("fentanyl 25 mcg/hr patch", [("25 mcg/hr", "25 mcg/hr")]),
        ("1,000 mg a day", [("1000 mg", "1,000 mg")]),
        ("pain is 5/10", []),
        ("motor strength 4/5", []),
        ("a 50% improvement", []),
        ("Norco gave 50% relief", []),
        ("seen on 10/13/2016", []),
        ("blood pressure 120/80", []),
        ("Naproxen 2/15 refill date", []),
    ],
)
def test_doses(text: str, expected: list[tuple[str, str]]) -> None:
    assert _of("dose", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Naproxen 500mg #60", [("60", "#60")]),
        ("Braces QTY: 2", [("2", "QTY: 2")]),
        ("quantity of 30", [("30", "quantity of 30")]),
        ("PT x12", [("12", "x12")]),
        ("office visit times 3", [("3", "times 3")]),
        ("12 sessions", [("12 sessions", "12 sessions")]),
        ("eight (8) sessions", [("8 sessions", "eight (8) sessions")]),
        ("Eight physical therapy sessions", [("8 sessions", "Eight")]),
        ("physical therapy sessions, 12", [("12 sessions", "12")]),
        ("60 tablets", [("60 tablets", "60 tablets")]),
        ("1 X 6-9 weeks", [("1 x 6-9 weeks", "1 X 6-9 weeks")]),
        ("2 times a week for 6 weeks", [("2/week", "2 times a week"), ("6 weeks", "6 weeks")]),
        ("2-3x/week", [("2-3/week", "2-3x/week")]),
        ("twice daily", [("2/day", "twice daily")]),
        ("three times weekly", [("3/week", "three times weekly")]),
        ("two to three times a week", [("2-3/week", "two to three times a week")]),
        ("3 visits per week", [("3 visits/week", "3 visits per week")]),
        ("6 hours per day", [("6 hours/day", "6 hours per day")]),
        ("every 4-6 hrs", [("every 4-6 hours", "every 4-6 hrs")]),
        ("1 tab PO BID", [("1 tablets", "1 tab"), ("2/day", "BID")]),
        ("for 30 days with 3 refills", [("30 days", "30 days"), ("3 refills", "3 refills")]),
        ("#60 day supply: 30", [("60", "#60"), ("30 days", "day supply: 30")]),
        ("#60 grams", [("60 g", "#60 grams")]),
        ("cream 111.2 grams", [("111.2 g", "111.2 grams")]),
        ("twice a week for 3 weeks (6)", [("2/week", "twice a week"), ("3 weeks", "3 weeks"), ("6", "6")]),
        ("1 cane", [("1", "1")]),
        ("the worker may return", []),
        ("on 10/13/2016 the", []),
        ("dated 11-17-2016", []),
        ("Claim #12345678", []),
        ("claim # 1234", []),
        ("Page(s): 98", []),
        ("in 2016 MRI was done", []),
        ("one of the records", []),
        ("48 year old", []),
        ("pain 8/10", []),
        ("1.5 Tesla", []),
        ("at L4-5", []),
        ("once the records came", []),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert _of("quantity", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lumbar spine", [("low back", "lumbar spine")]),
        ("the low back and neck", [("low back", "low back"), ("neck", "neck")]),
        ("both feet", [("foot", "feet")]),
        ("upper extremities", [("arm", "upper extremities")]),
        ("pain in the back", [("back", "back")]),
        ("for neck, back", [("neck", "neck"), ("back", "back")]),
        ("his back on examination", [("back", "back")]),
        ("knee scooter", [("knee", "knee")]),
        ("L4-5, L5-S1", [("L4-L5", "L4-5"), ("L5-S1", "L5-S1")]),
        ("C5/6 and T12-L1", [("C5-C6", "C5/6"), ("T12-L1", "T12-L1")]),
        ("at S1", [("S1", "S1")]),
        ("back to work", []),
        ("went back for more", []),
        ("dates back to 2015", []),
        ("sent back at once", []),
        ("on the other hand", []),
        ("hands-on training", []),
        ("face-to-face visit", []),
        ("in the face of doubt", []),
        ("one tablet by mouth", []),
        ("a head-to-head trial", []),
        ("the head of the clinic", []),
        ("straight leg raising", []),
        ("the control arm of the trial", []),
        ("the patient is an adult", []),
        ("rotator cuff repair", []),
        ("T2 weighted images", []),
        ("code S13.4", []),
        ("T25 and L9", []),
        ("case CM16-0000001", []),
    ],
)
def test_body_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert _of("body_part", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MRI of the left knee", [("left", "left")]),
        ("right and left wrists", [("right", "right"), ("left", "left")]),
        ("Right L5-S1 injection", [("right", "Right")]),
        ("right carpal tunnel release", [("right", "right")]),
        ("knee, left", [("left", "left")]),
        ("shoulder (right)", [("right", "right")]),
        ("worse on the right.", [("right", "right")]),
        ("pain on the right knee", [("right", "right")]),
        ("left-sided pain", [("left", "left")]),
        ("bilateral hearing aids", [("bilateral", "bilateral")]),
        ("both knees", [("bilateral", "both")]),
        ("both of his hands", [("bilateral", "both")]),
        ("L knee and R. shoulder", [("left", "L"), ("right", "R")]),
        ("(R) wrist, lt ankle", [("right", "R"), ("left", "lt")]),
        ("the right to appeal", []),
        ("right away for the knee", []),
        ("all right", []),
        ("he left work", []),
        ("left the clinic with knee pain", []),
        ("what is left of the request. Knee pain", []),
        ("both the neck and back", []),
        ("both requests", []),
        ("l knee", []),
        ("Vitamin L was given", []),
    ],
)
def test_sides(text: str, expected: list[tuple[str, str]]) -> None:
    assert _of("side", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Naprosyn", [("naproxen", "Naprosyn")]),
        ("SOMA 350mg", [("carisoprodol", "SOMA")]),
        ("soma", [("carisoprodol", "soma")]),
        ("Norco", [("hydrocodone/acetaminophen", "Norco")]),
        ("hydrocodone/APAP", [("hydrocodone/acetaminophen", "hydrocodone/APAP")]),
        ("acetaminophen/hydrocodone", [("hydrocodone/acetaminophen", "acetaminophen/hydrocodone")]),
        ("Diclofenac/misoprostol", [("diclofenac/misoprostol", "Diclofenac/misoprostol")]),
        ("Ultram (tramadol)", [("tramadol", "Ultram"), ("tramadol", "tramadol")]),
        ("Venlafaxine HCL ER 37.5mg", [("venlafaxine", "Venlafaxine HCL ER")]),
        ("Mobic 5%/Menthol/Soma", [("meloxicam", "Mobic"), ("menthol", "Menthol"), ("carisoprodol", "Soma")]),
        ("insulin", [("insulin", "insulin")]),
        ("today a patient came", []),
        ("the goal is relief", []),
        ("a vision test", []),
        ("drink water and sugar", []),
        ("an opioid", []),
        ("Amanda came", []),
        ("pre-existing", []),
    ],
)  # fmt: skip
def test_drugs(text: str, expected: list[tuple[str, str]]) -> None:
    assert _of("drug", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MRI", [("magnetic resonance imaging", "MRI")]),
        ("EMG/NCV", [("electromyography", "EMG"), ("nerve conduction study", "NCV")]),
        ("nerve conduction studies", [("nerve conduction study", "nerve conduction studies")]),
        ("X-rays", [("x ray", "X-rays")]),
        ("physical therapy", [("physical therapy", "physical therapy")]),
        ("PT/OT", [("physical therapy/occupational therapy", "PT/OT")]),
        ("PT/PTT", [("prothrombin time", "PT/PTT")]),
        ("ESI", [("epidural steroid injection", "ESI")]),
        ("TENS unit", [("transcutaneous electrical nerve stimulation", "TENS unit")]),
        ("platelet-rich plasma", [("platelet rich plasma injection", "platelet-rich plasma")]),
        ("home health aide", [("home health care", "home health aide")]),
        ("a raised toilet seat", [("raised toilet seat", "raised toilet seat")]),
        ("laparoscopy", [("laparoscopy", "laparoscopy")]),
        ("carpal tunnel release", [("carpal tunnel release", "carpal tunnel release")]),
        ("the pt was seen", []),
        ("tens of patients", []),
        ("pens and paper", []),
        ("advised to consult the guideline", []),
        ("CTS", []),
        ("physical\ttherapy", []),
        ("physical. Therapy", []),
    ],
)  # fmt: skip
def test_procedures(text: str, expected: list[tuple[str, str]]) -> None:
    assert _of("procedure", text) == expected


def test_every_vocabulary_says_where_it_is_from() -> None:
    folder = resources.files("summarizer.facts.mentions")
    sizes = {}
    for file in ("drugs.tsv", "anatomy.tsv", "procedures.tsv", "operations.txt"):
        text = folder.joinpath(file).read_text("utf-8")
        sizes[file] = len(text)
        assert text.startswith("#")
        assert "ICD-9-CM" in text or "public domain" in text
    assert sum(sizes.values()) < 300_000


def test_one_place_may_be_named_in_two_kinds() -> None:
    assert find_mentions("1 knee scooter") == [
        Mention("quantity", "1", 0, 1),
        Mention("body_part", "knee", 2, 6),
        Mention("procedure", "knee scooter", 2, 14),
    ]


_PIECES = st.sampled_from(
    """left right both knee back L4-5 C5/6 Norco 10/325mg #60 5% mg two times a week 2x/week physical therapy
    MRI (8) 12 sessions QTY: x12 lidocaine / - ( ) . , hcl to or age 48 year old 1/2/16 x 6-9 weeks % # İ ß ﬁ
    Ⅻ ٣ é""".split()
)


@given(
    st.one_of(
        st.text(max_size=300), st.lists(_PIECES, max_size=60).map(" ".join), st.lists(_PIECES).map("".join)
    )
)
def test_spans_are_in_range_and_in_order(text: str) -> None:
    mentions = find_mentions(text)
    assert all(0 <= one.start < one.end <= len(text) and one.value for one in mentions)
    assert [one[2:] for one in mentions] == sorted(one[2:] for one in mentions)
    for kind in {one.kind for one in mentions}:
        spans = [one[2:] for one in mentions if one.kind == kind]
        assert all(first[1] <= second[0] for first, second in pairwise(spans)), kind


@pytest.mark.parametrize("left", [True, False])
def test_words_around_change_nothing(left: bool) -> None:
    text = "Norco 10/325mg #60 for the left knee, 12 sessions"
    padding = "as was said before, " if left else ""
    moved = [
        one._replace(start=one.start - len(padding), end=one.end - len(padding))
        for one in find_mentions(padding + text + " and so on")
    ]
    assert moved == find_mentions(text)


@pytest.mark.parametrize(
    "piece",
    [
        *"a 1#(İ",
        *(
            "1/",
            "#1 ",
            "x1 ",
            "L4-",
            "left ",
            "left knee ",
            "both ",
            "right and ",
            "two times ",
            "2 x ",
            "5% ",
        ),
        *("lidocaine/", "lidocaine hcl ", "nerve conduction ", "age 50 ", "1-2 to ", "day supply: 3"),
    ],
)
def test_a_megabyte_is_read_at_once(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    find_mentions("warm up")
    started = time.process_time()
    find_mentions(text)
    # Alone it takes half a second; beside all that the other tests hold in memory, twice that.
    assert time.process_time() - started < 2.0
