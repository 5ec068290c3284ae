"""The solver against closed forms and a linear programme, on awkward data, in any unit and where there is no minimum."""

import tracemalloc

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from problems import BIOPSIES, prices, problem, violation, with_bias, worst_violation
from scipy.optimize import linprog

from lrnotes.fit import newton, path, proximal_newton
from lrnotes.fit.proximal_newton import follow
from lrnotes.l1 import lambda_max

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=40, derandomize=True)
seeds = st.integers(0, 10**6)
lambdas = st.floats(0.005, 0.2)


def solve(X, y, lam, penalised, tol=1e-12):
    """The solver itself, in which any weight may be spared."""
    return follow(X, np.asarray(y, dtype=float), [lam], np.asarray(penalised, dtype=float), tol)[0][0]


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
    w = newton(X, y, lam, tol=1e-13)
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
    assert_allclose(newton(with_bias(x), y, lam, tol=1e-13), root, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("lam", [10.0**-k for k in range(1, 16)])
def test_on_quasi_separable_data_any_lambda_is_answered_right_or_refused(lam):
    """Two examples at x = 2 share it, the others stand apart: by symmetry sigmoid(-w) = 2 lambda and the bias is -2w."""
    exact = np.log((1 - 2 * lam) / (2 * lam))
    try:
        w = newton(with_bias([1, 2, 2, 3]), [0, 0, 1, 1], lam)
    except RuntimeError:
        assert lam < 1e-9  # only rounding excuses a refusal
        return
    assert_allclose(w, [-2 * exact, exact], rtol=0.01)


def test_a_weight_that_alone_is_penalised_alone_dies():
    X, y = problem(0)
    w = solve(X, y, 100, [0, 0, 1, 0, 0])
    without = newton(np.delete(X, 2, axis=1), y, 0, tol=1e-12)
    assert w[2] == 0
    assert_allclose(np.delete(w, 2), without, atol=1e-8)


@quick
@given(seeds, lambdas, st.randoms(use_true_random=False))
def test_the_order_of_examples_and_features_changes_nothing_but_the_order(seed, lam, random):
    X, y = problem(seed)
    rows, columns = random.sample(range(25), 25), [0, *random.sample(range(1, 5), 4)]
    penalised = np.arange(5)
    w = solve(X, y, lam, penalised)
    assert_allclose(solve(X[rows][:, columns], y[rows], lam, penalised[columns]), w[columns], atol=1e-8)


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
    w = newton(X, y, 0.02, tol=1e-12)
    w_twins = newton(np.column_stack([X, sign * X[:, 4]]), y, 0.02, tol=1e-12)
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
        for size in (0, 10, 1000):
            w = newton(X, y, lams[-1], w=size * rng.normal(size=X.shape[1]), penalise_bias=penalise_bias)
            assert violation(X, w, y, prices(lams[-1], len(w), penalise_bias)) <= 1.001e-8, (seed, size)


@pytest.mark.parametrize("start", [0.1, -3, 1e9])
@pytest.mark.parametrize("lam", [0, 0.05])
def test_a_start_at_a_column_of_zeros_is_left_at_once(start, lam):
    X, y = AWKWARD["column of zeros"]
    assert_allclose(newton(X, y, lam, w=[0, 0, start, 0]), newton(X, y, lam), atol=1e-8)
    assert newton(X, y, lam, w=[0, 0, start, 0])[2] == 0


def test_where_a_larger_tol_would_not_help_none_is_asked_for():
    X, y = problem(0)
    for tol in (1e-17, 1e-8):
        with pytest.raises(RuntimeError, match="a violation must be small beside lambda: standardise the features or try a larger lambda"):
            path(X, y, [1e-13], tol=tol)
    with pytest.raises(RuntimeError, match="ask for a larger tol"):
        newton(X, y, 0.01, tol=1e-20)


@pytest.mark.parametrize("find", [lambda X, y, lam: newton(X, y, lam, w=np.zeros(X.shape[1])), lambda X, y, lam: path(X, y, [lam]).W[0]])
def test_one_lambda_on_wide_data_needs_no_matrix_over_all_that_violate(find):
    """Nearly all of 5,000 weights violate at the start: a matrix over them would be 200 MB."""
    rng = np.random.default_rng(0)
    X, y = with_bias(*rng.normal(size=(5000, 50))), np.arange(50) % 2 * 1.0
    lam = lambda_max(X, y) / 100
    tracemalloc.start()
    w = find(X, y, lam)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak <= 4 * X.nbytes
    assert violation(X, w, y, prices(lam, 5001)) <= 1e-8


# No minimum


@pytest.mark.parametrize(
    ("X", "y", "penalised"),
    [
        (BIOPSIES.X, BIOPSIES.y, np.zeros(31)),
        (with_bias([1, 2, 3, 4]), [0, 0, 1, 1], [0, 0]),
        (with_bias([1, 2, 3, 4], [1, -1, -1, 1]), [0, 0, 1, 1], [0, 0, 1]),  # the unpenalised ones separate
        (with_bias([-2, -1, 1, 2]), [0, 0, 1, 1], [1, 0]),  # without the help of a bias
    ],
    ids=["biopsies", "one feature", "partly penalised", "penalised bias only"],
)
def test_on_separable_data_without_penalty_no_minimum_exists(X, y, penalised):
    with pytest.raises(ValueError, match="no minimum exists"):
        solve(X, y, 0.1, penalised)
    if not np.any(penalised):
        with pytest.raises(ValueError, match="no minimum exists"):
            newton(X, y, 0)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([1, 2, 2, 3], [0, 0, 1, 1]),  # the classes share x = 2 only
        ([0, 0, 1, 1], [0, 1, 1, 1]),  # all at x = 1 are positive
    ],
)
def test_on_quasi_separable_data_without_penalty_there_may_be_no_minimum(x, y):
    with pytest.raises(ValueError, match="no minimum"):
        newton(with_bias(x), y, 0)


