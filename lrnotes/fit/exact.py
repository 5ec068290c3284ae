"""Exact optima of Eq. (11): at one lambda, and along a path of them."""

from typing import NamedTuple

import numpy as np

from ..checks import check_count, check_examples, check_lam, check_numbers, check_weights
from ..l1 import lambda_max, spare_bias
from .proximal_newton import follow


class Path(NamedTuple):
    """Exact optima at falling lambdas."""

    lams: np.ndarray  # (L,), falling
    W: np.ndarray  # (L, D + 1)
    kkt: np.ndarray  # (L,): `l1.kkt_violation` of each, in units of the gradient

    @property
    def rising(self):
        """The same path read from the smallest lambda to the largest, as a slider does."""
        return Path(*(values[::-1] for values in self))


def path(X, y, lams=None, n_lams=100, tol=1e-8, penalise_bias=False):
    """The exact optimum of Eq. (11) at every lambda, each started from the ones before.

    `lams` must fall; without it, `n_lams` of them run from `lambda_max` to a thousandth of it in equal ratios. The bias
    is spared unless `penalise_bias`. No KKT violation in the result exceeds `tol`, nor a
    ten-thousandth of its lambda.
    Raises ValueError if the input cannot be fitted (see `newton`) or lams do not fall, RuntimeError with the lambda at
    which it stopped if `tol` is not reached.
    """
    X, y = check_examples(X, y)
    if lams is None:
        check_count(n_lams, "n_lams")
        highest = lambda_max(X, y, penalise_bias)
        if highest <= 1e-14 * np.abs(X).max():  # rounding
            raise ValueError("lambda_max is 0: no feature tells the classes apart at all, so there is no path; give lams to fit the bias")
        lams = np.geomspace(1, 1e-3, n_lams) * highest
    _check_tol(tol)
    lams = check_numbers(lams, "lams", 1)
    check_lam(lams, len(lams))
    if (np.diff(lams) >= 0).any():
        i = np.flatnonzero(np.diff(lams) >= 0)[0]
        raise ValueError(f"lams must fall, but lams[{i}] = {lams[i]:g} is followed by {lams[i + 1]:g}: sort them with the largest first")
    factors = np.ones(X.shape[1]) if penalise_bias else spare_bias(1, X.shape[1])
    return Path(lams, *follow(X, y, lams, factors, tol))


def newton(X, y, lam, w=None, tol=1e-8):
    """The exact optimum of Eq. (11) at one lambda: shape (D + 1,), with a KKT violation of no more than `tol`, nor a
    ten-thousandth of lambda.

    `lam` is one number for all of w, as in (11), or one per weight (`l1.spare_bias(lam, D + 1)`). `w` is a start; without
    one the solver walks down a short path of lambdas first, which is faster than a cold start where D > N.
    Raises ValueError if X lacks its bias column or is not finite, y is not zeros and ones with both present, lam is
    negative or of the wrong length, or there is no minimum (no penalty on separable data); RuntimeError with the reason
    if `tol` is not reached.
    """
    X, y = check_examples(X, y)
    lam = check_lam(lam, X.shape[1])
    _check_tol(tol)
    if w is not None:
        return follow(X, y, [1.0], lam, tol, start=check_weights(w, X))[0][0]
    pulls = np.abs(X.T @ (0.5 - y)) / len(y)
    highest = np.max(pulls[lam > 0] / lam[lam > 0], initial=1)
    steps = np.geomspace(highest, 1, 2 + int(3 * np.log10(highest)))
    return follow(X, y, steps, lam, tol)[0][-1]


def _check_tol(tol):
    if not tol >= 0:
        raise ValueError(f"tol must be a number of 0 or more, got {tol}")
