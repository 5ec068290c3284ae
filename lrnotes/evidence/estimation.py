"""How estimated weights differ from the true ones, on data whose truth is known."""

from typing import NamedTuple

import numpy as np

from .. import fit
from ..checks import check_count
from ..forward_pass import sigmoid
from .validation import check_rising


class EstimationErrors(NamedTuple):
    """Where estimates lie and how they differ from the truth, each (L, D + 1), over draws."""

    mean: np.ndarray
    low: np.ndarray  # 5% of the estimates lie below
    high: np.ndarray  # and 5% above
    bias: np.ndarray  # mean estimate less the truth
    variance: np.ndarray  # mean squared departure from the mean estimate
    mse: np.ndarray  # mean squared departure from the truth: bias squared plus variance


def repeated_fits(w, n, lams, draws=500, seed=0, correlation=0.5):
    """Estimates (draws, L, D + 1) at rising lams from data sets that the model with weights w made: n examples each, drawn anew.

    Features are normal with variance 1 and a correlation of correlation^abs(i - j); labels are 1 with probability
    sigmoid(Xw), Eqs. (1) and (2).
    """
    check_count(draws, "draws")
    rng, place = np.random.default_rng(seed), np.arange(len(w) - 1)
    mix = np.linalg.cholesky(correlation ** np.abs(place[:, None] - place)).T
    X, y = np.ones((draws, n, len(w))), np.zeros((draws, n))
    for k in range(draws):
        X[k, :, 1:] = rng.standard_normal((n, len(place))) @ mix
        y[k] = rng.random(n) < sigmoid(X[k] @ w)
    return fit.paths(X, y, check_rising(lams)[::-1], tol=1e-6)[:, ::-1]  # the draws differ by far more


def estimation_errors(W, w):
    """Bias, variance and mean squared error of the estimates W (draws, L, D + 1) of w: EstimationErrors."""
    mean, (low, high) = W.mean(axis=0), np.quantile(W, [0.05, 0.95], axis=0)
    return EstimationErrors(mean, low, high, mean - w, W.var(axis=0), np.mean((W - w) ** 2, axis=0))
