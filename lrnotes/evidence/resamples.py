"""Does resampling tell which weights are real? How often each lives when examples are drawn anew."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..checks import check_count, check_labels, check_numbers
from .decision import wilson
from .rare import table
from .validation import l1_path


class Survivals(NamedTuple):
    """How often weights live in bootstrap resamples, each but `lams` and `n` (L, D)."""

    lams: np.ndarray  # (L,), rising
    n: int  # how many resamples
    counts: np.ndarray  # in how many of them the weight is alive
    low: np.ndarray  # ends of the 95% Wilson interval for the share of resamples
    high: np.ndarray
    constant: np.ndarray | None = None  # (D,), in how many resamples each feature was the same throughout, so that its weight was 0


def survivals(raw, y, lams, n=200, seed=0):
    """In how many of n bootstrap resamples each weight is alive at each of the rising lams: Survivals.

    A resample draws N examples with replacement; it is standardised by itself. One that holds a single class is drawn again.
    Raises ValueError if raw and y differ in length, y lacks a class, or lams do not rise.
    """
    check_count(n, "n")
    raw, y = check_numbers(raw, "raw", 2), check_labels(y)
    if len(raw) != len(y):
        raise ValueError(f"raw and y must have one row per example, got {len(raw)} and {len(y)}")
    if y.min() == y.max():
        raise ValueError(f"y holds only the class {y[0]:g}: a fit needs examples of both classes")
    rng = np.random.default_rng(seed)
    counts, constant = np.zeros((len(lams), raw.shape[1]), dtype=int), np.zeros(raw.shape[1], dtype=int)
    for _ in range(n):
        rows = _resample(rng, y)
        X = table(raw[rows])
        counts += l1_path(X, y[rows], lams)[:, 1:] != 0
        constant += ~X[:, 1:].any(axis=0)
    return Survivals(np.asarray(lams), n, counts, *wilson(counts, n), constant)


def _resample(rng, y):
    """As many rows as there are, drawn with replacement, with both classes among them."""
    while True:
        rows = rng.integers(len(y), size=len(y))
        if y[rows].min() < y[rows].max():
            return rows


def save(path, *found):
    """One row for each lambda of each of these Survivals, in turn: how many resamples, lambda, counts. `constant` is not kept."""
    counts = found[0].counts.shape[1]
    header = ",".join(["resamples", "lambda", *(f"lives {j}" for j in range(counts))])
    rows = [[one.n, lam, *lives] for one in found for lam, lives in zip(one.lams, one.counts, strict=True)]
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    np.savetxt(path, rows, fmt="%.12g", delimiter=",", header=header, comments="")


def load(path):
    """What `save` wrote, if no two of them have as many resamples: a list of Survivals, that with the fewest first."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)
    return [_survivals(rows[rows[:, 0] == n], int(n)) for n in np.unique(rows[:, 0])]


def _survivals(rows, n):
    counts = rows[:, 2:].astype(int)
    return Survivals(rows[:, 1], n, counts, *wilson(counts, n))
