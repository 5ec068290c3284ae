"""What notebook 04 says of many random starts, counted. The steps are written out for all starts at once, and held against `fit`."""

import numpy as np
import pytest

from lrnotes import data, fit
from lrnotes.forward_pass import sigmoid

BIOPSIES = data.breast_cancer()
X, Y, LAM, STEPS = BIOPSIES.X, BIOPSIES.y, 0.05, 10_000
ETA = 4 / np.linalg.eigvalsh(X.T @ X / len(Y)).max()
PRICE = np.r_[0, np.full(30, LAM)][:, None]


def starts(seeds):
    return np.column_stack([np.random.default_rng(seed).normal(scale=0.5, size=31) for seed in seeds])


def clipped(W, steps):
    """The weights (31, starts) after so many steps of the rule that clips at the crossing."""
    dead = np.zeros(W.shape, dtype=bool)
    for _ in range(steps):
        fitted = W - ETA * X.T @ (sigmoid(X @ W) - Y[:, None]) / len(Y)
        priced = fitted - ETA * PRICE * np.sign(W)
        dead |= fitted * priced < 0
        W = np.where(dead, 0, priced)
    return W


def test_the_steps_are_those_of_the_rule():
    W = starts([0, 1])
    theirs = np.column_stack([fit.clipped_descent(X, Y, LAM, ETA, 300, w).W[-1] for w in W.T])
    np.testing.assert_allclose(clipped(W, 300), theirs, atol=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("seeds, right", [(range(40), 11), (range(100, 140), 8)])
def test_how_often_clipping_ends_with_the_right_zeros(seeds, right):
    zeros = fit.newton(X, Y, LAM)[1:, None] == 0
    assert zeros.sum() == 26
    assert ((clipped(starts(seeds), STEPS)[1:] == 0) == zeros).all(axis=0).sum() == right


@pytest.mark.slow
def test_from_zeros_clipping_ends_with_the_right_zeros():
    assert np.array_equal(clipped(np.zeros((31, 1)), STEPS)[:, 0] == 0, fit.newton(X, Y, LAM) == 0)


@pytest.mark.slow
def test_how_often_the_interval_of_a_penalised_weight_holds_the_truth():
    two = X[:, :3]
    free = fit.newton(two, Y, 0)

    def share(lam):
        held = []
        for seed in range(100, 130):
            rng = np.random.default_rng(seed)
            for _ in range(100):
                labels = (rng.random(569) < sigmoid(two @ free)) * 1.0
                w = fit.newton(two, labels, lam, free)
                p = sigmoid(two @ w)
                held.append(np.abs(w - free) <= 1.96 * np.sqrt(np.diag(np.linalg.inv((two.T * (p * (1 - p))) @ two))))
        return np.mean(held, axis=0)[1:]

    np.testing.assert_allclose([share(0), share(0.003)], [[0.95, 0.95], [0.91, 0.94]], atol=0.008)
    assert share(0.05).max() < 0.003
