"""How fast does the way down turn? The Hessian of the mean cross-entropy."""

import numpy as np

from ..checks import check_numbers
from ..forward_pass import logits, sigmoid_slope


def hessian(X, w):
    """X^T diag(y_hat (1 - y_hat)) X / N: shape (D + 1, D + 1), the second derivatives of the mean cross-entropy, Eq. (10).

    It holds no label, and it is symmetric to the last bit. v^T H v is a mean of y_hat (1 - y_hat) (x^T v)^2 and never
    negative, so the loss is convex in w. Raises ValueError as `logits` does.
    """
    X = check_numbers(X, "X", 2)
    half = np.sqrt(sigmoid_slope(logits(X, w)) / len(X))[:, None] * X
    return half.T @ half
