"""Many small problems of one size at once: the steps of `proximal_newton.py`, each taken for all problems together.

Of a problem with a thousand numbers most of the time goes into calling NumPy. Here one call serves all problems that are not solved yet.
There is no line search: a problem that a step takes uphill, which is rare on the way down a path, is fitted alone.
"""

import numpy as np

from ..checks import check_labels, check_numbers
from ..l1.optimality import excess
from ..l1.penalty import prices_of
from .proximal_newton import forecast, wrong_and_loss
from .quadratic import many_quadratic_l1
from .regularisation_path import newton
from .threads import one_thread

MAX_STEPS = 20


@one_thread
def paths(X, y, lams, tol=1e-8):
    """The exact optima of Eq. (11) of M problems at falling lambdas, bias spared: (M, L, D + 1), what `path` finds for each.

    X is (M, N, D + 1), y (M, N), and lams (L,) are those of all problems or (M, L) one row each. Raises ValueError if shapes do not fit,
    a problem cannot be fitted (see `newton`), or lams do not fall or are not above 0; RuntimeError as `newton` does.
    """
    X, y, lams = _checked(X, y, lams)
    penalised = prices_of(1, X.shape[2])
    W = np.zeros((len(X), lams.shape[1], X.shape[2]))
    for i, lam in enumerate(lams.T):
        start = W[:, max(i - 1, 0)]
        if i > 1:
            steps = np.diff(lams[:, i - 2 : i + 1])
            start = forecast(start, W[:, i - 2], steps[:, 1:], steps[:, :1], penalised)
        W[:, i], left = _solve(X, 1 - 2 * y, lam[:, None] * penalised, start, np.minimum(tol, 1e-4 * lam))
        for k in left:
            W[k, i] = newton(X[k], y[k], lam[k], tol=tol)
    return W


def _solve(X, flip, prices, start, reach):
    """The optima (M, D + 1) under prices (M, D + 1), by Newton steps from `start`, and the places of those that were not found."""
    found, todo, left = start.copy(), np.arange(len(X)), []
    w, before = start, np.full(len(X), np.inf)
    for _ in range(MAX_STEPS):
        wrong, value = wrong_and_loss(flip * times(X, w))
        value += np.sum(prices * np.abs(w), axis=1)
        gradient = times(np.swapaxes(X, 1, 2), flip * wrong) / X.shape[1]  # Eq. (29)
        done = excess(gradient, w, prices).max(axis=1) <= reach
        found[todo[done]] = w[done]
        uphill = ~done & ~(value <= before * (1 + 1e-15))
        left.extend(todo[uphill])
        go = ~(done | uphill)
        if not go.all():
            rows = todo, X, flip, prices, reach, w, wrong, value, gradient
            todo, X, flip, prices, reach, w, wrong, value, gradient = (values[go] for values in rows)
        if not len(todo):
            return found, left
        H = _hessians(X, wrong * (1 - wrong))
        w, before = many_quadratic_l1(H, times(H, w) - gradient, prices, w, reach / 10), value
    return found, [*left, *todo]


def _hessians(X, curvature):
    """Those of the mean losses (M, D + 1, D + 1), mended so that twins, and what has come where all is flat, can be solved for."""
    curvature = np.maximum(curvature, 1e-16 * curvature.max(axis=1, keepdims=True))
    H = np.swapaxes(X * curvature[..., None], 1, 2) @ X / X.shape[1]
    diagonal = H.reshape(len(H), -1)[:, :: H.shape[1] + 1]
    diagonal *= 1 + 1e-12
    diagonal[diagonal == 0] = 1
    return H


def times(A, v):
    """A v for each of the matrices A (M, n, k) and vectors v (M, k)."""
    return (A @ v[..., None])[..., 0]


def _checked(X, y, lams):
    X, flat = check_numbers(X, "X", 3), check_labels(np.ravel(y))
    if np.shape(y) != X.shape[:2]:
        raise ValueError(f"X {X.shape} and y {np.shape(y)} must have one entry per problem and example: y must be {X.shape[:2]}")
    y = flat.reshape(X.shape[:2])
    if (X[..., 0] != 1).any():
        raise ValueError(f"column 0 of X must be the ones of the bias, but holds {X[..., 0][X[..., 0] != 1][0]:g}: use add_bias for each")
    alone = np.flatnonzero(y.min(axis=1) == y.max(axis=1))
    if alone.size:
        raise ValueError(f"problem {alone[0]} holds only the class {y[alone[0], 0]:g}: a fit needs examples of both classes")
    lams = check_numbers(np.atleast_2d(lams), "lams", 2)
    if len(lams) not in (1, len(X)):
        raise ValueError(f"lams must be one row for all {len(X)} problems or one for each, got shape {lams.shape}")
    if not (lams > 0).all() or (np.diff(lams) >= 0).any():
        raise ValueError(f"lams must be above 0 and fall, the largest first; the least is {lams.min():g}")
    return X, y, np.broadcast_to(lams, (len(X), lams.shape[1]))
