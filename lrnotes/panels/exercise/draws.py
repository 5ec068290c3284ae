"""Inputs for exercises: random ones on which slips differ (nothing saturates, both labels are there), and the smallest of whole numbers."""

from itertools import product

import numpy as np


def examples(rng):
    """X (N, 3) with its bias column, w and y with both labels. N goes from 3 to 7: where N = 3 even X @ r can be computed."""
    n = rng.integers(3, 8)
    X = np.column_stack([np.ones(n), rng.normal(size=(n, 2))])
    return X, rng.normal(size=3), rng.permutation(np.arange(n) % 2)


def scores(rng):
    """z of 3 to 6 examples, and y with both labels."""
    n = rng.integers(3, 7)
    return rng.normal(scale=1.5, size=n), rng.permutation(np.arange(n) % 2)


def small_examples():
    """X, w and y of two examples, then of three, D = 2. Rows and labels differ, so that axes and a factor 1/2 are told apart."""
    X = [[1, 2, 0], [1, 0, 1], [1, -1, 1]]
    for n in (2, 3):
        for w, y in product(([0, 1, -1], [1, 1, 0], [2, 0, 1]), ((0, 1, 0), (1, 0, 0), (0, 0, 1))):
            yield X[:n], w, list(y[:n])


def small_scores():
    """z and y of one example, then of two."""
    for n in (1, 2):
        for z, y in product(product((0, 1, -1, 2), repeat=n), product((0, 1), repeat=n)):
            yield list(z), list(y)
