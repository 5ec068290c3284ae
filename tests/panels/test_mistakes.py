"""Mistakes as people make them, each written down before it was tried: what their card calls them."""

import numpy as np
import pytest

from lrnotes.evidence.exercises import one_standard_error, standardise_fold
from lrnotes.forward_pass.exercises import sigmoid
from lrnotes.gradients.exercises import gradient, step
from lrnotes.l1.exercises import lambda_max, proximal_step, soft_threshold
from lrnotes.loss.exercises import cross_entropy


def s(z):
    return 1 / (1 + np.exp(-z))


def one_after_the_other(X, w, y, eta):
    new = w.copy()
    for j in range(len(w)):
        new[j] -= eta * np.mean((s(X @ new) - y) * X[:, j])
    return new


def by_n_too(X, w, y, eta, lam):
    v = w - eta * X.T @ (s(X @ w) - y) / len(y)
    return np.r_[v[0], np.sign(v[1:]) * np.maximum(np.abs(v[1:]) - eta * lam / len(y), 0)]


def threshold_first(X, w, y, eta, lam):
    return np.r_[w[0], np.sign(w[1:]) * np.maximum(np.abs(w[1:]) - eta * lam, 0)] - eta * X.T @ (s(X @ w) - y) / len(y)


MISTAKES = [
    (sigmoid, lambda z: 1 / (1 + np.exp(z)), ["sign of z"]),
    (sigmoid, lambda z: np.round(s(z)), ["hard labels"]),
    (cross_entropy, lambda z, y: -np.log(np.mean(np.exp(-np.logaddexp(0, (1 - 2 * y) * z)))), ["log of the mean"]),
    (cross_entropy, lambda z, y: np.mean(np.logaddexp(0, -y * z)), ["labels 0 and 1 for -1 and 1"]),
    (cross_entropy, lambda z, y: np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(-z))), ["one log for both classes"]),
    (gradient, lambda X, w, y: np.sum(s(X @ w) - y) / len(y), ["X left out"]),
    (gradient, lambda X, w, y: 2 * X.T @ ((s(X @ w) - y) * s(X @ w) * s(-X @ w)) / len(y), ["sigmoid' applied again", "2/N for 1/N"]),
    (step, one_after_the_other, ["one weight after the other"]),
    (step, lambda X, w, y, eta: eta * X.T @ (s(X @ w) - y) / len(y), ["only the change", "y_hat - y reversed"]),
    (soft_threshold, lambda w, t: np.maximum(w - t, 0), ["w for abs(w)"]),
    (soft_threshold, lambda w, t: np.where(np.abs(w) < t, 0, w), ["hard threshold"]),
    (soft_threshold, lambda w, t: np.where(w > t, w - t, np.where(w < -t, w - t, 0)), ["negative weights moved away"]),
    (soft_threshold, lambda w, t: np.where(np.abs(w) > t, w - t * np.sign(w), w), ["what is within t is kept"]),
    (lambda_max, lambda X, y: np.max(np.abs(X[:, 1:].T @ y)) / len(y), ["no prediction"]),
    (proximal_step, by_n_too, ["lambda over N"]),
    (proximal_step, threshold_first, ["threshold before the step"]),
    (
        proximal_step,
        lambda X, w, y, eta, lam: w - eta * (X.T @ (s(X @ w) - y) / len(y) + lam * np.r_[0, np.sign(w[1:])]),
        ["threshold before the step", "subgradient instead"],
    ),
    (standardise_fold, lambda i, o: (o - i.min(axis=0)) / (i.max(axis=0) - i.min(axis=0)), ["from least to largest"]),
    (standardise_fold, lambda i, o: (i - i.mean(axis=0)) / i.std(axis=0), ["the rows inside for those held out"]),
    (one_standard_error, lambda m, e: m[np.flatnonzero(m <= m.min() + e[m.argmin()])[-1]], ["the loss, not its place"]),
    (one_standard_error, lambda m, e: np.flatnonzero(m <= m.min() + e.max())[-1], ["the largest error"]),
]


@pytest.mark.parametrize(("exercise", "function", "names"), MISTAKES, ids=[f"{e.name}: {' and '.join(n)}" for e, _, n in MISTAKES])
def test_a_mistake_gets_its_name(exercise, function, names):
    assert sorted(exercise.check(function).slips) == sorted(names)
