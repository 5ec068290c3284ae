"""A reader's gradient, or step, at work: a descent with it on the biopsies, beside the right one."""

import numpy as np

from ...data import breast_cancer
from ...fit.own import descend
from ...panels.exercise.descents import two_descents
from .. import dloss_dw


def run(function, eta=0.5, steps=100):
    """Histories of two descents on the biopsies: along the reader's own gradient, and along the right one."""
    return tuple(_descend(lambda X, w, y, of=of: w - eta * np.asarray(of(X, w, y)), steps) for of in (function, dloss_dw))


def run_step(function, eta=0.5, steps=100):
    """Histories of two descents on the biopsies: with the reader's own step, and with the right one."""
    return _descend(lambda X, w, y: function(X, w, y, eta), steps), _descend(lambda X, w, y: w - eta * dloss_dw(X, w, y), steps)


def _descend(move, steps):
    biopsies = breast_cancer()
    return descend(biopsies.X, biopsies.y, move, steps)


def work(function):
    """Picture of both descents along a gradient."""
    return two_descents(breast_cancer(), *run(function, steps=40))


def work_of_step(function):
    """Picture of both descents by steps."""
    return two_descents(breast_cancer(), *run_step(function, steps=40))
