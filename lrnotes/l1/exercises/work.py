"""A reader's soft threshold at work: proximal descent with it on the biopsies, beside the right one."""

import numpy as np

from ...data import breast_cancer
from ...fit.own import descend
from ...gradients import dloss_dw
from .. import soft_threshold
from ..pictures.own_threshold import two_shrinkings


def run(function, lam=0.05, eta=0.5, steps=100):
    """Histories of two descents on the biopsies, bias spared: with the reader's own soft_threshold(w, t), and with the right one."""
    biopsies = breast_cancer()

    def down(threshold):
        def move(X, w, y):
            stepped = w - eta * dloss_dw(X, w, y)
            return np.r_[stepped[0], np.asarray(threshold(stepped.copy(), eta * lam))[1:]]

        return descend(biopsies.X, biopsies.y, move, steps, lam)

    return down(function), down(soft_threshold)


def work(function):
    """Picture of both descents."""
    return two_shrinkings(breast_cancer(), *run(function, steps=40))
