"""Bias and variance of estimates whose truth is known: worked by hand, and asserted with their uncertainty."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes.evidence import estimation_errors, mean_and_error, repeated_fits

pytestmark = pytest.mark.filterwarnings("error")


def test_bias_variance_and_error_worked_by_hand():
    errors = estimation_errors(np.array([[[1.0, 4.0]], [[3.0, 4.0]]]), np.array([1.0, 5.0]))
    assert_allclose(errors.mean, [[2, 4]])
    assert_allclose((errors.low, errors.high), ([[1.1, 4]], [[2.9, 4]]))  # 5% and 95% of the way from 1 to 3
    assert_allclose(errors.bias, [[1, -1]])
    assert_allclose(errors.variance, [[1, 0]])
    assert_allclose(errors.mse, [[2, 1]])


@pytest.fixture(scope="module")
def estimates():
    w = np.array([0, 2, -1.5, 1, 0, 0, 0, 0, 0, 0, 0])
    return w, repeated_fits(w, 200, np.geomspace(3e-4, 0.3, 13), draws=150)


def test_variance_falls_with_lambda_and_the_error_is_least_between(estimates):
    w, W = estimates
    errors = estimation_errors(W, w)
    assert_allclose(errors.mse, errors.bias**2 + errors.variance, rtol=1e-9, atol=1e-12)
    assert (np.diff(errors.variance[:, 1:].sum(axis=1)) < 0).all()
    squared = np.sum((W - w)[:, :, 1:] ** 2, axis=2)
    best = squared.mean(axis=0).argmin()
    assert 0 < best < 12
    for end in (0, -1):
        difference, error = mean_and_error(squared[:, end] - squared[:, best])
        assert difference > 4 * error


def test_a_large_lambda_pulls_weights_to_zero_and_hardly_any_leaves_them_too_large(estimates):
    """Maximum likelihood exaggerates the weights of small data sets (Firth, Biometrika 80(1), 1993); L1 shrinks them."""
    w, W = estimates
    sizes = np.sign(w[1:4]) * (W[:, :, 1:4] - w[1:4])
    mean, error = mean_and_error(sizes)
    assert (mean[0] > 3 * error[0]).all()  # outwards where lambda is least
    assert (mean[8] < -3 * error[8]).all()  # inwards at a tenth of the largest


@pytest.mark.slow
@pytest.mark.parametrize("seeds, larger", [(range(5), 5), (range(5, 10), 4)])
def test_at_the_least_error_the_squared_bias_is_larger_than_with_hardly_any_penalty(seeds, larger):
    """The data of notebook 05, at its left end and at its lambda of least error: the order in each set of 500 draws, the figures of all."""
    w, lams = np.array([0, 1.5, 1, 0.5, 0, 0, 0, 0, 0, 0, 0]), np.geomspace(3e-4, 0.3, 22)[[0, 13]]
    sets = [repeated_fits(w, 150, lams, draws=500, seed=seed) for seed in seeds]
    left, best = np.array([squared_bias(estimates, w) for estimates in sets]).T
    assert np.sum(best > left) == larger
    assert_allclose(squared_bias(np.concatenate(sets), w), (0.07, 0.11), atol=0.005)


def squared_bias(estimates, w):
    """Summed over the weights but the intercept, at each lambda."""
    return np.sum((estimates.mean(axis=0) - w)[:, 1:] ** 2, axis=1)


def test_repeated_fits_draw_from_the_model_they_are_given():
    """At a huge lambda only the bias is fitted: the log-odds of the share of ones, which is one half by symmetry."""
    W = repeated_fits(np.array([0.0, 1, -2]), 400, [10.0], draws=50)
    assert not W[:, :, 1:].any()
    mean, error = mean_and_error(W[:, 0, 0])
    assert abs(mean) < 3 * error < 0.1
