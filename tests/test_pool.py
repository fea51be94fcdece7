"""Several processes: the order is kept, memory is bounded, and a lost process loses one item."""

from __future__ import annotations

import os
from itertools import count, islice

import pytest

from summarizer import bulk
from summarizer.bulk import facts_of, read_one
from summarizer.pool import map_in_order
from summarizer.sources import Source


def _double(item: int) -> tuple[int, int]:
    return 2 * item, os.getpid()


def _die_at_odd_tens(item: int) -> int:
    if item % 20 == 10:
        os._exit(1)
    return item


def _lost(item: int) -> int:
    return -item


def _lost_pair(item: int) -> tuple[int, int]:
    return -item, 0


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("items", [0, 1, 100])
def test_the_order_is_kept(workers, items):
    results = map_in_order(_double, range(items), workers=workers, lost=_lost_pair, patience=0)
    assert [value for value, _ in results] == [2 * item for item in range(items)]


def test_a_small_job_starts_no_process():
    results = map_in_order(_double, range(20), workers=2, lost=_lost_pair, patience=60)
    assert {process for _, process in results} == {os.getpid()}


def test_a_long_job_leaves_this_process():
    results = map_in_order(_double, range(40), workers=2, lost=_lost_pair, patience=0)
    assert os.getpid() not in {process for _, process in results}


def test_a_lost_process_loses_one_item():
    results = map_in_order(_die_at_odd_tens, range(1, 41), workers=2, lost=_lost, patience=0)
    assert list(results) == [-item if item in (10, 30) else item for item in range(1, 41)]


def test_an_endless_job_is_taken_a_little_at_a_time():
    taken = 0

    def items():
        nonlocal taken
        for item in count():
            taken += 1
            yield item

    results = map_in_order(_double, items(), workers=2, lost=_lost_pair, patience=0)
    assert [value for value, _ in islice(results, 100)] == list(range(0, 200, 2))
    results.close()
    assert taken <= 100 + 2 * 64 + 16


def test_a_letter_that_crashes_the_program_is_an_error_without_its_text(monkeypatch, tmp_path):
    def crash(_: object) -> None:
        raise KeyError("a word of the letter")

    monkeypatch.setattr(bulk, "parse", crash)
    letter = tmp_path / "a.txt"
    letter.write_text("a word of the letter")
    outcome = read_one(Source(str(letter)), "json", mentions=True)
    assert outcome.error is not None
    assert "KeyError at test_pool.py:" in str(outcome.error)
    assert "word" not in str(outcome.error)


def test_other_processes_give_what_this_one_gives():
    from support import BAD, EXAMPLES

    sources = [Source(str(path)) for path in sorted([*EXAMPLES.glob("*.txt"), *BAD.iterdir()])]
    here, there = facts_of(sources, "csv", workers=1), facts_of(sources, "csv", workers=2)
    assert [(o.source, o.text, str(o.error)) for o in here] == [
        (o.source, o.text, str(o.error)) for o in there
    ]
