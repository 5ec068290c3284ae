"""A function to write in notebook 03: a step along the gradient, with the slips that are known."""

import numpy as np

from ...panels.exercise import Exercise, Slip, draws
from .slopes import GRADIENT_SLIPS, _gradient
from .work import work_of_step


def _at_once(step, w):
    return step(w)


def _one_by_one(step, w):
    new = w.copy()
    for j in range(len(w)):
        new[j] = step(new)[j]
    return new


def _step(X, w, y, eta, move=lambda w, change, eta: w - change, rate=lambda eta: eta, order=_at_once, **parts):
    """One step of gradient descent: the new weights (D + 1,) after w <- w - eta times the gradient, Eq. (29)."""
    return order(lambda w: move(w, rate(eta) * _gradient(X, w, y, **parts), eta), w)


def _with_eta(rng):
    return *draws.examples(rng), rng.uniform(0.2, 0.8)


step = Exercise(
    _step,
    sample=_with_eta,
    small=[(*example, 0.5) for example in draws.small_examples()],
    slips=[
        Slip("a step uphill", "Descent goes against the gradient: w - eta dL/dw.", move=lambda w, change, eta: w + change),
        Slip(
            "only the change",
            "The step is w - eta dL/dw. Yours leaves out the w that it starts from, and is the change alone.",
            move=lambda w, change, eta: -change,
        ),
        Slip(
            "eta times w, too",
            "In w - eta dL/dw eta stands before the slope alone. Yours has it before both, eta (w - dL/dw).",
            move=lambda w, change, eta: eta * w - change,
        ),
        Slip(
            "the bias does not move",
            "Descent moves every weight, w[0] too. Only a penalty spares the bias.",
            move=lambda w, change, eta: np.r_[w[0], (w - change)[1:]],
        ),
        Slip(
            "one weight after the other",
            "All slopes of one step are taken at the same w. Yours changes a weight and takes the next slope with it, right for "
            "coordinate descent.",
            order=_one_by_one,
        ),
        Slip(
            "two steps in one",
            "One step is w - eta dL/dw. Yours is twice as long, as with 2 eta or 2/N.",
            move=lambda w, change, eta: w - 2 * change,
        ),
        Slip(
            "half a step",
            "One step is w - eta dL/dw. Yours is half as long, as with eta / 2 or 1/(2N).",
            move=lambda w, change, eta: w - change / 2,
        ),
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
