"""What is replaced and what is not, on made-up letters and on sentences that name nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redact_letters import CASES, HARMLESS, Case, letter_of
from support import seconds_beside_limit

from summarizer.letter import Letter, read
from summarizer.redact.cloak import Cloak, Handed
from summarizer.redact.find import find, find_in
from summarizer.redact.identifiers import Identifiers, Person, person


def _asked(case: Case) -> list[str]:
    letter = letter_of(case)
    rationales = [sentence.text for block in letter.issues for sentence in block.sentences]
    return [sentence.text for sentence in letter.case_summary] + rationales


def _hidden(case: Case) -> tuple[list[str], Handed]:
    letter, handed = letter_of(case), Handed()
    return Cloak(find(letter), letter.clean.text).hide(_asked(case), handed), handed


@pytest.mark.parametrize("name", CASES)
def test_what_identifies_is_gone_and_the_rest_stays(name):
    case = CASES[name]
    sent = " ".join(_hidden(case)[0])
    assert [word for word in case.gone if re.search(rf"\b{re.escape(word)}\b", sent)] == []
    assert [word for word in case.kept if word not in sent] == []


@pytest.mark.parametrize("name", CASES)
def test_what_is_put_back_names_the_same(name):
    """Not in the same spelling, but no stand-in is left and no other words are in it."""
    case = CASES[name]
    hidden, handed = _hidden(case)
    restored = " ".join(handed.restore(text) for text in hidden)
    assert not re.search(
        r"\b(?:Person|Number|Phone|Email|Address|Town|Company|Birthdate) [A-Z]{1,2}\b", restored
    )
    letters = " ".join([case.front, *_asked(case)])
    assert [word for word in re.findall(r"\w+", restored) if word not in letters] == []


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_sentence_that_names_nobody_stays(sentence):
    case = CASES["2013 cover"]._replace(front="Case Number: CM16-9900001", summary=sentence)
    assert _hidden(case)[0] == _asked(case)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_it_stays_beside_people_of_those_names(sentence):
    surnames = (
        "Spurling Phalen Hawkins Neer Tinel Cochrane Beck Hand Back May August Low Case Cook Norco".split()
    )
    people = Identifiers(tuple(Person(("Iona",), surname) for surname in surnames))
    assert Cloak(people, sentence).hide([sentence], Handed()) == [sentence]


def test_the_same_person_has_one_stand_in():
    hidden, handed = _hidden(CASES["2013 cover"])
    stand_ins = set(re.findall(r"Person [A-Z]+", " ".join(hidden)))
    assert len(stand_ins) == 2
    assert {handed.restore(one) for one in stand_ins} == {"Wexlund", "Talvane"}


def test_two_of_one_surname_are_told_apart():
    hidden, _ = _hidden(CASES["two of one surname"])
    stand_ins = re.findall(r"Person [A-Z]+", " ".join(hidden))
    assert len(stand_ins) == 4
    assert len(set(stand_ins)) == 3  # the bare surname may be either
    assert stand_ins[1] == stand_ins[3]


@pytest.mark.parametrize(
    ("printed", "given", "surname"),
    [
        ("Ann B. Sample, M.D.", ("Ann", "B"), "Sample"),
        ("Sample, Ann", ("Ann",), "Sample"),
        ("Mr. Sample", (), "Sample"),
        ("Ana de la Vasquera", ("Ana",), "de la Vasquera"),
        ("R. J. Van Ostrand, PA-C", ("R", "J"), "Van Ostrand"),
        ("Sample Jr.", (), "Sample"),
        ("Lo", (), "Lo"),
    ],
)
def test_names_are_parted(printed, given, surname):
    assert person(printed) == Person(given, surname)


@pytest.mark.parametrize(
    "printed", ["", "45 year old", "Injured Worker", "J.", "the applicant", "Utilization Review"]
)
def test_these_are_no_names(printed):
    assert person(printed) is None


def _real_texts() -> Iterator[tuple[Letter, list[str]]]:
    """Each real letter with what a model is asked about it."""
    paths = sorted((Path(__file__).parents[3] / "shared" / "letters").glob("CM*.pdf"))
    if not paths:
        pytest.skip("the real letters are not beside this checkout")
    for path in paths:
        letter = read(path)
        texts = [sentence.text for sentence in letter.case_summary]
        for block in letter.issues:
            texts += [block.heading.text, *(sentence.text for sentence in block.sentences)]
        yield letter, texts


# Called as tests, parts of the body, months, drugs, colours and everyday words are.
_PLANTED = """
    Hawkins Park Brown Hand Back Young Short Long Neer Spurling Tinel Phalen Smith May August Speed Wilson
    Thompson Hill White Black Knee Foot Head Hall Lachman McMurray Cochrane Oswestry Naproxen Norco
    Page Case Grant
    Price Will Moore Rivera Nguyen Garcia Kim Lee
""".split()


def test_real_letters_are_all_but_untouched():
    """They are de-identified, but for two dates of birth; and no other words are taken for the
    names of people whom they do not speak of."""
    planted = Identifiers(tuple(Person(("Mark", "J"), name) for name in _PLANTED))
    hits, mistaken = [], []
    for letter, texts in _real_texts():
        own, others = (Cloak(found, letter.clean.text) for found in (find(letter), planted))
        hits += [place.kind for text in texts for place in own.places(text)]
        mistaken += [place for text in texts for place in others.places(text)]
    assert hits == ["birthdate", "birthdate"]
    assert mistaken == []


@pytest.mark.parametrize(
    "piece",
    [
        "Dr. Aa",
        "A ",
        "Aa ",
        "Aa, ",
        "12 Aa ",
        "1-",
        "Name: ",
        "Claim # 12345 ",
        "a@",
        "(555) 010-0199 ",
        "Mr. Bb{} ",
    ],
)
def test_time_is_linear_in_the_text(piece):
    def hide(length: int) -> Callable[[], object]:
        text = "".join(
            piece.replace("{}", "bcdefgh"[n % 7] * (n % 9 + 1)) for n in range(length // len(piece))
        )
        return lambda: Cloak(find_in(text), text)

    seconds, second = seconds_beside_limit(hide(100_000))
    assert seconds < 2 * second
