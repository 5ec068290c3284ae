"""When does selection find the truth? Three weights are planted, and one useless feature is made to look like them."""

from typing import NamedTuple

import numpy as np

from .. import fit
from ..checks import check_count
from ..fit.threads import one_thread
from ..forward_pass import add_bias, sigmoid

TRUTH = np.array([1.0, 1, 1, 0, 0, 0, 0, 0, 0, 0])
LIMIT = 1 / np.sqrt(3)  # of the correlation; beyond it no amount of data makes the choice reliable
SHARES = np.geomspace(1, 0.02, 30)  # the lambdas, as shares of the `l1.lambda_max` of each draw


class Recoveries(NamedTuple):
    """In how many draws all ten signs are right, for S sizes, C correlations and the L lambdas of SHARES."""

    sizes: np.ndarray  # (S,), examples in a draw
    correlations: np.ndarray  # (C,), of the useless feature with the sum of the three
    draws: int
    right: np.ndarray  # (S, C, L), at this lambda
    somewhere: np.ndarray  # (S, C), at one lambda or more


def covariance(correlation):
    """Of the ten features (10, 10): 1 on the diagonal; the fourth has this correlation with the sum of the first three, and so
    a third of the root of 3 of it with each.

    Raises ValueError if the correlation is not from 0 up to, but not including, 1.
    """
    if not 0 <= correlation < 1:
        raise ValueError(f"a correlation must be from 0 up to, but not including, 1, got {correlation}")
    V = np.eye(len(TRUTH))
    V[3, :3] = V[:3, 3] = correlation / np.sqrt(3)
    return V


def draw(n, correlation, rng):
    """n examples: X (n, 11) of normal features with variance 1, and labels that Eqs. (1) and (2) make with the weights TRUTH, no bias.

    The features are independent, but for the fourth, which is useless and has this correlation with the sum of the three useful ones.
    """
    features = rng.standard_normal((n, len(TRUTH)))
    together = features[:, :3].sum(axis=1) / np.sqrt(3)
    features[:, 3] = correlation * together + np.sqrt(1 - correlation**2) * features[:, 3]
    y = (rng.random(n) < sigmoid(features @ TRUTH)).astype(float)
    return add_bias(features), y


@one_thread
def population_hessian(V, w):
    """The Hessian (D, D) of the mean loss over infinitely many examples with normal features of covariance V (D, D), true weights w.

    There is no bias. It is the mean of y_hat (1 - y_hat) x x'. Given the score z, normal with variance v = w'Vw, x x' has the mean
    V + (z^2 / v - 1) Vw w'V / v, so what is left is the mean over z: Gauss-Hermite quadrature with 100 nodes.
    """
    along = V @ w
    v = w @ along
    nodes, weights = np.polynomial.hermite_e.hermegauss(100)
    y_hat = sigmoid(np.sqrt(v) * nodes)
    curvature = y_hat * (1 - y_hat) * weights / weights.sum()
    return curvature.sum() * V + curvature @ (nodes**2 - 1) / v * np.outer(along, along)


def stand_in(H, w):
    """How well useless features stand in for the useful ones: the largest abs(H_us H_ss^-1 sign(w_s)), where s are the useful ones
    (w_s not 0), u the others, and H (D, D) the Hessian of the mean loss.

    That it is below 1 is the irrepresentable condition (Zhao and Yu, J. Mach. Learn. Res. 7, 2006, for linear regression, where H is the
    covariance; for the logistic loss the Hessian takes its place). Raises ValueError if no weight, or every weight, is 0.
    """
    useful = w != 0
    if useful.all() or not useful.any():
        raise ValueError(f"some weights must be 0 and some not, to tell useful features from useless ones, got {w}")
    work = np.linalg.solve(H[np.ix_(useful, useful)], np.sign(w[useful]))
    return np.max(np.abs(H[np.ix_(~useful, useful)] @ work))


def simulate(sizes, correlations, draws=200, seed=0):
    """Whether some lambda of the path, and which, has all ten signs right, in so many draws of each size and correlation: Recoveries.

    The draws of a size and a correlation do not depend on which others are asked for. Raises ValueError as `covariance` does.
    """
    check_count(draws, "draws")
    for correlation in correlations:
        covariance(correlation)
    right = np.zeros((len(sizes), len(correlations), len(SHARES)), dtype=int)
    somewhere = np.zeros(right.shape[:2], dtype=int)
    for place in np.ndindex(somewhere.shape):
        n, correlation = sizes[place[0]], correlations[place[1]]
        rng = np.random.default_rng([seed, n, round(1e6 * correlation)])
        for _ in range(draws):
            X, y = draw(n, correlation, rng)
            W = fit.path(X, y, fit.lambdas(X, y, len(SHARES), lowest=SHARES[-1]), tol=1e-4).W
            found = (np.sign(W[:, 1:]) == TRUTH).all(axis=1)
            right[place] += found
            somewhere[place] += found.any()
    return Recoveries(np.array(sizes), np.array(correlations), draws, right, somewhere)


def save(path, *results):
    """One row for each size and correlation of each of the Recoveries, in turn: set, size, correlation, draws and counts."""
    header = ",".join(["set", "examples", "correlation", "draws", "somewhere", *(f"at {share:.3g}" for share in SHARES)])
    rows = [
        [k, result.sizes[i], result.correlations[j], result.draws, result.somewhere[i, j], *result.right[i, j]]
        for k, result in enumerate(results)
        for i, j in np.ndindex(result.somewhere.shape)
    ]
    np.savetxt(path, rows, fmt="%.6g", delimiter=",", header=header, comments="")


def load(path):
    """What `save` wrote: a list of Recoveries."""
    table = np.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)
    return [_recoveries(table[table[:, 0] == k]) for k in np.unique(table[:, 0])]


def _recoveries(rows):
    sizes, correlations = np.unique(rows[:, 1]).astype(int), np.unique(rows[:, 2])
    counts = rows[np.lexsort((rows[:, 2], rows[:, 1])), 4:].astype(int).reshape(len(sizes), len(correlations), -1)
    return Recoveries(sizes, correlations, int(rows[0, 3]), counts[..., 1:], counts[..., 0])
