"""Scores and probabilities against hand-worked values and 30-digit arithmetic."""

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from lrnotes.forward_pass import add_bias, logits, sigmoid, sigmoid_naive, sigmoid_slope

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=100, derandomize=True)
finite = st.floats(allow_nan=False, allow_infinity=False)
EXTREMES = [sign * size for size in (1e-308, 1, 36.9, 40, 700, 709.8, 745, 1e4, 1e308) for sign in (-1, 1)]
SMALLEST = mpmath.mpf(5e-324)


def exact_sigmoid(z):
    with mpmath.workdps(30):
        return 1 / (1 + mpmath.exp(-mpmath.mpf(z)))


def test_add_bias_puts_ones_in_front_and_keeps_the_features():
    assert np.array_equal(add_bias([[2, 3], [5, 7]]), [[1.0, 2.0, 3.0], [1.0, 5.0, 7.0]])


def test_logits_are_the_sums_worked_by_hand():
    assert np.array_equal(logits([[1, 2], [1, -3], [1, 0]], [0.5, 2]), [4.5, -5.5, 0.5])


@pytest.mark.parametrize(("z", "probability"), [(0, 0.5), (np.log(3), 0.75), (-np.log(3), 0.25), (np.log(9), 0.9)])
def test_sigmoid_turns_log_odds_into_the_probability(z, probability):
    assert_allclose(sigmoid(z), probability, rtol=4e-16)


def test_sigmoid_takes_any_shape():
    assert sigmoid(0.0).shape == ()
    assert np.array_equal(sigmoid(np.zeros((2, 3))), np.full((2, 3), 0.5))


def test_sigmoid_is_right_at_the_extremes():
    for z, actual in zip(EXTREMES, sigmoid(EXTREMES), strict=True):
        exact = exact_sigmoid(z)
        assert abs(mpmath.mpf(float(actual)) - exact) <= 1e-12 * exact + SMALLEST, z


@quick
@given(finite)
def test_sigmoid_is_right_for_every_finite_number(z):
    exact = exact_sigmoid(z)
    assert abs(mpmath.mpf(float(sigmoid(z))) - exact) <= 1e-12 * exact + SMALLEST


@quick
@given(finite, finite)
def test_a_higher_score_never_gives_a_lower_probability(a, b):
    assert sigmoid(min(a, b)) <= sigmoid(max(a, b))


@quick
@given(finite)
def test_the_two_classes_share_the_probability(z):
    assert_allclose(sigmoid(z) + sigmoid(-z), 1, rtol=4e-16)


@quick
@given(st.floats(-700, 700))
def test_the_naive_sigmoid_is_right_where_it_does_not_overflow(z):
    assert_allclose(sigmoid_naive(z), float(exact_sigmoid(z)), rtol=1e-12)


def test_the_naive_sigmoid_overflows_with_a_warning_and_still_gives_zero():
    with pytest.warns(RuntimeWarning, match="overflow"):
        assert sigmoid_naive(-710.0) == 0


def test_the_slope_of_the_sigmoid_is_right_far_out_too():
    scores = np.array([-700.0, -40, -3, -0.5, 0, 0.5, 3, 37, 40, 700])
    with mpmath.workdps(700):
        expected = [float(mpmath.exp(-mpmath.mpf(z)) / (1 + mpmath.exp(-mpmath.mpf(z))) ** 2) for z in scores]
    assert_allclose(sigmoid_slope(scores), expected, rtol=1e-14)
    assert sigmoid_slope(0.0) == 0.25 and sigmoid_slope(np.zeros((2, 3))).shape == (2, 3)
