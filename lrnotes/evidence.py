"""When does a living weight mean something? Planted noise, resamples, twins, peeking, and weights whose truth is known."""

from typing import NamedTuple

import numpy as np

from . import fit
from .checks import check_count
from .data import standardise
from .forward_pass import add_bias, sigmoid
from .l1 import lambda_max, spare_bias


class Errors(NamedTuple):
    """How estimates differ from the truth, each (L, D + 1), over draws."""

    bias: np.ndarray  # mean estimate less the truth
    variance: np.ndarray  # mean squared departure from the mean estimate
    mse: np.ndarray  # mean squared departure from the truth: bias squared plus variance


def plant_noise(raw, n=100, seed=0):
    """The features (N, D) with n useless ones on their right: real columns in turn, each with its rows shuffled anew.

    A shuffled column has the values of a real one, and no relation to the label left.
    """
    check_count(n, "n")
    rng = np.random.default_rng(seed)
    return np.column_stack([raw, *(rng.permutation(raw[:, j % raw.shape[1]]) for j in range(n))])


def survivals(raw, y, lams, n=200, seed=0):
    """In how many of n bootstrap resamples each weight is alive at each lambda: (L, D) counts.

    A resample draws N examples with replacement; it is standardised by itself.
    """
    check_count(n, "n")
    rng = np.random.default_rng(seed)
    counts = np.zeros((len(lams), raw.shape[1]), dtype=int)
    for _ in range(n):
        rows = rng.integers(len(y), size=len(y))
        path = fit.path(add_bias(standardise(raw[rows])), y[rows], lams)
        counts += path.W[:, 1:] != 0
    return counts


def twins(raw, y, column, lam, fit_path, n=200, noise=0.01, seed=0):
    """The weights (n, 2) of two near-copies that stand in for one column, at one lambda, n times.

    A copy is the column plus normal noise, with a standard deviation of `noise` times the column's. `fit_path` is
    `validation.l1_path` or another of its kind.
    """
    check_count(n, "n")
    rng = np.random.default_rng(seed)
    others, spread = np.delete(raw, column, axis=1), noise * raw[:, column].std()
    pairs = np.zeros((n, 2))
    for i in range(n):
        copies = raw[:, [column, column]] + spread * rng.standard_normal((len(y), 2))
        X = add_bias(standardise(np.column_stack([copies, others])))
        pairs[i] = fit_path(X, y, [lam])[0, 1:3]
    return pairs


def error_on_noise(n_features, peek, seed, n=50, keep=10, n_folds=5):
    """The cross-validated share of wrong labels where none can be foretold: features are noise, labels a coin toss, half of each.

    The `keep` features that go best with the labels are chosen from n_features, in each fold from its training part or, if `peek`,
    once from all n examples. L1 at a tenth of lambda_max is then trained on them.
    """
    from sklearn.model_selection import StratifiedKFold

    rng = np.random.default_rng(seed)
    raw, y = rng.standard_normal((n, n_features)), rng.permutation(np.arange(n) % 2).astype(float)

    def best(rows):
        covariances = standardise(raw[rows]).T @ (y[rows] - y[rows].mean())
        return np.argsort(-np.abs(covariances))[:keep]

    wrong = 0
    for inside, out in StratifiedKFold(n_folds, shuffle=True, random_state=seed).split(raw, y):
        chosen = raw[:, best(slice(None) if peek else inside)]
        X = add_bias(standardise(chosen, by=chosen[inside]))
        lam = lambda_max(X[inside], y[inside]) / 10
        w = fit.newton(X[inside], y[inside], spare_bias(lam, X.shape[1]), tol=1e-6)
        wrong += np.sum((X[out] @ w > 0) != y[out])
    return wrong / n


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
