"""What one score costs: two losses and their slopes."""

from typing import NamedTuple

import numpy as np

from ..forward_pass import sigmoid, sigmoid_slope
from .losses import per_example


class Cost(NamedTuple):
    """A loss of one example at each score, and its slope there."""

    loss: np.ndarray  # (n,)
    slope: np.ndarray  # (n,): its derivative in z


def squared_error_by_score(z):
    """The squared error of an example with y = 1 at the scores z (n,), and its slope 2 (y_hat - 1) y_hat (1 - y_hat). Checks nothing."""
    errors = sigmoid(z) - 1
    return Cost(errors**2, 2 * errors * sigmoid_slope(z))


def cross_entropy_by_score(z):
    """The cross-entropy of an example with y = 1 at the scores z (n,), Eq. (10), and its slope y_hat - 1. Checks nothing."""
    return Cost(per_example(z, 1), sigmoid(z) - 1)
