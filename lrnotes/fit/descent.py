"""Ways down step by step: gradient descent, Eq. (29), and three rules for the L1 penalty, Eq. (39)."""

from typing import NamedTuple

import numpy as np

from ..checks import check_count, check_examples, check_lam, check_weights
from ..gradients import dloss_dw
from ..l1 import penalty, soft_threshold, subgradient
from ..loss import cross_entropy


class History(NamedTuple):
    """Every step of a descent, the start included."""

    W: np.ndarray  # (steps + 1, D + 1)
    losses: np.ndarray  # (steps + 1,): Eq. (11), which without a lambda is the mean cross-entropy, Eq. (10)


def gradient_descent(X, y, eta, steps, w=None):
    """`steps` times w - eta * dL/dw, Eq. (29), from w (zeros if not given): a History.

    Nothing stops it when eta is too large: the losses then say so. Raises ValueError if the input cannot be fitted, eta is not
    a number greater than 0, steps is not a whole number of 1 or more, or w has the wrong length.
    """
    return _descend(X, y, 0, eta, steps, w, lambda i, w, before: w - eta * dloss_dw(X, w, y))


def subgradient_descent(X, y, lam, eta, steps, w=None):
    """The notes' way down Eq. (11): `steps` times w - eta * (dL/dw + lam sign(w)), Eqs. (29) and (39), from w: a History.

    A weight that ought to be 0 does not stay there: it jitters around 0 over a span of about 2 eta lam.
    `lam` is one number or one per weight. Raises ValueError as `gradient_descent` does, and for a lam that is no penalty.
    """
    return _descend(X, y, lam, eta, steps, w, lambda i, w, before: w - eta * (dloss_dw(X, w, y) + subgradient(w, lam)))


def clipped_descent(X, y, lam, eta, steps, w=None):
    """The way of the TensorFlow Playground: a weight that the penalty carries across 0 is set to 0 and never moves again.

    The step of `subgradient_descent` in two halves, the loss's and then the penalty's; only the second half kills. Source:
    Smilkov and Carter, TensorFlow Playground, `src/nn.ts`, 2016. Arguments, result and errors as in `subgradient_descent`.
    """
    dead = np.zeros(np.shape(X)[-1:], dtype=bool)

    def step(i, w, before):
        fitted = w - eta * dloss_dw(X, w, y)
        priced = fitted - eta * subgradient(w, lam)
        dead[fitted * priced < 0] = True
        return np.where(dead, 0, priced)

    return _descend(X, y, lam, eta, steps, w, step)


def proximal_gradient(X, y, lam, eta, steps, w=None, momentum=False):
    """`steps` times soft_threshold(w - eta * dL/dw, eta * lam), from w: a History. Zeros are exact.

    With `momentum` each step starts a little ahead, at w + (i - 1) / (i + 2) times the step before: many fewer steps are needed
    (Beck and Teboulle, "A Fast Iterative Shrinkage-Thresholding Algorithm", SIAM J. Imaging Sci. 2(1), 2009), though the loss
    may rise in between. Arguments, result and errors otherwise as in `subgradient_descent`.
    """

    def step(i, w, before):
        ahead = w + (i - 1) / (i + 2) * (w - before) if momentum else w
        return soft_threshold(ahead - eta * dloss_dw(X, ahead, y), eta * np.asarray(lam))

    return _descend(X, y, lam, eta, steps, w, step)


def _descend(X, y, lam, eta, steps, w, step):
    """A History of w[i + 1] = step(i, w[i], w[i - 1]), with Eq. (11) at each."""
    X, y = check_examples(X, y)
    lam = check_lam(lam, X.shape[1])
    if not (np.isfinite(eta) and eta > 0):
        raise ValueError(f"eta must be a number greater than 0, got {eta}")
    check_count(steps, "steps")
    W = np.zeros((steps + 1, X.shape[1]))
    if w is not None:
        W[0] = check_weights(w, X)
    for i in range(steps):
        W[i + 1] = step(i, W[i], W[max(i - 1, 0)])
    return History(W, np.array([cross_entropy(X @ w, y) + penalty(w, lam) for w in W]))
