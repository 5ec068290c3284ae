"""Parts of the data to train on, folds and resamples: what is constant in one, and where a class is missing."""

import numpy as np

from ..data import standardise
from ..forward_pass import add_bias


def features(raw, by):
    """X (N, D + 1) of raw (N, D), standardised by the rows `by`, and which features (D,) have one value there: they are 0 in X.

    So their weights are 0 too, wherever there is a penalty: what did not vary could not be learnt from.
    """
    constant = by.min(axis=0) == by.max(axis=0)
    if not constant.any():
        return add_bias(standardise(raw, by=by)), constant
    X = np.column_stack([np.ones(len(raw)), np.zeros_like(raw)])
    if not constant.all():
        X[:, 1 + np.flatnonzero(~constant)] = standardise(raw[:, ~constant], by=by[:, ~constant])
    return X, constant


def resample(rng, y):
    """The places (N,) of as many examples as there are, drawn with replacement until both classes are among them."""
    if y.min() == y.max():
        raise ValueError(f"y holds only the class {y[0]:g}: a resample needs examples of both classes")
    while True:
        rows = rng.integers(len(y), size=len(y))
        if y[rows].min() < y[rows].max():
            return rows


def folds(given, raw, y):
    """Pairs of indices (training, held out) from a number of stratified folds, a splitter of scikit-learn or such pairs.

    Raises ValueError if a class has fewer examples than a number asks for, or as `evidence.cross_validate` does.
    """
    if isinstance(given, int | np.integer):
        from sklearn.model_selection import StratifiedKFold  # here and not above: the import takes a second

        rarer = int(min(y.sum(), len(y) - y.sum()))
        if not 2 <= given <= rarer:
            raise ValueError(f"folds must be from 2 to {rarer}, the number of examples of the rarer class, got {given}")
        given = StratifiedKFold(given, shuffle=True, random_state=0)
    pairs = list(given.split(raw, y) if hasattr(given, "split") else given)
    _check_folds(pairs, y)
    return pairs


def _check_folds(folds, y):
    """Nothing, if the held-out parts hold each example once, and no fold trains on what it holds out or on one class."""
    n = len(y)
    held_out = np.sort(np.concatenate([out for _, out in folds] or [[]]))
    if not np.array_equal(held_out, np.arange(n)):
        raise ValueError(f"each of the {n} examples must be held out once; what is held out is {held_out}")
    for k, (inside, out) in enumerate(folds):
        leaking = np.intersect1d(np.arange(n)[inside], out)
        if leaking.size:
            raise ValueError(f"fold {k} trains on example {leaking[0]}, which it holds out: take it out of the training part")
        if len(set(y[inside])) < 2:
            raise ValueError(f"fold {k} trains on the class {y[inside][0]:g} only: give a number of folds instead, and both are in each")
