"""From probabilities to decisions: are they as often right as they say, and what does a threshold cost?"""

from typing import NamedTuple

import numpy as np

from ..checks import check_numbers, check_probabilities


class Calibration(NamedTuple):
    """Examples put into bins by their predicted probability; empty bins are left out."""

    predicted: np.ndarray  # mean probability in each bin
    positives: np.ndarray  # how many of its examples have y = 1
    counts: np.ndarray  # of how many
    low: np.ndarray  # ends of the 95% Wilson interval for the share of y = 1
    high: np.ndarray


class Mistakes(NamedTuple):
    """What an alarm from each of T thresholds on does wrong, each (T,)."""

    missed: np.ndarray  # how many y = 1 raise no alarm
    false_alarms: np.ndarray  # how many y = 0 raise one


class Costs(NamedTuple):
    """What mistakes cost per 100 examples, in false alarms, for R prices of a miss and T thresholds."""

    prices: np.ndarray  # (R,), how many false alarms a missed y = 1 costs as much as
    thresholds: np.ndarray  # (T,), all predictions: between two of them a threshold changes nothing
    mistakes: Mistakes  # at each threshold
    at_thresholds: np.ndarray  # (R, T)
    cheapest: np.ndarray  # (R,), the place of the threshold that costs least
    rules: np.ndarray  # (R,), 1 / (1 + price): the threshold that costs least if probabilities are right
    at_rules: np.ndarray  # (R,)
    alarm_for_all: float  # the cost of an alarm for every example, whatever a miss costs


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

    `edges` rise from 0 to 1; a bin holds its lower edge. Raises ValueError if y_hat, y or edges is not what it should be.
    """
    y_hat, y = check_probabilities(y_hat, y)
    edges = check_numbers(edges, "edges", 1)
    if len(edges) < 2 or (edges[0], edges[-1]) != (0, 1) or (np.diff(edges) <= 0).any():
        said = ", ".join(f"{edge:g}" for edge in edges)
        raise ValueError(f"edges must rise from 0 to 1, got {said}: begin with 0, end with 1, the smallest first and none twice")
    which = np.digitize(y_hat, edges[1:-1])
    bins = np.unique(which)
    inside = [which == b for b in bins]
    predicted, positives, counts = np.array([(y_hat[i].mean(), y[i].sum(), i.sum()) for i in inside]).T
    return Calibration(predicted, positives, counts, *wilson(positives, counts))


def mistakes(thresholds, y_hat, y):
    """How many y = 1 are missed and how many y = 0 raise a false alarm, if y_hat >= threshold raises it: Mistakes.

    Raises ValueError if y_hat or y is not what it should be.
    """
    y_hat, y = check_probabilities(y_hat, y)
    ones, zeros = np.sort(y_hat[y == 1]), np.sort(y_hat[y == 0])
    return Mistakes(np.searchsorted(ones, thresholds), len(zeros) - np.searchsorted(zeros, thresholds))


def costs(y_hat, y, prices):
    """What every threshold costs if a missed y = 1 costs as much as `prices` (R,) false alarms: Costs.

    Raises ValueError if y_hat or y is not what it should be, or a price is not above 0.
    """
    y_hat, y = check_probabilities(y_hat, y)
    prices = check_numbers(prices, "prices", 1)
    if (prices <= 0).any():
        raise ValueError(f"a price must be above 0, got {prices.min():g}: say how many false alarms a miss costs as much as")
    thresholds, rules = np.unique(y_hat), 1 / (1 + prices)
    found, by_rule = mistakes(thresholds, y_hat, y), mistakes(rules, y_hat, y)
    at_thresholds = 100 / len(y) * (prices[:, None] * found.missed + found.false_alarms)
    at_rules = 100 / len(y) * (prices * by_rule.missed + by_rule.false_alarms)
    return Costs(prices, thresholds, found, at_thresholds, at_thresholds.argmin(axis=1), rules, at_rules, 100 * np.mean(y == 0))
