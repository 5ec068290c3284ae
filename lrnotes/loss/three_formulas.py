"""Three levels of care: one loss, by three formulas that carry less far or further."""

from typing import NamedTuple

import numpy as np

from ..checks import check_numbers
from ..forward_pass import sigmoid_naive


class Formulas(NamedTuple):
    """The cross-entropy of one example at each score, as computed by three formulas."""

    z: np.ndarray  # (n,): the scores
    losses: dict  # name of the formula: (2, n), y = 0 and y = 1


def three_formulas(z):
    """The cross-entropy at the scores z (n,) by Eq. (3), by Eq. (10) as it is written, and by logaddexp.

    The first two give inf and nan at scores that are too large for them, without a warning: that is what is to be seen.
    Raises ValueError if z is not a row of finite numbers.
    """
    z, y = check_numbers(z, "z", 1), np.array([[0.0], [1.0]])
    with np.errstate(all="ignore"):
        p = sigmoid_naive(z)
        losses = {
            "(3), from the probability": -(y * np.log(p)) - (1 - y) * np.log(1 - p),
            "(10), as it is written": y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)),
            "logaddexp": np.logaddexp(0, (1 - 2 * y) * z),
        }
    return Formulas(z, losses)
