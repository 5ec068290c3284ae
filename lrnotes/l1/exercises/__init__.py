"""What the reader writes and answers in notebook 04, and what a descent makes of it."""

import numpy as np

from ...data import breast_cancer
from ...fit.own import descend
from ...panels import task
from .largest import lambda_max
from .questions import c_of_lambda, dead_or_alive, largest_pull
from .steps import proximal_step, soft_threshold

__all__ = [
    "c_of_lambda",
    "dead_or_alive",
    "lambda_max",
    "largest_pull",
    "proximal_step",
    "report",
    "run",
    "soft_threshold",
    "tasks",
]

tasks = [dead_or_alive, soft_threshold, largest_pull, lambda_max, c_of_lambda, proximal_step]


def run(function, lam=0.05, eta=0.5, steps=100):
    """Histories of two descents on the biopsies, bias spared: with the reader's own soft_threshold(w, t), and with the right one."""
    biopsies = breast_cancer()

    def down(threshold):
        def move(X, w, y):
            return proximal_step.reference(X, w, y, eta, lam, threshold=lambda w, t: np.asarray(threshold(w.copy(), t)))

        return descend(biopsies.X, biopsies.y, move, steps, lam)

    return down(function), down(soft_threshold.reference)


def report():
    """Card of which of these are done."""
    return task.report("04 L1", tasks)
