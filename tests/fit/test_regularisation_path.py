"""Paths and single optima against scikit-learn, symmetries and the optimality conditions recomputed in extended precision."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from problems import BIOPSIES, L1, objective, prices, problem, violation, worst_violation
from sklearn.linear_model import LogisticRegression

from lrnotes import fit
from lrnotes.fit import newton, path
from lrnotes.l1 import c_from_lambda, kkt_violation, lambda_max

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=40, derandomize=True)
seeds = st.integers(0, 10**6)
lambdas = st.floats(0.005, 0.2)
LAMBDA_MAX = np.abs(np.cov(BIOPSIES.X[:, 1:], BIOPSIES.y, rowvar=False, bias=True)[:-1, -1]).max()


@pytest.mark.parametrize(
    ("exponent", "alive", "largest"),
    [(0, 0, 0.5), (-0.5, 2, 0.9), (-1, 5, 1.5), (-1.5, 9, 2.7), (-2, 13, 3.6), (-2.5, 16, 5.0), (-3, 22, 6.1), (-4, 27, 24), (-5, 28, 475)],
)
def test_the_biopsies_have_the_weights_of_the_design_table(exponent, alive, largest):
    w = newton(BIOPSIES.X, BIOPSIES.y, LAMBDA_MAX * 10.0**exponent)
    assert np.sum(w[1:] != 0) == alive
    assert_allclose(np.abs(w).max(), largest, rtol=0.001, atol=0.05 if largest < 10 else 0.5)
    assert violation(BIOPSIES.X, w, BIOPSIES.y, prices(LAMBDA_MAX * 10.0**exponent, 31)) <= 1e-8


@pytest.mark.parametrize("penalise_bias", [False, True])
def test_the_path_is_optimal_at_each_of_its_100_lambdas(penalise_bias):
    result = path(BIOPSIES.X, BIOPSIES.y, penalise_bias=penalise_bias)
    assert result.lams.shape == result.kkt.shape == (100,) and result.W.shape == (100, 31)
    assert worst_violation(BIOPSIES.X, BIOPSIES.y, result, penalise_bias) <= 1e-8
    assert_allclose(result.lams[1:] / result.lams[:-1], 1e-3 ** (1 / 99), rtol=1e-12)
    assert_allclose(result.lams[0], lambda_max(BIOPSIES.X, BIOPSIES.y, penalise_bias), rtol=1e-12)


def test_the_violations_that_the_path_states_are_those_of_its_weights():
    result = path(BIOPSIES.X, BIOPSIES.y)
    recomputed = [violation(BIOPSIES.X, w, BIOPSIES.y, prices(lam, 31)) for lam, w in zip(result.lams, result.W, strict=True)]
    assert_allclose(result.kkt, np.array(recomputed, float), rtol=1e-3, atol=1e-14)


def test_the_first_weight_wakes_at_lambda_max():
    above, below = path(BIOPSIES.X, BIOPSIES.y, [LAMBDA_MAX * (1 + 1e-9), LAMBDA_MAX * (1 - 1e-6)]).W
    malignant = BIOPSIES.y.sum()
    assert np.all(above[1:] == 0)
    assert_allclose(above[0], np.log(malignant / (569 - malignant)), rtol=1e-7)
    assert np.sum(below[1:] != 0) == 1


def test_with_a_penalised_bias_all_weights_die_at_a_lambda_max_of_their_own():
    top = lambda_max(BIOPSIES.X, BIOPSIES.y, penalise_bias=True)
    above, below = path(BIOPSIES.X, BIOPSIES.y, [top * (1 + 1e-9), top * (1 - 1e-6)], penalise_bias=True).W
    assert np.all(above == 0)
    assert np.sum(below != 0) == 1


def test_as_lambda_falls_the_weights_grow_in_sum_and_the_loss_falls():
    result = path(BIOPSIES.X, BIOPSIES.y, tol=1e-10)
    assert np.all(np.diff(np.abs(result.W[:, 1:]).sum(axis=1)) > 0)
    assert np.all(np.diff([objective(BIOPSIES.X, w, BIOPSIES.y, 0) for w in result.W]) < 0)


# scikit-learn: C = 1 / (N lambda)


def liblinear(lam, tol, scaling):
    """Its weights on the biopsies. It penalises abs(bias) / scaling, so it is the penalised bias at 1, and nearly the spared one at 1e4."""
    model = LogisticRegression(
        **L1, solver="liblinear", C=c_from_lambda(lam, 569), intercept_scaling=scaling, tol=tol, max_iter=10_000, random_state=0
    )
    model.fit(BIOPSIES.X[:, 1:], BIOPSIES.y)
    return np.r_[model.intercept_, model.coef_[0]]


def assert_the_same_optimum(ours, theirs, prices, atol):
    assert objective(BIOPSIES.X, ours, BIOPSIES.y, prices) <= objective(BIOPSIES.X, theirs, BIOPSIES.y, prices) + 1e-10
    assert np.array_equal(np.sign(ours), np.sign(theirs))
    assert_allclose(ours, theirs, atol=atol)


@pytest.mark.parametrize("lam", [0.1, 0.03, 0.01, 0.003, 0.001])
def test_liblinear_finds_the_same_weights_once_it_has_stopped_moving(lam):
    before, theirs = (liblinear(lam, tol, scaling=1) for tol in (1e-10, 1e-12))
    assert np.abs(theirs - before).max() < 2e-6
    assert_the_same_optimum(newton(BIOPSIES.X, BIOPSIES.y, lam, penalise_bias=True), theirs, prices(lam, 31, penalise_bias=True), atol=1e-6)


@pytest.mark.parametrize("lam", [0.1, 0.03, 0.01, 0.003, 0.001])
def test_liblinear_finds_nearly_the_same_weights_with_the_bias_nearly_spared(lam):
    """The tolerance: its KKT residual is 4e-5 here, and its bias not quite spared."""
    assert_the_same_optimum(newton(BIOPSIES.X, BIOPSIES.y, lam), liblinear(lam, 1e-8, scaling=1e4), prices(lam, 31), atol=5e-4)


@pytest.mark.parametrize("lam", [0.1, 0.03, 0.01, 0.001])
def test_saga_finds_the_same_weights(lam):
    X, y = problem(0, n=80, d=6)
    model = LogisticRegression(**L1, solver="saga", C=1 / (80 * lam), tol=1e-12, max_iter=100_000, random_state=0).fit(X[:, 1:], y)
    theirs = np.r_[model.intercept_, model.coef_[0]]
    ours = newton(X, y, lam, tol=1e-12)
    assert objective(X, ours, y, prices(lam, 7)) <= objective(X, theirs, y, prices(lam, 7)) + 1e-10
    assert np.array_equal(ours == 0, theirs == 0)
    assert_allclose(ours, theirs, atol=1e-9)


def test_without_a_penalty_newton_cg_finds_the_same_weights():
    X, y = problem(0, n=80, d=6)
    model = LogisticRegression(C=1e300, solver="newton-cg", tol=1e-12, max_iter=1000).fit(X[:, 1:], y)
    assert_allclose(newton(X, y, 0, tol=1e-12), np.r_[model.intercept_, model.coef_[0]], atol=1e-9)


# Symmetries


@quick
@given(seeds, lambdas, st.floats(-10, 10))
def test_shifting_a_feature_changes_no_prediction_when_the_bias_is_spared(seed, lam, shift):
    X, y = problem(seed)
    moved = X + [0, 0, shift, 0, 0]
    w, w_moved = (newton(table, y, lam, tol=1e-12) for table in (X, moved))
    assert_allclose(w_moved[1:], w[1:], atol=1e-8)
    assert_allclose(moved @ w_moved, X @ w, atol=1e-8)


def test_shifting_a_feature_changes_predictions_when_the_bias_is_penalised():
    X, y = problem(0)
    moved = X + [0, 0, 5, 0, 0]
    assert np.abs(moved @ newton(moved, y, 0.05, penalise_bias=True) - X @ newton(X, y, 0.05, penalise_bias=True)).max() > 0.1


@quick
@given(seeds, lambdas, st.integers(1, 4))
def test_flipping_a_feature_flips_its_weight_only(seed, lam, j):
    X, y = problem(seed)
    flip = np.where(np.arange(5) == j, -1, 1)
    assert_allclose(newton(X * flip, y, lam, tol=1e-12), newton(X, y, lam, tol=1e-12) * flip, atol=1e-8)


@quick
@given(seeds, lambdas, st.booleans())
def test_flipping_the_labels_flips_every_weight(seed, lam, penalise_bias):
    X, y = problem(seed)
    flipped, w = (newton(X, labels, lam, tol=1e-12, penalise_bias=penalise_bias) for labels in (1 - y, y))
    assert_allclose(flipped, -w, atol=1e-8)


@quick
@given(seeds, lambdas)
def test_repeating_every_example_changes_nothing(seed, lam):
    X, y = problem(seed)
    assert_allclose(newton(np.tile(X, (3, 1)), np.tile(y, 3), lam, tol=1e-12), newton(X, y, lam, tol=1e-12), atol=1e-8)


# The two functions and their arguments


@pytest.mark.parametrize("i", [0, 1, 20, 50, 80, 99])
def test_newton_gives_the_row_of_the_path_from_any_start(i):
    result = path(BIOPSIES.X, BIOPSIES.y, tol=1e-12)
    for start in (None, np.zeros(31), 10 * np.random.default_rng(i).normal(size=31), result.W[-1]):
        w = newton(BIOPSIES.X, BIOPSIES.y, result.lams[i], w=start, tol=1e-12)
        assert_allclose(w, result.W[i], atol=1e-8)
        assert np.array_equal(w == 0, result.W[i] == 0)


def test_the_path_takes_lambdas_of_ones_own():
    X, y = problem(0)
    lams = [100, 0.1, 0.003, 0]
    result = path(X, y, lams, tol=1e-12)
    assert np.array_equal(result.lams, lams)
    assert np.all(result.W[0, 1:] == 0)
    assert_allclose(result.W[1:], [newton(X, y, lam, tol=1e-12) for lam in lams[1:]], atol=1e-8)


def test_the_rising_path_is_the_path_from_its_other_end():
    result = path(*problem(0), n_lams=5)
    rising = result.rising
    assert np.all(np.diff(rising.lams) > 0)
    for i in range(5):
        assert rising.lams[i] == result.lams[4 - i] and rising.kkt[i] == result.kkt[4 - i]
        assert np.array_equal(rising.W[i], result.W[4 - i])
    assert np.array_equal(rising.rising.W, result.W)


def test_the_same_lambda_means_the_same_model_in_path_and_newton():
    """The first weight of the biopsies at 0.05: -0.715 with the bias spared, -0.19 with the bias penalised."""
    for penalise_bias, bias in ((False, -0.715), (True, -0.19)):
        (on_path,) = path(BIOPSIES.X, BIOPSIES.y, [0.05], tol=1e-12, penalise_bias=penalise_bias).W
        alone = newton(BIOPSIES.X, BIOPSIES.y, 0.05, tol=1e-12, penalise_bias=penalise_bias)
        assert_allclose(alone, on_path, atol=1e-9)
        assert abs(alone[0] - bias) < 0.005


@pytest.mark.parametrize("lam", [1e-20, 1e-100, 1e-310, 5e-324])
def test_a_lambda_that_drowns_in_rounding_is_refused_with_a_way_out(lam):
    with pytest.raises(RuntimeError, match=r"stopped at lambda \S+ with .* small beside lambda: .* try a larger lambda"):
        newton(*problem(0), lam)


@pytest.mark.parametrize("penalise_bias", [False, True])
def test_lambdas_fall_in_equal_ratios_from_lambda_max(penalise_bias):
    X, y = problem(0)
    lams = fit.lambdas(X, y, n=5, lowest=0.0001, penalise_bias=penalise_bias)
    assert_allclose(lams, lambda_max(X, y, penalise_bias) * np.array([1, 0.1, 0.01, 0.001, 0.0001]), rtol=1e-13)
    assert np.array_equal(path(X, y, penalise_bias=penalise_bias).lams, fit.lambdas(X, y, penalise_bias=penalise_bias))
    assert len(fit.lambdas(X, y, n=1)) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"n": 0}, "n must.*got 0"),
        ({"n": 2.5}, "got 2.5"),
        ({"lowest": 0}, "lowest.*got 0"),
        ({"lowest": 1}, "lowest.*got 1"),
        ({"lowest": np.nan}, "nan"),
    ],
)
def test_lambdas_that_cannot_be_made(arguments, words):
    with pytest.raises(ValueError, match=words):
        fit.lambdas(*problem(0), **arguments)


def test_n_lams_is_the_number_of_lambdas():
    X, y = problem(0)
    lams = path(X, y, n_lams=7).lams
    assert len(lams) == 7
    assert_allclose(lams[-1] / lams[0], 1e-3, rtol=1e-12)


@pytest.mark.parametrize("tol", [1e-3, 1e-6, 1e-12])
def test_tol_bounds_every_violation(tol):
    result = path(BIOPSIES.X, BIOPSIES.y, tol=tol)
    assert result.kkt.max() <= tol
    assert max(kkt_violation(BIOPSIES.X, w, BIOPSIES.y, lam) for lam, w in zip(result.lams, result.W, strict=True)) <= 1.001 * tol


def test_a_tol_beyond_rounding_is_refused_with_the_lambda_and_the_reason():
    with pytest.raises(RuntimeError, match=r"stopped at lambda 0\.\d+ with a KKT violation of \S+ where 0 was asked for.*[Rr]ounding"):
        path(BIOPSIES.X, BIOPSIES.y, tol=0)


def test_fitting_leaves_its_input_as_it_was():
    X, y, lams, start = BIOPSIES.X.copy(), BIOPSIES.y.copy(), np.array([0.1, 0.01]), np.ones(31)
    path(X, y, lams)
    newton(X, y, 0.01, w=start)
    assert np.array_equal(X, BIOPSIES.X) and np.array_equal(y, BIOPSIES.y)
    assert np.array_equal(lams, [0.1, 0.01]) and np.array_equal(start, np.ones(31))
