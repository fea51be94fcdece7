"""Tests, planning, seeds and classes against published figures. Intervals: test_evals_bootstrap.py."""

from __future__ import annotations

import itertools
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.statistics import (
    Spread,
    accuracy,
    clustered_mcnemar,
    confusion,
    design_effect,
    flip_rate,
    holm,
    kappa,
    macro_f1,
    matthews,
    mcnemar,
    needed,
    recall_of,
    spread,
    wilson,
)
from summarizer.errors import UsageError

LABELS = st.sampled_from(["upheld", "overturned", "partial"])
PAIRS = st.lists(st.tuples(LABELS, st.none() | LABELS), max_size=12)


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        # statsmodels 0.15 proportion_confint(right, total, method="wilson"). The first four are in Newcombe
        # 1998, Statistics in Medicine 17:857-872, table I, method 3, with four places.
        (81, 263, 0.2552885199, 0.3662095770),
        (15, 148, 0.0623863995, 0.1604872417),
        (0, 20, 0.0, 0.1611251581),
        (1, 29, 0.0061132143, 0.1717552188),
        (29, 29, 0.8830302015, 1.0),
    ],
)
def test_wilson_is_newcombes(right, total, low, high):
    rate = wilson(right, total)
    assert (rate.low, rate.high) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize(
    ("only_a", "only_b", "p"),
    [
        # statsmodels 0.15 mcnemar([[0, only_a], [only_b, 0]], exact=True).pvalue; 6 and 1 is 2 (1 + 7) / 2^7
        # by hand, 150 and 86 are the counts in R's example of mcnemar.test (Agresti 1990, p. 350).
        (6, 1, 0.125),
        (1, 6, 0.125),
        (150, 86, 3.7159361395713866e-05),
        (12, 5, 0.143463134765625),
        (5, 0, 0.0625),
        (1, 0, 1.0),
        (10, 10, 1.0),
        (0, 0, 1.0),
    ],
)
def test_mcnemar_is_exact(only_a, only_b, p):
    assert mcnemar(only_a, only_b) == pytest.approx(p, rel=1e-9)


def test_a_negative_count_is_no_count():
    with pytest.raises(ValueError, match="-1"):
        mcnemar(-1, 3)


@given(st.integers(0, 40), st.integers(0, 40))
def test_with_an_item_a_letter_the_clustered_test_is_mcnemars(only_a, only_b):
    pairs = {f"a{n}": [(True, False)] for n in range(only_a)} | {
        f"b{n}": [(False, True)] for n in range(only_b)
    }
    pairs["same"] = [(True, True), (False, False)]
    assert clustered_mcnemar(pairs) == pytest.approx(mcnemar(only_a, only_b), rel=1e-9)


@given(st.lists(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=4), max_size=8))
def test_the_clustered_test_goes_through_all_ways_to_swap(letters):
    leads = [sum(a - b for a, b in pairs) for pairs in letters]
    ways = [
        sum(sign * lead for sign, lead in zip(signs, leads, strict=True))
        for signs in itertools.product((1, -1), repeat=len(leads))
    ]
    p = sum(abs(way) >= abs(sum(leads)) for way in ways) / len(ways)
    assert clustered_mcnemar({str(n): pairs for n, pairs in enumerate(letters)}) == pytest.approx(p)


def test_errors_of_one_letter_are_less_than_as_many_of_several():
    together = {str(n): [(True, False)] * 5 for n in range(2)}
    assert clustered_mcnemar(together) == 0.5
    assert mcnemar(10, 0) < 0.01


def test_many_letters_take_no_time_and_no_seed():
    letters = {str(n): [(n % 3 > 0, n % 2 > 0)] * (n % 5 + 1) for n in range(2_000)}
    assert clustered_mcnemar(letters) < 1e-6
    assert clustered_mcnemar({}) == 1.0


@pytest.mark.parametrize(
    ("p_values", "adjusted"),
    [
        # statsmodels 0.15 multipletests(p, method="holm"); R's p.adjust(p, "holm") gives the same.
        ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
        ([0.042, 0.001, 0.031, 0.014, 0.007], [0.062, 0.005, 0.062, 0.042, 0.028]),
        ([0.6, 0.7, 0.2], [1.0, 1.0, 0.6]),
        ([0.05, None, 0.05], [0.1, None, 0.1]),
        ([None], [None]),
        ([], []),
    ],
)
def test_holm_is_step_down(p_values, adjusted):
    told = holm({str(n): p for n, p in enumerate(p_values)})
    assert list(told) == [str(n) for n in range(len(p_values))]
    assert list(told.values()) == [None if p is None else pytest.approx(p) for p in adjusted]


