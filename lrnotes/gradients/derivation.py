"""The derivations of notebook 03, line by line: Eqs. (12) to (29)."""

import numpy as np

from ..derivation import Derivation
from ..forward_pass import sigmoid
from .numerical import complex_step

in_z = Derivation(lambda rng: (rng.normal(scale=3, size=6), rng.integers(0, 2, 6)))


@in_z.line(
    12,
    r"\nabla_{\mathbf{z}} \left(\mathbf{y}^T \log(\mathbf{1} + e^{-\mathbf{z}})"
    r" + (\mathbf{1} - \mathbf{y})^T \log(\mathbf{1} + e^{\mathbf{z}})\right)",
    "the loss, Eq. (10), in one piece",
)
def eq_12(z, y):
    return complex_step(lambda z: y @ np.log(1 + np.exp(-z)) + (1 - y) @ np.log(1 + np.exp(z)), z)


@in_z.line(
    13,
    r"\changed{\nabla_{\mathbf{z}}} \mathbf{y}^T \log(\mathbf{1} + e^{-\mathbf{z}})"
    r" + \changed{\nabla_{\mathbf{z}}} (\mathbf{1} - \mathbf{y})^T \log(\mathbf{1} + e^{\mathbf{z}})",
    "the gradient of a sum is the sum of the gradients",
)
def eq_13(z, y):
    return complex_step(lambda z: y @ np.log(1 + np.exp(-z)), z) + complex_step(lambda z: (1 - y) @ np.log(1 + np.exp(z)), z)


@in_z.line(
    14,
    r"\changed{-\mathbf{y} \odot \frac{e^{-\mathbf{z}}}{\mathbf{1} + e^{-\mathbf{z}}}}"
    r" + \nabla_{\mathbf{z}} (\mathbf{1} - \mathbf{y})^T \log(\mathbf{1} + e^{\mathbf{z}})",
    "the gradient of a dot product with f(z) is a times f'(z), entry by entry; the derivative of log u is u'/u",
)
def eq_14(z, y):
    return -y * np.exp(-z) / (1 + np.exp(-z)) + complex_step(lambda z: (1 - y) @ np.log(1 + np.exp(z)), z)


@in_z.line(
    15,
    r"-\mathbf{y} \odot \frac{e^{-\mathbf{z}}}{\mathbf{1} + e^{-\mathbf{z}}}"
    r" + \changed{(\mathbf{1} - \mathbf{y}) \odot \frac{e^{\mathbf{z}}}{\mathbf{1} + e^{\mathbf{z}}}}",
    "the same rule for the second term",
)
def eq_15(z, y):
    return -y * np.exp(-z) / (1 + np.exp(-z)) + (1 - y) * np.exp(z) / (1 + np.exp(z))


@in_z.line(
    16,
    r"-\mathbf{y} \odot \frac{\changed{\mathbf{1} + e^{-\mathbf{z}} - \mathbf{1}}}{\mathbf{1} + e^{-\mathbf{z}}}"
    r" + (\mathbf{1} - \mathbf{y}) \odot \frac{e^{\mathbf{z}}}{\mathbf{1} + e^{\mathbf{z}}}",
    "add 1 and subtract 1, so that the denominator appears in the numerator",
)
def eq_16(z, y):
    return -y * (1 + np.exp(-z) - 1) / (1 + np.exp(-z)) + (1 - y) * np.exp(z) / (1 + np.exp(z))


@in_z.line(
    17,
    r"-\mathbf{y} \odot \changed{(\mathbf{1} - \hat{\mathbf{y}})} + (\mathbf{1} - \mathbf{y}) \odot"
    r" \frac{e^{\mathbf{z}} \changed{\cdot e^{-\mathbf{z}}}}{(\mathbf{1} + e^{\mathbf{z}}) \changed{\cdot e^{-\mathbf{z}}}}",
    "left: split the fraction and recognise Eq. (2); right: expand by e to the minus z",
)
def eq_17(z, y):
    return -y * (1 - sigmoid(z)) + (1 - y) * np.exp(z) * np.exp(-z) / ((1 + np.exp(z)) * np.exp(-z))


@in_z.line(
    18,
    r"-\mathbf{y} \odot (\mathbf{1} - \hat{\mathbf{y}}) + (\mathbf{1} - \mathbf{y}) \odot \changed{\hat{\mathbf{y}}}",
    "multiply out and recognise Eq. (2) again",
)
def eq_18(z, y):
    return -y * (1 - sigmoid(z)) + (1 - y) * sigmoid(z)


