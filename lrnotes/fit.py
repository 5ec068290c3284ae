"""Fitting w: optimisers for the mean cross-entropy with an L1 penalty, Eq. (11)."""

from typing import NamedTuple

import numpy as np

from .checks import check_count, check_examples, check_lam, check_numbers, check_weights
from .gradients import dloss_dw
from .l1 import lambda_max, penalty, soft_threshold, spare_bias, subgradient
from .loss import cross_entropy
from .proximal_newton import follow


class History(NamedTuple):
    """Every step of a descent, the start included."""

    W: np.ndarray  # (steps + 1, D + 1)
    losses: np.ndarray  # (steps + 1,): Eq. (11), which without a lambda is the mean cross-entropy, Eq. (10)


class Path(NamedTuple):
    """Exact optima at falling lambdas."""

    lams: np.ndarray  # (L,), falling
    W: np.ndarray  # (L, D + 1)
    kkt: np.ndarray  # (L,): `l1.kkt_violation` of each, in units of the gradient


def path(X, y, lams=None, n_lams=100, tol=1e-8, penalise_bias=False):
    """The exact optimum of Eq. (11) at every lambda, each started from the ones before.

    `lams` must fall; without it, `n_lams` of them run from `lambda_max` to a thousandth of it in equal ratios. The bias
    is spared unless `penalise_bias`. No KKT violation in the result exceeds `tol`, nor a
    ten-thousandth of its lambda.
    Raises ValueError if the input cannot be fitted (see `newton`) or lams do not fall, RuntimeError with the lambda at
    which it stopped if `tol` is not reached.
    """
    X, y = check_examples(X, y)
    if lams is None:
        check_count(n_lams, "n_lams")
        highest = lambda_max(X, y, penalise_bias)
        if highest <= 1e-14 * np.abs(X).max():  # rounding
            raise ValueError("lambda_max is 0: no feature tells the classes apart at all, so there is no path; give lams to fit the bias")
        lams = np.geomspace(1, 1e-3, n_lams) * highest
    _check_tol(tol)
    lams = check_numbers(lams, "lams", 1)
    check_lam(lams, len(lams))
    if (np.diff(lams) >= 0).any():
        i = np.flatnonzero(np.diff(lams) >= 0)[0]
        raise ValueError(f"lams must fall, but lams[{i}] = {lams[i]:g} is followed by {lams[i + 1]:g}: sort them with the largest first")
    factors = np.ones(X.shape[1]) if penalise_bias else spare_bias(1, X.shape[1])
    return Path(lams, *follow(X, y, lams, factors, tol))


def newton(X, y, lam, w=None, tol=1e-8):
    """The exact optimum of Eq. (11) at one lambda: shape (D + 1,), with a KKT violation of no more than `tol`, nor a
    ten-thousandth of lambda.

    `lam` is one number for all of w, as in (11), or one per weight (`l1.spare_bias(lam, D + 1)`). `w` is a start; without
    one the solver walks down a short path of lambdas first, which is faster than a cold start where D > N.
    Raises ValueError if X lacks its bias column or is not finite, y is not zeros and ones with both present, lam is
    negative or of the wrong length, or there is no minimum (no penalty on separable data); RuntimeError with the reason
    if `tol` is not reached.
    """
    X, y = check_examples(X, y)
    lam = check_lam(lam, X.shape[1])
    _check_tol(tol)
    if w is not None:
        return follow(X, y, [1.0], lam, tol, start=check_weights(w, X))[0][0]
    pulls = np.abs(X.T @ (0.5 - y)) / len(y)
    highest = np.max(pulls[lam > 0] / lam[lam > 0], initial=1)
    steps = np.geomspace(highest, 1, 2 + int(3 * np.log10(highest)))
    return follow(X, y, steps, lam, tol)[0][-1]


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


def _check_tol(tol):
    if not tol >= 0:
        raise ValueError(f"tol must be a number of 0 or more, got {tol}")
