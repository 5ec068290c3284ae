"""The proximal Newton method behind `fit.path` and `fit.newton`.

At w the loss is replaced by its quadratic model, the model plus the penalty is minimised exactly, and the step is accepted
when the true objective falls (Lee, Sun and Saunders, "Proximal Newton-type methods", SIAM J. Optim. 24(3), 2014). The
model's minimum is found by `quadratic.py`. All input is checked before it comes here; whether there is a minimum is found out on the way.
"""

import numpy as np

from ..gradients.gradient import loss_gradient
from ..l1.optimality import excess
from .quadratic import quadratic_l1
from .separation import check_minimum
from .threads import one_thread

MAX_STEPS = 100  # Newton steps at one lambda; 12 was the most in 1,500 random problems, and 30 where not all that violate may join at once
STOP = 0.1  # of lambda: the violation at a stop on the way
WAKE = 100  # so many of the sleeping weights may join in one step, and as many as are alive: the matrix over all that violate may not fit


@one_thread
def follow(X, y, lams, penalised, tol, start=None, stops=0):
    """Optima W and residuals at `lams`: the first from `start` (or zeros), the others from the line through the two before.

    `penalised` (D + 1,) is 1 for a weight that pays lambda and 0 for one that does not; the solver takes any share between.
    The first `stops` of them are passed on the way, and only as exact as a start of the next need be.
    """
    X, largest = np.asfortranarray(X), np.abs(X).max(axis=0)
    W, kkt = np.zeros((len(lams), X.shape[1])), np.zeros(len(lams))
    start = np.zeros(X.shape[1]) if start is None else np.where(largest > 0, start, 0)  # in a column of zeros nothing would move it
    for i, lam in enumerate(lams):
        if i > 0:
            start = W[i - 1]
        if i > 1:
            start = forecast(start, W[i - 2], lam - lams[i - 1], lams[i - 1] - lams[i - 2], penalised)
        if X.shape[1] > len(y) and not lam * penalised.any():
            W[i], kkt[i] = _in_row_space(X, largest, y, tol)
        else:
            price = np.min(lam * penalised, where=lam * penalised > 0, initial=np.inf)
            reach = STOP * price if i < stops else min(tol, 1e-4 * price)  # a violation is large or small beside lambda
            W[i], kkt[i] = _solve(X, largest, y, lam * penalised, start, reach)
    return W, kkt


def forecast(w, before, step, last, penalised):
    """Where the line from `before` through w is a step of lambda further on, if w came by the `last` one; never across zero."""
    ahead = w + (w - before) * step / last
    return np.where((ahead * w > 0) | (penalised == 0), ahead, 0)


def _in_row_space(X, largest, y, tol):
    """`_solve` with no price and more weights than examples: in coordinates of the rows, so that the matrices are no larger than X."""
    scale = np.where(largest > 0, largest, 1)
    U, values, V = np.linalg.svd(X / scale, full_matrices=False)
    Z = np.asfortranarray((U * values)[:, values > 1e-12 * values[0]])
    zeros = np.zeros(Z.shape[1])
    c, _ = _solve(Z, np.abs(Z).max(axis=0), y, zeros, zeros, tol / (scale.max() * np.sqrt(len(y))))
    w = c @ V[: len(c)] / scale
    return w, np.abs(loss_gradient(X, w, y)).max()


