"""Who lives is one question, how large another: the weights that L1 leaves alive, fitted again without a penalty."""

from .. import fit
from .validation import l1_path


def refit_path(X, y, lams):
    """For each lambda the minimum of the mean cross-entropy, Eq. (10), over the weights alive under L1, bias spared: (L, D + 1).

    The other weights are 0. Known as the relaxed lasso with nothing left of the penalty (Meinshausen, Comput. Stat. Data Anal.
    52(1), 2007). Raises ValueError with the largest lambda at which the living weights separate the classes: there is no minimum then.
    """
    W = l1_path(X, y, lams)
    refits = {}  # a set of living weights serves several lambdas
    for lam, w in zip(lams[::-1], W[::-1], strict=True):
        alive = w != 0
        alive[0] = True
        key = alive.tobytes()
        if key not in refits:
            refits[key] = _without_penalty(X[:, alive], y, lam, w[alive])
        w[alive] = refits[key]
    return W


def _without_penalty(X, y, lam, start):
    try:
        return fit.newton(X, y, 0, start)
    except ValueError as error:
        what = f"at lambda {lam:.6g} the {X.shape[1] - 1} living weights cannot be fitted without a penalty: let lams begin above it"
        raise ValueError(what) from error
