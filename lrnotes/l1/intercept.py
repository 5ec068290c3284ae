"""What moves when the bias (the intercept) is penalised too: other zeros of a feature, other base rates."""

from typing import NamedTuple

import numpy as np

from ..fit import newton
from ..forward_pass import logits, sigmoid

SHIFTS = np.arange(0, 10.01, 0.5)  # in standard deviations
SHARES = np.arange(0.05, 0.951, 0.05)


class Shifted(NamedTuple):
    """Probabilities of N examples when a feature is measured from S other zeros."""

    shifts: np.ndarray  # (S,), in standard deviations
    spared: np.ndarray  # (S, N)
    penalised: np.ndarray  # (S, N)


class BaseRates(NamedTuple):
    """Mean probabilities, for S shares of y = 1 among the examples."""

    lam: float
    shares: np.ndarray  # (S,), as they came out
    spared: np.ndarray  # (S,)
    penalised: np.ndarray  # (S,)
    bias: np.ndarray  # (S,), the penalised one


def shifted(data, lam, name):
    """Every example's probability at the exact optimum when the feature `name` is shifted by `SHIFTS`: Shifted.

    Raises ValueError if there is no feature of that name.
    """
    one = np.arange(data.X.shape[1]) == data.column(name)
    tables = [data.X + shift * one for shift in SHIFTS]
    return Shifted(SHIFTS, *(_probabilities(tables, data.y, lam, penalised) for penalised in (False, True)))


def _probabilities(tables, y, lam, penalised):
    """Those of every example (S, N), at the optimum on each of the tables; each search begins where the one before ended."""
    w, rows = None, []
    for X in tables:
        w = newton(X, y, lam, w, penalise_bias=penalised)
        rows.append(sigmoid(logits(X, w)))
    return np.array(rows)


def base_rates(data, lam, seed=0):
    """Mean probabilities at `SHARES` of y = 1, made by leaving out examples of one class, drawn with `seed`: BaseRates."""
    rng = np.random.default_rng(seed)
    zeros, ones = (rng.permutation(np.flatnonzero(data.y == label)) for label in (0, 1))
    rows = []
    for share in SHARES:
        total = min(len(zeros) / (1 - share), len(ones) / share)
        keep = np.concatenate([zeros[: round(total * (1 - share))], ones[: round(total * share)]])
        X, y = data.X[keep], data.y[keep]
        spared, penalised = (newton(X, y, lam, penalise_bias=penalise) for penalise in (False, True))
        rows.append([y.mean(), sigmoid(logits(X, spared)).mean(), sigmoid(logits(X, penalised)).mean(), penalised[0]])
    return BaseRates(lam, *np.array(rows).T)
