"""The derivations of notebook 04, line by line: Eqs. (11) and (30) to (39), and soft-thresholding."""

import numpy as np

from ..derivation import Derivation
from ..gradients import complex_step
from ..loss import cross_entropy

objective = Derivation(lambda rng: (rng.normal(size=(6, 4)), rng.normal(size=4), rng.integers(0, 2, 6), rng.uniform(0, 1)))


@objective.line(
    None, r"\mathcal{L}_{LCE} + \lambda \sum_j |w_j|", "the loss, Eq. (10) as a mean, and a price of lambda on every unit of every weight"
)
def price_by_price(X, w, y, lam):
    z = X @ w
    loss = np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)))
    return loss + sum(lam * (weight if weight > 0 else -weight) for weight in w)


@objective.line(11, r"\mathcal{L}_{LCE} + \lambda \changed{\|\mathbf{w}\|_1}", "the sum of absolute values is the L1 norm")
def eq_11(X, w, y, lam):
    return cross_entropy(X @ w, y) + lam * np.linalg.norm(w, 1)


absolute = Derivation(lambda rng: (rng.normal(size=6),))


@absolute.line(
    None,
    r"\frac{\partial}{\partial w_j} |w_j|",
    "on either side of 0 the absolute value is a straight line, so rise over run, from w to twice w, is its slope",
)
def slope_of_absolute(w):
    return (np.abs(2 * w) - np.abs(w)) / (2 * w - w)


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
    return complex_step(lambda w: lam * np.sum(np.where(w.real > 0, w, -w)), w)


@in_w.line(
    31,
    r"\changed{\lambda \left[\frac{\partial}{\partial w_i} \sum_j |w_j|\right]_{i = 1 \dots m}}",
    "a constant factor moves out of a derivative; entry i of the gradient is the derivative in w_i",
)
def eq_31(w, lam):
    return lam * np.array([(np.sum(np.abs(w + step)) - np.sum(np.abs(w))) / np.sum(step) for step in np.diag(w)])


@in_w.line(
    32,
    r"\lambda \left[\changed{\sum_j \frac{\partial}{\partial w_i}} |w_j|\right]_{i = 1 \dots m}",
    "the derivative of a sum is the sum of the derivatives",
)
def eq_32(w, lam):
    return lam * sum(complex_step(lambda w, j=j: np.sqrt(w[j] ** 2), w) for j in range(len(w)))


@in_w.line(
    33,
    r"\lambda \left[\changed{\frac{\partial}{\partial w_i} |w_i|}\right]_{i = 1 \dots m}",
    "every other weight is constant in w_i, so of each sum only the term with j = i is left",
)
def eq_33(w, lam):
    return lam * (np.abs(2 * w) - np.abs(w)) / (2 * w - w)


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
    low, high = -np.abs(w), np.abs(w)
    for _ in range(60):  # halve the interval: the slope rises with v
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
