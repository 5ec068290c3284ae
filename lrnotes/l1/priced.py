"""The valley with its price: the exact optimum of Eq. (11) at each lambda, and two walks towards it."""

from typing import NamedTuple

import numpy as np

from ..checks import check_amounts
from ..fit import History, newton, proximal_gradient, subgradient_descent
from ..gradients.valley import best_bias
from ..loss import cross_entropy
from .penalty import penalty


class Priced(NamedTuple):
    """What is to be had at one lambda, and how two rules come down to it; the bias is spared."""

    lam: float
    w: np.ndarray  # (D + 1,), the optimum
    least: float  # Eq. (11) there
    subgradient: History
    proximal: History


def priced(X, y, lams, start, eta, steps):
    """Priced at each of `lams`, with walks of `steps` steps of size `eta` from the weights `start` (D,).

    The bias is at first the best one for `start`. Raises ValueError if start is not one number for each feature, and as `fit.newton` and
    `fit.subgradient_descent` do.
    """
    lams, start = check_amounts(lams, "lams", 1), np.asarray(start, dtype=float)
    w = np.append(best_bias(X, y, start[None]), start)
    every, optimum = [], None
    for lam in lams:
        optimum = newton(X, y, lam, optimum, tol=1e-12)
        walks = [rule(X, y, lam, eta, steps, w) for rule in (subgradient_descent, proximal_gradient)]
        every.append(Priced(float(lam), optimum, cross_entropy(X @ optimum, y) + penalty(optimum, lam), *walks))
    return every
