"""A rule keeps each kind of limit: cases for and against, in our own words."""

from __future__ import annotations

import pytest

from summarizer.checks import whole_rule


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The guideline supports rest after a fall.", "The guideline supports rest after a fall."),
        ("The guideline supports rest once splints failed.", "The guideline supports rest after splints."),
        ("The guideline does not support rest unless there was a fall.", "Not supported except for a fall."),
        ("The guideline limits rest to falls, if any.", "The guideline supports rest if there was a fall."),
        ("The worker rested.", "The guideline supports rest only after a fall."),
        ("The request was for rest.", "The guideline supports rest only after a fall."),
    ],
)
def test_whole(build, claim, evidence):
    assert whole_rule.check(build(claim, evidence)) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "limit"),
    [
        ("The guideline does not support rest.", "The guideline does not support rest until later.", "until"),
        ("The guideline says rest may harm.", "The guideline says rest harms following a cut.", "following"),
        ("The guideline supports scans.", "The guideline supports scans if pain persists.", "if"),
        ("The guideline does not support scans after falls.",
         "The guideline does not support scans after falls, except for fever.", "except"),
    ],
)  # fmt: skip
def test_a_limit_that_is_lost_is_named(build, claim, evidence, limit):
    [finding] = whole_rule.check(build(claim, evidence))
    assert f'"{limit}"' in finding.message


def test_a_rule_in_half_of_its_words_is_cut_short(build):
    evidence = "The guideline supports rest for a sprain of the ankle with swelling and a splint at night."
    [finding] = whole_rule.check(build("The guideline supports rest for a sprain.", evidence))
    assert "cut short" in finding.message
    assert whole_rule.check(build("The worker had a sprain.", evidence)) == []
