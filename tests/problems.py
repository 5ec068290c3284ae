"""Data to fit, and the optimality of Eq. (11) recomputed in extended precision, for the tests of `lrnotes.fit`."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from lrnotes.data import breast_cancer

BIOPSIES = breast_cancer()
L1 = {"penalty": "l1"} if LogisticRegression().penalty == "l2" else {"l1_ratio": 1}  # before scikit-learn 1.8, and since


def with_bias(*columns):
    return np.column_stack([np.ones(len(columns[0])), *columns])


def problem(seed, n=25, d=4):
    """Features in general position and overlapping classes: the optimum is unique and well conditioned."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(n, d))
    y = (features @ rng.normal(size=d) + rng.logistic(size=n) > 0) * 1.0
    y[:2] = 0, 1
    return with_bias(features), y


def prices(lam, n_weights, penalise_bias=False):
    """What each weight pays."""
    return lam * np.r_[float(penalise_bias), np.ones(n_weights - 1)]


def violation(X, w, y, prices):
    """The largest departure from the optimality conditions, in extended precision where the machine has it."""
    X, w, prices = X.astype(np.longdouble), w.astype(np.longdouble), np.broadcast_to(prices, w.shape)
    z = X @ w
    with np.errstate(over="ignore"):
        error = np.where(y == 1, -1 / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))
    gradient = error @ X / len(y)
    return max(abs(g + np.sign(v) * t) if v else max(abs(g) - t, 0) for g, v, t in zip(gradient, w, prices, strict=True))


def worst_violation(X, y, result, penalise_bias=False):
    return max(violation(X, w, y, prices(lam, len(w), penalise_bias)) for lam, w in zip(result.lams, result.W, strict=True))


def objective(X, w, y, prices):
    return np.mean(np.logaddexp(0, np.where(y == 1, -1, 1) * (X @ w))) + np.sum(prices * np.abs(w))
