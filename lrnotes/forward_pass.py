"""From features to a probability: Eqs. (1) and (2)."""

import numpy as np

from .checks import check_numbers, check_weights
from .derivation import Derivation


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


def sigmoid_naive(z):
    """Eq. (2) as it is written. Overflows with a warning for z < -709, though the result is still the right 0."""
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


score = Derivation(lambda rng: (add_bias(rng.normal(size=(5, 3))), rng.normal(size=4)))


@score.line(None, r"z_i = \sum_j x_{ij} w_j", "a score is a weighted sum of features")
def score_by_hand(X, w):
    return np.array([sum(X[i, j] * w[j] for j in range(len(w))) for i in range(len(X))])


@score.line(1, r"\mathbf{z} = \changed{\mathbf{X}\mathbf{w}}", "all the sums at once are one matrix product")
def eq_1(X, w):
    return X @ w


probability = Derivation(lambda rng: (rng.normal(scale=5, size=8),))


@probability.line(None, r"\hat{\mathbf{y}} = \frac{e^{\mathbf{z}}}{1 + e^{\mathbf{z}}}", "the odds of y = 1 are e to the score")
def odds_to_probability(z):
    return np.exp(z) / (1 + np.exp(z))


@probability.line(2, r"\hat{\mathbf{y}} = \changed{\frac{1}{1 + e^{-\mathbf{z}}}}", "divide numerator and denominator by e to the score")
def eq_2(z):
    return 1 / (1 + np.exp(-z))