@given(st.lists(st.floats(0, 1), max_size=9))
def test_holm_keeps_the_order_and_never_helps(p_values):
    told = list(holm({str(n): p for n, p in enumerate(p_values)}).values())
    assert all(p <= adjusted <= 1 for p, adjusted in zip(p_values, told, strict=True))
    order = sorted(range(len(told)), key=p_values.__getitem__)
    assert [told[n] for n in order] == sorted(told)


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_holm_takes_p_values_alone(p):
    with pytest.raises(ValueError, match="no p value"):
        holm({"one": 0.5, "other": p})


def test_an_item_flips_when_a_seed_says_otherwise():
    answers = {
        "same": ["a", "a", "a"],
        "flips": ["a", "b", "a"],
        "goes silent": ["a", None],
        "silent": [None] * 2,
    }
    rate = flip_rate({**answers, "asked once": ["a"], "never asked": []})
    assert (rate.right, rate.all, rate.rate) == (2, 4, 0.5)
    assert flip_rate({}).rate is None


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([], Spread(None, None, None, None)),
        ([0.9], Spread(0.9, 0.9, 0.9, None)),
        # R: mean, range and sd of c(2, 4, 4, 4, 5, 5, 7, 9).
        ([2, 4, 4, 4, 5, 5, 7, 9], Spread(5, 2, 9, pytest.approx(2.13809, abs=1e-5))),
    ],
)
def test_a_figure_over_seeds(values, told):
    assert spread(values) == told


@pytest.mark.parametrize(
    ("p1", "p2", "options", "items"),
    [
        # powerandsamplesize.com, McNemar's Z-test, two-sided, p01 = 0.45, p10 = 0.05: 23 (by Connor 1987).
        (0.7, 0.3, {"discordant": 0.5}, 23),
        # clinicaltrials-tools, the same source: a discordant share of 0.45 with a difference of 0.15: 155.
        (0.4, 0.55, {"discordant": 0.45}, 155),
        (0.55, 0.4, {"discordant": 0.45}, 155),
        # By hand, independent runs: (1.959964 √0.14 + 0.841621 √(0.14 - 0.0025))² / 0.0025 = 437.17.
        (0.9, 0.95, {}, 438),
        (0.9, 0.95, {"design_effect": 1.5}, 656),
        (0.9, 0.95, {"discordant": 0.05}, 155),
        (0.9, 0.9, {}, None),
        (0.9, 0.9, {"discordant": 0.1}, None),
        (1.0, 0.0, {}, 4),
    ],
)
def test_items_needed(p1, p2, options, items):
    assert needed(p1, p2, **options) == items


@pytest.mark.parametrize(
    ("p1", "p2", "options"),
    [
        (1.2, 0.5, {}),
        (0.9, 0.5, {"discordant": 0.3}),
        (0.9, 0.95, {"discordant": 0.2}),
        (0.9, 0.5, {"power": 1.0}),
        (0.9, 0.5, {"alpha": 0.0}),
        (0.9, 0.5, {"design_effect": 0.5}),
    ],
)
def test_no_plan_for_what_cannot_be(p1, p2, options):
    with pytest.raises(UsageError):
        needed(p1, p2, **options)


