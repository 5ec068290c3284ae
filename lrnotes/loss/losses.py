"""How wrong is a probability? Eqs. (3) to (10), as means over examples."""

import numpy as np

from ..checks import check_pair, check_probabilities


def squared_error(y_hat, y):
    """Mean squared error of probabilities, section 4: never more than 1, however wrong the model is.

    Raises ValueError if y_hat and y differ in length, a probability is not between 0 and 1, or a label not 0 or 1.
    """
    y_hat, y = check_probabilities(y_hat, y)
    return np.mean((y_hat - y) ** 2)


def cross_entropy_naive(y_hat, y):
    """Mean logistic cross-entropy from probabilities, Eq. (3), as it is written.

    Gives inf or nan with a warning once a probability has rounded to 0 or 1; `cross_entropy` does not.
    Raises ValueError as `squared_error` does.
    """
    y_hat, y = check_probabilities(y_hat, y)
    return np.mean(-y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat))


def cross_entropy(z, y):
    """Mean logistic cross-entropy from logits, Eq. (10), finite for every finite z.

    Raises ValueError if z and y differ in length or y holds anything but 0 and 1.
    """
    z, y = check_pair(z, y)
    losses = per_example(z, y)
    scale = max(1, losses.max())  # the sum of two losses of 1e308 would overflow
    return scale * np.mean(losses / scale)


def per_example(z, y):
    """The cross-entropy of each example, Eq. (10) before the mean: any shape of z, and y of a shape that broadcasts to it. Checks nothing.

    For y in {0, 1} one of the two terms of Eq. (10) is zero and the other is log(1 + e^u) with u = (1 - 2y) z, here as
    max(u, 0) + log(1 + e^-abs(u)): the exponential cannot overflow, and small losses keep their digits.
    """
    u = (1 - 2 * y) * z
    return np.maximum(u, 0) + np.log1p(np.exp(-np.abs(u)))
