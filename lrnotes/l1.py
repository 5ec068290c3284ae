"""What L1 does to weights: Eqs. (11) and (30) to (39), and the step and the test that make a zero exact."""

import numpy as np

from .checks import check_examples, check_lam, check_numbers
from .derivation import Derivation
from .gradients import dloss_dw


def spare_bias(lam, n_weights):
    """The penalty (n_weights,) that spares the bias: 0 for w[0], lam for every other weight.

    Raises ValueError if lam is negative, not finite or not one number.
    """
    if np.ndim(lam):
        raise ValueError(f"lam must be one number here, got shape {np.shape(lam)}")
    lam = check_lam(lam, n_weights).copy()
    lam[0] = 0
    return lam


def penalty(w, lam):
    """lambda * ||w||_1, the second term of Eq. (11), with a lambda of its own for each weight if lam has one.

    Raises ValueError if lam is negative, not finite or of the wrong length.
    """
    w = check_numbers(w, "w", 1)
    return np.sum(check_lam(lam, len(w)) * np.abs(w))


def subgradient(w, lam):
    """lambda * sign(w), Eq. (39): the gradient of the penalty where no weight is 0.

    At 0 the penalty has no gradient; anything in [-lambda, lambda] is a subgradient there, and the notes choose 0.
    Raises ValueError as `penalty` does.
    """
    w = check_numbers(w, "w", 1)
    return check_lam(lam, len(w)) * np.sign(w)


def soft_threshold(w, t):
    """Each weight moved towards 0 by t, and exactly 0 if it was no further away than t.

    The minimum over v of (v - w)^2 / 2 + t abs(v), entry by entry: the proximal step of the L1 penalty
    (Donoho and Johnstone, 1994). Raises ValueError if t is negative, not finite or of the wrong length.
    """
    w = check_numbers(w, "w", 1)
    return np.sign(w) * np.maximum(np.abs(w) - check_lam(t, len(w)), 0)


def lambda_max(X, y, penalise_bias=False):
    """The smallest lambda at which every penalised weight is 0.

    All are 0 if none has a pull abs(dL/dw_j) of more than lambda, so it is the largest pull at that point: at the
    bias-only fit (w[0] the log-odds of the classes) or, if the bias is penalised too, at w = 0.
    Raises ValueError if X lacks its bias column, is not finite, or y is not zeros and ones with both present.
    """
    X, y = check_examples(X, y)
    w = np.zeros(X.shape[1])
    if not penalise_bias:
        w[0] = np.log(np.mean(y) / np.mean(1 - y))
    pulls = np.abs(dloss_dw(X, w, y))
    return np.max(pulls if penalise_bias else pulls[1:], initial=0)


def kkt_violation(X, w, y, lam):
    """How far w is from the minimum of Eq. (11): 0 at the exact optimum and nowhere else, in units of the gradient.

    The Karush-Kuhn-Tucker conditions: a living weight's gradient is exactly -lambda sign(w), a dead one's is no more than
    lambda in size. Returned is the largest departure. Raises ValueError as `dloss_dw` and `penalty` do.
    """
    gradient = dloss_dw(X, w, y) + subgradient(w, lam)
    dead = np.asarray(w) == 0
    return np.max(np.abs(gradient) - np.where(dead, check_lam(lam, len(gradient)), 0), initial=0)


objective = Derivation(lambda rng: (rng.normal(size=(6, 4)), rng.normal(size=4), rng.integers(0, 2, 6), rng.uniform(0, 1)))


@objective.line(
    None, r"\mathcal{L}_{LCE} + \lambda \sum_j |w_j|", "the loss, Eq. (10), and a price of lambda on every unit of every weight"
)
def price_by_price(X, w, y, lam):
    z = X @ w
    return y @ np.log(1 + np.exp(-z)) + (1 - y) @ np.log(1 + np.exp(z)) + sum(lam * abs(weight) for weight in w)


@objective.line(11, r"\mathcal{L}_{LCE} + \lambda \changed{\|\mathbf{w}\|_1}", "the sum of absolute values is the L1 norm")
def eq_11(X, w, y, lam):
    z = X @ w
    return y @ np.log(1 + np.exp(-z)) + (1 - y) @ np.log(1 + np.exp(z)) + lam * np.linalg.norm(w, 1)
