"""What if there had been fewer biopsies? Random parts of the examples, each with a lambda of its own, judged on examples that stay out."""

from typing import NamedTuple

import numpy as np

from .. import fit
from ..checks import check_count, check_examples
from .rare import table
from .validation import choose, cross_validate, lambdas, mean_losses

N_FOLDS = 5  # and not ten: a small part may hold fewer than ten of one class


class Fewer(NamedTuple):
    """R random orders of the examples, the first and the last n of each, for S sizes n."""

    sizes: np.ndarray  # (S,), rising
    lams: np.ndarray  # (R, 2, S), the lambda of least cross-validated loss
    loss: np.ndarray  # (R, 2, S), the mean cross-entropy on the examples that stay out
    alive: np.ndarray  # (R, 2, S, D), bool: which weights live


def jaccard(a, b):
    """How many are in both sets of how many in either (..., D): 1 if they are the same, 0 if they share nothing. Two empty sets are
    the same (Jaccard, Bull. Soc. Vaudoise Sci. Nat. 37, 1901)."""
    both, either = np.sum(a & b, axis=-1), np.sum(a | b, axis=-1)
    return np.where(either > 0, both / np.maximum(either, 1), 1.0)


def stability(a, b):
    """The overlap of two sets (..., D) less what chance makes of it: 1 if they are the same, 0 on average for random sets.

    Nogueira, Sechidis and Brown, "On the Stability of Feature Selection Algorithms", J. Mach. Learn. Res. 18(174), 2018, Eq. (4), for
    two sets. nan where both are empty or both full: nothing was chosen.
    """
    d = a.shape[-1]
    variances = np.sum(a != b, axis=-1) / 2  # the unbiased variance of two values is 1/2 where they differ
    share = (np.sum(a, axis=-1) + np.sum(b, axis=-1)) / (2 * d)
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - variances / d / (share * (1 - share))


def overlaps(found):
    """`jaccard` of the choices of the two ends of each order (R, S)."""
    return jaccard(found.alive[:, 0], found.alive[:, 1])


def stabilities(found):
    """`stability` of the choices of the two ends of each order (R, S)."""
    return stability(found.alive[:, 0], found.alive[:, 1])


def simulate(raw, y, raw_out, y_out, sizes, repeats=40, seed=0):
    """Fits on the first and the last n of `repeats` random orders of the examples raw (N, D), y (N,), for each of the sizes: Fewer.

    So the parts of one order are nested, and its two ends share no example while n is at most half of N. Each part is standardised by
    itself and gets the lambda of the least loss in five-fold cross-validation, of the 50 in `validation.lambdas`; raw_out and y_out judge
    it. Raises ValueError if sizes do not rise up to at most N, or a part has too few of one class for five folds.
    """
    check_count(repeats, "repeats")
    check_examples(table(raw), y)
    if (np.diff(sizes) <= 0).any() or sizes[-1] > len(y):
        raise ValueError(f"sizes must rise and end at no more than the {len(y)} examples, got {list(sizes)}")
    found = Fewer(np.array(sizes), *np.zeros((2, repeats, 2, len(sizes))), np.zeros((repeats, 2, len(sizes), raw.shape[1]), dtype=bool))
    for r in range(repeats):
        order = np.random.default_rng([seed, r]).permutation(len(y))
        for end, i in np.ndindex(2, len(sizes)):
            rows = order[:: 1 - 2 * end][: sizes[i]]
            found.lams[r, end, i], w = _chosen(raw[rows], y[rows])
            found.loss[r, end, i] = mean_losses((table(raw_out, by=raw[rows]) @ w)[:, None], y_out)[0]
            found.alive[r, end, i] = w[1:] != 0
    return found


def _chosen(raw, y):
    """The lambda of least cross-validated loss, and the weights there."""
    lams = lambdas(raw, y)
    lam = lams[choose(cross_validate(raw, y, N_FOLDS, lams)).minimum]
    return lam, fit.newton(table(raw), y, lam)


def save(path, *results):
    """One row a fit: which of the results, which order, which end of it, how many examples, lambda, loss, and a 0 or 1 for each weight."""
    header = ",".join(["set", "order", "end", "examples", "lambda", "loss", "alive"])
    with open(path, "w", encoding="utf-8") as file:
        print(header, file=file)
        for k, one in enumerate(results):
            for r, end, i in np.ndindex(one.loss.shape):
                alive = "".join("01"[int(lives)] for lives in one.alive[r, end, i])
                print(k, r, end, one.sizes[i], f"{one.lams[r, end, i]:.5g}", f"{one.loss[r, end, i]:.5g}", alive, sep=",", file=file)


def load(path):
    """What `save` wrote: a list of Fewer."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1, dtype=str, ndmin=2)
    return [_fewer(rows[rows[:, 0] == k]) for k in sorted(set(rows[:, 0]))]


def _fewer(rows):
    sizes = np.unique(rows[:, 3].astype(int))
    shape = (-1, 2, len(sizes))
    lams, loss = rows[:, 4:6].astype(float).T
    alive = np.array([[lives == "1" for lives in row] for row in rows[:, 6]])
    return Fewer(sizes, lams.reshape(shape), loss.reshape(shape), alive.reshape(*shape, alive.shape[-1]))
