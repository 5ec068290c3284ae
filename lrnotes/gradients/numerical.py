"""Derivatives from values of a function alone, to hold a formula against."""

from typing import NamedTuple

import numpy as np

from ..checks import check_numbers


def one_sided(f, x, h):
    """(f(x + h) - f(x)) / h in each entry of x: the derivative of f, shape f(x).shape + x.shape, with an error that falls like h."""
    return np.stack([(f(x + step) - f(x)) / h for step in h * np.eye(len(x))], axis=-1)


def two_sided(f, x, h):
    """(f(x + h) - f(x - h)) / 2h in each entry of x: as `one_sided`, with an error that falls like the square of h."""
    return np.stack([(f(x + step) - f(x - step)) / (2 * h) for step in h * np.eye(len(x))], axis=-1)


def complex_step(f, x, h=1e-30):
    """The derivative of f at x, shape f(x).shape + x.shape, right to rounding (Squire and Trapp, SIAM Review 40(1), 1998).

    A step of i * h in the imaginary direction: the derivative is the imaginary part over h, and nothing is subtracted
    that could cancel. f must be made of functions that NumPy extends to complex numbers (no abs, no comparison).
    """
    return np.stack([np.imag(f(x + step)) / h for step in 1j * h * np.eye(len(x))], axis=-1)


class Errors(NamedTuple):
    """The largest error of three numerical derivatives, for each step h: arrays (n,)."""

    h: np.ndarray
    one_sided: np.ndarray
    two_sided: np.ndarray
    complex_step: np.ndarray


def largest_errors(f, exact, x, steps):
    """How far each numerical derivative of f at x is at most from the `exact` one, for each h of `steps`.

    f must take complex x too. Raises ValueError if a step is not a positive number.
    """
    steps = check_numbers(steps, "steps", 1)
    if (steps <= 0).any():
        raise ValueError(f"steps must be positive, but hold {steps.min():g}: leave it out")
    rules = (one_sided, two_sided, complex_step)
    return Errors(steps, *(np.array([np.abs(rule(f, x, h) - exact).max() for h in steps]) for rule in rules))
