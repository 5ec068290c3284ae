"""The gradients against differences of Eq. (3) in 60-digit arithmetic, written out here."""

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from lrnotes.forward_pass import logits
from lrnotes.gradients import dloss_dw, dloss_dz, dz_dw
from lrnotes.gradients.gradient import gradient_by_weights

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=30, derandomize=True)
EXTREMES = [sign * size for size in (0, 1e-308, 36.9, 40, 700, 709.8, 745, 1e4, 1e308) for sign in (-1, 1)]
seeds = st.integers(0, 10**6)


def exact_loss(z, y):
    """Eq. (3), divided by N."""
    probabilities = [1 / (1 + mpmath.exp(-a)) for a in z]
    return -sum(mpmath.log(p) if b else mpmath.log(1 - p) for p, b in zip(probabilities, y, strict=True)) / len(z)


def slopes(function, point):
    """Central differences with h = 1e-20: their error is of the order of 1e-40."""
    point, h, result = [mpmath.mpf(float(v)) for v in point], mpmath.mpf("1e-20"), []
    for j, v in enumerate(point):
        above, below = [*point[:j], v + h, *point[j + 1 :]], [*point[:j], v - h, *point[j + 1 :]]
        result.append(float((function(above) - function(below)) / (2 * h)))
    return result


@pytest.mark.parametrize(
    ("z", "y", "gradient"),
    [([0], [1], [-0.5]), ([np.log(3)], [0], [0.75]), ([np.log(3), 0, -np.log(3), 0], [0, 1, 0, 0], [0.1875, -0.125, 0.0625, 0.125])],
)
def test_dloss_dz_is_the_error_over_n_worked_by_hand(z, y, gradient):
    assert_allclose(dloss_dz(z, y), gradient, rtol=1e-14)


def test_dloss_dw_is_the_error_times_the_feature_worked_by_hand():
    # probabilities 3/4 and 1/4, errors 3/4 and -3/4
    gradient = dloss_dw([[1, 2], [1, -2]], [0, np.log(3) / 2], [0, 1])
    assert_allclose(gradient, [0, (0.75 * 2 + 0.75 * 2) / 2], rtol=1e-14, atol=1e-16)


def test_at_the_bias_only_fit_the_bias_has_no_gradient():
    assert_allclose(dloss_dw(np.ones((4, 1)), [np.log(3)], [1, 1, 0, 1]), [0], atol=1e-16)


@quick
@given(seeds)
def test_dloss_dz_is_the_slope_of_the_loss(seed):
    rng = np.random.default_rng(seed)
    z, y = rng.normal(scale=5, size=6), rng.integers(0, 2, 6)
    with mpmath.workdps(60):
        assert_allclose(dloss_dz(z, y), slopes(lambda point: exact_loss(point, y), z), rtol=1e-12)


@quick
@given(seeds)
def test_dloss_dw_is_the_slope_of_the_loss(seed):
    rng = np.random.default_rng(seed)
    X, w, y = rng.normal(size=(7, 4)), rng.normal(size=4), rng.integers(0, 2, 7)
    rows = [[mpmath.mpf(float(x)) for x in row] for row in X]
    with mpmath.workdps(60):
        expected = slopes(lambda point: exact_loss([mpmath.fdot(row, point) for row in rows], y), w)
    assert_allclose(dloss_dw(X, w, y), expected, rtol=1e-12, atol=1e-15)


@quick
@given(seeds)
def test_dz_dw_holds_the_slope_of_each_logit_in_each_weight(seed):
    rng = np.random.default_rng(seed)
    X, w = rng.normal(size=(5, 3)), rng.normal(size=3)
    differences = [(logits(X, w + step) - logits(X, w - step)) / 2 for step in np.eye(3)]  # z is linear: any step will do
    assert_allclose(dz_dw(X), np.array(differences).T, atol=1e-14)


@pytest.mark.parametrize("copies", [1, 3])
@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", EXTREMES)
def test_dloss_dz_is_right_at_the_extremes(z, y, copies):
    with mpmath.workdps(30):
        wrong = 1 / (1 + mpmath.exp(mpmath.mpf(z) if y else -mpmath.mpf(z)))  # P(the other class)
        exact = (-wrong if y else wrong) / copies
    for actual in dloss_dz([z] * copies, [y] * copies):
        assert abs(mpmath.mpf(float(actual)) - exact) <= 1e-12 * abs(exact) + mpmath.mpf(5e-324)


@quick
@given(seeds)
def test_the_gradient_does_not_depend_on_the_order_or_on_repeats(seed):
    rng = np.random.default_rng(seed)
    X, w, y = rng.normal(size=(8, 3)), rng.normal(size=3), rng.integers(0, 2, 8)
    again = rng.permutation(np.tile(np.arange(8), 3))
    assert_allclose(dloss_dw(X[again], w, y[again]), dloss_dw(X, w, y), rtol=1e-12, atol=1e-15)


@quick
@given(seeds, st.floats(0.1, 4))
def test_the_gradient_of_a_long_descent_is_the_slope_of_the_loss(seed, size):
    rng = np.random.default_rng(seed)
    X, w, y = rng.normal(size=(6, 3)), size * rng.normal(size=3), rng.integers(0, 2, 6)
    with mpmath.workdps(60):
        exact = slopes(lambda point: exact_loss([sum(mpmath.mpf(a) * b for a, b in zip(row, point, strict=True)) for row in X], y), w)
    assert_allclose(gradient_by_weights(X, y)(w), exact, rtol=1e-10, atol=1e-16)


@pytest.mark.parametrize("score", EXTREMES)
def test_the_gradient_of_a_long_descent_keeps_its_digits_far_out(score):
    for label in (0, 1):
        X, y = np.array([[1.0]]), np.array([label])
        with np.errstate(over="ignore"):
            assert_allclose(gradient_by_weights(X, y)(np.array([score])), dloss_dz([score], [label]), rtol=1e-13, atol=1e-307)
