"""Input is checked at the public door, and once: behind it, and in a loop, nothing is checked again."""

import sys
from collections import Counter

import numpy as np
import pytest

from lrnotes import checks, fit, gradients, l1, loss

FEATURES = np.random.default_rng(0).normal(size=(30, 3))
X = np.column_stack([np.ones(30), FEATURES])
Y = np.arange(30) % 2
W = np.zeros(4)
DOORS = {
    "lambdas": lambda: fit.lambdas(X, Y),
    "path": lambda: fit.path(X, Y),
    "path with lambdas": lambda: fit.path(X, Y, [0.1, 0.05]),
    "newton": lambda: fit.newton(X, Y, 0.05),
    "newton with a start": lambda: fit.newton(X, Y, 0.05, W),
    "gradient_descent": lambda: fit.gradient_descent(X, Y, 0.1, 20),
    "subgradient_descent": lambda: fit.subgradient_descent(X, Y, 0.05, 0.1, 20),
    "clipped_descent": lambda: fit.clipped_descent(X, Y, 0.05, 0.1, 20),
    "proximal_gradient": lambda: fit.proximal_gradient(X, Y, 0.05, 0.1, 20, W),
    "lambda_max": lambda: l1.lambda_max(X, Y),
    "kkt_violation": lambda: l1.kkt_violation(X, W, Y, 0.05),
    "penalty": lambda: l1.penalty(W, 0.05),
    "subgradient": lambda: l1.subgradient(W, 0.05),
    "soft_threshold": lambda: l1.soft_threshold(W, 0.05),
    "dloss_dw": lambda: gradients.dloss_dw(X, W, Y),
    "dloss_dz": lambda: gradients.dloss_dz(FEATURES[:, 0], Y),
    "cross_entropy": lambda: loss.cross_entropy(FEATURES[:, 0], Y),
    "cross_entropy_naive": lambda: loss.cross_entropy_naive(np.full(30, 0.5), Y),
}


def arguments_checked(run):
    """How often each argument goes through `check_numbers`, by its name."""
    names = Counter()

    def count(frame, event, _):
        if event == "call" and frame.f_code is checks.check_numbers.__code__:
            names[frame.f_locals["name"]] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return names


@pytest.mark.parametrize("door", DOORS)
def test_no_argument_is_checked_twice(door):
    names = arguments_checked(DOORS[door])
    assert names and set(names.values()) == {1}, names


def test_a_second_check_would_be_counted():
    assert arguments_checked(lambda: (l1.lambda_max(X, Y), l1.lambda_max(X, Y))) == {"X": 2, "y": 2}
