"""How wrong is a probability? Eqs. (3) to (10), as means over examples."""

import numpy as np

from .checks import check_pair, check_probabilities
from .derivation import Derivation
from .forward_pass import sigmoid


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

    For y in {0, 1} one of the two terms of Eq. (10) is zero and the other is log(1 + e^u) with u = (1 - 2y) z.
    Raises ValueError if z and y differ in length or y holds anything but 0 and 1.
    """
    z, y = check_pair(z, y)
    losses = np.logaddexp(0, (1 - 2 * y) * z)  # Eq. (10); never a difference of large terms
    scale = max(1, losses.max())  # the sum of two losses of 1e308 would overflow
    return scale * np.mean(losses / scale)


derivation = Derivation(lambda rng: (rng.normal(scale=3, size=8), rng.integers(0, 2, 8)))


@derivation.line(
    3,
    r"-\mathbf{y}^T \log(\hat{\mathbf{y}}) - (\mathbf{1} - \mathbf{y})^T \log(1 - \hat{\mathbf{y}})",
    "minus the log of the probability that the model gave to what happened, summed over examples",
)
def eq_3(z, y):
    y_hat = 1 / (1 + np.exp(-z))  # Eq. (2)
    return -y @ np.log(y_hat) - (1 - y) @ np.log(1 - y_hat)


@derivation.line(
    4,
    r"-\mathbf{y}^T \log(\changed{\sigma(\mathbf{z})}) - (\mathbf{1} - \mathbf{y})^T \log(1 - \changed{\sigma(\mathbf{z})})",
    "the probabilities come from the logits, so the loss is a function of z",
)
def eq_4(z, y):
    return -y @ np.log(sigmoid(z)) - (1 - y) @ np.log(1 - sigmoid(z))


@derivation.line(
    (5, 6),
    r"-\mathbf{y}^T \log\left(\changed{\frac{1}{1 + e^{-\mathbf{z}}}}\right)"
    r" - (\mathbf{1} - \mathbf{y})^T \log\left(1 - \changed{\frac{1}{1 + e^{-\mathbf{z}}}}\right)",
    "insert the sigmoid, Eq. (2)",
)
def eq_5(z, y):
    return -y @ np.log(1 / (1 + np.exp(-z))) - (1 - y) @ np.log(1 - 1 / (1 + np.exp(-z)))


@derivation.line(
    7,
    r"-\mathbf{y}^T \left(\changed{\log(1) - \log(1 + e^{-\mathbf{z}})}\right)"
    r" - (\mathbf{1} - \mathbf{y})^T \log\left(\changed{\frac{1 + e^{-\mathbf{z}} - 1}{1 + e^{-\mathbf{z}}}}\right)",
    "left: the log of a quotient is a difference of logs; right: one fraction, over a common denominator",
)
def eq_7(z, y):
    return -y @ (np.log(1) - np.log(1 + np.exp(-z))) - (1 - y) @ np.log((1 + np.exp(-z) - 1) / (1 + np.exp(-z)))


@derivation.line(
    8,
    r"\changed{\mathbf{y}^T \log(1 + e^{-\mathbf{z}})}"
    r" - (\mathbf{1} - \mathbf{y})^T \log\left(\frac{\changed{e^{-\mathbf{z}} \cdot e^{\mathbf{z}}}}"
    r"{(1 + e^{-\mathbf{z}}) \changed{e^{\mathbf{z}}}}\right)",
    "left: log 1 is 0, and two minus signs cancel; right: the ones cancel, and the fraction is expanded by e to the z",
)
def eq_8(z, y):
    return y @ np.log(1 + np.exp(-z)) - (1 - y) @ np.log(np.exp(-z) * np.exp(z) / ((1 + np.exp(-z)) * np.exp(z)))


@derivation.line(
    9,
    r"\mathbf{y}^T \log(1 + e^{-\mathbf{z}}) - (\mathbf{1} - \mathbf{y})^T \left(\changed{\log(1) - \log(1 + e^{\mathbf{z}})}\right)",
    "multiply out: numerator 1, denominator e to the z plus 1; then the log of a quotient again",
)
def eq_9(z, y):
    return y @ np.log(1 + np.exp(-z)) - (1 - y) @ (np.log(1) - np.log(1 + np.exp(z)))


@derivation.line(
    10,
    r"\mathbf{y}^T \log(1 + e^{-\mathbf{z}}) \changed{+} (\mathbf{1} - \mathbf{y})^T \changed{\log(1 + e^{\mathbf{z}})}",
    "log 1 is 0, and two minus signs cancel",
)
def eq_10(z, y):
    return y @ np.log(1 + np.exp(-z)) + (1 - y) @ np.log(1 + np.exp(z))
