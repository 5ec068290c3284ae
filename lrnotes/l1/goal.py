"""Where descents of Eq. (11) should end: the exact optimum at one lambda, the bias spared."""

from typing import NamedTuple

import numpy as np

from ..fit import newton
from ..gradients import dloss_dw
from ..loss import cross_entropy
from .penalty import penalty


class Goal(NamedTuple):
    """The exact optimum, what (11) is there, and how hard the data pull at each weight."""

    lam: float
    names: list  # D features
    w: np.ndarray  # (D + 1,)
    loss: float  # Eq. (11)
    pulls: np.ndarray  # (D + 1,), -dL/dw

    def dead(self, name):
        """The place in `w` of the feature `name`, which is 0 there. Raises ValueError if it is alive or no feature."""
        dead = {feature: j for j, feature in enumerate(self.names, start=1) if self.w[j] == 0}
        if name not in dead:
            state = "alive" if name in self.names else "no feature"
            raise ValueError(f"{name} is {state} at lambda {self.lam:g}; dead are {', '.join(dead)}")
        return dead[name]


def goal(data, lam):
    """The Goal of descents on `data` (a `data.DataSet`) at `lam`."""
    w = newton(data.X, data.y, lam)
    loss = cross_entropy(data.X @ w, data.y) + penalty(w, lam)
    return Goal(lam, data.names, w, loss, -dloss_dw(data.X, w, data.y))
