"""The proximal Newton method behind `fit.path` and `fit.newton`.

At w the loss is replaced by its quadratic model, the model plus the penalty is minimised exactly, and the step is accepted
when the true objective falls (Lee, Sun and Saunders, "Proximal Newton-type methods", SIAM J. Optim. 24(3), 2014). The
model's minimum is found by guessing the signs of the weights and mending the guess (Lee, Battle, Raina and Ng, "Efficient
sparse coding algorithms", NIPS 2006). All input is checked before it comes here.
"""

import numpy as np

from ..l1.optimality import excess

MAX_STEPS = 30  # Newton steps at one lambda. 12 was the most in 1,500 random problems; where no minimum exists each step
# moves a logit by about 1 for ever, and 30 such steps end before rounding could make them look like convergence.


def follow(X, y, lams, penalised, tol, start=None):
    """Optima W and residuals at `lams`: the first from `start` (or zeros), the others from the line through the two before.

    `penalised` (D + 1,) is 1 for a weight that pays lambda and 0 for one that does not; the solver takes any share between.
    """
    X, largest = np.asfortranarray(X), np.abs(X).max(axis=0)
    W, kkt = np.zeros((len(lams), X.shape[1])), np.zeros(len(lams))
    start = np.zeros(X.shape[1]) if start is None else start
    for i, lam in enumerate(lams):
        if i > 0:
            start = W[i - 1]
        if i > 1:
            ahead = start + (start - W[i - 2]) * (lam - lams[i - 1]) / (lams[i - 1] - lams[i - 2])
            start = np.where((ahead * start > 0) | (penalised == 0), ahead, 0)  # never across zero
        W[i], kkt[i] = _solve(X, largest, y, lam * penalised, start, tol)
    return W, kkt


def _solve(X, largest, y, prices, w, tol):
    """The optimum under `prices` (D + 1,) and its KKT violation, by proximal Newton steps from w.

    X is column-major, `largest` its largest absolute value in each column.
    """
    n, flip = len(y), 1 - 2 * y
    free = np.flatnonzero(prices == 0)
    may_run_away = (prices[1:] == 0).any()  # the bias alone cannot: both classes are there
    reach = min(tol, 1e-4 * np.min(prices, where=prices > 0, initial=np.inf))  # a violation is large or small beside lambda
    z = X @ w
    wrong, value = _wrong_and_loss(flip * z)
    value += prices @ np.abs(w)
    if not value <= np.log(2):  # worse than no model at all, or overflowed
        w, z, wrong, value = np.zeros(len(w)), np.zeros(n), np.full(n, 0.5), np.log(2)
    growing = may_run_away
    for _ in range(MAX_STEPS):
        gradient = X.T @ (flip * wrong) / n  # Eq. (29)
        violations = excess(gradient, w, prices)
        if may_run_away and (flip * (X[:, free] @ w[free])).max() < 0:
            raise ValueError(
                "no minimum exists: the unpenalised weights alone separate the two classes, so the loss falls for ever as they "
                f"grow (abs(w) has reached {np.abs(w).max():.3g}). Give them a lambda greater than 0."
            )
        curvature = wrong * (1 - wrong)
        rounding = 5e-17 * largest * (largest @ np.abs(w)) * curvature.mean()  # of z, as it shows in the gradient
        if (violations + rounding).max() <= reach and not growing:
            return w, max(violations.max(), 0)  # where weights may run away a small gradient proves nothing: far out the loss is flat
        S = np.flatnonzero((w != 0) | (violations > 0) | (prices == 0))
        step, dz = _newton_step(X[:, S], curvature, gradient[S], prices[S], w[S], reach / 10)
        found = _backtrack(flip, prices, w, z, value, S, step, dz)
        if found is None:
            break
        (w, z, wrong, value), growing = found, may_run_away and np.abs(dz).max() >= 0.1
    raise RuntimeError(_why_it_stopped(prices, w, tol, reach, violations.max(), rounding.max(), growing))


def _newton_step(X, curvature, gradient, prices, w, slack):
    """The step of w to the minimum of the quadratic model plus the penalty, and what it does to z."""
    curvature = np.maximum(curvature, 1e-16 * curvature.max())
    H = (X * curvature[:, None]).T @ X / len(X)
    diagonal = H.diagonal()
    H.flat[:: len(w) + 1] = np.where(diagonal > 0, diagonal * (1 + 1e-12), 1)  # so that twins can be solved for
    step = _quadratic_l1(H, H @ w - gradient, prices, w, slack) - w
    return step, X @ step


def _backtrack(flip, prices, w, z, value, S, step, dz):
    """w, z, wrong and the objective after the step, halved until the objective no longer rises; None if it always does."""
    for size in 0.5 ** np.arange(40):
        new_w = w.copy()
        new_w[S] += size * step
        new_z = z + size * dz
        wrong, new_value = _wrong_and_loss(flip * new_z)
        new_value += prices @ np.abs(new_w)
        if new_value <= value * (1 + 1e-15):
            return new_w, new_z, wrong, new_value
    return None


def _why_it_stopped(prices, w, tol, reach, violation, rounding, growing):
    if growing:
        advice = "The weights were still growing: without enough penalty these data may have no minimum; try a larger lambda."
    elif reach < tol:
        advice = "Rounding sets the limit, and a violation must be small beside lambda: standardise the features or try a larger lambda."
    else:
        advice = "Rounding sets the limit: standardise the features or ask for a larger tol."
    return (
        f"stopped at lambda {prices.max():.6g} with a KKT violation of {violation:.2g} where {reach:g} was asked for, "
        f"give or take {rounding:.2g} for rounding; largest abs(w) {np.abs(w).max():.3g}. {advice}"
    )


def _wrong_and_loss(u):
    """Probability given to the wrong class, Eq. (2), and mean loss, Eq. (10), from u = (1 - 2y) z.

    Not `sigmoid` and `loss.per_example`, because both come from one exponential here, in a third of the time.
    """
    e = np.exp(-np.abs(u))
    return np.where(u > 0, 1, e) / (1 + e), np.mean(np.maximum(u, 0) + np.log1p(e))


def _quadratic_l1(H, c, prices, u, slack):
    """argmin over u of u'Hu / 2 - c'u + sum(prices abs(u)), up to `slack` in its KKT conditions, started from u.

    Solve for the living weights with their signs as they are. If one would cross zero on the way, stop there and let
    it sleep. If a sleeping one is pulled harder than its price, wake the one that is pulled hardest. Every move lowers
    the model, so leaving early (after many moves, in degenerate problems) still gives a downhill step.
    """
    u, signs = u.copy(), np.sign(u)
    alive = (u != 0) | (prices == 0)
    for _ in range(10 * len(u) + 100):
        A = np.flatnonzero(alive)
        now, target = u[A], np.linalg.solve(H[A[:, None], A], c[A] - prices[A] * signs[A])
        crossing = np.flatnonzero((target * signs[A] <= 0) & (prices[A] > 0))
        if crossing.size:
            fractions = now[crossing] / (now[crossing] - target[crossing])
            first = fractions.argmin()
            u[A] = now + fractions[first] * (target - now)
            j = A[crossing[first]]
            u[j], signs[j], alive[j] = 0, 0, False
            continue
        u[A] = target
        pulls = c - H @ u
        beyond = np.where(alive, -np.inf, np.abs(pulls) - prices)
        j = beyond.argmax()
        if beyond[j] <= slack:
            break
        signs[j], alive[j] = np.sign(pulls[j]), True
    return u
