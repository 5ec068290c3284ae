"""The derivations of notebook 02, line by line: where Eq. (3) comes from, and Eqs. (3) to (10)."""

import numpy as np

from ..derivation import Derivation
from ..forward_pass import sigmoid

likelihood = Derivation(lambda rng: (rng.uniform(0.02, 0.98, 8), rng.integers(0, 2, 8)))


@likelihood.line(
    None,
    r"-\log \prod_i P(y_i), \quad P(y_i) = \begin{cases} \hat{y}_i & y_i = 1 \\ 1 - \hat{y}_i & y_i = 0 \end{cases}",
    "the model gave a probability to each label that came about; all of them together have the product, if examples do not depend on each "
    "other; its log turns products into sums, and the minus makes the best model the lowest",
)
def product_of_what_happened(y_hat, y):
    return -np.log(np.prod(np.where(y == 1, y_hat, 1 - y_hat)))


@likelihood.line(
    None,
    r"-\log \prod_i \changed{\hat{y}_i^{\,y_i} (1 - \hat{y}_i)^{1 - y_i}}",
    "both cases in one formula: the power 1 keeps a factor, and the power 0 turns it into 1",
)
def cases_as_powers(y_hat, y):
    return -np.log(np.prod(y_hat**y * (1 - y_hat) ** (1 - y)))


@likelihood.line(
    None,
    r"-\changed{\sum_i \log}\left(\hat{y}_i^{\,y_i} (1 - \hat{y}_i)^{1 - y_i}\right)",
    "the log of a product is the sum of the logs",
)
def sum_of_logs(y_hat, y):
    return -np.sum(np.log(y_hat**y * (1 - y_hat) ** (1 - y)))


@likelihood.line(
    None,
    r"-\sum_i \left(\changed{y_i \log \hat{y}_i + (1 - y_i) \log(1 - \hat{y}_i)}\right)",
    "the same rule again, and the log of a power is the exponent times the log",
)
def exponents_in_front(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@likelihood.line(
    None,
    r"\changed{-\mathbf{y}^T \log(\hat{\mathbf{y}}) - (\mathbf{1} - \mathbf{y})^T \log(1 - \hat{\mathbf{y}})}",
    "a sum of products, entry by entry, is a dot product: this is the loss, Eq. (3)",
)
def as_the_notes_begin(y_hat, y):
    return -y @ np.log(y_hat) - (1 - y) @ np.log(1 - y_hat)


cross_entropy = Derivation(lambda rng: (rng.normal(scale=3, size=8), rng.integers(0, 2, 8)))


@cross_entropy.line(
    3,
    r"-\mathbf{y}^T \log(\hat{\mathbf{y}}) - (\mathbf{1} - \mathbf{y})^T \log(1 - \hat{\mathbf{y}})",
    "minus the log of the probability that the model gave to what happened, summed over examples",
)
def eq_3(z, y):
    odds = np.exp(z)  # of y = 1
    given = [o / (1 + o) if happened else 1 - o / (1 + o) for o, happened in zip(odds, y, strict=True)]
    return sum(-np.log(probability) for probability in given)


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
    "left: log 1 is 0, and two minus signs cancel; right: the ones cancel, and numerator and denominator are multiplied by e to the z",
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