def _solve(X, largest, y, prices, w, reach):
    """The optimum under `prices` (D + 1,) and its KKT violation, no more than `reach`, by proximal Newton steps from w.

    X is column-major, `largest` its largest absolute value in each column.
    """
    n, flip = len(y), 1 - 2 * y
    may_run_away = (prices[1:] == 0).any()  # the bias alone cannot: both classes are there
    M = -flip[:, None] * X[:, prices == 0] if may_run_away else None
    z = X @ w
    wrong, value = wrong_and_loss(flip * z)
    value += prices @ np.abs(w)
    if not value <= np.log(2):  # worse than no model at all, or overflowed
        w, z, wrong, value = np.zeros(len(w)), np.zeros(n), np.full(n, 0.5), np.log(2)
    growing, proved = may_run_away, not may_run_away  # a small gradient proves nothing there: far out the loss is flat
    for _ in range(MAX_STEPS):
        gradient = X.T @ (flip * wrong) / n  # Eq. (29)
        violations = excess(gradient, w, prices)
        curvature = wrong * (1 - wrong)
        small = violations.max() <= reach and (violations + _rounding(largest, w, curvature)).max() <= reach
        if small and not proved:
            check_minimum(M, wrong, w[prices == 0])
            proved = True
        if small and not growing:
            return w, max(violations.max(), 0)
        S = _working_set(w, violations, prices)
        step, dz = _newton_step(X[:, S], curvature, gradient[S], prices[S], w[S], reach / 10)
        found = _backtrack(flip, prices, w, z, value, S, step, dz)
        if found is None:
            break
        (w, z, wrong, value), growing = found, may_run_away and np.abs(dz).max() >= 0.1
    if not proved:
        check_minimum(M, wrong, w[prices == 0])
    raise RuntimeError(_why_it_stopped(prices, w, reach, violations.max(), _rounding(largest, w, curvature).max()))


def _rounding(largest, w, curvature):
    """What rounding of z makes of each entry of the gradient."""
    return 5e-17 * largest * (largest @ np.abs(w)) * curvature.mean()


def _working_set(w, violations, prices):
    """Places of the weights that a step moves: all that live or pay nothing, and of the sleeping the ones that violate most."""
    moving = (w != 0) | (prices == 0)
    S = (moving | (violations > 0)).nonzero()[0]
    if len(S) <= WAKE:
        return S
    waking = S[~moving[S]]
    most = max(WAKE, len(S) - len(waking))
    if len(waking) <= most:
        return S
    moving[waking[np.argpartition(-violations[waking], most)[:most]]] = True
    return np.flatnonzero(moving)


def _newton_step(X, curvature, gradient, prices, w, slack):
    """The step of w to the minimum of the quadratic model plus the penalty, and what it does to z."""
    curvature = np.maximum(curvature, 1e-16 * curvature.max())
    H = (X * curvature[:, None]).T @ X / len(X)
    diagonal = H.ravel()[:: len(w) + 1]
    diagonal *= 1 + 1e-12  # so that twins can be solved for
    diagonal[diagonal == 0] = 1
    step = quadratic_l1(H, H @ w - gradient, prices, w, slack) - w
    return step, X @ step


def _backtrack(flip, prices, w, z, value, S, step, dz):
    """w, z, wrong and the objective after the step, halved until the objective no longer rises; None if it always does."""
    for halvings in range(40):
        new_w, size = w.copy(), 0.5**halvings
        new_w[S] += size * step
        new_z = z + size * dz
        wrong, new_value = wrong_and_loss(flip * new_z)
        new_value += prices @ np.abs(new_w)
        if new_value <= value * (1 + 1e-15):
            return new_w, new_z, wrong, new_value
    return None


def _why_it_stopped(prices, w, reach, violation, rounding):
    advice = "Rounding sets the limit: standardise the features or ask for a larger tol."
    if rounding < reach / 2:
        advice = "It was still on its way: standardise the features, or come to this lambda in smaller steps from above."
    elif violation + rounding > 1e-4 * np.min(prices, where=prices > 0, initial=np.inf):
        advice = "Rounding sets the limit, and a violation must be small beside lambda: standardise the features or try a larger lambda."
    return (
        f"stopped at lambda {prices.max():.6g} with a KKT violation of {violation:.2g} where {reach:g} was asked for, "
        f"give or take {rounding:.2g} for rounding; largest abs(w) {np.abs(w).max():.3g}. {advice}"
    )


def wrong_and_loss(u):
    """Probability given to the wrong class, Eq. (2), and mean loss, Eq. (10), from u = (1 - 2y) z.

    Not `sigmoid` and `loss.per_example`, because both come from one exponential here, in a third of the time.
    """
    e = np.exp(-np.abs(u))
    return np.where(u > 0, 1, e) / (1 + e), (np.maximum(u, 0) + np.log1p(e)).sum(axis=-1) / u.shape[-1]
