"""L2 in the place of L1: the same loss with a price on the squares of the weights, minimised by Newton's method."""

import numpy as np

from ..checks import check_examples
from ..fit.ridge import ridge
from ..fit.threads import one_thread

TOL = 1e-8  # of the gradient, where features are no larger than 1


@one_thread
def l2_path(X, y, lams):
    """The minima of the mean cross-entropy plus lambda / 2 times the sum of the squared weights, bias spared (L, D + 1).

    In units of the largest absolute value of its feature, or of 1 if that is less, no entry of the gradient is larger than 1e-8.
    Raises ValueError if the input cannot be fitted (see `fit.newton`) or a lambda is not above 0: on separable data there would be no
    minimum. RuntimeError with the lambda where rounding ends the way down too early.
    """
    X, y = check_examples(X, y)
    lams = np.asarray(lams, dtype=float)
    wrong = lams[~((lams > 0) & np.isfinite(lams))]
    if wrong.size:
        raise ValueError(f"l2_path needs finite lambdas above 0, got {wrong[0]:g}: for a fit without a penalty use no_penalty")
    reach = TOL * np.maximum(np.abs(X).max(axis=0), 1)
    W, falling = np.zeros((len(lams), X.shape[1])), np.argsort(-lams)
    for k, i in enumerate(falling):
        start = W[falling[k - 1]] if k else np.zeros(X.shape[1])
        if k > 1 and lams[falling[k - 2]] > lams[falling[k - 1]]:  # from the line through the two before, over log lambda
            older, old, now = np.log(lams[falling[k - 2 : k + 1]])
            start = start + (start - W[falling[k - 2]]) * (now - old) / (old - older)
        W[i] = ridge(X, y, lams[i], start, reach)
    return W
