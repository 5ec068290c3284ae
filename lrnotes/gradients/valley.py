"""The valley of the loss over two weights, and three walks down it from one start."""

from typing import NamedTuple

import numpy as np

from ..checks import check_examples, check_numbers
from ..fit import History, gradient_descent, newton_descent, proximal_gradient
from ..loss import per_example


class Walks(NamedTuple):
    """Three ways down from one start, a `fit.History` each."""

    plain: History  # gradient descent, Eq. (29)
    momentum: History  # the same, each step begun a little ahead
    newton: History  # steps by slope and curvature, which need no step size


def walks(X, y, start, eta, steps):
    """Walks of `steps` steps from the weights `start` (D,), at first with the bias that is best for them.

    `eta` is the step size of the first two; Newton's steps are halved where they would raise the loss. All walk in all D + 1 weights.
    Raises ValueError if start is not one number for each feature, and as `fit.gradient_descent` does.
    """
    X, y = check_examples(X, y)
    start = check_numbers(start, "start", 1)
    if len(start) != X.shape[1] - 1:
        raise ValueError(f"start needs one weight for each of the {X.shape[1] - 1} features, got {len(start)}")
    w = np.append(best_bias(X, y, start[None]), start)
    momentum = proximal_gradient(X, y, 0, eta, steps, w, momentum=True)  # without a price the proximal step is a plain one
    return Walks(gradient_descent(X, y, eta, steps, w), momentum, newton_descent(X, y, steps, w))


def safe_step(X):
    """1/M, M being a bound on the curvature of the mean cross-entropy: a quarter of the largest eigenvalue of X^T X / N."""
    X = check_numbers(X, "X", 2)
    return 4 / np.linalg.eigvalsh(X.T @ X / len(X)).max()


def best_bias(X, y, W):
    """The bias with which the mean cross-entropy, Eq. (10), is least, for each row of W (G, D), weights without a bias: (G,).

    Raises ValueError if the input cannot be fitted (see `fit.newton`), and if W does not have D columns.
    """
    X, y = check_examples(X, y)
    W = check_numbers(W, "W", 2)
    if W.shape[1] != X.shape[1] - 1:
        raise ValueError(f"W needs a column for each of the {X.shape[1] - 1} features, got {W.shape[1]}")
    return np.concatenate([_best_bias(scores, y.mean()) for _, scores in _blocks(X, W)])


def least_over_bias(X, y, W):
    """The mean cross-entropy, Eq. (10), of each row of W (G, D), weights without a bias, at the bias that is best for it: (G,).

    Raises ValueError as `best_bias` does.
    """
    bias, (X, y) = best_bias(X, y, W), check_examples(X, y)
    losses = np.empty(len(W))
    for rows, scores in _blocks(X, np.asarray(W, dtype=float)):
        losses[rows] = per_example(scores + bias[rows], y[:, None]).mean(axis=0)
    return losses


def _blocks(X, W):
    """Rows of W, as many at a time as keep their scores (N, rows) within half a megabyte, and these scores without a bias."""
    size = max(2**16 // len(X), 1)
    for i in range(0, len(W), size):
        yield slice(i, i + size), X[:, 1:] @ W[i : i + size].T


def _best_bias(scores, share):
    """The bias (G,) with which the mean probability of each column of scores (N, G) is `share`, as at the minimum it must be."""
    bias, step = np.zeros(scores.shape[1]), np.inf
    while np.abs(step).max() > 1e-9:
        t = np.tanh((scores + bias) / 2)  # 2 sigmoid - 1, right to the last digit absolutely, which is all that is needed here
        slope = (1 - np.einsum("ng,ng->g", t, t) / len(t)) / 4
        step = np.clip(((1 + t.mean(axis=0)) / 2 - share) / np.maximum(slope, np.finfo(float).tiny), -1, 1)
        bias = bias - step  # Newton's, cut to 1: so far on the curvature has changed by a factor of e at most, and no step goes astray
    return bias
