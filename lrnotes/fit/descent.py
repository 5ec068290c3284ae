"""Ways down step by step: gradient descent, Eq. (29), and three rules for the L1 penalty, Eq. (39).

Input is checked once, before the first step.
"""

from typing import NamedTuple

import numpy as np

from ..checks import check_count, check_examples, check_lam, check_weights
from ..forward_pass import sigmoid_slope
from ..gradients.gradient import gradient_by_weights, loss_gradient
from ..l1.penalty import prices_of, shrink
from ..loss import per_example
from .momentum import share_of_last_step
from .threads import one_thread

HALVES = 0.5 ** np.arange(50)  # shares of a Newton step, the longest first


class History(NamedTuple):
    """Every step of a descent, the start included."""

    W: np.ndarray  # (steps + 1, D + 1)
    losses: np.ndarray  # (steps + 1,): Eq. (11), which without a lambda is the mean cross-entropy, Eq. (10)


def gradient_descent(X, y, eta, steps, w=None):
    """`steps` times w - eta * dL/dw, Eq. (29), from w (zeros if not given): a History.

    `eta` is a number, or a function that gives one for each step 1, 2, ... Nothing stops the descent when it is too large: the losses
    then say so. Raises ValueError if the input cannot be fitted, eta is not greater than 0 (or so large that the losses overflow), steps is
    not a whole number of 1 or more, or w has the wrong length.
    """
    X, y, prices, etas, W = _checked(X, y, 0, eta, steps, w)
    slope = gradient_by_weights(X, y)
    return _descend(X, y, prices, etas, W, lambda i, w, before: w - etas[i] * slope(w))


def subgradient_descent(X, y, lam, eta, steps, w=None, penalise_bias=False):
    """The notes' way down Eq. (11): `steps` times w - eta * (dL/dw + lam sign(w)), Eqs. (29) and (39), from w: a History.

    The bias is spared unless `penalise_bias`. A weight that ought to be 0 does not stay there: it jitters around 0 over a span
    of about 2 eta lam. Steps that shrink with their number make the span shrink too, but make no exact zeros.
    Raises ValueError as `gradient_descent` does, and for a lam that is no penalty.
    """
    X, y, prices, etas, W = _checked(X, y, lam, eta, steps, w, penalise_bias)
    slope = gradient_by_weights(X, y)
    return _descend(X, y, prices, etas, W, lambda i, w, before: w - etas[i] * (slope(w) + prices * np.sign(w)))


def clipped_descent(X, y, lam, eta, steps, w=None, penalise_bias=False):
    """The way of the TensorFlow Playground: a weight that the penalty carries across 0 is set to 0 and never moves again.

    The step of `subgradient_descent` in two halves, the loss's and then the penalty's; only the second half kills. Source:
    Smilkov and Carter, TensorFlow Playground, `src/nn.ts`, 2016. Arguments, result and errors as in `subgradient_descent`.
    """
    X, y, prices, etas, W = _checked(X, y, lam, eta, steps, w, penalise_bias)
    slope, dead = gradient_by_weights(X, y), np.zeros(X.shape[1], dtype=bool)

    def step(i, w, before):
        fitted = w - etas[i] * slope(w)
        priced = fitted - etas[i] * prices * np.sign(w)
        dead[fitted * priced < 0] = True
        return np.where(dead, 0, priced)

    return _descend(X, y, prices, etas, W, step)


def proximal_gradient(X, y, lam, eta, steps, w=None, momentum=False, penalise_bias=False):
    """`steps` times soft_threshold(w - eta * dL/dw, t), from w: a History. t is eta * lam, and 0 for the bias. Zeros are exact.

    With `momentum` each step starts a little ahead, by a share of the step before (see momentum.py): many fewer steps are needed, though
    the loss may rise in between. Arguments, result and errors otherwise as in `subgradient_descent`.
    """
    X, y, prices, etas, W = _checked(X, y, lam, eta, steps, w, penalise_bias)
    slope = gradient_by_weights(X, y)

    def step(i, w, before):
        ahead = w + share_of_last_step(i) * (w - before) if momentum else w
        return shrink(ahead - etas[i] * slope(ahead), etas[i] * prices)

    return _descend(X, y, prices, etas, W, step)


def newton_descent(X, y, steps, w=None):
    """`steps` times w - s, where the Hessian times s is the gradient, Eq. (29), from w (zeros if not given): a History.

    A step that would raise the loss, Eq. (10), is halved until it does not. No step size, and no penalty: `newton` takes one.
    Arguments, result and errors otherwise as in `gradient_descent`.
    """
    X, y, prices, _, W = _checked(X, y, 0, 1, steps, w)

    def step(i, w, before):
        if i and np.array_equal(w, before):
            return w  # it has arrived
        scores = X @ w
        curvature = np.maximum(sigmoid_slope(scores), 1e-8)  # floored: far out it vanishes, and the step would be without bounds
        s = np.linalg.solve((X.T * curvature) @ X / len(y), loss_gradient(X, w, y))
        most = per_example(scores, y).mean() * (1 + 1e-15)  # but for rounding
        return next((w - size * s for size in HALVES if per_example(X @ (w - size * s), y).mean() <= most), w)

    return _descend(X, y, prices, None, W, step)


def _checked(X, y, lam, eta, steps, w, penalise_bias=False):
    """X, y, the price of each weight (D + 1,), the size of each step, and W (steps + 1, D + 1) with the start in its first row."""
    X, y = check_examples(X, y)
    prices = prices_of(check_lam(lam), X.shape[1], penalise_bias)
    check_count(steps, "steps")
    etas = np.array([eta(k) for k in range(1, steps + 1)] if callable(eta) else [eta] * steps, dtype=float)
    wrong = ~(np.isfinite(etas) & (etas > 0))
    if wrong.any():
        raise ValueError(f"eta must be a number greater than 0, got {etas[wrong][0]:g}" + f" at step {wrong.argmax() + 1}" * callable(eta))
    W = np.zeros((steps + 1, X.shape[1]))
    if w is not None:
        W[0] = check_weights(w, X)
    return X, y, prices, etas, W


@one_thread
def _descend(X, y, prices, etas, W, step):
    """A History of W[i + 1] = step(i, W[i], W[i - 1]), with Eq. (11) at each."""
    with np.errstate(over="ignore", invalid="ignore"):
        for i in range(len(W) - 1):
            W[i + 1] = step(i, W[i], W[max(i - 1, 0)])
        rows = max(2**15 // len(y), 1)  # as many steps at a time as keep their scores within 256 KB, near the processor
        blocks = (W[i : i + rows] for i in range(0, len(W), rows))
        losses = np.concatenate([per_example(block @ X.T, y).mean(axis=1) + np.abs(block) @ prices for block in blocks])
    if not np.isfinite(losses).all():
        at = np.isfinite(losses).argmin()
        raise ValueError(f"the loss overflows at step {at}: eta = {etas[max(at - 1, 0)]:g} is far too large, try a smaller one")
    return History(W, losses)
