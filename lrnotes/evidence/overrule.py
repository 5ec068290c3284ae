"""What hangs on a single example? Each in turn is left out, or gets the other label, and everything is fitted again, exactly."""

from typing import NamedTuple

import numpy as np

from .. import fit
from ..checks import check_examples, check_numbers
from ..forward_pass import sigmoid

TOL = 1e-9  # of the KKT conditions: at 1e-8 most steps would pass for the fit that they are compared with


class Refits(NamedTuple):
    """The optimum of Eq. (11) on N examples, and two for each of M of them in turn: without it, and with its label flipped."""

    lam: float
    w: np.ndarray  # (D + 1,), of all examples as they are
    left_out: np.ndarray  # (M, D + 1)
    flipped: np.ndarray  # (M, D + 1)
    y_hat: np.ndarray  # (3, M), the probability of each example by w, by the fit without it (held out), and with its label flipped


class Changes(NamedTuple):
    """What N refits change, each (N, D) and bool: no bias."""

    born: np.ndarray  # dead before, alive after
    died: np.ndarray  # alive before, dead after
    turned: np.ndarray  # alive before and after, with the other sign

    @property
    def counts(self):
        """How many weights change between alive and dead (N,)."""
        return (self.born | self.died).sum(axis=1)


def refits(X, y, lam, among=None):
    """Refits of every example, or of those in the places `among` (M,). The features stay in their units: nothing is standardised anew.

    Each fit starts from where `one_step` comes, which is near. Raises ValueError as `fit.newton` does, and if lam is 0 or one class has
    a single example: without that there would be no fit.
    """
    X, y = check_examples(X, y)
    if not lam > 0:
        raise ValueError(f"lam must be above 0, got {lam}: without a penalty a refit may have no minimum")
    fewest = min(y.sum(), np.sum(1 - y))
    if fewest < 2:
        raise ValueError("each class needs 2 examples or more, so that one can be left out, but one class has a single one")
    w = fit.newton(X, y, lam, tol=TOL)
    among = np.arange(len(y)) if among is None else np.asarray(among)
    left_out, flipped = one_step(X, y, lam, w)[:, among]
    for k, i in enumerate(among):
        left_out[k] = fit.newton(np.delete(X, i, axis=0), np.delete(y, i), lam, left_out[k], TOL)
        overruled = y.copy()
        overruled[i] = 1 - y[i]
        flipped[k] = fit.newton(X, overruled, lam, flipped[k], TOL)
    return Refits(lam, w, left_out, flipped, sigmoid(np.array([own_scores(X[among], W) for W in (w, left_out, flipped)])))


def own_scores(X, W):
    """The score of each example (N,) by the weights in its own row of W (N, D + 1), or by the same weights (D + 1,) for all."""
    return np.sum(X * W, axis=1)


def changes(w, W):
    """What the refits W (N, D + 1) change in w (D + 1,): Changes."""
    before, after = np.sign(w[1:]), np.sign(W[:, 1:])
    return Changes((before == 0) & (after != 0), (before != 0) & (after == 0), before * after < 0)


def most_telling(found):
    """The places of the examples (N,) of these Refits, the most telling first: by how many weights its two refits together change
    between alive and dead and, where these are as many, by how far the flip moves the example's probability from the held-out one."""
    counts = changes(found.w, found.left_out).counts + changes(found.w, found.flipped).counts
    return np.lexsort((-np.abs(found.y_hat[2] - found.y_hat[1]), -counts))


def one_step(X, y, lam, w):
    """What one step of Newton's method from the optimum w says of both kinds of refits: weights (2, N, D + 1), without each example and
    with its label flipped.

    Living weights and bias move, dead ones stay dead, whatever pulls at them. So nothing is fitted again: all steps are columns of one
    linear system in the living weights. Leaving out takes y_hat (1 - y_hat) x x' from its matrix too, by the formula of Sherman and
    Morrison; flipping a label leaves the matrix as it is. (Rad and Maleki, "A scalable estimate of the out-of-sample prediction
    error via approximate leave-one-out cross-validation", J. R. Statist. Soc. B 82(4), 2020.)
    """
    X, y = check_examples(X, y)
    alive = (w != 0) | (np.arange(len(w)) == 0)
    x, y_hat = X[:, alive], sigmoid(X @ w)
    curvature, price = y_hat * (1 - y_hat), lam * np.sign(w[alive])
    price[0] = 0  # of the bias
    H = x.T @ (curvature[:, None] * x)
    solved = np.linalg.solve(H, np.column_stack([x.T, price]))
    by_row, by_price = solved[:, :-1].T, solved[:, -1]
    plain = by_price + (y_hat - y)[:, None] * by_row  # the mean is over one fewer, so that the price weighs a bit more too
    leverage = curvature * np.sum(x * by_row, axis=1)
    weights = np.tile(w, (2, len(y), 1))
    weights[0][:, alive] += plain + (curvature * np.sum(x * plain, axis=1) / (1 - leverage))[:, None] * by_row
    weights[1][:, alive] -= (2 * y - 1)[:, None] * by_row
    return weights


class Agreement(NamedTuple):
    """How near N approximations are to exact values."""

    rank_correlation: float  # Spearman's
    worst: int  # the place of the largest difference
    by: float  # how large that is


def agreement(exact, approximate):
    """Agreement of two arrays (N,) that hold no value twice. Raises ValueError if one is not finite."""
    exact, approximate = check_numbers(exact, "exact", 1), check_numbers(approximate, "approximate", 1)
    ranks = [np.argsort(np.argsort(values)) for values in (exact, approximate)]
    away = np.abs(exact - approximate)
    return Agreement(np.corrcoef(*ranks)[0, 1], int(away.argmax()), away.max())
