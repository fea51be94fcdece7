"""Intervals of letters redrawn: known values, what always holds, and whether they hold the truth."""

from __future__ import annotations

import sys
from itertools import pairwise
from math import isfinite
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.statistics import (
    Interval,
    accuracy,
    clustered,
    clustered_mcnemar,
    clustered_ratio,
    confusion,
    matthews,
    mcnemar,
    needed,
    paired_difference,
    paired_statistic,
    wilson,
)
from evals.statistics.simulation import as_pairs, drawn, held, held_by_scipy
from summarizer.errors import UsageError

LETTERS = st.dictionaries(st.text(max_size=3), st.lists(st.booleans(), max_size=5), max_size=8)
PAIRS = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.integers(0, 5).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))),
    max_size=8,
)
ISSUES = {
    f"{n:02}": pair
    for n, pair in enumerate(
        zip(
            [3, 2, 5, 0, 1, 4, 2, 3, 1, 2, 2, 1, 3, 0, 4],
            [3, 3, 5, 2, 1, 4, 4, 3, 1, 2, 3, 1, 5, 1, 4],
            strict=True,
        )
    )
}


def share(counts):
    total = sum(counts.values())
    return sum(item * count for item, count in counts.items()) / total if total else None


def items_of(pairs):
    return {name: [True] * right + [False] * (total - right) for name, (right, total) in pairs.items()}


def sound(interval: Interval, *, nothing: bool) -> bool:
    if nothing:
        return interval.value is None and str(interval) == interval.interval == "-"
    assert interval.value is not None
    return (
        isfinite(interval.low) and isfinite(interval.high) and interval.low <= interval.value <= interval.high
    )


def test_an_interval_is_shown_like_a_rate():
    assert str(Interval(0.9333, 0.9, 0.96)) == "0.933"
    assert Interval(0.9333, 0.9, 0.96).interval == "0.900 to 0.960"
    assert str(Interval(None, 0.0, 1.0)) == Interval(None, 0.0, 1.0).interval == "-"


def test_the_limits_are_those_of_scipys_bootstrap_at_the_widened_level():
    """scipy 1.17 bootstrap((right, all), ratio, paired=True, method="BCa", n_resamples=400_000,
    confidence_level=1 - 2 * norm.cdf(-t.ppf(0.975, 14) * sqrt(15 / 14))), seeds 0 to 2: 0.5952 to 0.6000 and
    0.9268 to 0.9273."""
    interval = clustered_ratio(ISSUES, resamples=100_000)
    assert interval.value == 33 / 42
    assert interval.low == pytest.approx(0.598, abs=0.006)
    assert interval.high == pytest.approx(0.927, abs=0.003)


def test_whole_letters_are_wider_than_issues():
    letters = {str(n): (4, 4) if n % 5 else (0, 4) for n in range(40)}
    interval, naive = clustered_ratio(letters), wilson(128, 160)
    assert interval.value == naive.rate
    assert interval.high - interval.low > 1.7 * (naive.high - naive.low)


@pytest.mark.parametrize(
    ("pairs", "low", "high"),
    [
        # Wilson for as many letters: statsmodels 0.15 proportion_confint(40, 40, method="wilson").
        ({str(n): (3, 3) for n in range(40)}, 0.91238, 1.0),
        ({str(n): (0, n % 3 + 1) for n in range(40)}, 0.0, 0.08762),
        ({"a": (3, 3)}, 0.20654, 1.0),
        # Half of every letter: as many letters as Wilson allows may be all right or all wrong.
        ({str(n): (1, 2) for n in range(40)}, 0.45619, 0.54381),
    ],
)
def test_no_error_is_not_no_doubt(pairs, low, high):
    interval = clustered_ratio(pairs)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-5)


def test_one_error_leaves_more_doubt_than_none():
    lows = [
        clustered_ratio({str(n): (0 if n < wrong else 1, 1) for n in range(40)}).low for wrong in range(8)
    ]
    assert all(more <= less for less, more in pairwise(lows))


def test_two_runs_that_never_differ_may_still_differ():
    same = {str(n): (2, 2) for n in range(40)}
    interval = paired_difference(same, same)
    assert (interval.value, interval.low, interval.high) == pytest.approx((0, -0.08762, 0.08762), abs=1e-5)


def test_what_has_no_bounds_keeps_its_width():
    seconds = {str(n): [11.0, 12.0] for n in range(5)}
    assert clustered(seconds, share, bounds=None) == clustered(seconds, share) == Interval(11.5, 11.5, 11.5)
    assert clustered({}, share, bounds=None).value is None


@pytest.mark.parametrize(("level", "width"), [(0.8, 0.15), (0.99, 0.3)])
def test_a_higher_level_is_wider(level, width):
    interval, usual = clustered_ratio(ISSUES, level=level), clustered_ratio(ISSUES)
    assert (interval.high - interval.low > usual.high - usual.low) == (level > 0.95)
    assert interval.high - interval.low > width


