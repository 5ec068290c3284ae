"""What L1 does to weights: Eqs. (11) and (30) to (39), and the step and the test that make a zero exact."""

import numpy as np

from .checks import check_count, check_examples, check_lam, check_numbers
from .derivation import Derivation, complex_step
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


absolute = Derivation(lambda rng: (rng.normal(size=6),))


@absolute.line(
    None, r"\frac{\partial}{\partial w_j} |w_j|", "away from 0 the absolute value is a straight line, so a difference quotient is its slope"
)
def slope_of_absolute(w):
    h = np.abs(w) / 2  # small enough not to reach 0
    return (np.abs(w + h) - np.abs(w - h)) / (2 * h)


@absolute.line(
    34, r"\frac{\partial}{\partial w_j} \changed{\sqrt{w_j^2}}", "squaring and taking the root drops the sign, as the absolute value does"
)
def eq_34(w):
    return np.diag(complex_step(lambda w: np.sqrt(w**2), w))


@absolute.line(
    35,
    r"\changed{\frac{1}{2} (w_j^2)^{-\frac{1}{2}} \cdot 2 w_j}",
    "the chain rule: the outer derivative of the root, times the inner one of the square",
)
def eq_35(w):
    return 1 / 2 * (w**2) ** (-1 / 2) * 2 * w


@absolute.line(36, r"\changed{\frac{2 w_j}{2 \sqrt{w_j^2}}}", "the power of minus one half is one over the root")
def eq_36(w):
    return 2 * w / (2 * np.sqrt(w**2))


@absolute.line(
    37, r"\changed{\frac{w_j}{|w_j|}}", "the twos cancel, and the root of the square is the absolute value again: what is left is the sign"
)
def eq_37(w):
    return w / np.abs(w)


in_w = Derivation(lambda rng: (rng.normal(size=5), rng.uniform(0, 1)))


@in_w.line(30, r"\nabla_{\mathbf{w}} \, \lambda \|\mathbf{w}\|_1", "the gradient of the penalty alone, the second term of (11)")
def eq_30(w, lam):
    return complex_step(lambda w: lam * np.sum(np.sqrt(w**2)), w)


@in_w.line(
    31,
    r"\changed{\lambda \left[\frac{\partial}{\partial w_i} \sum_j |w_j|\right]_{i = 1 \dots m}}",
    "a constant factor moves out of a derivative; entry i of the gradient is the derivative in w_i",
)
def eq_31(w, lam):
    return lam * complex_step(lambda w: np.sum(np.sqrt(w**2)), w)


@in_w.line(
    32,
    r"\lambda \left[\changed{\sum_j \frac{\partial}{\partial w_i}} |w_j|\right]_{i = 1 \dots m}",
    "the derivative of a sum is the sum of the derivatives",
)
def eq_32(w, lam):
    return lam * complex_step(lambda w: np.sqrt(w**2), w).sum(axis=0)  # all m x m partial derivatives, summed over j


@in_w.line(
    33,
    r"\lambda \left[\changed{\frac{\partial}{\partial w_i} |w_i|}\right]_{i = 1 \dots m}",
    "every other weight is constant in w_i, so of each sum only the term with j = i is left",
)
def eq_33(w, lam):
    return lam * np.diag(complex_step(lambda w: np.sqrt(w**2), w))


@in_w.line(39, r"\lambda \left[\changed{\frac{w_i}{|w_i|}}\right]_{i = 1 \dots m}", "by (34) to (37), weight by weight")
def eq_39(w, lam):
    return lam * w / np.abs(w)


thresholding = Derivation(lambda rng: (rng.normal(size=8), rng.uniform(0, 1)))


@thresholding.line(
    None,
    r"\text{the } v \text{ with } 0 \in v - w + t \, \partial |v|",
    "at the minimum of a convex function 0 is among its slopes; (v - w)^2 / 2 has the slope v - w, and t|v| has t where v > 0, "
    "-t where v < 0 and anything between at 0",
)
def where_the_slope_changes_sign(w, t):
    low, high = -np.abs(w) - 1, np.abs(w) + 1
    for _ in range(60):  # bisection: the slope rises with v
        v = (low + high) / 2
        rising = v - w + t * np.sign(v) > 0
        low, high = np.where(rising, low, v), np.where(rising, v, high)
    return v


@thresholding.line(
    None,
    r"v = \changed{\begin{cases} w - t & w > t \\ w + t & w < -t \\ 0 & \text{otherwise} \end{cases}}",
    "for v > 0 the slope is 0 at w - t, which is greater than 0 only if w > t; likewise below; if neither holds, only v = 0 is left",
)
def case_by_case(w, t):
    return np.select([w > t, w < -t], [w - t, w + t], 0)


@thresholding.line(
    None,
    r"v = \changed{\text{sign}(w) \max(|w| - t, 0)}",
    "the three cases in one: the size shrinks by t, but not below 0, and the sign stays",
)
def in_one_formula(w, t):
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)
