"""The two tables of what reviewers say agree with each other."""

from __future__ import annotations

import pytest

from summarizer.data import grounds, reasons


@pytest.mark.parametrize("reason", reasons().values(), ids=lambda reason: reason.name)
def test_a_ground_that_tells_a_reason_is_there_and_fits_its_results(reason):
    for name in reason.told_by:
        assert reason.of & grounds()[name].of


def test_no_ground_tells_two_reasons():
    told = [name for reason in reasons().values() for name in reason.told_by]
    assert len(told) == len(set(told))
