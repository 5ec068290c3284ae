"""From probabilities to decisions: are they as often right as they say, and what does a threshold cost?"""

from typing import NamedTuple

import numpy as np

from ..checks import check_probabilities


class Calibration(NamedTuple):
    """Examples put into bins by their predicted probability; empty bins are left out."""

    predicted: np.ndarray  # mean probability in each bin
    positives: np.ndarray  # how many of its examples have y = 1
    counts: np.ndarray  # of how many


def wilson(k, n, z=1.959964):
    """Ends of the Wilson score interval for the probability behind k successes in n trials; 95% unless z says otherwise.

    Wilson, J. Amer. Statist. Assoc. 22(158), 1927. Takes arrays. Raises ValueError unless 0 <= k <= n and n >= 1 throughout.
    """
    k, n = np.broadcast_arrays(np.asarray(k, dtype=float), np.asarray(n, dtype=float))
    wrong = ~((k >= 0) & (k <= n) & (n >= 1))
    if wrong.any():
        raise ValueError(f"an interval needs 0 <= k <= n and n >= 1, but there is k = {k[wrong][0]:g} with n = {n[wrong][0]:g}")
    centre = (k + z**2 / 2) / (n + z**2)
    half = z / (n + z**2) * np.sqrt(k * (n - k) / n + z**2 / 4)
    return np.maximum(centre - half, 0), np.minimum(centre + half, 1)


def calibrate(y_hat, y, edges):
    """How often y = 1 among examples of like predicted probability: a Calibration.

    `edges` rise from 0 to 1; a bin holds its lower edge. Raises ValueError if y_hat or y is not what it should be.
    """
    y_hat, y = check_probabilities(y_hat, y)
    which = np.digitize(y_hat, edges[1:-1])
    bins = np.unique(which)
    inside = [which == b for b in bins]
    return Calibration(*np.array([(y_hat[i].mean(), y[i].sum(), i.sum()) for i in inside]).T)


def errors_at(thresholds, y_hat, y):
    """How many y = 1 are missed and how many y = 0 raise a false alarm, if y_hat >= threshold raises it, for each threshold."""
    y_hat, y = check_probabilities(y_hat, y)
    ones, zeros = np.sort(y_hat[y == 1]), np.sort(y_hat[y == 0])
    return np.searchsorted(ones, thresholds), len(zeros) - np.searchsorted(zeros, thresholds)
