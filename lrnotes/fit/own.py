"""A way down of one's own: any rule that makes the next weights out of the last."""

import numpy as np

from ..checks import check_count, check_examples, check_lam
from ..l1 import penalty
from ..loss import cross_entropy
from .descent import History


def descend(X, y, move, steps, lam=0):
    """`steps` times w = move(X, w, y), from zeros: a History, which ends early where w is no longer finite.

    Raises ValueError if the input cannot be fitted or a move does not give one weight per column of X.
    """
    X, y = check_examples(X, y)
    check_count(steps, "steps")
    W = [np.zeros(X.shape[1])]
    for _ in range(steps):
        with np.errstate(all="ignore"):
            w = np.asarray(move(X.copy(), W[-1].copy(), y.copy()), dtype=float)
        if w.shape != W[0].shape:
            raise ValueError(f"a move must give one weight per column of X {W[0].shape}, got shape {w.shape}")
        if not np.isfinite(w).all():
            break
        W.append(w)
    return History(np.array(W), np.array([cross_entropy(X @ w, y) + penalty(w, check_lam(lam)) for w in W]))