@in_z.line(19, r"\changed{\hat{\mathbf{y}} - \mathbf{y}}", "multiply out: the two products of y and the prediction cancel")
def eq_19(z, y):
    return sigmoid(z) - y


dot_product = Derivation(lambda rng: tuple(rng.normal(size=(2, 5))))


@dot_product.line(None, r"\nabla_{\mathbf{b}} \, \mathbf{a}^T \mathbf{b}", "the gradient of a dot product")
def gradient_of_dot_product(a, b):
    return complex_step(lambda b: a @ b, b)


@dot_product.line(
    20,
    r"\changed{\left[\sum_j \frac{\partial}{\partial b_i} a_j b_j\right]_{i = 1 \dots n}}",
    "entry i is the derivative in b_i; the derivative of a sum is the sum of the derivatives",
)
def eq_20(a, b):
    return complex_step(lambda b: a * b, b).sum(axis=0)  # all n x n partial derivatives, summed over j


@dot_product.line(
    21,
    r"\left[\changed{a_i \cdot \frac{\partial}{\partial b_i} b_i}\right]_{i = 1 \dots n}",
    "all terms with j other than i are constant in b_i; of the sum only one term is left, and a_i moves out of the derivative",
)
def eq_21(a, b):
    return a * np.diag(complex_step(lambda b: b, b))


@dot_product.line(22, r"\left[a_i \cdot \changed{1}\right]_{i = 1 \dots n} = \mathbf{a}", "the derivative of b_i in itself is 1")
def eq_22(a, b):
    return a * 1


jacobian = Derivation(lambda rng: (rng.normal(size=(4, 3)), rng.normal(size=3)))


@jacobian.line(
    23, r"\frac{\partial}{\partial \mathbf{w}} \mathbf{X} \mathbf{w}", "the scores are a vector, so their derivative is a matrix"
)
def eq_23(X, w):
    return complex_step(lambda w: X @ w, w)


@jacobian.line(
    24,
    r"\frac{\partial}{\partial \mathbf{w}} \changed{\begin{bmatrix} x_{1,1} & \dots & x_{1,m} \\ \vdots & \ddots & \vdots \\"
    r" x_{n,1} & \dots & x_{n,m} \end{bmatrix} \begin{bmatrix} w_1 \\ \vdots \\ w_m \end{bmatrix}}",
    "write the product out: each row of X times w",
)
def eq_24(X, w):
    return complex_step(lambda w: np.array([row @ w for row in X]), w)


@jacobian.line(
    25,
    r"\changed{\left[\sum_j \frac{\partial}{\partial w_k} x_{i,j} w_j\right]_{i, k}}",
    "entry (i, k) is the derivative of the i-th score in the k-th weight, a sum over the features",
)
def eq_25(X, w):
    return np.array([complex_step(lambda w, row=row: row * w, w).sum(axis=0) for row in X])


@jacobian.line(26, r"\left[\changed{x_{i,k}}\right]_{i, k}", "by (20) to (22), row by row: of each sum only the term with j = k is left")
def eq_26(X, w):
    return np.array([[X[i, k] for k in range(len(w))] for i in range(len(X))])


@jacobian.line(27, r"\changed{\mathbf{X}}", "these are the entries of X")
def eq_27(X, w):
    return X


in_w = Derivation(lambda rng: (rng.normal(size=(4, 3)), rng.normal(size=3), rng.integers(0, 2, 4)))


@in_w.line(None, r"\nabla_{\mathbf{w}} \mathcal{L}_{LCE}", "the mean loss, with everything inside")
def gradient_in_w(X, w, y):
    return complex_step(lambda w: np.mean(y * np.log(1 + np.exp(-X @ w)) + (1 - y) * np.log(1 + np.exp(X @ w))), w)


@in_w.line(
    28,
    r"\changed{\left(\frac{\partial \mathbf{z}}{\partial \mathbf{w}}\right)^T \frac{\partial \mathcal{L}}{\partial \mathbf{z}}}",
    "the chain rule, in the order that the shapes decide: (D + 1, N) times (N,)",
)
def eq_28(X, w, y):
    dL_dz = complex_step(lambda z: np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z))), X @ w)
    return complex_step(lambda w: X @ w, w).T @ dL_dz


@in_w.line(
    29,
    r"\changed{\frac{1}{N} \mathbf{X}^T (\hat{\mathbf{y}} - \mathbf{y})}",
    "insert (27) and (19); the mean over N examples divides by N",
)
def eq_29(X, w, y):
    return X.T @ (sigmoid(X @ w) - y) / len(y)
