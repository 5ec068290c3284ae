"""A reader's loss at work: a descent down its slope, on the biopsies."""

import numpy as np

from ...data import breast_cancer
from ...fit.own import descend
from ...panels.exercise.descents import two_descents


def run(function, eta=1.0, steps=30):
    """Histories of two descents on the biopsies: down the reader's own loss, its slope taken by differences, and down Eq. (10)."""
    biopsies, h = breast_cancer(), 1e-5

    def down(loss):
        def move(X, w, y):
            slopes = [(loss(X @ (w + d), y) - loss(X @ (w - d), y)) / (2 * h) for d in h * np.eye(len(w))]
            return w - eta * np.array(slopes)

        return descend(biopsies.X, biopsies.y, move, steps)

    return down(function), down(lambda z, y: np.mean(np.logaddexp(0, (1 - 2 * y) * z)))  # Eq. (10)


def work(function):
    """Picture of both descents."""
    return two_descents(breast_cancer(), *run(function))