@settings(deadline=None)
@given(PAIRS)
def test_a_ratio_has_a_value_and_limits_or_nothing(pairs):
    nothing = not any(total for _, total in pairs.values())
    interval = clustered_ratio(pairs, resamples=50)
    assert sound(interval, nothing=nothing)
    assert 0 <= interval.low <= interval.high <= 1


@settings(deadline=None)
@given(PAIRS)
def test_the_fast_way_is_the_slow_way_and_the_order_of_letters_nothing(pairs):
    fast = clustered_ratio(pairs, resamples=50)
    assert clustered(items_of(pairs), share, resamples=50) == fast
    assert clustered_ratio(dict(reversed(pairs.items())), resamples=50) == fast


@settings(deadline=None)
@given(PAIRS, PAIRS)
def test_a_difference_is_sound_and_turns_round(a, b):
    both = a.keys() & b.keys()
    if not both:
        with pytest.raises(UsageError, match="no letter in common"):
            paired_difference(a, b)
        return
    there, back = paired_difference(a, b, resamples=50), paired_difference(b, a, resamples=50)
    nothing = not all(any(run[name][1] for name in both) for run in (a, b))
    assert sound(there, nothing=nothing)
    assert paired_statistic(items_of(a), items_of(b), share, resamples=50) == there
    assert back.value == (None if there.value is None else -there.value)
    assert paired_difference({**a, "only a": (1, 1)}, {**b, "only b": (0, 1)}, resamples=50) == there


@settings(deadline=None)
@given(LETTERS)
def test_a_statistic_that_is_undefined_in_some_draws_is_still_sound(letters):
    pairs = {
        name: [(str(item), str(n % 2 > 0)) for n, item in enumerate(row)] for name, row in letters.items()
    }
    every = [pair for row in pairs.values() for pair in row]
    assert sound(
        clustered(pairs, matthews, resamples=30, bounds=(-1, 1)), nothing=matthews(confusion(every)) is None
    )
    assert sound(clustered(pairs, accuracy, resamples=30), nothing=not every)


def test_nan_and_infinity_are_no_values():
    for broken in (float("nan"), float("inf")):
        assert clustered({"a": [1], "b": [2]}, lambda items, told=broken: told).value is None


@pytest.mark.parametrize("pair", [(1, 0), (1, -1), (float("nan"), 1), (0, float("inf"))])
def test_a_pair_that_cannot_be_is_refused(pair):
    with pytest.raises(ValueError, match="right of"):
        clustered_ratio({"a": (1, 1), "b": pair})
    with pytest.raises(ValueError, match="right of"):
        paired_difference({"a": (1, 1), "b": (1, 1)}, {"a": (1, 1), "b": pair})


@pytest.mark.parametrize("options", [{"resamples": 0}, {"level": 0.0}, {"level": 1.0}])
def test_no_draws_or_no_level_is_refused(options):
    with pytest.raises(ValueError, match="resamples at the level"):
        clustered_ratio(ISSUES, **options)


def test_thousands_of_letters_are_no_burden():
    letters = {str(n): (n % 3, 3) for n in range(5_000)}
    started = perf_counter()
    interval = clustered_ratio(letters)
    assert perf_counter() - started < 30
    assert interval.high - interval.low < 0.05


@pytest.mark.parametrize(
    "call",
    [
        lambda: clustered_ratio({"a": (1, 1)}),
        lambda: clustered({"a": [True]}, share),
        lambda: mcnemar(3, 1),
        lambda: clustered_mcnemar({"a": [(True, False)]}),
        lambda: needed(0.9, 0.8),
    ],
)
def test_without_scipy_it_says_what_to_install(monkeypatch, call):
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(UsageError, match="intervals need SciPy") as caught:
        call()
    assert "evals" in caught.value.hint


@pytest.mark.parametrize("rate", [0.7, 0.9])
@pytest.mark.parametrize("correlation", [0.1, 0.3, 0.5])
def test_of_intervals_at_95_percent_95_hold_the_rate(rate, correlation):
    assert 0.93 <= held(rate, correlation, sets=1_500, seed=2026) <= 0.97


def test_they_hold_it_more_often_than_scipys():
    ours, theirs = (held(0.95, 0.6, sets=300, seed=1), held_by_scipy(0.95, 0.6, "BCa", sets=300, seed=1))
    assert ours > theirs


@pytest.mark.parametrize("lost", [0.1, 0.3])
def test_of_intervals_at_95_percent_95_hold_the_difference(lost):
    """The second run loses that share of what the first has right."""
    right, totals, source = drawn(0.8, 0.3, sets=1_500, seed=2026)
    kept = source.binomial(right, 1 - lost)
    held = 0
    for number, (first, second, of) in enumerate(zip(right, kept, totals, strict=True)):
        interval = paired_difference(as_pairs(first, of), as_pairs(second, of), resamples=400, seed=number)
        held += interval.low <= 0.8 * lost <= interval.high
    assert 0.93 <= held / len(right) <= 0.97
