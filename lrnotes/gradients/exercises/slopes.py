"""A function to write in notebook 03: the gradient, with the slips that are known."""

import numpy as np

from ...forward_pass import sigmoid
from ...panels.exercise import Exercise, Slip, draws
from .work import work


def _gradient(
    X,
    w,
    y,
    score=lambda X, w: X @ w,
    squash=sigmoid,
    residual=lambda y_hat, y: y_hat - y,
    slope=lambda y_hat: 1,
    back=lambda X, r: X.T @ r,
    count=lambda X: len(X),
    shape=lambda slopes: slopes,
):
    """The gradient of the mean cross-entropy in w, Eq. (29): one slope per weight (D + 1,), from X (N, D + 1), w and y."""
    y_hat = squash(score(X, w))
    return shape(back(X, residual(y_hat, y) * slope(y_hat)) / count(X))


def _bias_last(X, r):
    slopes = X.T @ r
    return np.r_[0, slopes[1:]]


GRADIENT_SLIPS = [
    Slip(
        "forgot 1/N", "Eq. (29) is X^T (y_hat - y) / N, a mean over examples. Yours is right for the sum of the losses.", count=lambda X: 1
    ),
    Slip(
        "y_hat - y reversed",
        "Eq. (19) is prediction minus truth: where y_hat is too high the score should go down. Yours is a gradient that points downhill.",
        residual=lambda y_hat, y: y - y_hat,
    ),
    Slip(
        "sigmoid' applied again",
        "In Eq. (19) y_hat (1 - y_hat) has cancelled against the slope of the log. Yours has it still, as squared error would.",
        slope=lambda y_hat: y_hat * (1 - y_hat),
    ),
    Slip(
        "hard labels for probabilities",
        "In Eq. (19) y_hat is a probability. Yours rounds it first, as the perceptron does.",
        squash=lambda z: np.where(z >= 0, 1, 0),
    ),
    Slip("no sigmoid", "In Eq. (19) y_hat is sigmoid(z). Yours takes the score itself, right for linear regression.", squash=lambda z: z),
    Slip("sign of z", "Eq. (2): y_hat is sigmoid(z). Yours is sigmoid(-z), the probability that y = 0.", squash=lambda z: sigmoid(-z)),
    Slip(
        "X not transposed",
        "Eq. (29) has X^T (D + 1, N): it sums over examples. X @ r runs only where N = D + 1, and there means nothing.",
        back=lambda X, r: X @ r,
    ),
    Slip(
        "mean without an axis",
        "Eq. (29) has one slope per weight: the mean over examples is that along axis 0. Without an axis it is one number for all weights.",
        back=lambda X, r: np.sum(X * r[:, None]) / X.shape[1],
    ),
]

gradient = Exercise(
    _gradient,
    sample=draws.examples,
    small=draws.small_examples(),
    slips=[
        *GRADIENT_SLIPS,
        Slip("sigmoid applied twice", "Eq. (2) is applied once, to the score.", squash=lambda z: sigmoid(sigmoid(z))),
        Slip("bias left out of z", "Eq. (1): z = Xw with all columns, the ones and w[0] too.", score=lambda X, w: X[:, 1:] @ w[1:]),
        Slip(
            "no slope for the bias",
            "Eq. (29) has a slope for w[0] too, the mean of y_hat - y. Only a penalty spares the bias.",
            back=_bias_last,
        ),
        Slip("stopped at z", "Eq. (28): the slope in z, Eq. (19), still has to be multiplied by X^T.", back=lambda X, r: r),
        Slip(
            "X left out",
            "Eq. (29) weighs each example's residual with its features: X^T (y_hat - y). Yours is the mean residual, right for the bias.",
            back=lambda X, r: r.sum(),
        ),
        Slip(
            "not summed over examples",
            "Eq. (29) has a matrix product, which sums over examples. Yours multiplies entry by entry.",
            back=lambda X, r: X * r[:, None],
        ),
        Slip(
            "only the last example",
            "Eq. (29) sums over all examples. Yours keeps what the last round of the loop left.",
            back=lambda X, r: X[-1] * r[-1],
        ),
        Slip(
            "means multiplied",
            "The mean of a product, Eq. (29), is not the product of the means.",
            back=lambda X, r: X.sum(axis=0) * r.mean(),
        ),
        Slip(
            "only the first example",
            "Eq. (29) sums over all examples. Yours has the first alone.",
            back=lambda X, r: X[0] * r[0],
        ),
        Slip(
            "return inside the loop",
            "Eq. (29) sums over all examples. Yours returns in the first round, with the slopes of the first example.",
            back=lambda X, r: X[0] * r[0],
            count=lambda X: 1,
        ),
        Slip(
            "mean along axis 1",
            "Eq. (29) sums over examples, which are the rows: axis 0. Yours goes along axis 1, over the weights, and has one number for "
            "each example.",
            back=lambda X, r: np.mean(X * r[:, None], axis=1),
            count=lambda X: 1,
        ),
        Slip(
            "sum along axis 1",
            "Eq. (29) sums over examples, which are the rows: axis 0. Yours sums over the weights, and has one number for each example.",
            back=lambda X, r: np.sum(X * r[:, None], axis=1),
        ),
        Slip(
            "y as a column",
            "Eq. (19) takes each label from its own prediction. With y as a column NumPy pairs every label with every prediction, (N, N), "
            "and X^T times that has N columns.",
            residual=lambda y_hat, y: y_hat - y[:, None],
        ),
        Slip(
            "y as a column, then a mean",
            "Eq. (19) takes each label from its own prediction. With y as a column NumPy pairs every label with every prediction, and the "
            "mean along axis 1 hides it: what is left is the mean prediction.",
            residual=lambda y_hat, y: np.mean(y_hat) - y,
            count=lambda X: 1,
        ),
        Slip(
            "the mean prediction for each example's own",
            "Eq. (19) is each example's own prediction minus its label. Yours has the mean prediction for all.",
            residual=lambda y_hat, y: np.mean(y_hat) - y,
        ),
        Slip(
            "a column, not a flat array",
            "Eq. (29) has the layout of w, which is flat here: (D + 1,). With a column, w - eta times it would be a square array.",
            shape=lambda slopes: slopes[:, None],
        ),
        Slip(
            "slope of the bias left out",
            "Eq. (29) has D + 1 slopes, that of w[0] too. Yours has D.",
            back=lambda X, r: X[:, 1:].T @ r,
        ),
        Slip("size of the residual", "Eq. (19) has a sign: which way the prediction is off.", residual=lambda y_hat, y: np.abs(y_hat - y)),
        Slip("ddof: N - 1 for N", "Eq. (29) divides by N. N - 1 belongs to the variance of a sample.", count=lambda X: len(X) - 1),
        Slip("1/2N for 1/N", "Eq. (29) has 1/N; the 1/2 belongs to squared errors.", count=lambda X: 2 * len(X)),
        Slip("2/N for 1/N", "Eq. (29) has 1/N; the 2 belongs to squared errors.", count=lambda X: len(X) / 2),
        Slip("number of weights for N", "Eq. (29) divides by the number of examples, len(X), not of columns.", count=lambda X: X.shape[1]),
    ],
    hints=[
        "The result has the shape of w: one slope per weight.",
        "The slope in z is y_hat - y, Eq. (19); each z moves by X[i, j] when w[j] moves.",
        "Sum over examples with X.T @ (...), and divide by their number.",
    ],
    solution="""
        y_hat = 1 / (1 + np.exp(-X @ w))
        return X.T @ (y_hat - y) / len(y)
    """,
    work=work,
)
