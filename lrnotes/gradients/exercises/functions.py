"""Functions to write in notebook 03: the gradient, and a step along it, with the slips that are known."""

import numpy as np

from ...forward_pass import sigmoid
from ...panels.exercise import Exercise, Slip, draws
from .work import work, work_of_step


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
):
    """The gradient of the mean cross-entropy in w, Eq. (29): one slope per weight (D + 1,), from X (N, D + 1), w and y."""
    y_hat = squash(score(X, w))
    return back(X, residual(y_hat, y) * slope(y_hat)) / count(X)


def _bias_last(X, r):
    slopes = X.T @ r
    return np.r_[0, slopes[1:]]


GRADIENT_SLIPS = [
    Slip(
        "forgot 1/N", "Eq. (29) is X^T (y_hat - y) / N, a mean over examples. Yours is right for the sum of the losses.", count=lambda X: 1
    ),
    Slip(
        "y_hat - y reversed",
        "Eq. (19) is prediction minus truth: where y_hat is too high the score should go down. Yours points downhill.",
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


def _at_once(step, w):
    return step(w)


def _one_by_one(step, w):
    new = w.copy()
    for j in range(len(w)):
        new[j] = step(new)[j]
    return new


def _step(X, w, y, eta, move=lambda w, change: w - change, rate=lambda eta: eta, order=_at_once, **parts):
    """One step of gradient descent: the new weights (D + 1,) after w <- w - eta times the gradient, Eq. (29)."""
    return order(lambda w: move(w, rate(eta) * _gradient(X, w, y, **parts)), w)


def _with_eta(rng):
    return *draws.examples(rng), rng.uniform(0.2, 0.8)


step = Exercise(
    _step,
    sample=_with_eta,
    small=[(*example, 2) for example in draws.small_examples()],
    slips=[
        Slip("a step uphill", "Descent goes against the gradient: w - eta dL/dw.", move=lambda w, change: w + change),
        Slip(
            "only the change",
            "The step is w - eta dL/dw. Yours leaves out the w that it starts from, and is minus the change.",
            move=lambda w, change: -change,
        ),
        Slip(
            "the bias does not move",
            "Descent moves every weight, w[0] too. Only a penalty spares the bias.",
            move=lambda w, change: np.r_[w[0], (w - change)[1:]],
        ),
        Slip(
            "one weight after the other",
            "All slopes of one step are taken at the same w. Yours changes a weight and takes the next slope with it, right for "
            "coordinate descent.",
            order=_one_by_one,
        ),
        Slip("two steps in one", "One step is w - eta dL/dw, with one change.", move=lambda w, change: w - 2 * change),
        Slip("forgot eta", "The step is eta times the gradient: w - eta dL/dw.", rate=lambda eta: 1),
        Slip("divided by eta", "The step is eta times the gradient: a smaller eta makes a smaller step.", rate=lambda eta: 1 / eta),
        *GRADIENT_SLIPS,
    ],
    hints=[
        "The result has the shape of w, and with eta = 0 it would be w.",
        "The gradient is X^T (y_hat - y) / N, Eq. (29); it points uphill.",
    ],
    solution="""
        y_hat = 1 / (1 + np.exp(-X @ w))
        return w - eta * X.T @ (y_hat - y) / len(y)
    """,
    work=work_of_step,
)
