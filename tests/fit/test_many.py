"""Many problems at once: what the solver of one finds for each, down to the sets of living weights, and exact by itself."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from problems import prices, problem, violation, with_bias

from lrnotes import fit
from lrnotes.fit import many, newton, path, paths
from lrnotes.fit.quadratic import many_quadratic_l1, quadratic_l1

pytestmark = pytest.mark.filterwarnings("error")
X, Y = (np.array(values) for values in zip(*(problem(seed, n=40, d=6) for seed in range(30)), strict=True))
LAMS = np.geomspace(0.2, 1e-3, 12)


@pytest.fixture(scope="module")
def found():
    return paths(X, Y, LAMS)


def test_each_is_the_path_of_its_own(found):
    assert found.shape == (30, 12, 7)
    for x, y, W in zip(X, Y, found, strict=True):
        alone = path(x, y, LAMS).W
        assert_allclose(W, alone, atol=1e-5)
        assert np.array_equal(W != 0, alone != 0)


def test_each_is_optimal_in_extended_precision(found):
    worst = max(
        violation(x, w, y, prices(lam, 7)) / min(1e-8, 1e-4 * lam)
        for x, y, W in zip(X, Y, found, strict=True)
        for lam, w in zip(LAMS, W, strict=True)
    )
    assert worst < 1.001


def test_lambdas_may_be_each_problem_s_own(found):
    own = LAMS * np.linspace(0.5, 1, 30)[:, None]
    for x, y, W, lams in zip(X[::7], Y[::7], paths(X, Y, own)[::7], own[::7], strict=True):
        assert_allclose(W, path(x, y, lams).W, atol=1e-5)


def test_a_problem_does_not_depend_on_the_others(found):
    assert_allclose(paths(X[3:4], Y[3:4], LAMS), found[3:4], atol=1e-9)


@pytest.mark.parametrize("kind", ["outliers", "twins", "zeros", "more weights than examples", "separable"])
def test_awkward_problems_are_solved_too(kind):
    rng = np.random.default_rng(len(kind))
    made = []
    for _ in range(40):
        table, y = rng.normal(size=(20, 4)), rng.permutation(np.arange(20) % 2) * 1.0
        if kind == "outliers":
            table = rng.standard_t(1, (20, 4)) * 10
        if kind == "twins":
            table = np.column_stack([table, table])
        if kind == "zeros":
            table[:, 2] = 0
        if kind == "more weights than examples":
            table = rng.normal(size=(20, 30))
        if kind == "separable":
            y = (table[:, 0] > np.sort(table[:, 0])[9]) * 1.0
        made.append((with_bias(table), y))
    tables, labels = (np.array(values) for values in zip(*made, strict=True))
    for lams in ([0.01], [1, 0.1, 1e-3]):
        for x, y, W in zip(tables, labels, paths(tables, labels, lams), strict=True):
            for lam, w in zip(lams, W, strict=True):
                assert violation(x, w, y, prices(lam, len(w))) < 1.001 * min(1e-8, 1e-4 * lam)


def test_what_goes_uphill_or_does_not_arrive_is_fitted_alone(monkeypatch, found):
    """From starts far away full steps overshoot; and with two steps allowed few problems arrive."""
    alone, rng = [], np.random.default_rng(0)
    monkeypatch.setattr(many, "newton", lambda *args, **options: alone.append(args) or newton(*args, **options))
    monkeypatch.setattr(many, "forecast", lambda w, *_: w + 30 * rng.normal(size=w.shape))
    assert_allclose(paths(X, Y, LAMS[:4]), found[:, :4], atol=1e-6)
    uphill = len(alone)
    monkeypatch.undo()
    monkeypatch.setattr(many, "newton", lambda *args, **options: alone.append(args) or newton(*args, **options))
    monkeypatch.setattr(many, "MAX_STEPS", 2)
    assert_allclose(paths(X, Y, LAMS[:4]), found[:, :4], atol=1e-6)
    assert uphill > 20 and uphill + 20 < len(alone)


def test_many_quadratic_models_have_the_minima_of_each():
    rng = np.random.default_rng(5)
    roots = rng.normal(size=(50, 9, 6))
    H, c = np.swapaxes(roots, 1, 2) @ roots / 9, rng.normal(size=(50, 6))
    cost = np.where(np.arange(6) == 0, 0, rng.uniform(0, 1.5, (50, 6)))
    start = rng.normal(size=(50, 6)) * (rng.random((50, 6)) < 0.5)
    slack = np.full(50, 1e-12)
    minima = many_quadratic_l1(H, c, cost, start, slack)
    for i in range(50):
        assert_allclose(minima[i], quadratic_l1(H[i], c[i], cost[i], start[i], 1e-12), atol=1e-12)
        pulls = c[i] - H[i] @ minima[i]
        assert_allclose(pulls[minima[i] != 0], (cost[i] * np.sign(minima[i]))[minima[i] != 0], atol=1e-10)
        assert (np.abs(pulls) <= cost[i] + 1e-10).all()


@pytest.mark.parametrize(
    ("tables", "labels", "lams", "words"),
    [
        (X[0], Y, LAMS, "X must have 3 dimensions"),
        (X, Y[:5], LAMS, r"y must be \(30, 40\)"),
        (X, Y + 1, LAMS, "y must hold only 0 and 1, but holds 2"),
        (X[..., 1:], Y, LAMS, "ones of the bias"),
        (X, np.where(np.arange(30)[:, None] == 4, 1, Y), LAMS, "problem 4 holds only the class 1"),
        (X, Y, LAMS[::-1], "lams must be above 0 and fall"),
        (X, Y, [0.1, 0], "lams must be above 0 and fall, the largest first; the least is 0"),
        (X, Y, np.ones((7, 1)), r"one row for all 30 problems or one for each, got shape \(7, 1\)"),
    ],
)
def test_what_cannot_be_fitted_is_refused(tables, labels, lams, words):
    with pytest.raises(ValueError, match=words):
        fit.paths(tables, labels, lams)
