"""Which examples a model is trained on and which are held out, in whatever way the folds are given."""

import numpy as np


def pairs(folds, raw, y):
    """The folds as a list of (training, held out), for features raw (N, D) and labels y (N,).

    `folds` are such pairs, or a splitter of scikit-learn's, or a number. Raises ValueError if they are no folds to cross-validate with.
    """
    if isinstance(folds, int | np.integer):
        folds = stratified(folds, y)
    found = list(folds.split(raw, y) if hasattr(folds, "split") else folds)
    _check_folds(found, len(y))
    for k, (inside, _) in enumerate(found):
        if y[inside].min() == y[inside].max():
            raise ValueError(
                f"fold {k} trains on examples of the class {y[inside][0]:g} only: give folds with both classes in every training part, "
                "as a number of folds does"
            )
    return found


def stratified(n, y, seed=0):
    """n folds with equal shares of both classes, drawn at random, the same for each seed: as pairs, what scikit-learn's
    StratifiedKFold(n, shuffle=True, random_state=seed) gives, whose import would take a second of the time of notebook 04."""
    counts = [int(np.sum(y == label)) for label in (0, 1)]
    fewest = min(counts)
    if fewest < 2:
        raise ValueError(
            f"y = {counts.index(fewest)} has {fewest} of the {len(y)} examples: to hold one out and train on another takes two"
        )
    if not 2 <= n <= fewest:
        raise ValueError(f"folds must be from 2 to {fewest}, the examples of y = {counts.index(fewest)}, so that each has one, but got {n}")
    rng, first, fold = np.random.RandomState(seed), y == y[0], np.zeros(len(y), dtype=int)
    in_turn = np.split(np.arange(len(y)) % n, [first.sum()])  # dealt to the examples of one class, then to those of the other
    for mine, dealt in zip((first, ~first), in_turn, strict=True):
        dealt.sort()
        rng.shuffle(dealt)
        fold[mine] = dealt
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n)]


def _check_folds(folds, n):
    """Nothing, if the held-out parts hold each of n examples once, and no fold trains on what it holds out."""
    held_out = np.sort(np.concatenate([out for _, out in folds] or [[]]))
    if not np.array_equal(held_out, np.arange(n)):
        raise ValueError(f"each of the {n} examples must be held out once; what is held out is {held_out}")
    for k, (inside, out) in enumerate(folds):
        leaking = np.intersect1d(np.arange(n)[inside], out)
        if leaking.size:
            raise ValueError(f"fold {k} trains on example {leaking[0]}, which it holds out: take it out of the training part")
