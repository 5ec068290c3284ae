"""Which way is down? The gradients of the mean cross-entropy, Eqs. (12) to (29)."""

import numpy as np

from ..checks import check_numbers, check_pair, check_weights
from ..forward_pass import sigmoid


def dloss_dz(z, y):
    """(y_hat - y) / N, Eq. (19): shape (N,).

    Raises ValueError if z and y differ in length or y holds anything but 0 and 1.
    """
    z, y = check_pair(z, y)
    return _errors(z, y) / len(y)


def dz_dw(X):
    """The Jacobian of z = Xw, Eq. (27): entry (i, j) is d z_i / d w_j = X[i, j], so it is X itself.

    Raises ValueError if X is not a table of finite numbers.
    """
    return check_numbers(X, "X", 2)


def dloss_dw(X, w, y):
    """X^T (y_hat - y) / N, Eq. (29): shape (D + 1,).

    Raises ValueError if the shapes do not fit or the input is not what `logits` and `dloss_dz` ask for.
    """
    X = check_numbers(X, "X", 2)
    z, y = check_pair(X @ check_weights(w, X), y)
    return X.T @ (_errors(z, y) / len(y))  # Eq. (28), in the order that the shapes decide


def loss_gradient(X, w, y):
    """`dloss_dw` behind its checks, for a loop that has made them once."""
    return X.T @ (_errors(X @ w, y) / len(y))


def gradient_by_weights(X, y):
    """`dloss_dw` behind its checks, as a function of the weights alone: for thousands of steps, which need not each sign X anew.

    With s = 1 - 2y it is (s X)^T sigmoid(s z) / N, see `_errors`. Far out, where the exponential overflows, the sigmoid is 0 all the same:
    the caller keeps NumPy from warning of that.
    """
    flipped = (2 * y - 1)[:, None] * X  # -s X
    shares = np.ascontiguousarray(-flipped.T) / len(y)
    return lambda w: shares @ (1 / (1 + np.exp(flipped @ w)))


def _errors(z, y):
    """y_hat - y, with every digit.

    For y in {0, 1} it is s * sigmoid(s * z) with s = 1 - 2y, which does not cancel as the difference would
    (z = 40, y = 1: -4e-18, not 0).
    """
    s = 1 - 2 * y
    return s * sigmoid(s * z)
