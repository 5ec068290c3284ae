"""The derivations of notebook 01, line by line: Eqs. (1) and (2), and what a weight does to the odds."""

import numpy as np

from ..derivation import Derivation
from .probability import add_bias, sigmoid

score = Derivation(lambda rng: (add_bias(rng.normal(size=(5, 3))), rng.normal(size=4)))


@score.line(None, r"z_i = \sum_j x_{ij} w_j", "a score is a weighted sum of features")
def score_by_hand(X, w):
    return np.array([sum(X[i, j] * w[j] for j in range(len(w))) for i in range(len(X))])


@score.line(1, r"\mathbf{z} = \changed{\mathbf{X}\mathbf{w}}", "all the sums at once are one matrix product")
def eq_1(X, w):
    return X @ w


probability = Derivation(lambda rng: (rng.normal(scale=5, size=8),))


@probability.line(
    None,
    r"\text{the } \hat{y} \text{ between 0 and 1 with } \frac{\hat{y}}{1 - \hat{y}} = e^{z}",
    "the odds of y = 1 are e to the score; the odds rise with the probability, so halving the interval again and again finds it",
)
def probability_with_these_odds(z):
    low, high = np.zeros_like(z), np.ones_like(z)
    for _ in range(60):
        p = (low + high) / 2
        too_low = p / (1 - p) < np.exp(z)
        low, high = np.where(too_low, p, low), np.where(too_low, high, p)
    return p


@probability.line(
    None,
    r"\text{the } \hat{y} \text{ with } \changed{\hat{y} = e^{z} (1 - \hat{y})}",
    "multiply both sides by the denominator: left side minus right side, the gap, is then a straight line in the unknown: on the way "
    "from 0 to 1 it rises by gap(1) - gap(0), and a rise of -gap(0) takes it to 0, where both sides are equal",
)
def without_a_fraction(z):
    def gap(p):
        return p - np.exp(z) * (1 - p)

    return -gap(0) / (gap(1) - gap(0))


@probability.line(
    None,
    r"\text{the } \hat{y} \text{ with } \changed{(1 + e^{z}) \, \hat{y} = e^{z}}",
    "multiply out, and bring the two terms that hold the unknown to one side: one linear equation for each example",
)
def unknown_on_one_side(z):
    return np.linalg.solve(np.diag(1 + np.exp(z)), np.exp(z))


@probability.line(
    None,
    r"\hat{\mathbf{y}} = \changed{\frac{e^{\mathbf{z}}}{1 + e^{\mathbf{z}}}}",
    "divide by the factor of the unknown, which is never 0; for all examples at once",
)
def odds_to_probability(z):
    return np.exp(z) / (1 + np.exp(z))


@probability.line(2, r"\hat{\mathbf{y}} = \changed{\frac{1}{1 + e^{-\mathbf{z}}}}", "divide numerator and denominator by e to the score")
def eq_2(z):
    return 1 / (1 + np.exp(-z))


odds_ratio = Derivation(lambda rng: (rng.normal(scale=0.5, size=4), rng.normal(size=4)))


@odds_ratio.line(
    None,
    r"\left[\frac{\text{odds}(\mathbf{x} + \mathbf{e}_j)}{\text{odds}(\mathbf{x})}\right]_j,"
    r" \quad \text{odds} = \frac{\hat{y}}{1 - \hat{y}}",
    "how many times the odds they were, when one feature, the j-th, grows by one unit and the others stay as they are; e_j, in bold, "
    "is 1 at place j and 0 elsewhere",
)
def odds_after_and_before(x, w):
    after, before = sigmoid((x + np.eye(len(x))) @ w), sigmoid(x @ w)  # row j of x + eye is x with one more unit of feature j
    return (after / (1 - after)) / (before / (1 - before))


@odds_ratio.line(
    None,
    r"\left[\changed{\frac{e^{(\mathbf{x} + \mathbf{e}_j)^T \mathbf{w}}}{e^{\mathbf{x}^T \mathbf{w}}}}\right]_j",
    "the odds are e to the score",
)
def powers_of_scores(x, w):
    return np.exp((x + np.eye(len(x))) @ w) / np.exp(x @ w)


@odds_ratio.line(
    None,
    r"\left[\changed{e^{(\mathbf{x} + \mathbf{e}_j)^T \mathbf{w} - \mathbf{x}^T \mathbf{w}}}\right]_j",
    "a quotient of powers is the power of the difference",
)
def power_of_the_difference(x, w):
    return np.exp((x + np.eye(len(x))) @ w - x @ w)


@odds_ratio.line(
    None,
    r"\left[\changed{e^{w_j}}\right]_j",
    "the two scores differ by one unit times its weight; whatever the features were, it drops out",
)
def power_of_the_weight(x, w):
    return np.exp(w)