@pytest.mark.parametrize(
    ("letters", "effect"),
    [
        # Shrout and Fleiss 1979, Psychological Bulletin 86:420-428, table 2: ICC(1,1) = 0.166 with 4 judges.
        (
            [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
            1 + 3 * 0.16574,
        ),
        # statsmodels 0.15 anova_lm: mean squares 0.4416667 and 0.1966667. n0 = (15 - 55/15) / 4, so the ICC
        # is 0.3054017; m = 55/15.
        ([[1, 1, 0], [1, 1, 1, 1], [0], [0, 1], [0, 0, 0, 1, 0]], 1 + (55 / 15 - 1) * 0.3054017),
        ([[1, 1, 1], [0, 0, 0]], 3.0),
        ([[1, 0], [0, 1], [1, 0]], 1.0),
        ([[1], [0], [1]], 1.0),
        ([[1, 1], [1]], 1.0),
        ([[1, 0, 1]], 1.0),
        ([[1, 0], []], 1.0),
        ([], 1.0),
    ],
)
def test_the_design_effect(letters, effect):
    told = design_effect({str(n): letter for n, letter in enumerate(letters)})
    assert told == pytest.approx(effect, abs=1e-4)


@given(st.lists(st.lists(st.sampled_from([0.0, 1.0, 0.1]), max_size=5), max_size=6))
def test_the_design_effect_lies_between_one_and_the_largest_letter(letters):
    told = design_effect({str(n): letter for n, letter in enumerate(letters)})
    assert 1 <= told <= max([1, *map(len, letters)]) + 1e-9


def table(*cells: tuple[str, str | None, int]) -> dict[tuple[str, str | None], int]:
    return {(gold, told): items for gold, told, items in cells}


def test_each_measure_of_classes_on_one_table():
    pairs = table(("u", "u", 80), ("u", "o", 2), ("o", "o", 6), ("o", "u", 3), ("o", None, 1), ("p", "u", 2))
    assert confusion(key for key, items in pairs.items() for _ in range(items)) == pairs
    assert accuracy(pairs) == 86 / 94
    assert recall_of(pairs, "o") == 0.6
    assert recall_of(pairs, "p") == 0.0
    assert recall_of(pairs, "x") is None
    assert macro_f1(pairs, ["u", "o", "p"]) == pytest.approx((160 / 167 + 12 / 18 + 0) / 3)


@pytest.mark.parametrize(
    ("gold", "told", "f1"),
    # scikit-learn's documentation of f1_score(average="macro") and of classification_report.
    [("012012", "021001", 0.26667), ("01222", "00221", 0.48889)],
)
def test_macro_f1_is_that_of_scikit_learn(gold, told, f1):
    assert macro_f1(confusion(zip(gold, told, strict=True)), "012") == pytest.approx(f1, abs=1e-5)


def test_a_label_that_nobody_gave_does_not_count():
    assert macro_f1({("u", "u"): 1}, ["u", "o"]) == 1.0
    assert macro_f1({("u", "u"): 1}, ["o"]) is None
    assert macro_f1({("u", None): 1}, ["u", "u"]) == 0.0


@pytest.mark.parametrize(
    ("pairs", "correlation"),
    [
        # Wikipedia, "Phi coefficient": 12 pictures, 6 cats and 3 dogs told as such: 0.478.
        (table(("cat", "cat", 6), ("cat", "dog", 2), ("dog", "cat", 1), ("dog", "dog", 3)), 0.47809),
        # scikit-learn's documentation of matthews_corrcoef: -0.33.
        (table(("1", "1", 2), ("1", "-1", 1), ("-1", "1", 1)), -1 / 3),
        (table(("u", "u", 3), ("o", "o", 1), ("p", "p", 2)), 1.0),
        (table(("u", "o", 3), ("o", "u", 3)), -1.0),
        (table(("u", "u", 9)), None),
        (table(("u", "u", 9), ("o", "u", 1)), 0.0),
        (table(("u", None, 9), ("o", None, 1)), 0.0),
        ({}, None),
    ],
)
def test_matthews(pairs, correlation):
    told = matthews(pairs)
    assert told == (None if correlation is None else pytest.approx(correlation, abs=1e-5))


@given(PAIRS)
def test_matthews_is_gorodkins_covariance(pairs):
    """R_K by its definition: the covariance of the two classes' columns, divided by the root of their own."""
    import numpy as np

    classes = sorted({label for pair in pairs for label in pair}, key=str)
    gold, told = (np.array([[pair[side] == c for c in classes] for pair in pairs], float) for side in (0, 1))
    if not pairs:
        return

    def covariance(x, y):
        return float(((x - x.mean(axis=0)) * (y - y.mean(axis=0))).sum())

    below = covariance(gold, gold) * covariance(told, told)
    expected = pytest.approx(covariance(gold, told) / below**0.5, abs=1e-9) if below > 1e-9 else 0.0
    if covariance(gold, gold) < 1e-9:
        expected = None
    assert matthews(confusion(pairs)) == expected


@pytest.mark.parametrize(
    ("pairs", "beyond_chance"),
    [
        # Wikipedia, "Cohen's kappa": 0.40, 0.1304 and 0.2593; statsmodels 0.15 cohens_kappa gives the same.
        (table(("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15)), 0.4),
        (table(("y", "y", 45), ("y", "n", 15), ("n", "y", 25), ("n", "n", 15)), 0.1304348),
        (table(("y", "y", 25), ("y", "n", 35), ("n", "y", 5), ("n", "n", 35)), 0.2592593),
        (table(("y", "y", 4)), None),
        (table(("y", None, 4)), 0.0),
        (table(("a", "b", 1), ("b", "a", 1)), -1.0),
        ({}, None),
    ],
)
def test_kappa(pairs, beyond_chance):
    assert kappa(pairs) == (None if beyond_chance is None else pytest.approx(beyond_chance))


@given(PAIRS)
def test_no_measure_is_ever_nan(pairs):
    labels, counts = ["upheld", "overturned", "partial"], confusion(pairs)
    told = [
        accuracy(counts),
        macro_f1(counts, labels),
        matthews(counts),
        kappa(counts),
        recall_of(counts, "upheld"),
    ]
    assert all(one is None or (isfinite(one) and -1 <= one <= 1) for one in told)
    assert (accuracy(counts) is None) == (not pairs)
