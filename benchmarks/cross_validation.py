"""Ten-fold cross-validation over 100 lambdas on the biopsies, ours beside scikit-learn's LogisticRegressionCV, turn by turn.

    python benchmarks/cross_validation.py

Both get the same folds, the same lambdas and the same standardised features (of all biopsies, because LogisticRegressionCV does
not standardise), fit every lambda in every fold and score what was held out; neither fits the whole at the end. One thread. Right
before each turn of the other ours has one; "x ours" is the median of time over time in these pairs. The residual is
`lrnotes.l1.kkt_violation` with the bias spared, the worst over all 1,000 fits, computed here for both alike. liblinear penalises its
bias, the less so the larger `intercept_scaling` is, and has no warm start.
"""

import os

os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")  # before NumPy is imported

import argparse
import time
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegressionCV
from sklearn.model_selection import StratifiedKFold

from lrnotes import data, evidence, fit, l1

NEW = tuple(int(part) for part in sklearn.__version__.split(".")[:2]) >= (1, 8)
PLAIN_L1 = {"l1_ratios": (1,)} if NEW else {"penalty": "l1"}
SETTINGS = [{"tol": 1e-4, "intercept_scaling": 1}, {"tol": 1e-6, "intercept_scaling": 1e4}, {"tol": 1e-8, "intercept_scaling": 1e4}]


def ours(X, y, folds, lams):
    """Mean held-out loss (L,) and all weights (K, L, D + 1)."""
    W = np.array([fit.path(X[inside], y[inside], lams).W for inside, _ in folds])
    losses = [evidence.mean_losses(X[out] @ w.T, y[out]) for w, (_, out) in zip(W, folds, strict=True)]
    return np.mean(losses, axis=0), W


def theirs(X, y, folds, lams, **settings):
    """The same from LogisticRegressionCV. One C serves all folds; they have 512 or 513 examples, so lambda differs by up to 0.2%."""
    C = 1 / (lams * np.mean([len(inside) for inside, _ in folds]))
    options = {"solver": "liblinear", "max_iter": 100_000, "random_state": 0, "refit": False, "scoring": "neg_log_loss"}
    model = LogisticRegressionCV(Cs=C, cv=folds, **options, **PLAIN_L1, **settings).fit(X[:, 1:], y)
    scores, weights = (np.squeeze(next(iter(found.values()))) for found in (model.scores_, model.coefs_paths_))
    return -scores.mean(axis=0), np.roll(weights, 1, axis=-1)  # their bias comes last


def worst_residual(X, y, folds, lams, W, same_C):
    size = np.mean([len(inside) for inside, _ in folds])
    return max(
        l1.kkt_violation(X[inside], w, y[inside], lam * size / len(inside) if same_C else lam)
        for (inside, _), ws in zip(folds, W, strict=True)
        for lam, w in zip(lams, ws, strict=True)
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=5, help="turns of each setting (5)")
    turns = parser.parse_args().turns
    warnings.simplefilter("ignore")  # scikit-learn's notices of coming changes; non-convergence shows in the residual
    biopsies = data.breast_cancer()
    X, y = biopsies.X, biopsies.y
    folds = list(StratifiedKFold(10, shuffle=True, random_state=0).split(X, y))
    lams = fit.lambdas(X, y)
    task = (X, y, folds, lams)
    seconds, ratios = {-1: []}, {}
    found = {-1: ours(*task)} | {i: theirs(*task, **settings) for i, settings in enumerate(SETTINGS)}  # also to warm up
    for _ in range(turns):
        for i, settings in enumerate(SETTINGS):
            start = time.perf_counter()
            ours(*task)
            between = time.perf_counter()
            theirs(*task, **settings)
            end = time.perf_counter()
            seconds[-1].append(between - start)
            seconds.setdefault(i, []).append(end - between)
            ratios.setdefault(i, []).append((end - between) / (between - start))
    print(f"569 x 30, 10 folds, 100 lambdas, {turns} turns, scikit-learn {sklearn.__version__}, NumPy {np.__version__}\n")
    print(f"{'':52} {'median time':>12} {'x ours':>7} {'worst KKT residual':>19} {'least CV loss':>14}")
    for i, (losses, W) in found.items():
        name = (
            "ours, tol 1e-08" if i < 0 else "LogisticRegressionCV, " + ", ".join(f"{key} {value:g}" for key, value in SETTINGS[i].items())
        )
        ratio = np.median(ratios[i]) if i >= 0 else 1
        residual = worst_residual(*task, W, same_C=i >= 0)
        print(f"{name:52} {np.median(seconds[i]):10.2f} s {ratio:7.1f} {residual:19.1e} {losses.min():14.5f}")


if __name__ == "__main__":
    main()
