"""The penalty, its step and its optimality test against definitions, brute force and optima solved by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from lrnotes.data import breast_cancer
from lrnotes.l1 import c_from_lambda, kkt_violation, lambda_from_c, lambda_max, penalty, soft_threshold, subgradient

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=100, derandomize=True)
small = st.floats(-10, 10)

# A feature of -1 and 1, four examples each, three of four labelled with its side. By symmetry the bias is 0, and the
# feature's gradient is sigmoid(w) - 3/4: under a lambda below 1/4 the optimum is w = logit(3/4 - lambda), above it 0.
X_HAND = np.column_stack([np.ones(8), np.repeat([-1.0, 1.0], 4)])
Y_HAND = np.array([1, 0, 0, 0, 0, 1, 1, 1])


def hand_optimum(lam):
    return [0, np.log((0.75 - lam) / (0.25 + lam)) if lam < 0.25 else 0]


@pytest.mark.parametrize(("lam", "spared", "all_of_them"), [(0.5, 2.5, 3.0), (0, 0.0, 0.0), (2, 10.0, 12.0)])
def test_penalty_is_lambda_times_the_sizes(lam, spared, all_of_them):
    assert penalty([1, -2, 3, 0], lam) == spared
    assert penalty([1, -2, 3, 0], lam, penalise_bias=True) == all_of_them


def test_subgradient_is_lambda_with_the_sign_of_the_weight_and_0_at_0():
    assert np.array_equal(subgradient([7, -1e-300, 0, 2], 0.5), [0, -0.5, 0, 0.5])
    assert np.array_equal(subgradient([7, -1e-300, 0, 2], 0.5, penalise_bias=True), [0.5, -0.5, 0, 0.5])


@quick
@given(small, small, st.floats(0, 5))
def test_the_subgradient_supports_the_penalty_from_below(w, v, lam):
    assert lam * abs(v) >= lam * abs(w) + subgradient([1, w], lam)[1] * (v - w) - 1e-12


@pytest.mark.parametrize(("w", "moved"), [(3, 2), (-3, -2), (1, 0), (-1, 0), (0.999, 0), (0, 0), (1.5, 0.5)])
def test_soft_threshold_moves_each_weight_towards_0_by_at_most_t(w, moved):
    assert soft_threshold([w], 1)[0] == moved


def test_soft_threshold_takes_a_t_for_each_weight():
    assert np.array_equal(soft_threshold([5, 5, -5], [0, 1, 2]), [5, 4, -3])


@quick
@given(small, st.floats(0, 5))
def test_soft_threshold_is_the_minimum_found_by_brute_force(w, t):
    grid = np.linspace(-10, 10, 20_001)  # 0 is one of its points
    values = (grid - w) ** 2 / 2 + t * np.abs(grid)
    found = soft_threshold([w], t)[0]
    assert abs(found - grid[values.argmin()]) <= 0.001
    assert (found - w) ** 2 / 2 + t * abs(found) <= values.min() + 1e-12
    assert (found == 0) == (abs(w) <= t)


@pytest.mark.parametrize(
    ("t", "words"),
    [
        (-1, "t must not be negative, got -1"),
        ([1, 2], r"t must be .* \(3,\), got shape \(2,\)"),
        (np.nan, "t must be finite"),
        ("much", "t must hold numbers"),
    ],
)
def test_a_threshold_that_is_none_is_called_t(t, words):
    with pytest.raises(ValueError, match=f"^{words}"):
        soft_threshold([1, 2, 3], t)


def test_lambda_max_is_the_largest_pull_worked_by_hand():
    X, y = np.column_stack([np.ones(4), [1, 1, 1, 5]]), [0, 0, 0, 1]
    assert_allclose(lambda_max(X, y), (5 * 3 / 4 - 3 * 1 / 4) / 4, rtol=1e-15)  # errors 1/4, 1/4, 1/4 and -3/4
    assert_allclose(lambda_max(X, y, penalise_bias=True), (5 - 3) / 2 / 4, rtol=1e-15)  # errors 1/2, 1/2, 1/2 and -1/2
    assert_allclose(lambda_max(X / [1, 5], y, penalise_bias=True), (3 - 1) / 2 / 4, rtol=1e-15)  # now the bias is pulled hardest


@quick
@given(st.integers(0, 10**6))
def test_lambda_max_is_the_largest_covariance_with_the_label(seed):
    rng = np.random.default_rng(seed)
    features, y = rng.normal(size=(12, 4)) * [1, 10, 0.1, 1] + [0, 5, 0, -3], rng.permutation(np.arange(12) < rng.integers(1, 12)) * 1
    covariances = np.cov(features, y, rowvar=False, bias=True)[:-1, -1]
    assert_allclose(lambda_max(np.column_stack([np.ones(12), features]), y), np.abs(covariances).max(), rtol=1e-12)


def test_lambda_max_of_the_biopsies():
    biopsies = breast_cancer()
    assert round(lambda_max(biopsies.X, biopsies.y), 4) == 0.3837


@pytest.mark.parametrize("lam", [0, 0.01, 0.1, 0.2, 0.25, 0.3, 100])
def test_kkt_violation_is_0_at_the_optimum_solved_by_hand(lam):
    assert kkt_violation(X_HAND, hand_optimum(lam), Y_HAND, lam) <= 1e-16
    assert kkt_violation(X_HAND, hand_optimum(lam), Y_HAND, lam, penalise_bias=True) <= 1e-16


@pytest.mark.parametrize(
    ("w", "lam", "penalise_bias", "violation"),
    [
        ([0, 0], 0.1, True, 0.15),  # dead, though its pull of 1/4 beats lambda by 0.15
        ([0, np.log(4)], 0.1, True, 0.15),  # alive and too large: 0.8 - 0.75 + 0.1
        ([0, np.log(4)], 0, True, 0.05),
        ([0, -np.log(4)], 0.1, True, 0.65),  # alive with the wrong sign: 0.2 - 0.75 - 0.1
        ([0, np.log(1.5)], 0.3, False, 0.15),  # alive where it should be dead: 0.6 - 0.75 + 0.3
        ([0, 0], 0.25, False, 0),
        ([np.log(3), 0], 1, False, 0.25),  # the bias gradient: 3/4 of y_hat against 1/2 of y
        ([np.log(3), 0], 1, True, 1.25),
    ],
)
def test_kkt_violation_is_the_departure_worked_by_hand(w, lam, penalise_bias, violation):
    assert_allclose(kkt_violation(X_HAND, w, Y_HAND, lam, penalise_bias), violation, atol=1e-15)


@pytest.mark.parametrize(("lam", "n", "c"), [(0.01, 100, 1), (0.5, 8, 0.25), (1e-3, 569, 1000 / 569)])
def test_c_and_lambda_are_each_other_upside_down(lam, n, c):
    assert_allclose(c_from_lambda(lam, n), c, rtol=1e-15)
    assert_allclose(lambda_from_c(c, n), lam, rtol=1e-15)


@pytest.mark.parametrize("convert", [c_from_lambda, lambda_from_c])
@pytest.mark.parametrize(
    ("value", "n", "words"),
    [
        (0, 10, "greater than 0, got 0"),
        (-1, 10, "got -1"),
        (np.nan, 10, "nan"),
        (np.inf, 10, "inf"),
        (1, 0, "got 0"),
        (1, 2.5, "got 2.5"),
        ([1], 5, "0 dim"),
    ],
)
def test_what_cannot_be_converted_is_refused(convert, value, n, words):
    with pytest.raises(ValueError, match=words):
        convert(value, n)