def test_a_path_that_ends_at_zero_says_so_too():
    with pytest.raises(ValueError, match="no minimum exists"):
        path(BIOPSIES.X, BIOPSIES.y, [0.1, 0.01, 0])


def everyone_with_it_is_positive():
    """Ten examples with a 1, all positive; twenty zeros of both kinds. Found by a reader: a path down to lambda 0 had an optimum there."""
    return with_bias(np.arange(30) < 10), np.r_[np.ones(10), np.arange(20) % 2]


@pytest.mark.parametrize(
    "find",
    [
        lambda X, y: newton(X, y, 0),
        lambda X, y: newton(X, y, 0, w=[0, 20]),
        lambda X, y: newton(X, y, 0, w=[0, 200]),
        lambda X, y: path(X, y, lams=[0.1, 1e-9, 0]),
        lambda X, y: newton(X, y, 0, penalise_bias=True),
    ],
)
def test_from_no_start_is_there_an_optimum_where_none_exists(find):
    with pytest.raises(ValueError, match="no minimum exists: the unpenalised weights can move some examples ever further to their side"):
        find(*everyone_with_it_is_positive())


def test_with_more_weights_than_examples_there_is_a_minimum_without_penalty_if_examples_contradict_each_other():
    rng = np.random.default_rng(0)
    features = np.repeat(rng.normal(size=(6, 40)), 2, axis=0) * 10.0 ** rng.integers(-3, 3, 40)
    X, y = with_bias(features), np.arange(12) % 2 * 1.0
    assert violation(X, newton(X, y, 0), y, 0) <= 1e-8
    y[0] = 1
    with pytest.raises(ValueError, match="no minimum exists"):
        newton(X, y, 0)


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
            with pytest.raises(ValueError, match="no minimum"):
                newton(X, y, 0)
        else:
            assert violation(X, newton(X, y, 0), y, 0) <= 1.001e-8, seed
    assert 50 <= refused <= 150  # both happen


# Effort


def test_stops_on_the_way_down_are_only_as_exact_as_the_next_start_needs(monkeypatch):
    """Where each stop is an optimum, coming down to 0.01 and to 0.001 takes more than one and a half times as many Newton steps."""
    steps = []
    step = proximal_newton._newton_step
    monkeypatch.setattr(proximal_newton, "_newton_step", lambda *given: steps.append(1) or step(*given))

    def effort(make):
        steps.clear()
        return make(), len(steps)

    X, y = BIOPSIES.X, BIOPSIES.y
    highest = lambda_max(X, y)
    for lam in (0.01, 0.001):
        stops = np.geomspace(highest, lam, 2 + int(3 * np.log10(highest / lam)))[1:]
        w, passing = effort(lambda lam=lam: newton(X, y, lam))
        each, exact = effort(lambda stops=stops: path(X, y, stops).W[-1])
        assert 1.5 * passing < exact
        assert_allclose(w, each, atol=1e-6)
