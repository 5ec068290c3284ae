"""How well does a model predict examples that it has not seen? Cross-validation, and the choice of lambda that it leads to."""

from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from .. import fit
from ..checks import check_labels, check_numbers
from ..fit.threads import one_thread
from ..loss import per_example
from .folds import pairs
from .rare import table

one_thread_in_all = threadpool_limits.wrap(limits=1)  # scikit-learn brings libraries of its own, which are looked up anew each time


class Scores(NamedTuple):
    """What K models, each trained without one of K folds, make of their own examples and of the fold, at L lambdas."""

    lams: np.ndarray  # (L,), rising
    training: np.ndarray  # (K, L), mean cross-entropy, Eq. (10), of the examples that the model was trained on
    held_out: np.ndarray  # (K, L), the same of the fold
    z: np.ndarray  # (N, L), the logit of each example from the model that had not seen it
    constant: np.ndarray | None = None  # (D,), in how many training parts each feature was the same throughout, so that its weight was 0


class Choice(NamedTuple):
    """Places in a row of rising lambdas."""

    minimum: int  # of the least mean loss
    one_se: int  # of the largest lambda whose mean loss is at most one standard error above the least


def lambdas(raw, y, n=50, lowest=1e-3):
    """`n` lambdas in equal ratios, from `lowest` times the `l1.lambda_max` of the standardised features raw (N, D) up to that."""
    return fit.lambdas(table(raw), y, n, lowest)[::-1]


def l1_path(X, y, lams):
    """The exact optima of Eq. (11) at rising lambdas, bias spared, shape (L, D + 1): `fit.path`, read from its other end.

    Raises ValueError if lams do not rise, and as `fit.path` does.
    """
    return fit.path(X, y, check_rising(lams)[::-1]).rising.W


@one_thread_in_all
def no_penalty(X, y, lams=(0,), tol=1e-4):
    """What scikit-learn's LogisticRegression calls the fit with no penalty, shape (L, D + 1), the same whatever `lams` are.

    On separable data no minimum exists: this is where the optimiser stopped, and with a smaller `tol` it stops further out.
    Its C is so large that the penalty is lost in rounding; at infinity scikit-learn 1.8 warns that it ignores C.
    """
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e300, tol=tol, max_iter=10_000).fit(X[:, 1:], y)
    return np.tile(np.r_[model.intercept_, model.coef_[0]], (len(lams), 1))


@one_thread
def cross_validate(raw, y, folds, lams, fit_path=l1_path, peek=False):
    """Scores of `fit_path` on features raw (N, D) in their own units, at rising lams.

    `folds` gives pairs of indices, (training, held out), or is one of scikit-learn's splitters, or a number: so many folds, drawn
    at random with equal shares of both classes, always the same. Mean and standard deviation are those of the training part, unless
    `peek`: then, wrongly, of all examples. A feature that is the same throughout a training part has the weight 0 there.
    Raises ValueError if the held-out parts do not hold each example once, a training part holds what its fold holds out or one
    class only, raw and y differ in length, or lams do not rise.
    """
    raw, y, lams = check_numbers(raw, "raw", 2), check_labels(y), check_rising(lams)
    if len(raw) != len(y):
        raise ValueError(f"raw and y must have one row per example, got {len(raw)} and {len(y)}")
    folds = pairs(folds, raw, y)
    training, losses = np.zeros((2, len(folds), len(lams)))
    z, constant = np.zeros((len(y), len(lams))), np.zeros(raw.shape[1], dtype=int)
    for k, (inside, out) in enumerate(folds):
        X = table(raw, by=raw if peek else raw[inside])
        constant += ~X[:, 1:].any(axis=0)
        W = fit_path(X[inside], y[inside], lams)
        training[k], losses[k] = _mean_losses(X[inside] @ W.T, y[inside]), _mean_losses(X[out] @ W.T, y[out])
        z[out] = X[out] @ W.T
    return Scores(lams, training, losses, z, constant)


def train(raw, y, lams, fit_path=l1_path):
    """Weights (L, D + 1) trained on all of the features raw (N, D), standardised by themselves."""
    return fit_path(table(raw), y, lams)


def mean_losses(z, y):
    """Mean cross-entropy, Eq. (10), of each column of the logits z (N, L)."""
    return _mean_losses(check_numbers(z, "z", 2), check_labels(y))


def _mean_losses(z, y):
    return per_example(z, y[:, None]).mean(axis=0)


def mean_and_error(values):
    """Mean over the first axis and its standard error."""
    return values.mean(axis=0), values.std(axis=0, ddof=1) / np.sqrt(len(values))


def choose(scores):
    """Where held-out loss is least, and where the one-standard-error rule goes (Breiman, Friedman, Olshen and Stone, 1984)."""
    mean, error = mean_and_error(scores.held_out)
    minimum = mean.argmin()
    good = np.flatnonzero(mean <= mean[minimum] + error[minimum])
    return Choice(int(minimum), int(good[-1]))


def losses_at_minimum(scores):
    """The held-out losses (K,) at the lambda whose mean is least."""
    return scores.held_out[:, choose(scores).minimum]


def check_rising(lams):
    """`lams` as a float array."""
    lams = check_numbers(lams, "lams", 1)
    if (np.diff(lams) <= 0).any():
        i = np.flatnonzero(np.diff(lams) <= 0)[0]
        raise ValueError(f"lams must rise, but lams[{i}] = {lams[i]:g} is followed by {lams[i + 1]:g}: sort them with the smallest first")
    return lams
