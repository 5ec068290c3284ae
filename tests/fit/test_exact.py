"""The optima against closed forms, scikit-learn, a linear programme, and optimality recomputed in extended precision."""

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import linprog
from sklearn.linear_model import LogisticRegression

from lrnotes import fit
from lrnotes.data import breast_cancer
from lrnotes.fit import newton, path
from lrnotes.l1 import c_from_lambda, kkt_violation, lambda_max, spare_bias

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=40, derandomize=True)
seeds = st.integers(0, 10**6)
lambdas = st.floats(0.005, 0.2)
BIOPSIES = breast_cancer()
LAMBDA_MAX = np.abs(np.cov(BIOPSIES.X[:, 1:], BIOPSIES.y, rowvar=False, bias=True)[:-1, -1]).max()


def with_bias(*columns):
    return np.column_stack([np.ones(len(columns[0])), *columns])


def problem(seed, n=25, d=4):
    """Features in general position and overlapping classes: the optimum is unique and well conditioned."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(n, d))
    y = (features @ rng.normal(size=d) + rng.logistic(size=n) > 0) * 1.0
    y[:2] = 0, 1
    return with_bias(features), y


def violation(X, w, y, lam):
    """The largest departure from the optimality conditions, in extended precision where the machine has it."""
    X, w, lam = X.astype(np.longdouble), w.astype(np.longdouble), np.broadcast_to(lam, w.shape)
    z = X @ w
    with np.errstate(over="ignore"):
        error = np.where(y == 1, -1 / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))
    gradient = error @ X / len(y)
    return max(abs(g + np.sign(v) * t) if v else max(abs(g) - t, 0) for g, v, t in zip(gradient, w, lam, strict=True))


def worst_violation(X, y, result, penalise_bias=False):
    factors = np.ones(X.shape[1])
    factors[0] = penalise_bias
    return max(violation(X, w, y, lam * factors) for lam, w in zip(result.lams, result.W, strict=True))


def objective(X, w, y, lam):
    return np.mean(np.logaddexp(0, np.where(y == 1, -1, 1) * (X @ w))) + np.sum(lam * np.abs(w))


# Closed forms


@quick
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 9), st.integers(0, 9), st.floats(1e-3, 0.3))
def test_one_yes_or_no_feature_gives_the_optimum_solved_by_hand(n0, n1, k0, k1, lam):
    """Without lambda each group's probability is its rate k / n; lambda takes N lambda examples' worth from their difference."""
    assume(k0 <= n0 and k1 <= n1 and 0 < k0 + k1 < n0 + n1)
    n, direction = n0 + n1, np.sign(k1 / n1 - k0 / n0)
    p0, p1 = (k0 + direction * lam * n) / n0, (k1 - direction * lam * n) / n1
    if (p1 - p0) * direction <= 0:
        p0 = p1 = (k0 + k1) / n
    X, y = with_bias(np.repeat([0, 1], [n0, n1])), np.r_[np.arange(n0) < k0, np.arange(n1) < k1] * 1.0
    bias = np.log(p0 / (1 - p0))
    expected = [bias, 0 if p0 == p1 else np.log(p1 / (1 - p1)) - bias]
    w = newton(X, y, [0, lam], tol=1e-13)
    assert_allclose(w, expected, rtol=1e-9, atol=1e-9)
    assert (w[1] == 0) == (p0 == p1)


@pytest.mark.parametrize("lam", [0.2, 0.1, 0.01, 1e-3])
def test_one_measured_feature_gives_the_root_found_in_30_digits(lam):
    x, y = [0.3, -1.2, 2.5, 0.9, -0.4, 1.7, -2.2, 0.1], [0, 0, 1, 1, 1, 0, 0, 1]

    def gradient(b, w):
        errors = [1 / (1 + mpmath.exp(-b - w * mpmath.mpf(a))) - c for a, c in zip(x, y, strict=True)]
        return [sum(errors), mpmath.fdot(errors, x) / len(x) + mpmath.mpf(lam)]

    with mpmath.workdps(30):
        root = [float(v) for v in mpmath.findroot(gradient, (0, 0.5))]
    assert root[1] > 0  # the sign that the equation supposes
    assert_allclose(newton(with_bias(x), y, [0, lam], tol=1e-13), root, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("lam", [10.0**-k for k in range(1, 16)])
def test_on_quasi_separable_data_any_lambda_is_answered_right_or_refused(lam):
    """Two examples at x = 2 share it, the others stand apart: by symmetry sigmoid(-w) = 2 lambda and the bias is -2w."""
    exact = np.log((1 - 2 * lam) / (2 * lam))
    try:
        w = newton(with_bias([1, 2, 2, 3]), [0, 0, 1, 1], [0, lam])
    except RuntimeError:
        assert lam < 1e-9  # only rounding excuses a refusal
        return
    assert_allclose(w, [-2 * exact, exact], rtol=0.01)


# The biopsies


@pytest.mark.parametrize(
    ("exponent", "alive", "largest"),
    [(0, 0, 0.5), (-0.5, 2, 0.9), (-1, 5, 1.5), (-1.5, 9, 2.7), (-2, 13, 3.6), (-2.5, 16, 5.0), (-3, 22, 6.1), (-4, 27, 24), (-5, 28, 475)],
)
def test_the_biopsies_have_the_weights_of_the_design_table(exponent, alive, largest):
    w = newton(BIOPSIES.X, BIOPSIES.y, spare_bias(LAMBDA_MAX * 10.0**exponent, 31))
    assert np.sum(w[1:] != 0) == alive
    assert_allclose(np.abs(w).max(), largest, rtol=0.001, atol=0.05 if largest < 10 else 0.5)
    assert violation(BIOPSIES.X, w, BIOPSIES.y, spare_bias(LAMBDA_MAX * 10.0**exponent, 31)) <= 1e-8


@pytest.mark.parametrize("penalise_bias", [False, True])
def test_the_path_is_optimal_at_each_of_its_100_lambdas(penalise_bias):
    result = path(BIOPSIES.X, BIOPSIES.y, penalise_bias=penalise_bias)
    assert result.lams.shape == result.kkt.shape == (100,) and result.W.shape == (100, 31)
    assert worst_violation(BIOPSIES.X, BIOPSIES.y, result, penalise_bias) <= 1e-8
    assert_allclose(result.lams[1:] / result.lams[:-1], 1e-3 ** (1 / 99), rtol=1e-12)
    assert_allclose(result.lams[0], lambda_max(BIOPSIES.X, BIOPSIES.y, penalise_bias), rtol=1e-12)


def test_the_violations_that_the_path_states_are_those_of_its_weights():
    result = path(BIOPSIES.X, BIOPSIES.y)
    recomputed = [violation(BIOPSIES.X, w, BIOPSIES.y, spare_bias(lam, 31)) for lam, w in zip(result.lams, result.W, strict=True)]
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
        l1_ratio=1, solver="liblinear", C=c_from_lambda(lam, 569), intercept_scaling=scaling, tol=tol, max_iter=10_000, random_state=0
    )
    model.fit(BIOPSIES.X[:, 1:], BIOPSIES.y)
    return np.r_[model.intercept_, model.coef_[0]]


def assert_the_same_optimum(ours, theirs, lam, atol):
    assert objective(BIOPSIES.X, ours, BIOPSIES.y, lam) <= objective(BIOPSIES.X, theirs, BIOPSIES.y, lam) + 1e-10
    assert np.array_equal(np.sign(ours), np.sign(theirs))
    assert_allclose(ours, theirs, atol=atol)


@pytest.mark.parametrize("lam", [0.1, 0.03, 0.01, 0.003, 0.001])
def test_liblinear_finds_the_same_weights_once_it_has_stopped_moving(lam):
    before, theirs = (liblinear(lam, tol, scaling=1) for tol in (1e-10, 1e-12))
    assert np.abs(theirs - before).max() < 2e-6
    assert_the_same_optimum(newton(BIOPSIES.X, BIOPSIES.y, lam), theirs, lam, atol=1e-6)


@pytest.mark.parametrize("lam", [0.1, 0.03, 0.01, 0.003, 0.001])
def test_liblinear_finds_nearly_the_same_weights_with_the_bias_nearly_spared(lam):
    spared = spare_bias(lam, 31)  # the tolerance: its KKT residual is 4e-5 here, and its bias not quite spared
    assert_the_same_optimum(newton(BIOPSIES.X, BIOPSIES.y, spared), liblinear(lam, 1e-8, scaling=1e4), spared, atol=5e-4)


@pytest.mark.parametrize("lam", [0.1, 0.03, 0.01, 0.001])
def test_saga_finds_the_same_weights(lam):
    X, y = problem(0, n=80, d=6)
    model = LogisticRegression(l1_ratio=1, solver="saga", C=1 / (80 * lam), tol=1e-12, max_iter=100_000, random_state=0).fit(X[:, 1:], y)
    theirs, lam = np.r_[model.intercept_, model.coef_[0]], spare_bias(lam, 7)
    ours = newton(X, y, lam, tol=1e-12)
    assert objective(X, ours, y, lam) <= objective(X, theirs, y, lam) + 1e-10
    assert np.array_equal(ours == 0, theirs == 0)
    assert_allclose(ours, theirs, atol=1e-9)


def test_without_a_penalty_newton_cg_finds_the_same_weights():
    X, y = problem(0, n=80, d=6)
    model = LogisticRegression(C=np.inf, solver="newton-cg", tol=1e-12, max_iter=1000).fit(X[:, 1:], y)
    assert_allclose(newton(X, y, 0, tol=1e-12), np.r_[model.intercept_, model.coef_[0]], atol=1e-9)


# Symmetries


@quick
@given(seeds, lambdas, st.floats(-10, 10))
def test_shifting_a_feature_changes_no_prediction_when_the_bias_is_spared(seed, lam, shift):
    X, y = problem(seed)
    moved = X + [0, 0, shift, 0, 0]
    w, w_moved = (newton(table, y, spare_bias(lam, 5), tol=1e-12) for table in (X, moved))
    assert_allclose(w_moved[1:], w[1:], atol=1e-8)
    assert_allclose(moved @ w_moved, X @ w, atol=1e-8)


def test_shifting_a_feature_changes_predictions_when_the_bias_is_penalised():
    X, y = problem(0)
    moved = X + [0, 0, 5, 0, 0]
    assert np.abs(moved @ newton(moved, y, 0.05) - X @ newton(X, y, 0.05)).max() > 0.1


@quick
@given(seeds, lambdas, st.integers(1, 4))
def test_flipping_a_feature_flips_its_weight_only(seed, lam, j):
    X, y = problem(seed)
    flip = np.where(np.arange(5) == j, -1, 1)
    lam = spare_bias(lam, 5)
    assert_allclose(newton(X * flip, y, lam, tol=1e-12), newton(X, y, lam, tol=1e-12) * flip, atol=1e-8)


@quick
@given(seeds, lambdas, st.booleans())
def test_flipping_the_labels_flips_every_weight(seed, lam, penalise_bias):
    X, y = problem(seed)
    lam = lam if penalise_bias else spare_bias(lam, 5)
    assert_allclose(newton(X, 1 - y, lam, tol=1e-12), -newton(X, y, lam, tol=1e-12), atol=1e-8)


@quick
@given(seeds, lambdas, st.randoms(use_true_random=False))
def test_the_order_of_examples_and_features_changes_nothing_but_the_order(seed, lam, random):
    X, y = problem(seed)
    rows, columns = random.sample(range(25), 25), [0, *random.sample(range(1, 5), 4)]
    lam = lam * np.array([0, 1, 2, 3, 4])
    w = newton(X, y, lam, tol=1e-12)
    assert_allclose(newton(X[rows][:, columns], y[rows], lam[columns], tol=1e-12), w[columns], atol=1e-8)


@quick
@given(seeds, lambdas)
def test_repeating_every_example_changes_nothing(seed, lam):
    X, y = problem(seed)
    lam = spare_bias(lam, 5)
    assert_allclose(newton(np.tile(X, (3, 1)), np.tile(y, 3), lam, tol=1e-12), newton(X, y, lam, tol=1e-12), atol=1e-8)


@pytest.mark.parametrize("unit", [1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9])
def test_in_any_unit_the_answer_is_the_same_or_refused(unit):
    """Features in another unit, lambda in the same: the weights are in one over that unit, and the same ones live."""
    scale = np.r_[1, np.full(30, unit)]
    expected = path(BIOPSIES.X, BIOPSIES.y, n_lams=10, tol=1e-12).W
    try:
        W = path(BIOPSIES.X * scale, BIOPSIES.y, n_lams=10).W * scale
    except RuntimeError:
        assert not 1e-6 <= unit <= 1e6  # only rounding excuses a refusal
        return
    assert_allclose(W, expected, atol=0.01)  # of weights of up to 6


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("distance", [1e2, 1e3, 1e4, 3e4])
def test_far_from_the_origin_the_answer_is_right_or_refused(seed, distance):
    rng = np.random.default_rng(seed)
    X, y = with_bias(rng.normal(size=(30, 3)) + distance), np.arange(30) % 2
    try:
        result = path(X, y, n_lams=10)
    except RuntimeError:
        assert distance > 1e3  # only rounding excuses a refusal
        return
    assert worst_violation(X, y, result) <= 2e-8  # tol is 1e-8; the other half is for rounding in the check


# Awkward data


def awkward():
    rng = np.random.default_rng(0)
    a, b, c = rng.normal(size=(3, 40))
    y = (a - b + rng.logistic(size=40) > 0) * 1.0
    group, yes_no = np.arange(40) % 3, rng.integers(0, 2, 40)
    return {
        "twins": (with_bias(a, b, a), y),
        "opposite twins": (with_bias(a, b, -a), y),
        "constant column": (with_bias(a, np.full(40, 7), b), y),
        "column of zeros": (with_bias(a, np.zeros(40), b), y),
        "a column for every group": (with_bias(a, group == 0, group == 1, group == 2), y),
        "repeated rows": (np.tile(with_bias(a, b), (3, 1)), np.tile(y, 3)),
        "more features than examples": (with_bias(*rng.normal(size=(200, 40))), y),
        "two examples": (with_bias([1, 2]), np.array([0.0, 1.0])),
        "one positive": (with_bias(a, b), (np.arange(40) == 3) * 1.0),
        "separable": (with_bias(a, b), (a > 0) * 1.0),
        "quasi-separable": (with_bias(yes_no, b), yes_no * (c > 0) * 1.0),
        "raw units": (with_bias(BIOPSIES.raw), BIOPSIES.y),
        "a sum of two columns": (with_bias(a, b, a + b), y),
        "a sum in unlike units": (with_bias([0, 100, 100, 0], [0, 0, 1, 1], [0, 100, 101, 1]), np.array([0.0, 0.0, 1.0, 0.0])),
    }


AWKWARD = awkward()


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("penalise_bias", [False, True])
def test_awkward_data_have_an_exact_path_too(name, penalise_bias):
    X, y = AWKWARD[name]
    assert worst_violation(X, y, path(X, y, n_lams=20, penalise_bias=penalise_bias), penalise_bias) <= 1.001e-8


@pytest.mark.parametrize("sign", [1, -1])
def test_twins_share_the_weight_of_one(sign):
    X, y = problem(0)
    w = newton(X, y, spare_bias(0.02, 5), tol=1e-12)
    w_twins = newton(np.column_stack([X, sign * X[:, 4]]), y, spare_bias(0.02, 6), tol=1e-12)
    assert abs(w[4]) > 0.1
    assert_allclose(np.r_[w_twins[:4], w_twins[4] + sign * w_twins[5]], w, atol=1e-8)


def test_a_constant_column_is_dead_because_the_bias_is_free():
    X, y = AWKWARD["constant column"]
    assert np.all(path(X, y, n_lams=20).W[:, 2] == 0)


@pytest.mark.parametrize("kind", ["normal", "yes or no", "correlated", "heavy tails", "wide", "separable"])
def test_no_random_problem_gets_a_wrong_answer_from_any_start(kind):
    for seed in range(25):
        rng = np.random.default_rng(seed)
        n, d = rng.integers(5, 60), rng.integers(1, 10)
        features = {
            "normal": lambda n=n, d=d, rng=rng: rng.normal(size=(n, d)),
            "yes or no": lambda n=n, d=d, rng=rng: rng.integers(0, 2, (n, d)),
            "correlated": lambda n=n, d=d, rng=rng: rng.normal(size=(n, d)) + 5 * rng.normal(size=(n, 1)),
            "heavy tails": lambda n=n, d=d, rng=rng: rng.standard_t(2, size=(n, d)),
            "wide": lambda n=n, d=d, rng=rng: rng.normal(size=(n, 20 * d)),
            "separable": lambda n=n, d=d, rng=rng: rng.normal(size=(n, d)) * 10 ** rng.uniform(-1, 1, d),
        }[kind]()
        X, y, penalise_bias = with_bias(features), rng.permutation(np.arange(n) < rng.integers(1, n)) * 1, bool(seed % 2)
        if kind == "separable":
            y = (features[:, 0] > np.sort(features[:, 0])[rng.integers(0, n - 1)]) * 1
        lams = np.sort(10 ** rng.uniform(-4, 0, 6))[::-1]
        assert worst_violation(X, y, path(X, y, lams, penalise_bias=penalise_bias), penalise_bias) <= 1.001e-8, seed
        lam = np.r_[lams[-1] * penalise_bias, np.full(X.shape[1] - 1, lams[-1])]
        for size in (0, 10, 1000):
            w = newton(X, y, lam, w=size * rng.normal(size=X.shape[1]))
            assert violation(X, w, y, lam) <= 1.001e-8, (seed, size)


# No minimum


@pytest.mark.parametrize(
    ("X", "y", "lam"),
    [
        (BIOPSIES.X, BIOPSIES.y, 0),
        (with_bias([1, 2, 3, 4]), [0, 0, 1, 1], 0),
        (with_bias([1, 2, 3, 4], [1, -1, -1, 1]), [0, 0, 1, 1], [0, 0, 0.1]),  # the unpenalised ones separate
        (with_bias([-2, -1, 1, 2]), [0, 0, 1, 1], [0.1, 0]),  # without the help of a bias
    ],
    ids=["biopsies", "one feature", "partly penalised", "penalised bias only"],
)
def test_on_separable_data_without_penalty_no_minimum_exists(X, y, lam):
    with pytest.raises(ValueError, match="no minimum exists"):
        newton(X, y, lam)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([1, 2, 2, 3], [0, 0, 1, 1]),  # the classes share x = 2 only
        ([0, 0, 1, 1], [0, 1, 1, 1]),  # all at x = 1 are positive
    ],
)
def test_on_quasi_separable_data_without_penalty_there_may_be_no_minimum(x, y):
    with pytest.raises((ValueError, RuntimeError), match="no minimum"):
        newton(with_bias(x), y, 0)


def test_a_path_that_ends_at_zero_says_so_too():
    with pytest.raises(ValueError, match="no minimum exists"):
        path(BIOPSIES.X, BIOPSIES.y, [0.1, 0.01, 0])


def test_without_penalty_newton_refuses_exactly_where_a_linear_programme_finds_no_minimum():
    """No minimum exists if some d has (2y - 1) Xd >= 0 everywhere and > 0 somewhere (Albert and Anderson, 1984)."""
    refused = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        n, d = rng.integers(4, 25), rng.integers(1, 5)
        X, y = with_bias(rng.integers(-2, 3, (n, d))), rng.permutation(np.arange(n) < rng.integers(1, n)) * 1.0
        margins = (2 * y - 1)[:, None] * X
        best = -linprog(-margins.sum(axis=0), A_ub=-margins, b_ub=np.zeros(n), bounds=(-1, 1)).fun
        if best > 1e-7:
            refused += 1
            with pytest.raises((ValueError, RuntimeError), match="no minimum"):
                newton(X, y, 0)
        else:
            assert violation(X, newton(X, y, 0), y, 0) <= 1.001e-8, seed
    assert 50 <= refused <= 150  # both happen


# The two functions and their arguments


@pytest.mark.parametrize("i", [0, 1, 20, 50, 80, 99])
def test_newton_gives_the_row_of_the_path_from_any_start(i):
    result = path(BIOPSIES.X, BIOPSIES.y, tol=1e-12)
    for start in (None, np.zeros(31), 10 * np.random.default_rng(i).normal(size=31), result.W[-1]):
        w = newton(BIOPSIES.X, BIOPSIES.y, spare_bias(result.lams[i], 31), w=start, tol=1e-12)
        assert_allclose(w, result.W[i], atol=1e-8)
        assert np.array_equal(w == 0, result.W[i] == 0)


def test_the_path_takes_lambdas_of_ones_own():
    X, y = problem(0)
    lams = [100, 0.1, 0.003, 0]
    result = path(X, y, lams, tol=1e-12)
    assert np.array_equal(result.lams, lams)
    assert np.all(result.W[0, 1:] == 0)
    assert_allclose(result.W[1:], [newton(X, y, spare_bias(lam, 5), tol=1e-12) for lam in lams[1:]], atol=1e-8)


def test_n_lams_is_the_number_of_lambdas():
    X, y = problem(0)
    lams = path(X, y, n_lams=7).lams
    assert len(lams) == 7
    assert_allclose(lams[-1] / lams[0], 1e-3, rtol=1e-12)


def test_a_lambda_for_each_weight_kills_only_its_own():
    X, y = problem(0)
    w = newton(X, y, [0, 0, 100, 0, 0], tol=1e-12)
    without = newton(np.delete(X, 2, axis=1), y, 0, tol=1e-12)
    assert w[2] == 0
    assert_allclose(np.delete(w, 2), without, atol=1e-8)


@pytest.mark.parametrize("tol", [1e-3, 1e-6, 1e-12])
def test_tol_bounds_every_violation(tol):
    result = path(BIOPSIES.X, BIOPSIES.y, tol=tol)
    assert result.kkt.max() <= tol
    assert (
        max(kkt_violation(BIOPSIES.X, w, BIOPSIES.y, spare_bias(lam, 31)) for lam, w in zip(result.lams, result.W, strict=True))
        <= 1.001 * tol
    )


def test_a_tol_beyond_rounding_is_refused_with_the_lambda_and_the_reason():
    with pytest.raises(RuntimeError, match=r"stopped at lambda 0\.\d+ with a KKT violation of \S+ where 0 was asked for.*[Rr]ounding"):
        path(BIOPSIES.X, BIOPSIES.y, tol=0)


def test_fitting_leaves_its_input_as_it_was():
    X, y, lams, start = BIOPSIES.X.copy(), BIOPSIES.y.copy(), np.array([0.1, 0.01]), np.ones(31)
    path(X, y, lams)
    newton(X, y, 0.01, w=start)
    assert np.array_equal(X, BIOPSIES.X) and np.array_equal(y, BIOPSIES.y)
    assert np.array_equal(lams, [0.1, 0.01]) and np.array_equal(start, np.ones(31))


# Gradient descent


def test_gradient_descent_takes_the_steps_that_finite_differences_point_to():
    X, y = problem(0)
    history = fit.gradient_descent(X, y, eta=0.5, steps=3, w=np.full(X.shape[1], 0.1))

    def total(w):
        z = X @ w
        return np.mean(np.log1p(np.exp(z)) - y * z)

    for w, w_next, value in zip(history.W[:-1], history.W[1:], history.losses[:-1], strict=True):
        slope = [(total(w + h) - total(w - h)) / 2e-6 for h in 1e-6 * np.eye(len(w))]
        assert_allclose(w_next, w - 0.5 * np.array(slope), atol=1e-9)
        assert_allclose(value, total(w), rtol=1e-12)


def test_gradient_descent_arrives_at_the_minimum_that_newton_finds():
    X, y = BIOPSIES.X[:, :3], BIOPSIES.y
    assert_allclose(fit.gradient_descent(X, y, 10, 2000).W[-1], newton(X, y, 0), atol=1e-6)


# Descents of Eq. (11)

STEEPEST = np.linalg.eigvalsh(BIOPSIES.X.T @ BIOPSIES.X / 569).max() / 4
START = np.random.default_rng(0).normal(scale=0.5, size=31)
DESCENTS = {
    "subgradient": fit.subgradient_descent,
    "clipped": fit.clipped_descent,
    "proximal": fit.proximal_gradient,
    "momentum": lambda *args, **kwargs: fit.proximal_gradient(*args, **kwargs, momentum=True),
}


@pytest.fixture(scope="module")
def long_descents():
    """10,000 steps on the biopsies with eta = 1/L and lambda 0.05, bias spared."""
    return {name: descend(BIOPSIES.X, BIOPSIES.y, spare_bias(0.05, 31), 1 / STEEPEST, 10_000, START) for name, descend in DESCENTS.items()}


def slope(X, w, y):
    """The gradient of the mean loss by central differences, errors about 1e-10."""
    return np.array([(objective(X, w + h, y, 0) - objective(X, w - h, y, 0)) / 2e-5 for h in 1e-5 * np.eye(len(w))])


def weight_by_weight(rule, X, y, lam, eta, steps, w):
    """The three rules again, one weight at a time, in the words of their sources."""
    w, dead = list(w), [False] * len(w)
    for _ in range(steps):
        gradient = slope(X, np.array(w), y)
        for j, value in enumerate(w):
            sign = int(value > 0) - int(value < 0)
            if rule == "subgradient":
                w[j] = value - eta * (gradient[j] + lam[j] * sign)
            elif rule == "clipped" and not dead[j]:
                fitted = value - eta * gradient[j]
                dead[j] = fitted * (fitted - eta * lam[j] * sign) < 0
                w[j] = 0 if dead[j] else fitted - eta * lam[j] * sign
            elif rule == "proximal":
                fitted = value - eta * gradient[j]
                w[j] = max(fitted - eta * lam[j], 0) + min(fitted + eta * lam[j], 0)
    return w


@pytest.mark.parametrize("rule", ["subgradient", "clipped", "proximal"])
@pytest.mark.parametrize("steps", [1, 2, 25])
def test_a_descent_follows_its_rule_weight_by_weight(rule, steps):
    X, y = problem(1)
    lam, start = np.array([0, 0.05, 0.1, 0.2, 0.3]), np.array([0.3, -0.2, 0.02, 0.3, -0.4])
    history = DESCENTS[rule](X, y, lam, 0.4, steps, start)
    assert history.W.shape == (steps + 1, 5) and history.losses.shape == (steps + 1,)
    assert_allclose(history.W[-1], weight_by_weight(rule, X, y, lam, 0.4, steps, start), atol=1e-8)
    assert_allclose(history.losses, [objective(X, w, y, lam) for w in history.W], rtol=1e-13)


def test_the_clip_kills_for_good():
    X, y = problem(1)
    history = fit.clipped_descent(X, y, 0.2, 0.4, 200, np.array([0.3, -0.2, 0.02, 0.3, -0.4]))
    dead = np.cumsum(history.W[1:] == 0, axis=0) > 0
    assert dead.any() and (history.W[1:][dead] == 0).all()


@pytest.mark.parametrize("rule", ["proximal", "momentum"])
@pytest.mark.parametrize("lam", [0, 0.01, 0.1])
def test_proximal_steps_arrive_where_newton_does(rule, lam):
    X, y = problem(0)
    w = DESCENTS[rule](X, y, spare_bias(lam, 5), 1.0, 5000).W[-1]
    expected = newton(X, y, spare_bias(lam, 5), tol=1e-12)
    assert_allclose(w, expected, atol=1e-8)
    assert np.array_equal(w == 0, expected == 0)


def test_proximal_steps_of_one_over_L_never_raise_the_loss(long_descents):
    assert np.diff(long_descents["proximal"].losses).max() <= 1e-15


def test_momentum_is_the_published_sequence():
    """Beck and Teboulle's FISTA with the weights (k - 1) / (k + 2), written as in the paper's (4.1) to (4.3)."""
    X, y, lam = *problem(2), spare_bias(0.02, 5)
    x_old = x = point = np.full(5, 0.3)
    for k in range(1, 40):
        fitted = point - 0.8 * slope(X, point, y)
        x_old, x = x, np.sign(fitted) * np.maximum(np.abs(fitted) - 0.8 * lam, 0)
        point = x + (k - 1) / (k + 2) * (x - x_old)
        assert_allclose(fit.proximal_gradient(X, y, lam, 0.8, k, np.full(5, 0.3), momentum=True).W[-1], x, atol=1e-7)


def test_at_lambda_005_subgradient_steps_reach_no_zero_and_proximal_steps_all_26(long_descents):
    exact = newton(BIOPSIES.X, BIOPSIES.y, spare_bias(0.05, 31))
    ends = {name: history.W[-1] for name, history in long_descents.items()}
    assert np.sum(exact == 0) == 26
    assert np.sum(ends["subgradient"] == 0) == 0
    assert np.array_equal(ends["proximal"] == 0, exact == 0) and np.array_equal(ends["momentum"] == 0, exact == 0)
    assert_allclose(ends["proximal"], exact, atol=1e-7)


def test_the_jitter_spans_twice_eta_lambda(long_descents):
    dead = newton(BIOPSIES.X, BIOPSIES.y, spare_bias(0.05, 31)) == 0
    spans = np.ptp(long_descents["subgradient"].W[-100:, dead], axis=0) * STEEPEST / (2 * 0.05)
    assert len(spans) == 26 and spans.min() >= 0.9 and spans.max() <= 1.1


def test_at_lambda_001_plain_steps_bury_19_of_21_and_momentum_all():
    runs = [DESCENTS[name](BIOPSIES.X, BIOPSIES.y, spare_bias(0.01, 31), 1 / STEEPEST, 10_000, START) for name in ("proximal", "momentum")]
    assert [np.sum(run.W[-1] == 0) for run in runs] == [19, 21]
    assert np.sum(newton(BIOPSIES.X, BIOPSIES.y, spare_bias(0.01, 31)) == 0) == 21


@pytest.mark.parametrize("rule", DESCENTS)
def test_arguments_of_a_descent_that_make_no_sense(rule):
    X, y = problem(0)
    for bad, words in [
        ({"lam": -0.1}, "negative"),
        ({"lam": [0.1, 0.2]}, r"\(2,\)"),
        ({"eta": 0}, "eta.*got 0"),
        ({"steps": 2.5}, "steps.*got 2.5"),
        ({"w": np.zeros(3)}, "3 weights for 5 columns"),
        ({"X": X[:, 1:]}, "add_bias"),
        ({"y": np.zeros(25)}, "only the class 0"),
    ]:
        arguments = {"X": X, "y": y, "lam": 0.1, "eta": 0.5, "steps": 3} | bad
        with pytest.raises(ValueError, match=words):
            DESCENTS[rule](**arguments)
