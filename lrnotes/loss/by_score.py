"""What one score costs: two losses with their slopes, and three formulas for one of them."""

from typing import NamedTuple

import numpy as np

from ..checks import check_numbers
from ..forward_pass import sigmoid, sigmoid_naive, sigmoid_slope
from .losses import per_example


class Cost(NamedTuple):
    """A loss of one example at each score, and its slope there."""

    loss: np.ndarray  # (n,)
    slope: np.ndarray  # (n,): its derivative in z


class Formulas(NamedTuple):
    """The cross-entropy of one example at each score, as computed by three formulas."""

    z: np.ndarray  # (n,): the scores
    losses: dict  # name of the formula: (2, n), y = 0 and y = 1


def squared_error_by_score(z):
    """The squared error of an example with y = 1 at the scores z (n,), and its slope 2 (y_hat - 1) y_hat (1 - y_hat). Checks nothing."""
    errors = sigmoid(z) - 1
    return Cost(errors**2, 2 * errors * sigmoid_slope(z))


def cross_entropy_by_score(z):
    """The cross-entropy of an example with y = 1 at the scores z (n,), Eq. (10), and its slope y_hat - 1. Checks nothing."""
    return Cost(per_example(z, 1), sigmoid(z) - 1)


def three_formulas(z):
    """The cross-entropy at the scores z (n,) by Eq. (3), by Eq. (10) as it is written, and by logaddexp.

    The first two give inf and nan at scores that are too large for them, without a warning: that is what is to be seen.
    Raises ValueError if z is not a row of finite numbers.
    """
    z, y = check_numbers(z, "z", 1), np.array([[0.0], [1.0]])
    with np.errstate(all="ignore"):
        p = sigmoid_naive(z)
        losses = {
            "(3), from the probability": -(y * np.log(p)) - (1 - y) * np.log(1 - p),
            "(10), as it is written": y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)),
            "logaddexp": np.logaddexp(0, (1 - 2 * y) * z),
        }
    return Formulas(z, losses)
