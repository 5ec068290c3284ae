"""Slips on the way to log(1 + e^z): a log of y = 0 worked out by hand, z + log(1 + e^-z), and a sign in it."""

import numpy as np

from ...panels.exercise import Slip
from .prices import logs


def _by_hand(name, equation, each, **parts):
    """A Slip of one who works with z and the exact logs: z is the difference of both."""
    return Slip(name, equation, score=lambda z: z, price=logs, each=each, **parts)


SIGN_SLIPS = [
    _by_hand(
        "minus not carried through the bracket",
        "log(1 - y_hat) is -(z + log(1 + e^-z)), and minus that is z + log(1 + e^-z), with two plus signs. Yours charges "
        "z - log(1 + e^-z) where y = 0.",
        lambda one, zero, y: y * one + (1 - y) * (zero - 2 * one),
        label=lambda y: y,
    ),
    _by_hand(
        "z taken away where y = 0",
        "Where y = 0 Eq. (10) charges log(1 + e^z), which is log(1 + e^-z) + z. Yours takes z away there.",
        lambda one, zero, y: y * one + (1 - y) * (2 * one - zero),
        label=lambda y: y,
    ),
    _by_hand(
        "z added where y = 1",
        "Where y = 1 Eq. (10) charges log(1 + e^-z), which is log(1 + e^z) - z. Yours adds z there.",
        lambda one, zero, y: y * (2 * zero - one) + (1 - y) * zero,
        label=lambda y: y,
    ),
    _by_hand(
        "abs(z) for max(z, 0)",
        "log(1 + e^z) is max(z, 0) + log(1 + e^-abs(z)). Yours has abs(z) in front, so a negative z is charged once too often.",
        lambda one, zero, y: y * one + (1 - y) * zero + np.maximum(one - zero, 0),
        label=lambda y: y,
    ),
    _by_hand(
        "log(1 + e^z) for both classes",
        "Eq. (10) has log(1 + e^-z) where y = 1, so that a high score costs little there. Yours has log(1 + e^z) for all.",
        lambda one, zero, y: zero + 0 * y,
    ),
]
