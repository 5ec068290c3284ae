"""The odds ratios of notebook 03: Wald intervals against the likelihood profile, and that a penalty takes their coverage away."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import brentq, minimize

from lrnotes import fit
from lrnotes.data import breast_cancer

X, Y = breast_cancer().X[:, :3], breast_cancer().y


def wald(X, w):
    p = 1 / (1 + np.exp(-X @ w))
    return 1.96 * np.sqrt(np.diag(np.linalg.inv((X.T * (p * (1 - p))) @ X)))


def loss(w, y=Y):
    return np.sum(np.logaddexp(0, (1 - 2 * y) * (X @ w)))


@pytest.mark.parametrize(("j", "tolerance"), [(1, 0.07), (2, 0.03)])
def test_walds_interval_is_nearly_that_of_the_likelihood_profile(j, tolerance):
    w = fit.newton(X, Y, 0, tol=1e-12)
    others = [i for i in range(3) if i != j]

    def excess(value):
        return minimize(lambda u: loss(np.insert(u, j, value)), w[others], options={"gtol": 1e-6}).fun - loss(w) - 1.9207

    half = wald(X, w)[j]
    ends = [brentq(excess, w[j] - 2 * half, w[j], xtol=1e-4), brentq(excess, w[j], w[j] + 2 * half, xtol=1e-4)]
    assert_allclose([w[j] - half, w[j] + half], ends, atol=tolerance)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_the_interval_covers_the_truth_without_a_penalty_and_hardly_ever_with_one(seed):
    truth, rng = fit.newton(X, Y, 0), np.random.default_rng(seed)
    covered = np.zeros((2, 3))
    for _ in range(200):
        rows = rng.integers(len(Y), size=300)
        y = (rng.random(300) < 1 / (1 + np.exp(-X[rows] @ truth))).astype(float)
        for i, lam in enumerate((0, 0.05)):
            w = fit.newton(X[rows], y, lam)
            covered[i] += np.abs(w - truth) < wald(X[rows], w)
    assert (covered[0] > 0.9 * 200).all() and (covered[1, 1:] < 0.1 * 200).all()
