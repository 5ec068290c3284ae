"""When does selection find the truth? Three weights are planted, and one useless feature is made to look like them."""

import numpy as np

from .. import fit
from ..checks import check_count
from ..forward_pass import add_bias, sigmoid

TRUTH = np.array([1.0, 1, 1, 0, 0, 0, 0, 0, 0, 0])
LIMIT = 1 / np.sqrt(3)  # of the correlation; beyond it no amount of data makes the choice reliable


def draw(n, correlation, rng):
    """n examples: X (n, 11) of normal features with variance 1, and labels that Eqs. (1) and (2) make with the weights TRUTH, no bias.

    The features are independent, but for the fourth, which is useless and has this correlation with the sum of the three useful ones.
    """
    features = rng.standard_normal((n, len(TRUTH)))
    together = features[:, :3].sum(axis=1) / np.sqrt(3)
    features[:, 3] = correlation * together + np.sqrt(1 - correlation**2) * features[:, 3]
    y = (rng.random(n) < sigmoid(features @ TRUTH)).astype(float)
    return add_bias(features), y


def recoveries(sizes, correlations, draws=60, seed=0):
    """In how many of the draws some lambda of the path has all ten signs right: counts (sizes, correlations).

    30 lambdas, from `l1.lambda_max` to a fiftieth of it. Raises ValueError if a correlation is not from 0 up to, but not including, 1.
    That the useless feature goes not too well with the useful ones together is the irrepresentable condition (Zhao and Yu, J. Mach.
    Learn. Res. 7, 2006): here their correlation must stay below LIMIT. Beyond it the chance of a right choice stays away from 1, however
    many the examples; it need not be 0.
    """
    check_count(draws, "draws")
    for correlation in correlations:
        if not 0 <= correlation < 1:
            raise ValueError(f"a correlation must be from 0 up to, but not including, 1, got {correlation}")
    counts = np.zeros((len(sizes), len(correlations)), dtype=int)
    for place in np.ndindex(counts.shape):
        rng = np.random.default_rng([seed, *place])
        for _ in range(draws):
            X, y = draw(sizes[place[0]], correlations[place[1]], rng)
            W = fit.path(X, y, fit.lambdas(X, y, 30, lowest=0.02), tol=1e-4).W
            counts[place] += (np.sign(W[:, 1:]) == TRUTH).all(axis=1).any()
    return counts
