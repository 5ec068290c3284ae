"""A function to write in notebook 04: the soft threshold, with the slips that are known."""

import numpy as np

from ...panels.exercise import Exercise, Slip
from .work import work


def _soft_threshold(
    w,
    t,
    amount=lambda t: t,
    size=np.abs,
    shrink=lambda size, t: np.maximum(size - t, 0),
    back=lambda w, size: np.sign(w) * size,
):
    """Each weight in w moved towards 0 by t, and exactly 0 if no further away than t: the second half of a proximal step for Eq. (11)."""
    return back(w, shrink(size(w), amount(t)))


def _weights_and_t(rng):
    """Weights on both sides of 0, two of them nearer than t/2 and the others in the bands up to t, 2t, 4t and 8t."""
    t = rng.uniform(0.3, 0.9)
    sizes = t * rng.uniform([0, 0, 0.5, 0.5, 1, 1, 2, 2, 4, 4], [0.5, 0.5, 1, 1, 2, 2, 4, 4, 8, 8])
    return rng.permutation(sizes * np.tile([-1, 1], 5)), t


soft_threshold = Exercise(
    _soft_threshold,
    sample=_weights_and_t,
    small=[([w], t) for t in (1, 2) for w in (3, -3, 1, -1, 2, -2, 0, 5)] + [([3, -1], 2)],
    slips=[
        Slip("half of t", "A weight moves by t. Yours moves by t/2, right where the square has no 1/2 before it.", amount=lambda t: t / 2),
        Slip("twice t", "A weight moves by t, not by 2t.", amount=lambda t: 2 * t),
        Slip("t squared", "A weight moves by t, the same for all: that is what tells L1 from a square.", amount=lambda t: t**2),
        Slip(
            "negative weights all become 0",
            "A weight moves towards 0 by t from either side: it is abs(w) that loses t. Yours is max(w - t, 0), right where no weight may "
            "be negative.",
            size=lambda w: w,
            shrink=lambda size, t: np.maximum(size - t, 0),
        ),
        Slip(
            "w for abs(w)",
            "The sign of w goes before what is left of its size, abs(w) - t. Yours has w - t there.",
            size=lambda w: w,
            shrink=lambda size, t: size - t,
        ),
        Slip(
            "hard threshold, on one side only",
            "A weight beyond t on either side moves towards 0 by t. Yours keeps those above t as they are, and all others become 0.",
            size=lambda w: w,
            shrink=lambda size, t: np.where(size > t, size, 0),
        ),
        Slip(
            "abs for maximum",
            "What is left of abs(w) - t is no less than 0: np.maximum(..., 0). With abs a weight within t is sent out again.",
            shrink=lambda size, t: np.abs(size - t),
        ),
        Slip(
            "minimum for maximum",
            "What is left of abs(w) - t is no less than 0: np.maximum(..., 0). With np.minimum small weights turn their sign and large "
            "ones become 0.",
            shrink=lambda size, t: np.minimum(size - t, 0),
        ),
        Slip(
            "moved down, not towards 0",
            "A weight moves towards 0 by t from either side. Yours is w - t, which takes negative weights further from 0.",
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
            "threshold after the move",
            "Whether a weight becomes 0 is asked of w itself: abs(w) <= t. Yours moves it first and asks then, so that what was within 2t "
            "dies too.",
            shrink=lambda size, t: np.where(size > 2 * t, size - t, 0),
        ),
        Slip(
            "the second if sees the changed weight",
            "Of a small weight above 0, w - t is below 0, and so your second condition gives t back: it has to ask the w that came in. "
            "And a weight no further than t from 0 becomes 0.",
            size=lambda w: w,
            shrink=lambda size, t: (a := np.where(size > 0, size - t, size)) + t * (a < 0),
            back=lambda w, size: size,
        ),
        Slip(
            "the second if sees the changed weight, below 0 first",
            "Of a small weight below 0, w + t is above 0, and so your second condition takes t away again: it has to ask the w that came "
            "in. And a weight no further than t from 0 becomes 0.",
            size=lambda w: w,
            shrink=lambda size, t: (a := np.where(size < 0, size + t, size)) - t * (a > 0),
            back=lambda w, size: size,
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
