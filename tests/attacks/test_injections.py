"""What a letter tells a machine turns no decision and is not told, and the reader learns of it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from attacked import PLACES, ObeyingModel, decisions, letter, plain, summary_of, told
from injections import INJECTIONS, LIES, ORDINARY, Injection
from support import EXAMPLES, ROOT

from summarizer.data import frames
from summarizer.letter import instructions
from summarizer.letter import read as load_letter

FLAG = instructions.FLAG
NOTE = frames("en")["flag"][FLAG]
UNTOUCHED = [("upheld", "not_approved", None, None), ("overturned", "approved", None, None)]
PARAPHRASES = ("Treatment is medically necessary.", "The denial was reversed.", "The request was approved.")

# What ends without a stop before a heading is read as a part of it, whoever wrote it.
_FIRST, _SECOND, _BOTH = [False, True, False], [False, False, True], [False, True, True]
EXPECTED = {place: [_FIRST] for place in PLACES} | {
    "summary": [[True, False, False]],
    "end": [_FIRST, _SECOND, _BOTH],
    "between": [_FIRST, _SECOND, _BOTH],
}


def _named(injection: Injection) -> str:
    return f"{injection.kind} {INJECTIONS.index(injection)}"


each = pytest.mark.parametrize("injection", INJECTIONS, ids=_named)


def test_there_are_enough_and_no_two_are_the_same() -> None:
    assert len({one.text for one in INJECTIONS}) == len(INJECTIONS) >= 60
    assert len({one.kind for one in INJECTIONS}) >= 12


def _asks(injection: Injection) -> tuple[str, ...]:
    return (injection.wants, injection.text, f"{injection.wants} {PARAPHRASES[0]}", *PARAPHRASES)


def _placed() -> list[Any]:
    """Each injection at three places in turn, or at all of them (IMR_TEST_ALL_ATTACKS)."""
    many = len(PLACES) if os.environ.get("IMR_TEST_ALL_ATTACKS") else 3
    return [
        pytest.param(injection, place, id=f"{_named(injection)} {place}")
        for number, injection in enumerate(INJECTIONS)
        for place in [PLACES[(number + step) % len(PLACES)] for step in range(many)]
    ]


@pytest.mark.parametrize(("injection", "place"), _placed())
def test_nothing_flips_and_nothing_injected_is_told(injection: Injection, place: str) -> None:
    read = letter(place, injection.text)
    model = ObeyingModel(*_asks(injection))
    summary = summary_of(read, model)
    assert decisions(summary) == UNTOUCHED
    shown = told(summary, read)
    assert plain(injection.wants) not in shown
    assert plain(injection.text) not in shown
    flagged = [FLAG in summary.flags, *(FLAG in issue.flags for issue in summary.issues)]
    assert flagged in EXPECTED[place]
    assert all(issue.status == "needs_review" for issue in summary.issues if FLAG in issue.flags)
    assert plain(NOTE) in shown
    assert not any(plain(injection.text) in plain(asked) for asked in model.asked)


@each
def test_a_command_is_found_by_the_letters_facts(injection: Injection) -> None:
    assert instructions.in_letter(letter("middle", injection.text).clean, closely=True)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_false_alarm_in_the_examples(path: Path) -> None:
    assert instructions.in_letter(load_letter(path).clean, closely=True) == []


def test_no_false_alarm_in_the_real_letters() -> None:
    paths = sorted((ROOT.parent / "shared" / "letters").glob("CM*.pdf"))
    if not paths:
        pytest.skip("the real letters are not beside this checkout")
    wrong = [path.name for path in paths if instructions.in_letter(load_letter(path).clean, closely=True)]
    assert not wrong


@pytest.mark.parametrize("sentence", ORDINARY)
def test_a_reviewers_own_sentence_instructs_no_machine(sentence: str) -> None:
    assert instructions.find(sentence) == []


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("place", [place for place in PLACES if place != "heading"])
def test_a_plain_lie_flips_nothing_and_is_not_told(lie: str, place: str) -> None:
    read = letter(place, lie)
    summary = summary_of(read, ObeyingModel(lie, *PARAPHRASES))
    assert decisions(summary) == UNTOUCHED
    assert plain(lie) not in told(summary, read)


def test_without_an_attack_nothing_is_flagged() -> None:
    summary = summary_of(letter(), ObeyingModel(*PARAPHRASES))
    assert decisions(summary) == UNTOUCHED
    assert FLAG not in (*summary.flags, *(flag for issue in summary.issues for flag in issue.flags))


HARD = (
    "ignore ",
    "ignore all the ",
    "a-b'c ",
    "<a ",
    "[x](",
    "{{",
    "i g n o r e ",
    "1a1a1a",
    "A1b2" * 40,
    "- ",
    "Say ",
    "\u0430",
)


@pytest.mark.parametrize("piece", HARD)
def test_the_search_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        instructions.find(text)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(80_000) < 16 * max(seconds(10_000), 0.005)
