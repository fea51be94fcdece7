"""Heading and rationale of one issue: what agrees, what does not, and what only looks so."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.facts.acronyms import acronym_conflicts, acronyms
from summarizer.facts.consistency import Named, RequestFacts, compare
from summarizer.facts.headings import read_heading
from summarizer.facts.mentions import find_mentions


def _compare(heading: str, rationale: str) -> RequestFacts:
    parts = read_heading(heading)
    decided = parts.remaining or parts.original or parts.request
    named = Named(heading, find_mentions(heading)), Named(rationale, find_mentions(rationale))
    return compare(*named, decided, parts.authorized if parts.form == "A" else None)


_EMG = (
    "EMG/NCS of the left arm was the original request. NCS of the left arm was authorized by the Claims "
    "Administrator. The remaining IMR eligible portion of the request, EMG of the left arm"
)


@pytest.mark.parametrize(
    ("heading", "rationale", "flags"),
    [
        # side: only the other side of the same part, and never the one asked for
        ("MRI of the left knee", "The right knee locks and hurts.", ["conflict: side"]),
        ("MRI of the left knee", "The left knee locks; the right knee does not.", []),
        ("MRI of the left knee", "Pain in the right shoulder.", []),
        ("MRI of the left knee", "Pain in both knees, the right knee more.", []),
        ("MRI of the left knee and right knee", "The right knee locks.", []),
        ("MRI of the left hand", "The worker is right hand dominant.", []),
        ("MRI of the left hand", "The worker has the right to appeal. The hand hurts.", []),
        ("Left carpal tunnel release", "Right carpal tunnel release is asked for.", ["conflict: side"]),
        ("Left L4-5 injection", "Radiculopathy at the right L4-5 level.", ["conflict: side"]),
        # dose: the same drug, another strength, as what is requested
        ("Naproxen 500mg #60", "The request for naproxen 550 mg is not necessary.", ["conflict: dose"]),
        ("Naproxen 500mg #60", "The request for Naproxen 500 mg is not necessary.", []),
        (
            "Naproxen 500mg #60",
            "Naproxen 250 mg was taken last year. The request for naproxen is denied.",
            [],
        ),
        ("Naproxen 500mg #60", "Naproxen 250mg brings relief.", ["conflict: dose"]),
        ("Naproxen 500mg #60", "Guidelines allow naproxen 1000 mg.", []),
        # quantity: another count of the same drug, in what is called the request
        ("Naproxen 500mg #60", "The request for Naproxen 500mg #90 is denied.", ["conflict: quantity"]),
        ("Naproxen 500mg #60", "The request for Naproxen 500mg, #60 is denied.", []),
        ("Naproxen 500mg #60", "Naproxen 500mg #90 was filled in May.", []),
        ("Naproxen 500mg #60", "The request for Soma #90 is another one. Naproxen helps.", []),
        ("12 physical therapy sessions", "The request for 6 physical therapy sessions is denied.", []),
        ("Naproxen 500mg #60", "The request for Norco 10/325mg is another one; naproxen helps.", []),
        ("Naproxen 500mg #60", "The request for naproxen 550 mg, that is naproxen 500 mg, is denied.", []),
        ("Fentanyl 0.05 mg patch", "The request for fentanyl 50 mcg patch is denied.", []),
        ("Norco 10/325mg", "The request for Norco 5/325mg is not necessary.", ["conflict: dose"]),
        # drug: a brand's twin is the same drug; another drug in its place is not
        ("Naproxen 500mg", "The request for Naprosyn is necessary.", ["conflict: names of one drug"]),
        ("Naproxen 500mg", "Naproxen (Naprosyn) is recommended.", []),
        ("Naproxen 500mg", "Guidelines name Naprosyn and others as a first choice.", []),
        ("Lidoderm patch", "The requested patch contains lidocaine.", []),
        ("Pantoprazole sodium 20mg", "The request for pantoprazole is denied.", []),
        ("Norco 10/325mg", "He takes hydrocodone/APAP.", ["conflict: names of one drug"]),
        ("Ultram (tramadol) 50mg", "Tramadol is an opioid.", []),
        ("Naproxen 500mg", "The request for Soma is denied.", ["conflict: drug"]),
        ("Naproxen 500mg", "Soma was taken before.", []),
        ("Norco 10/325mg", "The request for hydrocodone is denied.", []),
        ("MRI of the left knee", "The request for Soma is denied.", []),
        # the remaining part is one item, the rationale speaks of both
        (_EMG, "Both EMG and NCS are necessary.", ["conflict: decided part"]),
        (_EMG, "The EMG is necessary.", []),
        (_EMG, "The NCS was done. The EMG is necessary.", []),
        ("EMG/NCS of the left arm", "Both EMG and NCS are necessary.", []),
    ],
)
def test_flags(heading: str, rationale: str, flags: list[str]) -> None:
    assert list(_compare(heading, rationale).flags) == flags


def test_values_say_where_they_stand() -> None:
    heading, rationale = "Naproxen 500mg #60", "The request for Naprosyn 550 mg is denied."
    facts = _compare(heading, rationale)
    assert [
        (one.value, heading[one.start : one.end], one.where) for one in (*facts.drug.told, *facts.dose.told)
    ] == [
        ("naproxen", "Naproxen", "request"),
        ("500 mg", "500mg", "request"),
    ]
    assert [one.value for one in facts.quantity.told] == ["60"]
    assert [(rationale[one.start : one.end], one.where) for one in facts.drug.conflicts] == [
        ("Naprosyn", "rationale")
    ]
    assert [(rationale[one.start : one.end], one.where) for one in facts.dose.conflicts] == [
        ("550 mg", "rationale")
    ]


def test_only_the_decided_part_is_read() -> None:
    heading = (
        "Naproxen 500mg #60 was the original request. Naproxen 500mg #24 was authorized by the Claims "
        "Administrator. The remaining IMR eligible portion of the original request, Naproxen 500mg #35"
    )
    assert [one.value for one in _compare(heading, "").quantity.told] == ["35"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trigger point impedance imaging (TPII)", [("TPII", "trigger point impedance imaging")]),
        ("MRI (magnetic resonance imaging)", [("MRI", "magnetic resonance imaging")]),
        ("nerve conduction studies (NCS)", [("NCS", "nerve conduction studies")]),
        ("MRI (multiple levels)", []),
        ("was seen (PT)", []),
        ("Acute. Report (AR)", []),
    ],
)
def test_acronyms(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.letters, one.words) for one in acronyms(text)] == expected
    assert all(text[one.start : one.end] == one.words for one in acronyms(text))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Trigger point impedance imaging (TPII). Later TPII (toxicology panel in institutions).", ["TPII"]),
        ("Trigger point impedance imaging (TPII). Trigger point intramuscular injections (TPII).", ["TPII"]),
        ("nerve conduction study (NCS); nerve conduction studies (NCS)", []),
        ("electrical neurostimulation (EN) or electrical nerve stimulation (EN)", []),
        ("epidural injection (EI), lumbar epidural injection (EI)", []),
        ("urine drug test (UDT) and urine drug testing (UDT)", []),
    ],
)
def test_one_acronym_with_two_meanings(text: str, letters: list[str]) -> None:
    assert [one.letters for one, _ in acronym_conflicts(list(acronyms(text)))] == letters


_WORDS = (
    "left right knee wrist Norco Naprosyn naproxen 500 mg 10/325mg request for the . ; ( TENS ) #60".split()
)
_TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))


@given(_TEXTS, _TEXTS)
def test_nothing_raises_and_places_are_in_range(heading: str, rationale: str) -> None:
    facts = compare(Named(heading, find_mentions(heading)), Named(rationale, find_mentions(rationale)))
    for values in facts[:4]:
        assert all(0 <= one.start < one.end <= len(heading) for one in values.told)
        assert all(0 <= one.start < one.end <= len(rationale) for one in values.conflicts)
    assert all(0 <= one.start < one.end <= len(rationale) for one in acronyms(rationale))


@given(_TEXTS)
def test_a_text_agrees_with_itself(text: str) -> None:
    named = Named(text, find_mentions(text))
    assert not compare(named, named).flags


@pytest.mark.parametrize(
    "piece",
    [
        "left knee ",
        "Norco 10/325mg #60 ",
        "Naprosyn 5% naproxen ",
        "the request for Soma. ",
        "(MRI) ",
        "MRI (a b c) ",
    ],
)
def test_much_of_the_same_is_compared_at_once(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    short = "right knee, naproxen 5mg"
    many, few = Named(text, find_mentions(text)), Named(short, find_mentions(short))
    started = time.process_time()
    compare(many, many)
    compare(few, many)
    acronym_conflicts(list(acronyms(text)))
    assert time.process_time() - started < 1.0
