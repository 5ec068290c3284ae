"""Which way is down? The gradients of the mean cross-entropy, Eqs. (12) to (29)."""

from ..checks import check_numbers, check_pair
from ..forward_pass import logits, sigmoid


def dloss_dz(z, y):
    """(y_hat - y) / N, Eq. (19): shape (N,).

    For y in {0, 1} the difference is s * sigmoid(s * z) with s = 1 - 2y, which keeps every digit where
    y_hat - y would cancel (z = 40, y = 1: -4e-18, not 0).
    Raises ValueError if z and y differ in length or y holds anything but 0 and 1.
    """
    z, y = check_pair(z, y)
    s = 1 - 2 * y
    return s * sigmoid(s * z) / len(y)


def dz_dw(X):
    """The Jacobian of z = Xw, Eq. (27): entry (i, j) is d z_i / d w_j = X[i, j], so it is X itself.

    Raises ValueError if X is not a table of finite numbers.
    """
    return check_numbers(X, "X", 2)


def dloss_dw(X, w, y):
    """X^T (y_hat - y) / N, Eq. (29): shape (D + 1,).

    Raises ValueError if the shapes do not fit or the input is not what `logits` and `dloss_dz` ask for.
    """
    return dz_dw(X).T @ dloss_dz(logits(X, w), y)  # Eq. (28), in the order that the shapes decide
