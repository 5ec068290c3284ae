"""The derivations of notebook 01, line by line: Eqs. (1) and (2)."""

import numpy as np

from ..derivation import Derivation
from .probability import add_bias

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
