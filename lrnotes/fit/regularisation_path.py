"""Exact optima of Eq. (11): at one lambda, and along a regularisation path of them."""

import contextlib
from typing import NamedTuple

import numpy as np

from ..checks import check_amounts, check_count, check_examples, check_lam, check_weights
from ..l1.optimality import largest_pull
from ..l1.penalty import prices_of
from .proximal_newton import follow

N_LAMS = 100  # of a path for which none are given


class Path(NamedTuple):
    """Exact optima at falling lambdas."""

    lams: np.ndarray  # (L,), falling
    W: np.ndarray  # (L, D + 1)
    kkt: np.ndarray  # (L,): `l1.kkt_violation` of each, in units of the gradient

    @property
    def rising(self):
        """The same path read from the smallest lambda to the largest, as a slider does."""
        return Path(*(values[::-1] for values in self))


def lambdas(X, y, n=N_LAMS, lowest=1e-3, penalise_bias=False):
    """`n` falling lambdas in equal ratios, from `l1.lambda_max` down to `lowest` times that: shape (n,).

    Raises ValueError if the input cannot be fitted (see `newton`), no feature tells the classes apart, n is not a whole number
    of 1 or more or `lowest` not between 0 and 1.
    """
    return _lambdas(*check_examples(X, y), n, lowest, penalise_bias)


def path(X, y, lams=None, n_lams=N_LAMS, tol=1e-8, penalise_bias=False):
    """The exact optimum of Eq. (11) at every lambda, each started from the ones before.

    `lams` must fall; without it they are `lambdas(X, y, n_lams)`. The bias is spared unless `penalise_bias`. No KKT
    violation in the result exceeds `tol`, nor a ten-thousandth of its lambda.
    Raises ValueError if the input cannot be fitted (see `newton`) or lams do not fall, RuntimeError with the lambda at
    which it stopped if `tol` is not reached.
    """
    X, y = check_examples(X, y)
    _check_tol(tol)
    lams = _lambdas(X, y, n_lams, 1e-3, penalise_bias, "n_lams") if lams is None else check_amounts(lams, "lams", 1)
    if (np.diff(lams) >= 0).any():
        i = np.flatnonzero(np.diff(lams) >= 0)[0]
        raise ValueError(f"lams must fall, but lams[{i}] = {lams[i]:g} is followed by {lams[i + 1]:g}: sort them with the largest first")
    return Path(lams, *follow(X, y, lams, prices_of(1, X.shape[1], penalise_bias), tol))


def newton(X, y, lam, w=None, tol=1e-8, penalise_bias=False):
    """The exact optimum of Eq. (11) at one lambda: shape (D + 1,), with a KKT violation of no more than `tol`, nor a
    ten-thousandth of lambda.

    The bias is spared; with `penalise_bias` it is not, and (11) taken literally. `w` is a start; without one, and where it leads
    nowhere, the solver walks down from `lambda_max` first, which is faster than a cold start where D > N.
    Raises ValueError if X lacks its bias column or is not finite, y is not zeros and ones with both present, lam is
    negative or not one number, or there is no minimum (no penalty on separable data); RuntimeError with the reason
    if `tol` is not reached.
    """
    X, y = check_examples(X, y)
    lam = check_lam(lam)
    _check_tol(tol)
    penalised = prices_of(1, X.shape[1], penalise_bias)
    if w is not None:
        start = check_weights(w, X)
        with contextlib.suppress(RuntimeError):
            return follow(X, y, np.array([lam]), penalised, tol, start)[0][-1]
    stops = np.empty(0)
    if 0 < lam < (highest := largest_pull(X, y, penalise_bias)):
        stops = np.geomspace(highest, lam, 2 + int(3 * (np.log10(highest) - np.log10(lam))))[1:-1]
    return follow(X, y, np.r_[stops, lam], penalised, tol, stops=len(stops))[0][-1]


def _lambdas(X, y, n, lowest, penalise_bias, name="n"):
    """`lambdas` of checked examples; `name` is what the caller calls n."""
    check_count(n, name)
    if not 0 < lowest < 1:
        raise ValueError(f"lowest must be a share of lambda_max between 0 and 1, got {lowest}")
    highest, largest = largest_pull(X, y, penalise_bias), np.abs(X).max(axis=0)
    if largest_pull(X / np.where(largest > 0, largest, 1), y, penalise_bias) <= 1e-14:  # rounding, whatever the units
        raise ValueError("lambda_max is 0: no feature tells the classes apart at all, so there is no path; give lams to fit the bias")
    return highest * np.geomspace(1, lowest, n)


def _check_tol(tol):
    if not tol >= 0:
        raise ValueError(f"tol must be a number of 0 or more, got {tol}")
