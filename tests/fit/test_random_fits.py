"""5,000 random fits: no wrong answer without an error, and "no minimum exists" exactly where a linear programme finds none."""

from collections import Counter

import numpy as np
import pytest
from problems import prices, violation, with_bias
from scipy.optimize import linprog

from lrnotes.fit import newton, path

pytestmark = pytest.mark.filterwarnings("error")
PROBLEMS = 1700  # of three fits each


def features(rng, kind, n, d):
    if kind == "whole numbers":
        return rng.integers(-2, 3, (n, d))
    if kind == "rare":
        return rng.random((n, d)) < rng.uniform(0.05, 0.5, d)
    if kind == "outliers":
        return rng.standard_t(1, (n, d))
    if kind == "wide":
        return rng.integers(-1, 2, (n, n + d))
    if kind == "repeated rows":
        return rng.integers(0, 2, (n, d))[rng.integers(0, n, n)]
    table = rng.normal(size=(n, d))
    if kind == "duplicated":
        return np.column_stack([table, table[:, rng.integers(0, d, d)] * rng.choice([-2, 1, 0.5], d), table.sum(axis=1)])
    return np.column_stack([table, rng.random(n) < 0.3]) if kind == "quasi-separable" else table


KINDS = ["whole numbers", "rare", "outliers", "wide", "repeated rows", "duplicated", "quasi-separable", "normal", "separable"]


def problem(rng):
    n, d, kind = rng.integers(4, 40), rng.integers(1, 8), rng.choice(KINDS)
    table, y = features(rng, kind, n, d) * 1.0, rng.permutation(np.arange(n) < rng.integers(1, n)) * 1.0
    if kind == "separable":
        y = (table[:, 0] > np.sort(table[:, 0])[rng.integers(0, n - 1)]) * 1.0
    if kind == "quasi-separable":
        y = np.where(table[:, -1] > 0, 1, y)
        y[0] = 1 - y[1:].min()
    return with_bias(table), y


def gain(X, y):
    """The most that examples can gain, in sum, where none loses anything and no weight passes 1 (Albert and Anderson, 1984)."""
    M = (2 * y - 1)[:, None] * X
    M /= np.maximum(np.abs(M).max(axis=0), 1e-300)
    return -linprog(-M.sum(axis=0), A_ub=-M, b_ub=np.zeros(len(y)), bounds=(-1, 1)).fun


def fits(rng, X, y, lam, penalise_bias, scale):
    """The same problem from no start, from a random one, and down a path or from an optimum nearby."""
    yield lambda: newton(X, y, lam, penalise_bias=penalise_bias)
    start = rng.normal(size=X.shape[1]) * 10 ** rng.uniform(-2, 2) / scale
    yield lambda: newton(X, y, lam, w=start, penalise_bias=penalise_bias)
    above = [0.1, 1e-3, 1e-9][: rng.integers(1, 4)] if lam == 0 else np.geomspace(10, lam, 5)[:-1]
    yield lambda: path(X, y, [*above, lam], penalise_bias=penalise_bias).W[-1]


def outcome(fit, X, y, lam, penalise_bias, exists):
    try:
        w = fit()
    except RuntimeError as error:
        return "said to have no minimum" if "no minimum" in str(error) and exists else "refused"
    except ValueError as error:
        assert "no minimum exists" in str(error)
        return "said to have no minimum" if exists else "right"
    right = violation(X, w, y, prices(lam, len(w), penalise_bias)) <= 1.001 * min(1e-8, 1e-4 * lam or 1)
    return "right" if exists and right else "wrong"


@pytest.mark.slow
def test_of_5000_random_fits_none_is_wrong_without_an_error():
    count = Counter()
    for seed in range(PROBLEMS):
        rng = np.random.default_rng(seed)
        X, y = problem(rng)
        lam, penalise_bias = rng.choice([0, 10 ** rng.uniform(-10, 0)], p=[0.6, 0.4]), bool(rng.random() < 0.3)
        scale = np.r_[1, 10 ** rng.uniform(-6, 6, X.shape[1] - 1)] if rng.random() < 0.3 else np.ones(X.shape[1])
        most = gain(X, y) if lam == 0 else 0
        if 1e-9 < most < 1e-5:
            continue  # the programme itself is not sure
        for fit in fits(rng, X * scale, y, lam, penalise_bias, scale):
            found = outcome(fit, X * scale, y, lam, penalise_bias, exists=most <= 1e-9)
            assert found in ("right", "refused"), (seed, found)
            count[found] += 1
    assert count.total() >= 5000 and count["refused"] <= 0.04 * count.total(), count
