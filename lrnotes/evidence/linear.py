"""Linear regression five ways: each makes a row of candidates, from a simple to a full model, for many data sets at once.

Shapes: M data sets, N examples, D weights, C candidates; X (M, N, D) and y (M, N) are centred, so no intercept is needed.
"""

import itertools

import numpy as np

LAMS = np.geomspace(100, 0.01, 41)  # for ridge and lasso: from hardly any weight left to hardly any penalty


def least_squares(X, y):
    """The minimum of the mean squared error, the one candidate: (M, 1, D)."""
    G, c = _moments(X, y)
    return np.linalg.solve(G, c[..., None])[:, None, :, 0]


def ridge(X, y):
    """Minima of the mean squared error / 2 plus lambda / 2 times the sum of squared weights: (M, C, D), one for each of LAMS."""
    G, c = _moments(X, y)
    values, vectors = np.linalg.eigh(G)  # one decomposition serves every lambda
    shrunk = (c[:, None] @ vectors) / (values[:, None] + LAMS[:, None])
    return shrunk @ np.swapaxes(vectors, 1, 2)


def lasso(X, y):
    """Minima of the mean squared error / 2 plus lambda times the L1 norm: (M, C, D), one for each of LAMS. scikit-learn's `lasso_path`."""
    from sklearn.linear_model import lasso_path

    fits = (lasso_path(*data, alphas=LAMS, precompute=True, tol=1e-8, max_iter=100_000) for data in zip(X, y, strict=True))
    return np.array([weights.T for _, weights, _ in fits])


def best_subset(X, y):
    """The least-squares fit with the least squared error among those with 0, 1, ... D weights: (M, D + 1, D), from all 2^D subsets."""
    G, c = _moments(X, y)
    D = G.shape[-1]
    kept = np.array(list(itertools.product([0.0, 1.0], repeat=D)))
    left_out = (1 - kept)[:, :, None] * np.eye(D)  # ones on the diagonal, so that what is left out gets weight 0
    fits = np.linalg.solve(G[:, None] * kept[:, :, None] * kept[:, None] + left_out, (kept * c[:, None])[..., None])[..., 0]
    explained = np.einsum("msd,md->ms", fits, c)
    sizes = [np.flatnonzero(kept.sum(axis=1) == size) for size in range(D + 1)]
    best = np.stack([subsets[explained[:, subsets].argmax(axis=1)] for subsets in sizes], axis=1)
    return np.take_along_axis(fits, best[..., None], axis=1)


def forward_stepwise(X, y):
    """Least-squares fits that grow by the feature that lowers the squared error most: (M, D + 1, D).

    The SWEEP operator (Goodnight, "A Tutorial on the SWEEP Operator", The American Statistician 33(3), 1979) moves one feature into
    the model: afterwards the last column holds the weights of what is in, and what the rest still has in common with the residual.
    """
    G, c = _moments(X, y)
    sets, D = np.arange(len(G)), G.shape[-1]
    A = np.block([[G, c[..., None]], [c[:, None], np.mean(y**2, axis=1)[:, None, None]]])
    inside, candidates = np.zeros((len(G), D), dtype=bool), [np.zeros((len(G), D))]
    for _ in range(D):
        gains = A[:, :D, D] ** 2 / np.where(inside, np.inf, A[:, range(D), range(D)])
        j = np.where(inside, -1, gains).argmax(axis=1)
        column, row, pivot = A[sets, :, j], A[sets, j], A[sets, j, j][:, None]
        A = A - column[:, :, None] * (row / pivot)[:, None]
        A[sets, j], A[sets, :, j], A[sets, j, j] = row / pivot, -column / pivot, 1 / pivot[:, 0]
        inside[sets, j] = True
        candidates.append(np.where(inside, A[:, :D, D], 0))
    return np.stack(candidates, axis=1)


def _moments(X, y):
    """X'X / N (M, D, D) and X'y / N (M, D)."""
    X_T = np.swapaxes(X, 1, 2) / X.shape[1]
    return X_T @ X, (X_T @ y[..., None])[..., 0]
