"""When does a living weight mean something? Planted noise, twins, and features chosen by peeking."""

import numpy as np

from .. import fit
from ..checks import check_count, check_labels, check_numbers
from ..data import standardise
from ..fit.threads import one_thread
from ..forward_pass import add_bias
from ..l1 import lambda_max
from .folds import stratified


def plant_noise(raw, n=100, seed=0):
    """The features (N, D) with n useless ones on their right: real columns in turn, each with its rows shuffled anew.

    A shuffled column has the values of a real one, and no relation to the label left.
    """
    check_count(n, "n")
    raw, rng = check_numbers(raw, "raw", 2), np.random.default_rng(seed)
    return np.column_stack([raw, *(rng.permutation(raw[:, j % raw.shape[1]]) for j in range(n))])


def twins(raw, y, column, lam, fit_path, n=200, noise=0.01, seed=0):
    """The weights (n, 2) of two near-copies that stand in for one column, at one lambda, n times.

    A copy is the column plus normal noise, with a standard deviation of `noise` times the column's. `fit_path` is
    `validation.l1_path` or another of its kind.
    """
    check_count(n, "n")
    raw, y, rng = check_numbers(raw, "raw", 2), check_labels(y), np.random.default_rng(seed)
    others, spread = np.delete(raw, column, axis=1), noise * raw[:, column].std()
    pairs = np.zeros((n, 2))
    for i in range(n):
        copies = raw[:, [column, column]] + spread * rng.standard_normal((len(y), 2))
        X = add_bias(standardise(np.column_stack([copies, others])))
        pairs[i] = fit_path(X, y, [lam])[0, 1:3]
    return pairs


@one_thread
def errors_on_noise(n_features, peek, seeds, n=50, keep=10, n_folds=5):
    """The cross-validated share of wrong labels where none can be foretold, for each of the seeds (M,): features are noise, labels a coin
    toss, half of each.

    The `keep` features that go best with the labels are chosen from n_features, in each fold from its training part or, if `peek`,
    once from all n examples. L1 at a tenth of lambda_max is then trained on them. Raises ValueError if n_features is less than `keep`, or
    the folds do not all get as many of each label.
    """
    if n_features < keep:
        raise ValueError(f"cannot keep {keep} of {n_features} features: ask for at least {keep}")
    if n % (2 * n_folds):
        raise ValueError(f"{n} examples give {n_folds} folds no equal halves: take a multiple of {2 * n_folds}")
    problems = [problem for seed in seeds for problem in _chosen_from_noise(n_features, peek, seed, n, keep, n_folds)]
    X, y = (np.array([(table, labels)[of][inside] for table, labels, inside, _ in problems]) for of in (0, 1))
    highest = [lambda_max(*examples) for examples in zip(X, y, strict=True)]
    W = fit.paths(X, y, np.multiply.outer(highest, [1, 0.1]), tol=1e-6)[:, -1]
    wrong = [np.sum((table[out] @ w > 0) != labels[out]) for (table, labels, _, out), w in zip(problems, W, strict=True)]
    return np.reshape(wrong, (-1, n_folds)).sum(axis=1) / n


def _chosen_from_noise(n_features, peek, seed, n, keep, n_folds):
    """For each fold the table (n, keep + 1) of what was chosen, standardised by the training part, labels (n,), and the two parts."""
    rng = np.random.default_rng(seed)
    raw, y = rng.standard_normal((n, n_features)), rng.permutation(np.arange(n) % 2).astype(float)

    def best(rows):
        covariances = standardise(raw[rows]).T @ (y[rows] - y[rows].mean())
        return np.argsort(-np.abs(covariances))[:keep]

    of_all = best(slice(None)) if peek else None
    for inside, out in stratified(n_folds, y, seed):
        chosen = raw[:, of_all if peek else best(inside)]
        yield add_bias(standardise(chosen, by=chosen[inside])), y, inside, out
