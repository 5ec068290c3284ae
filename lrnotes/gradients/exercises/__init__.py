"""What the reader writes and answers in notebook 03, and what a descent makes of it."""

import numpy as np

from ...data import breast_cancer
from ...fit.own import descend
from ...panels import task
from .functions import gradient, step
from .questions import slope_in_z, which_product

__all__ = ["gradient", "report", "run", "run_step", "slope_in_z", "step", "tasks", "which_product"]

tasks = [slope_in_z, which_product, gradient, step]


def run(function, eta=0.5, steps=100):
    """Histories of two descents on the biopsies: along the reader's own gradient, and along the right one."""
    return tuple(_run(lambda X, w, y, of=of: w - eta * np.asarray(of(X, w, y)), steps) for of in (function, gradient.reference))


def run_step(function, eta=0.5, steps=100):
    """Histories of two descents on the biopsies: with the reader's own step, and with the right one."""
    return tuple(_run(lambda X, w, y, take=take: take(X, w, y, eta), steps) for take in (function, step.reference))


def _run(move, steps):
    biopsies = breast_cancer()
    return descend(biopsies.X, biopsies.y, move, steps)


def report():
    """Card of which of these are done."""
    return task.report("03 gradients", tasks)
