"""Functions to write in notebook 04: the soft threshold, and the step that it is half of, with the slips that are known."""

import numpy as np

from ...forward_pass import sigmoid
from ...panels.exercise import Exercise, Slip, draws
from .work import work


def _soft_threshold(
    w,
    t,
    amount=lambda t: t,
    size=np.abs,
    shrink=lambda size, t: np.maximum(size - t, 0),
    back=lambda w, size: np.sign(w) * size,
):
    """Each weight in w moved towards 0 by t, and exactly 0 if it was no further away than t: the proximal step of Eq. (11)."""
    return back(w, shrink(size(w), amount(t)))


def _weights_and_t(rng):
    """Weights on both sides of 0, two of them nearer than t/2 and the others in the bands up to t, 2t and 4t."""
    t = rng.uniform(0.3, 0.9)
    sizes = t * rng.uniform([0, 0, 0.5, 0.5, 1, 1, 2, 2], [0.5, 0.5, 1, 1, 2, 2, 4, 4])
    return rng.permutation(sizes * np.tile([-1, 1], 4)), t


soft_threshold = Exercise(
    _soft_threshold,
    sample=_weights_and_t,
    small=[([w], t) for t in (1, 2) for w in (3, -3, 1, -1, 2, -2, 0, 5)] + [([3, -1], 2)],
    slips=[
        Slip("half of t", "A weight moves by t. Yours moves by t/2, right where the square has no 1/2 before it.", amount=lambda t: t / 2),
        Slip("twice t", "A weight moves by t, not by 2t.", amount=lambda t: 2 * t),
        Slip("t squared", "A weight moves by t, the same for all: that is what tells L1 from a square.", amount=lambda t: t**2),
        Slip("w for abs(w)", "A weight moves towards 0 by t from either side: it is abs(w) that loses t.", size=lambda w: w),
        Slip(
            "moved down, not towards 0",
            "A weight moves towards 0 by t from either side. Yours is w - t, which makes negative weights larger.",
            size=lambda w: w,
            shrink=lambda size, t: size - t,
            back=lambda w, size: size,
        ),
        Slip(
            "does not stop at 0",
            "A weight no further than t from 0 becomes 0. Yours goes on to the other side: max(..., 0) is missing.",
            shrink=lambda size, t: size - t,
        ),
        Slip(
            "hard threshold",
            "Weights that survive move by t too, Eq. (39). Yours leaves them where they were, right for counting weights (L0).",
            shrink=lambda size, t: np.where(size > t, size, 0),
        ),
        Slip(
            "clipped at t",
            "The step leaves what is beyond t. Yours is the part within t, that is w minus the right answer.",
            shrink=lambda size, t: np.minimum(size, t),
        ),
        Slip(
            "what is within t is kept",
            "A weight no further than t from 0 becomes 0. Yours leaves it where it was.",
            shrink=lambda size, t: np.where(size > t, size - t, size),
        ),
        Slip(
            "only weights above t are moved",
            "A weight below -t moves too, up to w + t, and what is between becomes 0. Yours leaves both as they were.",
            size=lambda w: w,
            shrink=lambda size, t: np.where(size > t, size - t, size),
            back=lambda w, size: size,
        ),
        Slip(
            "negative weights moved away",
            "A weight below -t moves up, towards 0: w + t. Yours takes t away on both sides.",
            size=lambda w: w,
            shrink=lambda size, t: np.where(np.abs(size) > t, size - t, 0),
            back=lambda w, size: size,
        ),
        Slip("away from 0", "A penalty pulls towards 0: abs(w) - t.", shrink=lambda size, t: size + t),
        Slip(
            "divided, not moved",
            "L1 takes the same t from every weight. Yours divides by 1 + t, right for L2.",
            shrink=lambda size, t: size / (1 + t),
        ),
        Slip("sign lost", "The weight keeps its sign: sign(w) times what is left of its size.", back=lambda w, size: size),
        Slip(
            "sign reversed", "The weight keeps its sign: sign(w) times what is left of its size.", back=lambda w, size: -np.sign(w) * size
        ),
        Slip("w for sign(w)", "The sign of w, not w itself, goes before what is left of the size.", back=lambda w, size: w * size),
        Slip(
            "bias spared too",
            "Here every entry of w moves. Where the bias is spared, its t is 0.",
            back=lambda w, size: np.r_[w[0], (np.sign(w) * size)[1:]],
        ),
    ],
    hints=[
        "t = 1: 3 becomes 2, -3 becomes -2, and 0.5 becomes 0.",
        "Take the size abs(w), move it, and give it its sign back.",
        "np.maximum(..., 0) stops the size at 0.",
    ],
    solution="return np.sign(w) * np.maximum(np.abs(w) - t, 0)",
    work=work,
)


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
    join=lambda w, change, shrink: shrink(w - change),
    threshold=_soft_threshold,
    spare=lambda w, stepped, shrunk: np.r_[stepped[0], shrunk[1:]],
):
    """One proximal step for Eq. (11), bias spared: w - eta dL/dw, Eq. (29), then all but w[0] soft-thresholded by eta lambda."""
    change = rate(eta) * X.T @ residual(sigmoid(X @ w), y) / count(X)
    return join(w, change, lambda v: spare(w, v, threshold(v, price(eta, lam, len(X)))))


proximal_step = Exercise(
    _proximal_step,
    sample=lambda rng: (*draws.examples(rng), rng.uniform(0.3, 0.8), rng.uniform(0.2, 0.9)),
    small=[(*example, 2, lam) for example in draws.small_examples() for lam in (1, 0)],
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
            join=lambda w, change, shrink: shrink(w) - change,
        ),
        Slip(
            "bias penalised too",
            "The bias is spared in Eq. (11) here: w[0] takes the step of the loss and no other.",
            spare=lambda w, stepped, shrunk: shrunk,
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
)
