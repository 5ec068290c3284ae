"""When is w the minimum of Eq. (11)? The test that a dead weight passes, and the lambda at which all are dead."""

import numpy as np

from ..checks import check_examples, check_lam
from ..gradients import dloss_dw
from ..gradients.gradient import loss_gradient
from .penalty import prices_of


def lambda_max(X, y, penalise_bias=False):
    """The smallest lambda at which every penalised weight is 0.

    All are 0 if none has a pull abs(dL/dw_j) of more than lambda, so it is the largest pull at that point: at the
    bias-only fit (w[0] the log-odds of the classes) or, if the bias is penalised too, at w = 0.
    Raises ValueError if X lacks its bias column, is not finite, or y is not zeros and ones with both present.
    """
    return largest_pull(*check_examples(X, y), penalise_bias)


def largest_pull(X, y, penalise_bias):
    """`lambda_max` behind its checks."""
    w = np.zeros(X.shape[1])
    if not penalise_bias:
        w[0] = np.log(np.mean(y) / np.mean(1 - y))
    pulls = np.abs(loss_gradient(X, w, y))
    return np.max(pulls if penalise_bias else pulls[1:], initial=0)


def kkt_violation(X, w, y, lam, penalise_bias=False):
    """How far w is from the minimum of Eq. (11): 0 at the exact optimum and nowhere else, in units of the gradient.

    The Karush-Kuhn-Tucker conditions: a living weight's gradient is exactly -lambda sign(w), a dead one's is no more than
    lambda in size; the bias's is 0, unless `penalise_bias`. Returned is the largest departure.
    Raises ValueError as `dloss_dw` and `penalty` do.
    """
    gradient = dloss_dw(X, w, y)
    return np.max(excess(gradient, np.asarray(w), prices_of(check_lam(lam), len(gradient), penalise_bias)), initial=0)


def excess(gradient, w, prices):
    """How far each weight departs from its condition in `kkt_violation`, less than 0 if it is dead with pull to spare. Checks nothing."""
    return np.abs(gradient + prices * np.sign(w)) - np.where(w == 0, prices, 0)
