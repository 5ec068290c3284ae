"""How many choices hang on a single example, at one lambda and another: what is stored of the refits in `overrule.py`."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from .overrule import changes, refits


class Hanging(NamedTuple):
    """How many weights come to life or die when each of M examples is left out, and when its label is flipped."""

    lam: float
    alive: int  # weights of the fit to all examples, no bias
    left_out: np.ndarray  # (M,)
    flipped: np.ndarray  # (M,)


def simulate(X, y, lams, among=None):
    """Hanging at each of the lams, of all examples or of those in the places `among`. Raises ValueError as `overrule.refits` does."""
    return [_hanging(refits(X, y, lam, among)) for lam in lams]


def _hanging(found):
    left_out, flipped = (changes(found.w, W).counts for W in (found.left_out, found.flipped))
    return Hanging(found.lam, int(np.sum(found.w[1:] != 0)), left_out, flipped)


def save(path, found):
    """Two rows for each lambda: lambda, weights alive, which refit, and for each example how many weights come to life or die."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        print("lambda,alive,refit,changes", file=file)
        for one in found:
            for refit, counts in (("left out", one.left_out), ("flipped", one.flipped)):
                print(f"{one.lam:.12g}", one.alive, refit, " ".join(map(str, counts)), sep=",", file=file)


def load(path):
    """What `save` wrote: a list of Hanging."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1, dtype=str, ndmin=2)
    counts = [np.array(row.split(), dtype=int) for row in rows[:, 3]]
    return [Hanging(float(lam), int(alive), *counts[2 * k : 2 * k + 2]) for k, (lam, alive) in enumerate(rows[::2, :2])]
