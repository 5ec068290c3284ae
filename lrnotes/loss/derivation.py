"""The derivation of notebook 02, line by line: Eqs. (3) to (10)."""

import numpy as np

from ..derivation import Derivation
from ..forward_pass import sigmoid

cross_entropy = Derivation(lambda rng: (rng.normal(scale=3, size=8), rng.integers(0, 2, 8)))


@cross_entropy.line(
    3,
    r"-\mathbf{y}^T \log(\hat{\mathbf{y}}) - (\mathbf{1} - \mathbf{y})^T \log(1 - \hat{\mathbf{y}})",
    "minus the log of the probability that the model gave to what happened, summed over examples",
)
def eq_3(z, y):
    y_hat = 1 / (1 + np.exp(-z))  # Eq. (2)
    return -y @ np.log(y_hat) - (1 - y) @ np.log(1 - y_hat)


@cross_entropy.line(
    4,
    r"-\mathbf{y}^T \log(\changed{\sigma(\mathbf{z})}) - (\mathbf{1} - \mathbf{y})^T \log(1 - \changed{\sigma(\mathbf{z})})",
    "the probabilities come from the logits, so the loss is a function of z",
)
def eq_4(z, y):
    return -y @ np.log(sigmoid(z)) - (1 - y) @ np.log(1 - sigmoid(z))


@cross_entropy.line(
    (5, 6),
    r"-\mathbf{y}^T \log\left(\changed{\frac{1}{1 + e^{-\mathbf{z}}}}\right)"
    r" - (\mathbf{1} - \mathbf{y})^T \log\left(1 - \changed{\frac{1}{1 + e^{-\mathbf{z}}}}\right)",
    "insert the sigmoid, Eq. (2)",
)
def eq_5(z, y):
    return -y @ np.log(1 / (1 + np.exp(-z))) - (1 - y) @ np.log(1 - 1 / (1 + np.exp(-z)))


@cross_entropy.line(
    7,
    r"-\mathbf{y}^T \left(\changed{\log(1) - \log(1 + e^{-\mathbf{z}})}\right)"
    r" - (\mathbf{1} - \mathbf{y})^T \log\left(\changed{\frac{1 + e^{-\mathbf{z}} - 1}{1 + e^{-\mathbf{z}}}}\right)",
    "left: the log of a quotient is a difference of logs; right: one fraction, over a common denominator",
)
def eq_7(z, y):
    return -y @ (np.log(1) - np.log(1 + np.exp(-z))) - (1 - y) @ np.log((1 + np.exp(-z) - 1) / (1 + np.exp(-z)))


@cross_entropy.line(
    8,
    r"\changed{\mathbf{y}^T \log(1 + e^{-\mathbf{z}})}"
    r" - (\mathbf{1} - \mathbf{y})^T \log\left(\frac{\changed{e^{-\mathbf{z}} \cdot e^{\mathbf{z}}}}"
    r"{(1 + e^{-\mathbf{z}}) \changed{e^{\mathbf{z}}}}\right)",
    "left: log 1 is 0, and two minus signs cancel; right: the ones cancel, and the fraction is expanded by e to the z",
)
def eq_8(z, y):
    return y @ np.log(1 + np.exp(-z)) - (1 - y) @ np.log(np.exp(-z) * np.exp(z) / ((1 + np.exp(-z)) * np.exp(z)))


@cross_entropy.line(
    9,
    r"\mathbf{y}^T \log(1 + e^{-\mathbf{z}}) - (\mathbf{1} - \mathbf{y})^T \left(\changed{\log(1) - \log(1 + e^{\mathbf{z}})}\right)",
    "multiply out: numerator 1, denominator e to the z plus 1; then the log of a quotient again",
)
def eq_9(z, y):
    return y @ np.log(1 + np.exp(-z)) - (1 - y) @ (np.log(1) - np.log(1 + np.exp(z)))


@cross_entropy.line(
    10,
    r"\mathbf{y}^T \log(1 + e^{-\mathbf{z}}) \changed{+} (\mathbf{1} - \mathbf{y})^T \changed{\log(1 + e^{\mathbf{z}})}",
    "log 1 is 0, and two minus signs cancel",
)
def eq_10(z, y):
    return y @ np.log(1 + np.exp(-z)) + (1 - y) @ np.log(1 + np.exp(z))
