"""The minimum under an L2 penalty, by Newton's method."""

import numpy as np

from ..forward_pass import sigmoid
from ..l1.penalty import prices_of
from ..loss import per_example

MAX_STEPS = 100  # Newton steps at one lambda; 3 on the biopsies


def ridge(X, y, lam, w, reach):
    """The minimum of the mean cross-entropy plus lam / 2 times the sum of the squared weights, bias spared: (D + 1,).

    By Newton steps from w, each halved until the objective no longer rises, until no entry of the gradient is larger than `reach`, a number
    or (D + 1,). Checks nothing. Raises RuntimeError with the lambda where rounding ends the way down too early.
    """
    flip, squares = 1 - 2 * y, prices_of(lam, X.shape[1])

    def at(w):
        z = X @ w
        return z, per_example(z, y).mean() + squares @ w**2 / 2

    z, value = at(w)
    for _ in range(MAX_STEPS):
        wrong = sigmoid(flip * z)
        gradient = X.T @ (flip * wrong) / len(y) + squares * w
        if (np.abs(gradient) <= reach).all():
            return w
        rows = X * np.sqrt(np.maximum(wrong * (1 - wrong), 1e-16))[:, None]
        step = np.linalg.solve(rows.T @ rows / len(y) + np.diag(squares), gradient)
        for halvings in range(40):
            further = w - 0.5**halvings * step
            z, below = at(further)
            if below <= value * (1 + 1e-15):
                break
        w, value = further, below
    left = np.abs(gradient).max()
    raise RuntimeError(f"ridge stopped at lambda {lam:.6g} with a gradient of {left:.2g}: standardise the features")
