"""The bias at its best and three walks, against a minimiser of SciPy and steps written out again."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar
from scipy.special import expit

from lrnotes import fit
from lrnotes.data import breast_cancer
from lrnotes.gradients.valley import best_bias, least_over_bias, safe_step, walks

pytestmark = pytest.mark.filterwarnings("error")
BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X[:, :3], BIOPSIES.y
RAW = X * [1, 1, BIOPSIES.raw[:, 1].std()]
START = np.array([-1.0, 2.0])


def loss(w, X=X):
    return np.mean(np.logaddexp(0, (1 - 2 * Y) * (X @ w)))


def slope(w, X=X):
    return X.T @ (expit(X @ w) - Y) / 569


def test_the_bias_is_at_its_best_for_each_pair_of_weights():
    W = np.array([[0, 0], [1, -2], [5, 2.5], [-4, 3], [30, 30.0]])
    for weights, bias, least in zip(W, best_bias(X, Y, W), least_over_bias(X, Y, W), strict=True):
        found = minimize_scalar(lambda bias, w=weights: loss(np.array([bias, *w])), bounds=(-60, 60), options={"xatol": 1e-9})
        assert_allclose(least, found.fun, rtol=1e-10)
        assert_allclose(bias, found.x, atol=1e-5)


def test_far_out_and_over_many_points_too():
    W = np.array(np.meshgrid(np.linspace(-300, 300, 31), np.linspace(-300, 300, 31))).reshape(2, -1).T
    bias = best_bias(X, Y, W)
    mean = expit(X[:, 1:] @ W.T + bias).mean(axis=0)  # what makes the slope in the bias 0
    assert_allclose(mean, Y.mean(), atol=1e-6)
    assert_allclose(best_bias(X, Y, W[[7, 500, 960]]), bias[[7, 500, 960]], rtol=1e-9)  # in blocks or alone


def test_the_safe_step_is_one_over_a_quarter_of_the_largest_squared_singular_value():
    for table in (X, RAW):
        assert_allclose(safe_step(table), 4 * 569 / np.linalg.svd(table, compute_uv=False)[0] ** 2)


@pytest.mark.parametrize("table", [X, RAW])
def test_three_walks_step_by_step(table):
    eta, w = safe_step(table), np.append(best_bias(table, Y, START[None]), START)
    plain, momentum, newton = (run.W for run in walks(table, Y, START, eta, 12))
    for i in range(12):
        assert_allclose(plain[i + 1], plain[i] - eta * slope(plain[i], table), atol=1e-12)
        ahead = momentum[i] + (i - 1) / (i + 2) * (momentum[i] - momentum[max(i - 1, 0)])
        assert_allclose(momentum[i + 1], ahead - eta * slope(ahead, table), atol=1e-12)
    for run in (plain, momentum, newton):
        assert_allclose(run[0], w)
    assert np.abs(slope(w, table)[0]) < 1e-9 < np.abs(slope(w, table)[1])  # at first the bias is at rest, the weights are not


def test_newton_takes_the_same_way_in_any_units_and_the_others_do_not():
    standard = walks(X, Y, START, safe_step(X), 30)
    raw = walks(RAW, Y, START / [1, BIOPSIES.raw[:, 1].std()], safe_step(RAW), 30)
    assert_allclose(raw.newton.losses, standard.newton.losses, rtol=1e-9)
    for slow, fast in zip(raw[:2], standard[:2], strict=True):
        assert slow.losses[30] > fast.losses[30] + 1e-4


def test_input_that_makes_no_sense():
    with pytest.raises(ValueError, match="2 features, got 3"):
        walks(X, Y, [1.0, 2, 3], 1, 5)
    with pytest.raises(ValueError, match="2 features, got 1"):
        best_bias(X, Y, [[1.0]])
    with pytest.raises(ValueError, match="eta must be a number greater than 0"):
        walks(X, Y, START, 0, 5)
    with pytest.raises(ValueError, match="add_bias"):
        least_over_bias(X[:, 1:], Y, [[1.0]])


def test_newtons_walk_is_the_one_written_out():
    w = np.array([1.0, -1.0, 1.0])  # from where full steps run away, as notebook 03 shows
    run, halved = fit.newton_descent(X, Y, 12, w), 0
    for here, there in zip(run.W[:-1], run.W[1:], strict=True):
        p = expit(X @ here)
        step = np.linalg.solve((X.T * (p * (1 - p))) @ X / 569, slope(here))
        size = 1.0
        while loss(here - size * step) > loss(here) + 1e-15:
            size, halved = size / 2, halved + 1
            assert size > 1e-15
        assert_allclose(there, here - size * step, atol=1e-8)
    assert halved > 0 and (np.diff(run.losses) <= 1e-15).all()
    assert_allclose(run.W[-1], fit.newton(X, Y, 0, tol=1e-12), atol=1e-9)


def test_newton_comes_back_from_where_the_curvature_has_vanished():
    for far in ([0.0, 200, -300], [-500.0, 0, 0]):
        run = fit.newton_descent(X, Y, 200, far)
        assert np.isfinite(run.losses).all() and (np.diff(run.losses) <= 1e-13).all()
        assert_allclose(run.losses[-1], loss(fit.newton(X, Y, 0)), atol=1e-9)
