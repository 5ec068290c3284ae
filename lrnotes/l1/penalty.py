"""The price on every weight: the second term of Eq. (11), its subgradient, Eq. (39), and the step that makes a zero exact."""

import numpy as np

from ..checks import check_amounts, check_count, check_lam, check_numbers


def prices_of(lam, n_weights, penalise_bias=False):
    """What each weight pays for a unit of its size (n_weights,): lam, but 0 for the bias unless it is penalised. Checks nothing."""
    prices = np.full(n_weights, lam, dtype=float)
    if not penalise_bias:
        prices[0] = 0
    return prices


def penalty(w, lam, penalise_bias=False):
    """lambda * ||w||_1, the second term of Eq. (11), of all weights but the bias; with `penalise_bias` of all, as (11) is written.

    Raises ValueError if lam is negative, not finite or not one number.
    """
    w = check_numbers(w, "w", 1)
    return np.sum(prices_of(check_lam(lam), len(w), penalise_bias) * np.abs(w))


def subgradient(w, lam, penalise_bias=False):
    """lambda * sign(w), Eq. (39): the gradient of the penalty where no weight is 0. Nothing for the bias, unless `penalise_bias`.

    At 0 the penalty has no gradient; anything in [-lambda, lambda] is a subgradient there, and the notes choose 0.
    Raises ValueError as `penalty` does.
    """
    w = check_numbers(w, "w", 1)
    return prices_of(check_lam(lam), len(w), penalise_bias) * np.sign(w)


def soft_threshold(w, t):
    """Each entry of w moved towards 0 by t, and exactly 0 if it was no further away than t.

    The minimum over v of (v - w)^2 / 2 + t abs(v), entry by entry: the proximal step of the L1 penalty
    (Donoho and Johnstone, 1994). t is one number or one per entry; no entry is spared as the bias.
    Raises ValueError if t is negative, not finite or of another length.
    """
    w, t = check_numbers(w, "w", 1), check_amounts(t, "t", np.ndim(t))
    if t.ndim and t.shape != w.shape:
        raise ValueError(f"t must be one number or one per entry of w {w.shape}, got shape {t.shape}")
    return shrink(w, t)


def shrink(w, t):
    """`soft_threshold` behind its checks."""
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)


def c_from_lambda(lam, n_examples):
    """The C at which scikit-learn's LogisticRegression has the same optimum: 1 / (n_examples * lam).

    It minimises C times the *sum* of the losses plus the norm of w; Eq. (11) is their *mean* plus lam times the norm.
    Raises ValueError if lam is not a finite number greater than 0 or n_examples not a whole number of 1 or more.
    """
    return 1 / (n_examples * _check_price(lam, n_examples, "lam"))


def lambda_from_c(c, n_examples):
    """The lambda of Eq. (11) at the same optimum as scikit-learn's C: the inverse of `c_from_lambda`, with the same errors."""
    return 1 / (n_examples * _check_price(c, n_examples, "C"))


def _check_price(value, n_examples, name):
    check_count(n_examples, "n_examples")
    value = check_numbers(value, name, 0)
    if value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value:g}: without a penalty C is infinite and lambda 0")
    return float(value)
