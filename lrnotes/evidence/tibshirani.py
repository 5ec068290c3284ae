"""The simulations of section 7 of Tibshirani's lasso paper, J. R. Statist. Soc. B 58(1), 1996, as the literature restates them.

Data come from y = X beta + sigma * noise, with rows of X normal with covariance V. Each method makes a row of candidates, from a
simple to a full model, and five-fold cross-validation picks one. An intercept is fitted, by centring; columns are not rescaled, since
all have variance 1. Shapes: M data sets, N examples, D weights, C candidates.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..checks import check_count
from .linear import best_subset, forward_stepwise, lasso, least_squares, ridge

N_FOLDS = 5


class Example(NamedTuple):
    """One of the four settings."""

    beta: np.ndarray  # (D,), the truth
    n: int  # examples in a data set
    sigma: float  # standard deviation of the noise
    V: np.ndarray  # (D, D), covariance of the features


class Results(NamedTuple):
    """What `simulate` found in E settings, on M data sets of each, with the 4 methods."""

    settings: np.ndarray  # (E,), the numbers of the settings: 1 is EXAMPLES[0]
    errors: np.ndarray  # (E, M, 4), (b - beta)' V (b - beta): the mean squared error of a new prediction, less what noise makes unavoidable
    zeros: np.ndarray  # (E, M, 4), how many weights are exactly 0


class Summary(NamedTuple):
    """What stays of Results when data sets are put together, each (E, 4) but `settings` and `n_sets`."""

    settings: np.ndarray  # (E,)
    n_sets: int
    median: np.ndarray  # of the errors
    error: np.ndarray  # the standard error of that
    zeros: np.ndarray  # the mean number of weights that are exactly 0


_PLACE = np.arange(8)
_FADING = 0.5 ** np.abs(_PLACE[:, None] - _PLACE)
EXAMPLES = (
    Example(np.array([3, 1.5, 0, 0, 2, 0, 0, 0]), 20, 3.0, _FADING),
    Example(np.full(8, 0.85), 20, 3.0, _FADING),
    Example(np.array([5.0, 0, 0, 0, 0, 0, 0, 0]), 20, 2.0, _FADING),
    Example(np.repeat([0.0, 2, 0, 2], 10), 100, 15.0, 0.5 + 0.5 * np.eye(40)),
)


def draw(example, n_sets, rng):
    """Data sets: X (M, N, D) and y (M, N)."""
    X = rng.standard_normal((n_sets, example.n, len(example.beta))) @ np.linalg.cholesky(example.V).T
    return X, X @ example.beta + example.sigma * rng.standard_normal((n_sets, example.n))


METHODS = {"least squares": least_squares, "ridge": ridge, "lasso": lasso, "subset": best_subset}


def tuned(method, X, y, step=lambda: None):
    """The candidate of all data whose counterpart has the least squared error over five held-out folds: (M, D).

    The rows of X and y are in random order as they are drawn, so every fifth row makes a fold. `step` is called after each of six fits.
    """
    fold, squared_error = np.arange(y.shape[1]) % N_FOLDS, 0
    for k in range(N_FOLDS):
        X_in, y_in, X_out, y_out = X[:, fold != k], y[:, fold != k], X[:, fold == k], y[:, fold == k]
        centre, level = X_in.mean(axis=1, keepdims=True), y_in.mean(axis=1, keepdims=True)
        weights = method(X_in - centre, y_in - level)
        predicted = (X_out - centre) @ np.swapaxes(weights, 1, 2) + level[..., None]
        squared_error += np.sum((predicted - y_out[..., None]) ** 2, axis=1)
        step()
    candidates = method(X - X.mean(axis=1, keepdims=True), y - y.mean(axis=1, keepdims=True))
    step()
    return candidates[np.arange(len(X)), squared_error.argmin(axis=1)]


def simulate(n_sets=200, settings=(1, 2, 3, 4), seed=0, step=lambda: None):
    """Every method on the same data sets of every setting: Results. Setting 4 has 2^40 subsets: there subsets grow stepwise.

    A setting's data sets do not depend on which others are asked for. `step` is called 24 times for each.
    Raises ValueError unless n_sets is 1 or more and `settings` holds different numbers from 1 to 4.
    """
    check_count(n_sets, "n_sets")
    if not len(settings) or not set(settings) <= {1, 2, 3, 4} or len(set(settings)) < len(settings):
        raise ValueError(f"settings must be different numbers from 1 to {len(EXAMPLES)}, got {list(settings)}")
    errors, zeros = np.zeros((2, len(settings), n_sets, len(METHODS)))
    for i, number in enumerate(settings):
        example = EXAMPLES[number - 1]
        X, y = draw(example, n_sets, np.random.default_rng([seed, number - 1]))
        for j, method in enumerate(METHODS.values()):
            method = forward_stepwise if method is best_subset and len(example.beta) > 8 else method
            b = tuned(method, X, y, step)
            errors[i, :, j] = np.einsum("mi,ij,mj->m", b - example.beta, example.V, b - example.beta)
            zeros[i, :, j] = np.sum(b == 0, axis=1)
    return Results(np.array(settings), errors, zeros)


def save(path, results):
    """One row a data set: the setting's number, then error and zeros of each method. The folder of the file is made if it is not there."""
    header = ",".join(["example", *(f"{method} {what}" for method in METHODS for what in ("error", "zeros"))])
    both = np.stack([results.errors, results.zeros], axis=-1).reshape(*results.errors.shape[:2], -1)
    rows = [np.r_[number, row] for number, sets in zip(results.settings, both, strict=True) for row in sets]
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    np.savetxt(path, rows, fmt="%.5g", delimiter=",", header=header, comments="")


def load(path):
    """What `save` wrote: Results, in the order of the settings' numbers.

    Raises ValueError if the file holds more data sets of one setting than of another.
    """
    table = np.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)
    settings, counts = np.unique(table[:, 0].astype(int), return_counts=True)
    if counts.min() < counts.max():
        found = ", ".join(f"{n} of setting {number}" for number, n in zip(settings, counts, strict=True))
        raise ValueError(f"{path} needs as many data sets of each setting, but holds {found}: make it anew with simulate and save")
    both = table[np.argsort(table[:, 0], kind="stable"), 1:].reshape(len(settings), -1, len(METHODS), 2)
    return Results(settings, both[..., 0], both[..., 1])


def summarise(results):
    """Median error with its standard error, and mean number of zeros, of each method in each setting: Summary."""
    median, error = np.swapaxes([median_and_error(errors) for errors in results.errors], 0, 1)
    return Summary(results.settings, results.errors.shape[1], median, error, results.zeros.mean(axis=1))


def median_and_error(values, draws=1000, seed=0):
    """Median over the first axis and its bootstrap standard error (Efron, 1979), the whole row of a data set drawn at once."""
    rows = np.random.default_rng(seed).integers(len(values), size=(draws, len(values)))
    return np.median(values, axis=0), np.median(values[rows], axis=1).std(axis=0)


def lead(errors, a, b, draws=1000, seed=0):
    """By how much the median error of method a is below that of b, in the same data sets, and the standard error of that.

    `errors` (M, 4) are those of one example.
    """
    of_a, of_b = (np.ascontiguousarray(errors[:, list(METHODS).index(method)]) for method in (a, b))
    rows = np.random.default_rng(seed).integers(len(errors), size=(draws, len(errors)))
    return np.median(of_b) - np.median(of_a), np.std(np.median(of_b[rows], axis=1) - np.median(of_a[rows], axis=1))
