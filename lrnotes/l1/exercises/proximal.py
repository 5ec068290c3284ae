"""A function to write in notebook 04: the step that the soft threshold is half of, with the slips that are known."""

import numpy as np

from ...forward_pass import sigmoid
from ...panels.exercise import Exercise, Slip, draws
from .threshold import _soft_threshold


def _proximal_step(
    X,
    w,
    y,
    eta,
    lam,
    residual=lambda y_hat, y: y_hat - y,
    count=lambda X: len(X),
    rate=lambda eta: eta,
    price=lambda eta, lam, n: eta * lam,
    join=lambda w, change, shrink: shrink(w - change(w)),
    threshold=_soft_threshold,
    spare=lambda w, stepped, shrunk: np.r_[stepped[0], shrunk[1:]],
):
    """One proximal step for Eq. (11), bias spared: w - eta dL/dw, Eq. (29), then all but w[0] soft-thresholded by eta lambda."""

    def change(w):
        return rate(eta) * X.T @ residual(sigmoid(X @ w), y) / count(X)

    return join(w, change, lambda v: spare(w, v, threshold(v, price(eta, lam, len(X)))))


proximal_step = Exercise(
    _proximal_step,
    sample=lambda rng: (*draws.examples(rng), rng.uniform(0.2, 0.9), rng.choice([0.05, 1]) * rng.uniform(0.3, 0.9)),
    small=[(*example, 0.5, lam) for lam in (1, 2, 0) for example in draws.small_examples()],
    slips=[
        Slip(
            "lambda for eta lambda",
            "The step of the penalty is as long as that of the loss: soft_threshold(..., eta lambda).",
            price=lambda eta, lam, n: lam,
        ),
        Slip(
            "lambda / eta for eta lambda",
            "The step of the penalty grows with eta: soft_threshold(..., eta lambda).",
            price=lambda eta, lam, n: lam / eta,
        ),
        Slip(
            "half of eta lambda",
            "The least of (v - w)^2 / (2 eta) + lambda abs(v) is w moved by eta lambda. Yours moves by half of it, right without the 2 "
            "below the square.",
            price=lambda eta, lam, n: eta * lam / 2,
        ),
        Slip(
            "twice eta lambda",
            "The least of (v - w)^2 / (2 eta) + lambda abs(v) is w moved by eta lambda, not by 2 eta lambda.",
            price=lambda eta, lam, n: 2 * eta * lam,
        ),
        Slip(
            "the root of eta lambda",
            "The threshold is eta lambda itself: the slope of (v - w)^2 / (2 eta) is (v - w) / eta, with no square left.",
            price=lambda eta, lam, n: np.sqrt(eta * lam),
        ),
        Slip(
            "the root of 2 eta lambda",
            "The threshold is eta lambda. Yours is sqrt(2 eta lambda), right where weights are counted (L0), with a hard threshold.",
            price=lambda eta, lam, n: np.sqrt(2 * eta * lam),
        ),
        Slip(
            "no penalty",
            "Eq. (11) has a price on every weight but the bias. Yours takes the step of the loss alone.",
            price=lambda eta, lam, n: 0,
        ),
        Slip(
            "lambda over N",
            "Eq. (11) adds lambda to a mean, which has its 1/N already. Yours divides the price by N too.",
            price=lambda eta, lam, n: eta * lam / n,
        ),
        Slip(
            "threshold before the step",
            "First the step of the loss, then the threshold on what it gives. Yours thresholds the old w, and the step wakes zeros.",
            join=lambda w, change, shrink: shrink(w) - change(w),
        ),
        Slip(
            "threshold first, then a step from there",
            "First the step of the loss, then the threshold. Yours is the other way round: a threshold, and the gradient at what it left.",
            join=lambda w, change, shrink: (v := shrink(w)) - change(v),
        ),
        Slip(
            "the gradient thresholded",
            "The threshold goes on the weights after the step, w - eta dL/dw. Yours shrinks the slopes, so that weak pulls move nothing.",
            join=lambda w, change, shrink: w - shrink(change(w)),
        ),
        Slip(
            "bias penalised too",
            "The bias is spared in Eq. (11) here: w[0] takes the step of the loss and no other.",
            spare=lambda w, stepped, shrunk: shrunk,
        ),
        Slip(
            "bias dropped",
            "The new w has D + 1 entries, and w[0] is the first: the bias is spared the price, but it stays.",
            spare=lambda w, stepped, shrunk: shrunk[1:],
        ),
        Slip(
            "bias does not move",
            "The bias is spared the price, not the step of the loss.",
            spare=lambda w, stepped, shrunk: np.r_[w[0], shrunk[1:]],
        ),
        Slip(
            "subgradient instead",
            "The threshold stops at 0. Yours subtracts eta lambda sign(w), Eq. (39), which goes past it.",
            threshold=lambda w, t: w - t * np.sign(w),
        ),
        Slip(
            "hard threshold",
            "Weights that survive lose eta lambda too. Yours keeps them as they are.",
            threshold=lambda w, t: np.where(np.abs(w) > t, w, 0),
        ),
        Slip(
            "divided, not moved",
            "L1 takes the same from every weight. Yours divides by 1 + eta lambda, right for L2.",
            threshold=lambda w, t: w / (1 + t),
        ),
        Slip("forgot 1/N", "Eq. (29) is X^T (y_hat - y) / N, a mean over examples.", count=lambda X: 1),
        Slip("y_hat - y reversed", "Eq. (19) is prediction minus truth. Yours climbs.", residual=lambda y_hat, y: y - y_hat),
        Slip("forgot eta", "The step is eta times the gradient.", rate=lambda eta: 1),
        Slip(
            "half a step down the loss",
            "The step of the loss is eta X^T (y_hat - y) / N. Yours is half as long, as with eta / 2 or 1/(2N).",
            rate=lambda eta: eta / 2,
        ),
        Slip(
            "two steps down the loss",
            "The step of the loss is eta X^T (y_hat - y) / N. Yours is twice as long, as with 2 eta or 2/N.",
            rate=lambda eta: 2 * eta,
        ),
    ],
    hints=[
        "First the step of notebook 03, then the threshold.",
        "The threshold is eta lambda, and w[0] is left as the step made it.",
    ],
    solution="""
        y_hat = 1 / (1 + np.exp(-X @ w))
        stepped = w - eta * X.T @ (y_hat - y) / len(y)
        shrunk = np.sign(stepped) * np.maximum(np.abs(stepped) - eta * lam, 0)
        return np.r_[stepped[0], shrunk[1:]]
    """,
    draws=100,
)
