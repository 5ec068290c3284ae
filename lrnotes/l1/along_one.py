"""The mean cross-entropy along one weight, the bias fixed, under the price lambda |w| and under the squared price lambda w^2 / 2."""

from typing import NamedTuple

import numpy as np

from ..checks import check_examples
from ..gradients.gradient import loss_gradient
from ..loss import cross_entropy
from .crossing import crossing

N_LAMS = 41


class AlongOne(NamedTuple):
    """L lambdas, G values of the weight."""

    lams: np.ndarray  # (L,), from 0 to one and a half times the pull at 0: the weight dies two thirds of the way
    w: np.ndarray  # (G,), with room around 0 and the best weight without a price
    losses: np.ndarray  # (G,)
    pulls: np.ndarray  # (G,), -dL/dw
    pull_at_zero: float
    best: np.ndarray  # (L,), the lowest point under the price
    squared: np.ndarray  # (L,), the same under the squared price


def along_one(x, y, bias):
    """The problem of one feature x (N,) with labels y: a AlongOne.

    Where x alone separates the classes there is no lowest point without a price, and the lambdas begin one step above 0.
    Raises ValueError if x or y is not what a fit needs, or if nothing pulls at the weight.
    """
    X, y = check_examples(np.column_stack([np.ones(len(x)), x]), y)

    def pull(w):
        return -loss_gradient(X, np.array([bias, w]), y)[1]

    at_zero = pull(0.0)
    if abs(at_zero) <= 1e-14 * np.abs(x).max():  # rounding
        raise ValueError("nothing pulls at this weight: it is 0 under any price")
    side, separates = np.sign(at_zero), np.all(at_zero * X[:, 1] * (2 * y - 1) >= 0)
    lams = np.linspace(0, 1.5, N_LAMS)[int(separates) :] * abs(at_zero)
    best = [_root(lambda w, lam=lam: pull(w) - side * lam, side) if lam < abs(at_zero) else 0.0 for lam in lams]
    squared = [_root(lambda w, lam=lam: pull(w) - lam * w, side) for lam in lams]
    w = np.sort(best[0] * np.linspace(-0.45, 1.35, 401))
    losses, pulls = np.array([(cross_entropy(bias + v * X[:, 1], y), pull(v)) for v in w]).T
    return AlongOne(lams, w, losses, pulls, at_zero, np.array(best), np.array(squared))


def _root(falling, side):
    """Where a falling function is 0, on the given side of 0 (1 or -1)."""
    near, far, at_near = 0.0, side, falling(0.0)
    while (at_far := falling(far)) * side > 0:
        near, far, at_near = far, 2 * far, at_far
    return crossing(falling, near, far, at_near, at_far, 1e-15)
