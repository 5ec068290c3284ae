"""From features to a probability: Eqs. (1) and (2)."""

import numpy as np

from ..checks import check_numbers, check_weights


def add_bias(features):
    """X (N, D + 1): the features (N, D) with a column of ones in front, for the bias.

    Raises ValueError if the features are not a table of finite numbers.
    """
    features = check_numbers(features, "features", 2)
    return np.column_stack([np.ones(len(features)), features])


def logits(X, w):
    """z = Xw, Eq. (1): one score per example, any real number.

    Raises ValueError if w does not have one entry per column of X, or if either holds anything but finite numbers.
    """
    X = check_numbers(X, "X", 2)
    return X @ check_weights(w, X)


def sigmoid(z):
    """Probability that y = 1, Eq. (2), right to a few units in the last place for every z and never a warning.

    The exponential only ever sees -abs(z), so it cannot overflow: for z < 0 numerator and denominator of
    Eq. (2) are both multiplied by e^z. Takes any shape.
    """
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid_slope(z):
    """y_hat (1 - y_hat), the derivative of Eq. (2) in z: how much a little more score adds to the probability. Takes any shape.

    Exact far out too: 1 - y_hat is the sigmoid of -z, where the difference would be 0 from z = 37 on.
    """
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * sigmoid(-z)


def sigmoid_naive(z):
    """Eq. (2) as it is written. Overflows with a warning for z < -709, though the result is still the right 0."""
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
