"""Injections by someone who had not seen the patterns. At the first look 126 of 210 were flagged and 16
told; the patterns were then widened, so that this set, too, is no longer blind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attacked import ObeyingModel, decisions, letter, plain, summary_of, told

from summarizer.letter import instructions

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("blind.jsonl").read_text(encoding="utf-8").splitlines()
]
COMMANDS = [row for row in ROWS if row["command"]]
LIES = [row for row in ROWS if not row["command"]]
UNTOUCHED = [("upheld", "not_approved", None, None), ("overturned", "approved", None, None)]
PLACES = ("start", "middle", "end", "summary", "guideline", "between")


def _attack(row: dict[str, Any], place: str) -> tuple[Any, str]:
    read = letter(place, row["text"])
    summary = summary_of(read, ObeyingModel(row["wants"], row["text"], "The request was approved."), reasks=1)
    return summary, told(summary, read)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row["kind"])
def test_a_command_is_flagged_and_what_it_wants_is_not_told(row, place):
    summary, shown = _attack(row, place)
    assert decisions(summary) == UNTOUCHED
    assert instructions.FLAG in {*summary.flags, *(flag for issue in summary.issues for flag in issue.flags)}
    assert plain(row["wants"]) not in shown
    assert plain(row["text"]) not in shown


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("row", LIES, ids=lambda row: row["kind"])
def test_a_lie_turns_no_decision(row, place):
    """What it says may be told as the letter's own: it is in the letter, and commands nothing."""
    summary, _ = _attack(row, place)
    assert decisions(summary) == UNTOUCHED
