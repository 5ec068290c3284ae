"""A function to write in notebook 04: the lambda at which all weights are dead, with the slips that are known."""

import numpy as np

from ...forward_pass import sigmoid
from ...panels.exercise import Exercise, Slip


def _lambda_max(
    X,
    y,
    probability=lambda y: np.mean(y),
    columns=lambda X: X[:, 1:],
    residual=lambda y_hat, y: y_hat - y,
    weigh=lambda columns, r: columns.T @ r,
    count=lambda X: len(X),
    size=np.abs,
    largest=np.max,
    after=lambda lam: lam,
):
    """The smallest lambda at which every weight but the bias is 0: the largest pull abs(dL/dw_j), Eq. (29), at the bias-only fit."""
    pulls = weigh(columns(X), residual(probability(y), y)) / count(X)
    return after(largest(size(pulls)))


def _standardised(X):
    """The features (N, D), each with mean 0 and deviation 1."""
    return (X[:, 1:] - X[:, 1:].mean(axis=0)) / X[:, 1:].std(axis=0)


def _features_and_labels(rng):
    """X with 2 to 4 features, and y with any share of ones. At w = 0 now the bias pulls hardest, now a feature."""
    n = rng.integers(4, 9)
    X = np.column_stack([np.ones(n), rng.normal(scale=rng.choice([0.2, 1]), size=(n, rng.integers(2, 5)))])
    return X, rng.permutation(np.arange(n) < rng.integers(1, n))


lambda_max = Exercise(
    _lambda_max,
    sample=_features_and_labels,
    small=[
        *[([[1, 0], [1, x]], y) for x in (1, 2, -1, -2) for y in ([0, 1], [1, 0])],
        *[([[1, 0], [1, 1], [1, x]], y) for x in (2, -1, 4) for y in ([0, 1, 1], [0, 0, 1], [1, 0, 0])],
        *[([[1, 0, a], [1, b, 1], [1, 2, 3]], [0, 1, 1]) for a in (1, -4) for b in (1, -2)],
    ],
    slips=[
        Slip(
            "bias penalised too",
            "The bias of Eq. (11) is spared here: it is fitted first, and has no pull in the maximum. Yours starts from w = 0.",
            probability=lambda y: 0.5,
            columns=lambda X: X,
        ),
        Slip(
            "probability 1/2",
            "The bias is spared, so at the bias-only fit y_hat is the share of y = 1. Yours is 1/2, right for w = 0.",
            probability=lambda y: 0.5,
        ),
        Slip(
            "the share of y = 1 for a score",
            "At the bias-only fit y_hat is the share of y = 1 itself. Yours puts it through the sigmoid, Eq. (2), as if it were the bias: "
            "that is the log-odds of the share.",
            probability=lambda y: sigmoid(np.mean(y)),
        ),
        Slip(
            "standardised first",
            "A pull, Eq. (29), has the units of its column, and X is taken as it is. Yours gives all columns a deviation of 1 first.",
            columns=_standardised,
        ),
        Slip(
            "correlation for pull",
            "A pull is X^T (y_hat - y) / N, Eq. (29). Yours divides it by both standard deviations, and is the correlation with y.",
            columns=_standardised,
            residual=lambda y_hat, y: (y_hat - y) / y.std(),
        ),
        Slip(
            "abs inside the mean",
            "Examples pull a weight in both directions, and only what is left of that is its pull: first the mean, then abs.",
            weigh=lambda columns, r: np.abs(columns).T @ np.abs(r),
        ),
        Slip("no prediction", "A pull is X^T (y_hat - y) / N, Eq. (29). Yours leaves y_hat out.", probability=lambda y: 0),
        Slip(
            "forgot 1/N",
            "Eq. (29) is a mean, and so is lambda measured. Yours is right where Eq. (11) has a sum, as scikit-learn's 1/C.",
            count=lambda X: 1,
        ),
        Slip("ddof: N - 1 for N", "Eq. (29) divides by N.", count=lambda X: len(X) - 1),
        Slip("1/2N for 1/N", "Eq. (29) divides by N; the 1/2 belongs to squared errors.", count=lambda X: 2 * len(X)),
        Slip("2/N for 1/N", "Eq. (29) divides by N; the 2 belongs to squared errors.", count=lambda X: len(X) / 2),
        Slip("number of weights for N", "Eq. (29) divides by the number of examples, len(X), not of columns.", count=lambda X: X.shape[1]),
        Slip("abs left out", "A weight may be pulled down as well as up: abs(dL/dw_j).", size=lambda pulls: pulls),
        Slip(
            "abs of the largest",
            "The strongest pull may be one downwards: first abs, then the largest. Yours takes the largest first.",
            size=lambda pulls: pulls,
            largest=lambda pulls: np.abs(np.max(pulls)),
        ),
        Slip(
            "abs of the mean for the largest",
            "Each weight pulls for itself against lambda: the largest pull decides. Yours is the mean over the weights, then its size.",
            size=lambda pulls: pulls,
            largest=lambda pulls: np.abs(np.mean(pulls)),
        ),
        Slip("squared pulls", "Lambda is met by the size of the pull, not by its square.", size=np.square),
        Slip("least for largest", "All weights are 0 only if even the strongest pull is no more than lambda: the largest.", largest=np.min),
        Slip("sum for largest", "Each weight pulls for itself against lambda: the largest pull decides, not their sum.", largest=np.sum),
        Slip("mean for largest", "Each weight pulls for itself against lambda: the largest pull decides, not their mean.", largest=np.mean),
        Slip(
            "length for largest",
            "Each weight pulls for itself against lambda: the largest pull, not the length of the gradient.",
            largest=lambda pulls: np.sqrt(np.sum(pulls**2)),
        ),
        Slip("which weight, not its pull", "Lambda is the pull itself, max; argmax says whose it is.", largest=np.argmax),
        Slip("all pulls", "One lambda for all weights: the largest of the pulls.", largest=lambda pulls: pulls),
        Slip("one over lambda", "Lambda is the largest pull itself. Yours is one over it.", after=lambda lam: 1 / lam),
        Slip(
            "C for lambda",
            "C is 1 / (N lambda), scikit-learn's measure; lambda is asked for.",
            count=lambda X: 1,
            after=lambda lam: 1 / lam,
        ),
    ],
    hints=[
        "One number. At that lambda only the bias is alive: what does the model predict then?",
        "y_hat is the share of y = 1, the same for all. The pulls are Eq. (29) for every column but the ones.",
        "The strongest pull, up or down, decides.",
    ],
    solution="""
        pulls = X[:, 1:].T @ (np.mean(y) - y) / len(y)
        return np.max(np.abs(pulls))
    """,
    draws=40,
)
