"""Does the loss have a minimum where no weight pays? Not if some weights can grow for ever at no example's cost.

There is none if and only if some d has M d >= 0 throughout and > 0 somewhere, where M holds the examples times 2y - 1 (Albert and Anderson,
Biometrika 71(1), 1984). By Stiemke's lemma the other case has a proof too: positive numbers p, one an example, with M'p = 0.
"""

import numpy as np

ROUNDING = 1e-9  # of the unit that rows are brought to; what is left by rounding alone is below 1e-12


def check_minimum(M, wrong, w):
    """Raises ValueError if there is no minimum, with how far the unpenalised weights w (k,) have come; M and wrong as in `has_minimum`."""
    if has_minimum(M, wrong):
        return
    why = "the unpenalised weights alone separate the two classes"
    if (M @ w).min() <= 0:
        why = "the unpenalised weights can move some examples ever further to their side, at no cost to the others"
    raise ValueError(
        f"no minimum exists: {why}, so the loss falls for ever as they grow (abs(w) has reached {np.abs(w).max():.3g}). "
        "Give them a lambda greater than 0."
    )


def has_minimum(M, guess):
    """Whether no d (k,) has M d >= 0 throughout and > 0 somewhere, for M (N, k).

    `guess` (N,) are positive numbers p, at the minimum those with M'p = 0: the probabilities given to the wrong classes.
    """
    U = _basis(M)
    p = guess - U @ (U.T @ guess)
    if p.min() > ROUNDING * guess.max():
        return True  # p is the proof, with room for rounding
    size = np.linalg.norm(U, axis=1)
    rows = U[size > ROUNDING] / size[size > ROUNDING, None]  # of one length, so that none is lost beside the others
    q = _nonnegative_least_squares(rows.T, -rows.sum(axis=0))
    return np.linalg.norm(rows.T @ (1 + q)) <= ROUNDING  # p is 1 + q; if no q will do, what remains is such a d


def _basis(M):
    """Orthonormal columns that span those of M, whatever their units, their number and what they repeat."""
    M = M / np.maximum(np.abs(M).max(axis=0), np.finfo(float).tiny)
    if M.shape[1] > len(M):
        M = np.linalg.qr(M.T, mode="r").T
    U, values, _ = np.linalg.svd(M, full_matrices=False)
    return U[:, values > 1e-12 * values[0]]


def _nonnegative_least_squares(A, b):
    """argmin over q >= 0 of the length of A q - b (Lawson and Hanson, "Solving Least Squares Problems", chapter 23, 1974)."""
    q, used = np.zeros(A.shape[1]), np.zeros(A.shape[1], dtype=bool)
    for _ in range(3 * A.shape[1] + 10):
        pulls = np.where(used, -np.inf, A.T @ (b - A @ q))
        if pulls.max() <= ROUNDING / 10:
            break
        used[pulls.argmax()] = True
        while True:
            best = np.zeros(len(q))
            best[used] = np.linalg.lstsq(A[:, used], b)[0]
            below = np.flatnonzero(used & (best <= 0))
            if not below.size:
                break
            fractions = q[below] / np.maximum(q[below] - best[below], np.finfo(float).tiny)
            q += fractions.min() * (best - q)
            used[below[fractions.argmin()]] = False
            q[~used] = 0
        q = best
    return q
