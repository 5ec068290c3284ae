"""What can be seen along a path of exact optima, lambda by lambda: weights, pulls, who lives, and how many labels come out right."""

from typing import NamedTuple

import numpy as np

from ..forward_pass import logits
from ..gradients import dloss_dw
from .optimality import kkt_violation


class Along(NamedTuple):
    """A path of L lambdas and D weights (the bias left out), from the smallest lambda to the largest."""

    lams: np.ndarray  # (L,), rising
    W: np.ndarray  # (L, D)
    pulls: np.ndarray  # (L, D), -dL/dw_j: how fast the mean cross-entropy falls if the weight grows
    right: np.ndarray  # (L,), share of labels on their correct side of 50 %
    violations: np.ndarray  # (L,), `l1.kkt_violation`
    death: np.ndarray  # (D,), the last place at which each weight lives; -1 if it lives nowhere

    @property
    def order(self):
        """The columns of `W` in the order in which they die, the last to die last; of those that die together the largest last.

        Of those that never live the first stands last.
        """
        return np.lexsort((-np.arange(len(self.death)), np.abs(self.W).max(axis=0), self.death))


def along(path, data):
    """An Along of `path` (from `fit.path`, bias spared), which was fitted to `data` (a `data.DataSet`)."""
    path = path.rising
    X, y, W = data.X, data.y, path.W[:, 1:]
    return Along(
        path.lams,
        W,
        np.array([-dloss_dw(X, w, y)[1:] for w in path.W]),
        np.array([np.mean((logits(X, w) > 0) == y) for w in path.W]),
        np.array([kkt_violation(X, w, y, lam) for lam, w in zip(path.lams, path.W, strict=True)]),
        np.array([np.flatnonzero(weight).max(initial=-1) for weight in W.T]),
    )
