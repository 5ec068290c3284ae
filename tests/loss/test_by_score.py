"""What one score costs, against arithmetic in 50 digits."""

import math

import mpmath
import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes.loss import cross_entropy_by_score, squared_error_by_score, three_formulas

SCORES = np.array([-40.0, -10, -3, -0.5, 0, 0.5, 3, 10])


@pytest.mark.parametrize(
    ("by_score", "formula"),
    [
        (squared_error_by_score, lambda z: (1 / (1 + mpmath.exp(-z)) - 1) ** 2),
        (cross_entropy_by_score, lambda z: -mpmath.log(1 / (1 + mpmath.exp(-z)))),
    ],
)
def test_a_loss_and_its_slope(by_score, formula):
    cost = by_score(SCORES)
    with mpmath.workdps(50):
        expected = np.array([[float(formula(mpmath.mpf(z))), float(mpmath.diff(formula, mpmath.mpf(z)))] for z in SCORES]).T
    assert_allclose(cost, expected, rtol=1e-11)


def typed_in(z):
    """Eqs. (3) and (10) of one score in Python's own arithmetic, which has no infinities of its own: they are put in."""

    def exp(x):
        return math.exp(x) if x < 709.79 else math.inf

    def log(x):
        return math.log(x) if x > 0 else -math.inf

    p = 1 / (1 + exp(-z))
    return [[-y * log(p) - (1 - y) * log(1 - p) for y in (0, 1)], [y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z)) for y in (0, 1)]]


@pytest.mark.filterwarnings("error")
def test_three_formulas_are_right_as_long_as_they_are_finite():
    scores = np.array([0.0, 1, 20, 36.7, 36.8, 700, 709.7, 709.8, 1000])
    z, losses = three_formulas(scores)
    assert np.array_equal(z, scores) and list(losses) == ["(3), from the probability", "(10), as it is written", "logaddexp"]
    naive, written, care = losses.values()
    assert_allclose(np.array([naive.T, written.T]), np.array([typed_in(z) for z in scores]).transpose(1, 0, 2), rtol=1e-14, atol=1e-16)
    with mpmath.workdps(500):
        assert_allclose(care, [[float(mpmath.log(1 + mpmath.exp(s * mpmath.mpf(z)))) for z in scores] for s in (1, -1)], rtol=1e-15)
    assert np.array_equal(np.isfinite(naive[0]), scores < 36.74) and np.array_equal(np.isfinite(written[0]), scores < 709.78)


def test_a_score_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="z must be finite, but is nan at row 1"):
        three_formulas([1.0, np.nan])
