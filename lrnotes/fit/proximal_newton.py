"""The proximal Newton method behind `fit.path` and `fit.newton`.

At w the loss is replaced by its quadratic model, the model plus the penalty is minimised exactly, and the step is accepted
when the true objective falls (Lee, Sun and Saunders, "Proximal Newton-type methods", SIAM J. Optim. 24(3), 2014). The
model's minimum is found by guessing the signs of the weights and mending the guess (Lee, Battle, Raina and Ng, "Efficient
sparse coding algorithms", NIPS 2006).
"""

import numpy as np

MAX_STEPS = 30  # Newton steps at one lambda. 12 was the most in 1,500 random problems; where no minimum exists each step
# moves a logit by about 1 for ever, and 30 such steps end before rounding could make them look like convergence.


def follow(X, y, lams, factors, tol, start=None):
    """Optima W and residuals at lams * factors: the first from `start` (or zeros), the others from the line through the two before."""
    X, largest = np.asfortranarray(X), np.abs(X).max(axis=0)
    W, kkt = np.zeros((len(lams), X.shape[1])), np.zeros(len(lams))
    start = np.zeros(X.shape[1]) if start is None else start
    for i, lam in enumerate(lams):
        if i > 0:
            start = W[i - 1]
        if i > 1:
            ahead = start + (start - W[i - 2]) * (lam - lams[i - 1]) / (lams[i - 1] - lams[i - 2])
            start = np.where((ahead * start > 0) | (factors == 0), ahead, 0)  # never across zero
        W[i], kkt[i] = _solve(X, largest, y, lam * factors, start, tol)
    return W, kkt


def _solve(X, largest, y, lam, w, tol):
    """The optimum and its KKT violation, by proximal Newton steps from w.

    X is column-major, `largest` its largest absolute value in each column, and all input is checked.
    """
    n, flip = len(y), 1 - 2 * y
    free = np.flatnonzero(lam == 0)
    may_run_away = (lam[1:] == 0).any()  # the bias alone cannot: both classes are there
    tol = min(tol, 1e-4 * np.min(lam, where=lam > 0, initial=np.inf))  # a violation is large or small beside lambda
    z = X @ w
    wrong, value = _wrong_and_loss(flip * z)
    value += lam @ np.abs(w)
    if not value <= np.log(2):  # worse than no model at all, or overflowed
        w, z, wrong, value = np.zeros(len(w)), np.zeros(n), np.full(n, 0.5), np.log(2)
    moved = np.inf
    for _ in range(MAX_STEPS):
        gradient = X.T @ (flip * wrong) / n  # Eq. (29)
        excess = np.abs(gradient + lam * np.sign(w)) - np.where(w == 0, lam, 0)
        if may_run_away and (flip * (X[:, free] @ w[free])).max() < 0:
            raise ValueError(
                "no minimum exists: the unpenalised weights alone separate the two classes, so the loss falls for ever as they "
                f"grow (abs(w) has reached {np.abs(w).max():.3g}). Give them a lambda greater than 0."
            )
        curvature = wrong * (1 - wrong)
        rounding = 5e-17 * largest * (largest @ np.abs(w)) * curvature.mean()  # of z, as it shows in the gradient
        if (excess + rounding).max() <= tol and not (may_run_away and moved >= 0.1):
            return w, max(excess.max(), 0)  # where weights may run away a small gradient proves nothing: far out the loss is flat
        S = np.flatnonzero((w != 0) | (excess > 0) | (lam == 0))
        XS, wS = X[:, S], w[S]
        curvature = np.maximum(curvature, 1e-16 * curvature.max())
        H = (XS * curvature[:, None]).T @ XS / n
        diagonal = H.diagonal()
        H.flat[:: len(S) + 1] = np.where(diagonal > 0, diagonal * (1 + 1e-12), 1)  # so that twins can be solved for
        step = _quadratic_l1(H, H @ wS - gradient[S], lam[S], wS, tol / 10) - wS
        dz = XS @ step
        for size in 0.5 ** np.arange(40):
            new_w = w.copy()
            new_w[S] = wS + size * step
            new_z = z + size * dz
            new_wrong, new_value = _wrong_and_loss(flip * new_z)
            new_value += lam @ np.abs(new_w)
            if new_value <= value * (1 + 1e-15):
                break
        else:
            break
        w, z, wrong, value, moved = new_w, new_z, new_wrong, new_value, np.abs(dz).max()
    raise RuntimeError(
        f"stopped at lambda {lam.max():.6g} with a KKT violation of {excess.max():.2g} where {tol:g} was asked for, "
        f"give or take {rounding.max():.2g} for rounding; largest abs(w) {np.abs(w).max():.3g}. "
        + (
            "The weights were still growing: without enough penalty these data may have no minimum; try a larger lambda."
            if may_run_away and moved >= 0.1
            else "Rounding sets the limit: standardise the features or ask for a larger tol."
        )
    )


def _wrong_and_loss(u):
    """Probability given to the wrong class, Eq. (2), and mean loss, Eq. (10), from u = (1 - 2y) z and one exponential."""
    e = np.exp(-np.abs(u))
    return np.where(u > 0, 1, e) / (1 + e), np.mean(np.maximum(u, 0) + np.log1p(e))


def _quadratic_l1(H, c, lam, u, slack):
    """argmin over u of u'Hu / 2 - c'u + sum(lam abs(u)), up to `slack` in its KKT conditions, started from u.

    Solve for the living weights with their signs as they are. If one would cross zero on the way, stop there and let
    it sleep. If a sleeping one is pulled harder than its lambda, wake the one that is pulled hardest. Every move lowers
    the model, so leaving early (after many moves, in degenerate problems) still gives a downhill step.
    """
    u, signs = u.copy(), np.sign(u)
    alive = (u != 0) | (lam == 0)
    for _ in range(10 * len(u) + 100):
        A = np.flatnonzero(alive)
        now, target = u[A], np.linalg.solve(H[A[:, None], A], c[A] - lam[A] * signs[A])
        crossing = np.flatnonzero((target * signs[A] <= 0) & (lam[A] > 0))
        if crossing.size:
            fractions = now[crossing] / (now[crossing] - target[crossing])
            first = fractions.argmin()
            u[A] = now + fractions[first] * (target - now)
            j = A[crossing[first]]
            u[j], signs[j], alive[j] = 0, 0, False
            continue
        u[A] = target
        pulls = c - H @ u
        excess = np.where(alive, -np.inf, np.abs(pulls) - lam)
        j = excess.argmax()
        if excess[j] <= slack:
            break
        signs[j], alive[j] = np.sign(pulls[j]), True
    return u
