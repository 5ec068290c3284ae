"""The derivations of notebook 03, line by line: Eqs. (12) to (29), the Hessian, and why the loss is convex."""

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
    "the gradient of a dot product of a with f(z) is a times f'(z), entry by entry; the derivative of log u is u'/u; "
    "and the minus is the derivative of -z, the innermost function, which is -1",
)
def eq_14(z, y):
    return -y * np.exp(-z) / (1 + np.exp(-z)) + complex_step(lambda z: (1 - y) @ np.log(1 + np.exp(z)), z)


@in_z.line(
    15,
    r"-\mathbf{y} \odot \frac{e^{-\mathbf{z}}}{\mathbf{1} + e^{-\mathbf{z}}}"
    r" + \changed{(\mathbf{1} - \mathbf{y}) \odot \frac{e^{\mathbf{z}}}{\mathbf{1} + e^{\mathbf{z}}}}",
    "the same rule for the second term; its innermost function is z itself, so no minus here",
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
    "left: split the fraction and recognise Eq. (2); right: multiply numerator and denominator by e to the minus z",
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
    return sum(complex_step(lambda b, j=j: a[j] * b[j], b) for j in range(len(a)))


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
    return np.array([sum(complex_step(lambda w, x=x, j=j: x * w[j], w) for j, x in enumerate(row)) for row in X])


@jacobian.line(
    26,
    r"\left[\changed{x_{i,k}}\right]_{i, k}",
    "by (20) to (22), row by row: of each sum only the term with j = k is left, so x_ik is what one more unit of w_k adds to z_i",
)
def eq_26(X, w):
    return np.array([[row @ (w + unit) - row @ w for unit in np.eye(len(w))] for row in X])


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


@in_w.line(
    None,
    r"\changed{\left[\frac{1}{N} \sum_i (\hat{y}_i - y_i) \, x_{i,j}\right]_j}",
    "entry by entry: the derivative that books without matrices give for one weight",
)
def weight_by_weight(X, w, y):
    errors = [1 / (1 + np.exp(-row @ w)) - label for row, label in zip(X, y, strict=True)]
    return np.array([sum(error * x for error, x in zip(errors, column, strict=True)) / len(y) for column in X.T])


hessian = Derivation(in_w.sample)


@hessian.line(
    None,
    r"\frac{\partial}{\partial \mathbf{w}} \, \frac{1}{N} \mathbf{X}^T (\hat{\mathbf{y}} - \mathbf{y})",
    "the gradient (29) is a vector, so its derivative is a matrix: how fast each slope changes with each weight",
)
def jacobian_of_the_gradient(X, w, y):
    return complex_step(lambda w: X.T @ (1 / (1 + np.exp(-X @ w)) - y) / len(y), w)


@hessian.line(
    None,
    r"\frac{1}{N} \mathbf{X}^T \changed{\frac{\partial \hat{\mathbf{y}}}{\partial \mathbf{w}}}",
    "X, y and N are constant in w",
)
def only_predictions_move(X, w, y):
    return X.T @ complex_step(lambda w: 1 / (1 + np.exp(-X @ w)), w) / len(y)


@hessian.line(
    None,
    r"\frac{1}{N} \mathbf{X}^T \changed{\frac{\partial \hat{\mathbf{y}}}{\partial \mathbf{z}}"
    r" \frac{\partial \mathbf{z}}{\partial \mathbf{w}}}"
    r" = \frac{1}{N} \mathbf{X}^T \frac{\partial \hat{\mathbf{y}}}{\partial \mathbf{z}} \mathbf{X}",
    "the chain rule: weights move the predictions by way of the scores, and the Jacobian of the scores is X, Eq. (27)",
)
def by_way_of_the_scores(X, w, y):
    return X.T @ complex_step(lambda z: 1 / (1 + np.exp(-z)), X @ w) @ X / len(y)


@hessian.line(
    None,
    r"\frac{1}{N} \mathbf{X}^T \changed{\text{diag}\left(\frac{e^{-\mathbf{z}}}{(\mathbf{1} + e^{-\mathbf{z}})^2}\right)} \mathbf{X}",
    "a prediction depends on its own score alone, so the matrix in the middle is diagonal and holds slopes of the sigmoid: "
    "the derivative of 1/u is -u'/u², and for u = 1 + e to the minus z two minus signs cancel",
)
def slope_of_the_sigmoid(X, w, y):
    z = X @ w
    return X.T @ np.diag(np.exp(-z) / (1 + np.exp(-z)) ** 2) @ X / len(y)


@hessian.line(
    None,
    r"\frac{1}{N} \mathbf{X}^T \text{diag}\left(\changed{\hat{\mathbf{y}} \odot (\mathbf{1} - \hat{\mathbf{y}})}\right) \mathbf{X}",
    "split the fraction in two: 1 over the denominator is the prediction, Eq. (2), and the rest is 1 minus it, as in (17)",
)
def eq_hessian(X, w, y):
    y_hat = sigmoid(X @ w)
    return X.T @ np.diag(y_hat * (1 - y_hat)) @ X / len(y)


@hessian.line(
    None,
    r"\changed{\frac{1}{N} \sum_i \hat{y}_i (1 - \hat{y}_i) \, \mathbf{x}_i \mathbf{x}_i^T}",
    "a product with a diagonal matrix in the middle is a weighted sum over examples: those that are least sure count most; "
    "x times x transposed is a table, and its entry (j, k) is x_j times x_k",
)
def example_by_example(X, w, y):
    return sum(np.exp(row @ w) / (1 + np.exp(row @ w)) ** 2 * np.outer(row, row) for row in X) / len(y)


curvature = Derivation(lambda rng: (*in_w.sample(rng), rng.normal(size=3)))


@curvature.line(
    None,
    r"\frac{d}{dt} \, \mathbf{v}^T \nabla_{\mathbf{w}} \mathcal{L}_{LCE}(\mathbf{w} + t \mathbf{v}) \quad \text{at } t = 0",
    "walk from w in any direction v: this is how fast the slope along the way changes",
)
def change_of_slope_along_v(X, w, y, v):
    def slope(t):
        return v @ X.T @ (1 / (1 + np.exp(-X @ (w + t * v))) - y) / len(y)

    return complex_step(slope, np.zeros(1))[0]


@curvature.line(
    None,
    r"\changed{\mathbf{v}^T \mathbf{H} \, \mathbf{v}}",
    "the derivative of the gradient is the Hessian; the chain rule gives one v more",
)
def hessian_between(X, w, y, v):
    y_hat = sigmoid(X @ w)
    return v @ (X.T @ np.diag(y_hat * (1 - y_hat)) @ X / len(y)) @ v


@curvature.line(
    None,
    r"\frac{1}{N} \changed{(\mathbf{X} \mathbf{v})^T} \, \text{diag}\left(\hat{\mathbf{y}} \odot (\mathbf{1} - \hat{\mathbf{y}})\right)"
    r" \changed{(\mathbf{X} \mathbf{v})}",
    "insert the Hessian and multiply the outer pairs first",
)
def outer_pairs_first(X, w, y, v):
    y_hat = sigmoid(X @ w)
    return (X @ v) @ np.diag(y_hat * (1 - y_hat)) @ (X @ v) / len(y)


@curvature.line(
    None,
    r"\changed{\frac{1}{N} \sum_i \hat{y}_i (1 - \hat{y}_i) \, (\mathbf{x}_i^T \mathbf{v})^2} \; \ge \; 0",
    "a mean of positive numbers times squares cannot be negative: whichever way one walks, the slope never falls. "
    "For a smooth curve that is what convex means: no chord lies below it",
)
def mean_of_squares(X, w, y, v):
    return np.mean([np.exp(row @ w) / (1 + np.exp(row @ w)) ** 2 * (row @ v) ** 2 for row in X])
