"""L1, L2 and no penalty where most columns are useless: the held-out losses that are stored, and the table they are stored in."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from .feature_selection import plant_noise
from .l2 import l2_path
from .validation import cross_validate, lambdas, no_penalty

L2_LAMS = np.geomspace(1e-3, 1, 11)
METHODS = {
    "L1": lambda table, y, folds: cross_validate(table, y, folds, lambdas(table, y)),
    "L2": lambda table, y, folds: cross_validate(table, y, folds, L2_LAMS, l2_path),
    "none": lambda table, y, folds: cross_validate(table, y, folds, [0], no_penalty),
}


class HeldOut(NamedTuple):
    """Of `validation.Scores` what a choice of lambda needs."""

    lams: np.ndarray  # (L,), rising
    held_out: np.ndarray  # (K, L), the mean cross-entropy of each fold, Eq. (10)


def simulate(raw, y, folds, seeds, methods=tuple(METHODS)):
    """HeldOut of each method on the features raw (N, D) with a hundred useless columns, for each seed of `plant_noise`: lists by method."""
    tables = [plant_noise(raw, 100, seed) for seed in seeds]
    scores = {method: [METHODS[method](table, y, folds) for table in tables] for method in methods}
    return {method: [HeldOut(one.lams, one.held_out) for one in found] for method, found in scores.items()}


def save(path, found):
    """One row for each method, table and lambda of what `simulate` gives: these three, and the losses of the folds."""
    n_folds = next(iter(found.values()))[0].held_out.shape[0]
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        print("method", "table", "lambda", *(f"fold {k}" for k in range(n_folds)), sep=",", file=file)
        for method, tables in found.items():
            for i, one in enumerate(tables):
                for lam, losses in zip(one.lams, one.held_out.T, strict=True):
                    print(method, i, f"{lam:.12g}", *(f"{loss:.9g}" for loss in losses), sep=",", file=file)


def load(path):
    """What `save` wrote: lists of HeldOut by method."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1, dtype=str, ndmin=2)
    found = {}
    for method, i in dict.fromkeys(map(tuple, rows[:, :2])):
        own = rows[(rows[:, 0] == method) & (rows[:, 1] == i), 2:].astype(float)
        found.setdefault(str(method), []).append(HeldOut(own[:, 0], own[:, 1:].T))
    return found
