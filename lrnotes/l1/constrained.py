"""The best weights within a budget, and the lambda that comes to the same: the diamond of L1 and the circle of L2.

Where (11) sets a price, a budget sets a limit: the least loss among weights whose L1 norm (or whose length) is at most s. At the
optimum of (11) with some lambda no w of that norm or less has a lower loss, so each budget that binds belongs to a lambda, its
multiplier (Tibshirani, J. R. Statist. Soc. B 58(1), 1996). The norm falls as lambda grows: an interval that shrinks finds the lambda.
"""

from typing import NamedTuple

import numpy as np

from ..checks import check_examples, check_numbers
from ..fit import newton
from ..fit.ridge import ridge
from .crossing import crossing
from .optimality import lambda_max

TOL = 1e-12  # largest departure of a gradient from what it should be


class Within(NamedTuple):
    """The best weights within a budget."""

    w: np.ndarray  # (D + 1,), the bias free of charge
    lam: float  # the multiplier: as the budget grows the loss falls at this rate (L2: at lam times the budget); 0 if it does not bind


def in_diamond(X, y, budget):
    """The least mean cross-entropy, Eq. (10), with abs(w_1) + ... + abs(w_D) <= budget: Within.

    `lam` is that of Eq. (11), bias spared. Raises ValueError if the budget is not a number greater than 0, and what `fit.newton` raises.
    """
    return _within(X, y, budget, lambda lam, w: newton(X, y, lam, w, tol=TOL), lambda w: np.abs(w[1:]).sum())


def in_circle(X, y, budget):
    """The least mean cross-entropy, Eq. (10), with w_1^2 + ... + w_D^2 <= budget^2: Within.

    `lam` is that of the squared price, lambda / 2 times the sum of squares, bias spared. Raises ValueError as `in_diamond` does.
    """
    return _within(X, y, budget, lambda lam, w: ridge(X, y, lam, w, TOL), lambda w: np.linalg.norm(w[1:]))


def _within(X, y, budget, optimum, norm):
    """Within, from `optimum(lam, start)` and the `norm` that it makes smaller as lam grows."""
    X, y = check_examples(X, y)
    budget = check_numbers(budget, "budget", 0)
    if budget <= 0:
        raise ValueError(f"the budget must be greater than 0, got {budget:g}: with none, all weights but the bias are 0")
    w = np.zeros(X.shape[1])

    def beyond(lam):
        nonlocal w
        w = optimum(lam, w)
        return norm(w) - budget

    high = start = lambda_max(X, y)
    while (at_high := beyond(high)) > 0:  # only for L2, which kills no weight at any lambda
        high *= 10
    low, at_low = high, at_high
    while at_low < 0 and low > 1e-9 * start:
        high, at_high, low = low, at_low, low / 10
        at_low = beyond(low)
    if at_low < 0:
        low, w = 0.0, newton(X, y, 0, tol=TOL)
        if (at_low := norm(w) - budget) <= 0:
            return Within(w, 0.0)
    lam = float(crossing(beyond, low, high, at_low, at_high, 1e-10))
    return Within(w, lam)
