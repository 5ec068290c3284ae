"""How estimated weights differ from the true ones, on data whose truth is known."""

from typing import NamedTuple

import numpy as np

from .. import fit
from ..checks import check_count
from ..forward_pass import add_bias, sigmoid


class Errors(NamedTuple):
    """How estimates differ from the truth, each (L, D + 1), over draws."""

    bias: np.ndarray  # mean estimate less the truth
    variance: np.ndarray  # mean squared departure from the mean estimate
    mse: np.ndarray  # mean squared departure from the truth: bias squared plus variance


def repeated_fits(w, n, lams, draws=500, seed=0, correlation=0.5):
    """Estimates (draws, L, D + 1) from data sets that the model with weights w made: n examples each, drawn anew.

    Features are normal with variance 1 and a correlation of correlation^abs(i - j); labels are 1 with probability
    sigmoid(Xw), Eqs. (1) and (2).
    """
    check_count(draws, "draws")
    rng, place = np.random.default_rng(seed), np.arange(len(w) - 1)
    mix = np.linalg.cholesky(correlation ** np.abs(place[:, None] - place)).T
    W = np.zeros((draws, len(lams), len(w)))
    for estimates in W:
        X = add_bias(rng.standard_normal((n, len(place))) @ mix)
        y = (rng.random(n) < sigmoid(X @ w)).astype(float)
        estimates[:] = fit.path(X, y, lams).W
    return W


def errors_of(W, w):
    """Bias, variance and mean squared error of the estimates W (draws, L, D + 1) of w: Errors."""
    return Errors(W.mean(axis=0) - w, W.var(axis=0), np.mean((W - w) ** 2, axis=0))
