"""Numbers to find by trying in notebook 03: a slope by one's own h, and the step size that arrives first."""

import functools

import numpy as np

from ... import fit
from ...data import breast_cancer
from ...loss import cross_entropy
from ...panels.exercise import Trap, Trial
from .. import dloss_dw


@functools.cache
def _two_features():
    """X (N, 3) with the bias, mean radius and mean texture, y, and the least loss there is."""
    biopsies = breast_cancer()
    X, y = biopsies.X[:, :3], biopsies.y
    return X, y, cross_entropy(X @ fit.newton(X, y, 0), y)


W = np.linspace(-0.1, 0.1, 31)  # where notebook 03 estimates slopes


@functools.cache
def _slopes():
    """The slopes (31,) at W."""
    biopsies = breast_cancer()
    return dloss_dw(biopsies.X, W, biopsies.y)


def _loss_at(h):
    """The loss where w[1], the weight of mean radius, is h more."""
    biopsies = breast_cancer()
    return cross_entropy(biopsies.X @ (W + h * np.eye(31)[1]), biopsies.y)


def _difference(h):
    return _loss_at(h) - _loss_at(-h)


def _measure_slope(slope, h):
    error = abs(slope - _slopes()[1])
    return -error, f"h = {h:g}: your slope is {slope:.12g}, off by {error:.1e}."


def _near(value):
    """A test of whether a slope is the value of this function of h, up to rounding."""

    def applies(slope, h):
        return h != 0 and np.isclose(slope, value(h), rtol=1e-6, atol=1e-9)

    return applies


def _two_sided(slope, h):
    """Whether the slope is the two-sided one at this h, but for rounding."""
    return abs(slope - _difference(h) / (2 * h)) < 1e-15 / abs(h) + 1e-9


SLOPE = """
h, e = 1e-5, np.eye(31)[1]  # e moves w[1] alone
slope = (f(w + h * e) - f(w - h * e)) / (2 * h)
exercises.own_slope.check(slope, h)
""".strip()

own_slope = Trial(
    "own_slope",
    "At w = np.linspace(-0.1, 0.1, 31), how fast does the loss f change with w[1], the weight of mean radius? "
    "Estimate it from two losses and an h of your own, to within 1e-9: hand in the slope and the h.",
    _measure_slope,
    -1e-9,
    [
        Trap(lambda slope, h: h == 0, "h = 0 is no step: a difference of 0 divided by 0 has no value."),
        Trap(_near(lambda h: -_difference(h) / (2 * h)), "The sign is turned: f(w + h) minus f(w - h), not the other way round."),
        Trap(_near(lambda h: _difference(h) / h), "Twice the slope: from -h to h the way is 2h long."),
        Trap(_near(_difference), "This is the difference of the two losses. Divide it by the way between them."),
        Trap(_near(lambda h: 569 * _difference(h) / (2 * h)), "569 times too large: the loss is the mean over examples, not the sum."),
        Trap(_near(lambda h: np.sum(_slopes())), "All weights moved at once. A slope in w[1] moves w[1] alone."),
        Trap(_near(lambda h: _slopes()[2]), "This is the slope in w[2], that of mean texture."),
        Trap(_near(lambda h: _slopes()[0]), "This is the slope in w[0], that of the bias."),
        Trap(
            lambda slope, h: (
                h != 0 and abs(h) > 9e-8 and np.isclose(slope, (_loss_at(h) - _loss_at(0)) / h, rtol=1e-9, atol=3e-16 / abs(h))
            ),
            "One-sided: f(w + h) - f(w) over h. Its error shrinks with h itself; from both sides it shrinks with the square of h.",
        ),
        Trap(
            lambda slope, h: abs(h) >= 1e-4 and _two_sided(slope, h),
            "h is large: between the two points the curve bends (truncation). Try a smaller one.",
        ),
        Trap(
            lambda slope, h: 0 < abs(h) < 1e-6 and _two_sided(slope, h),
            "h is tiny: the two losses agree in almost all digits, and what is left is rounding. Try a larger one.",
        ),
    ],
    hints=[
        "(f(w + h) - f(w - h)) / 2h, where only w[1] moves.",
        "A large h bends, a tiny one rounds: which h was best two-sided in the picture above?",
    ],
    answer=(-0.37314278697, 1e-5),
    solution=SLOPE,
)


def _losses(eta, steps=100):
    X, y, _ = _two_features()
    return fit.gradient_descent(X, y, eta, steps=steps).losses


def _arrives(eta):
    """The first step after which the loss is within 0.001 of the least, or None if there is none in a hundred."""
    if not 0 < eta <= 1e4:
        return None
    steps = np.flatnonzero(_losses(eta) - _two_features()[2] < 1e-3)
    return int(steps[0]) if len(steps) else None


def _measure_steps(eta):
    first = _arrives(eta)
    if first is None:
        return -np.inf, f"eta = {eta:g}: not within 0.001 of the least loss in a hundred steps."
    return -first, f"eta = {eta:g}: within 0.001 of the least loss after {first} step{'s' * (first > 1)}."


fewest_steps = Trial(
    "fewest_steps",
    "Two features, all weights 0 at first, as in the picture: with which eta is the loss within 0.001 of the least in the fewest steps? "
    "One digit before the point and one behind it are enough; 4 steps are possible.",
    _measure_steps,
    -4,
    [
        Trap(lambda eta: eta == 0, "With eta = 0 no weight ever moves."),
        Trap(lambda eta: eta < 0, "A negative eta walks uphill: w - eta times the gradient."),
        Trap(lambda eta: eta > 1e4, "That is far too large to be tried: the steps would jump across the valley for ever."),
        Trap(
            lambda eta: np.isclose(eta, 1 / _bound(), rtol=0.02),
            "This is 1/M, the safe step. Safe is not the same as fast: it may be larger.",
        ),
        Trap(lambda eta: _arrives(eta) is None and eta < 5, "Too small: it is still on its way. Larger steps get there sooner."),
        Trap(lambda eta: _arrives(eta) is None, "Too large: the steps jump across the valley and back."),
        Trap(
            lambda eta: _losses(eta)[-1] - _two_features()[2] > 1e-3,
            "It comes near and does not stay: the steps jump across the valley and back. A smaller eta arrives sooner.",
        ),
        Trap(lambda eta: eta < 10, "It arrives, and larger steps would arrive sooner."),
        Trap(lambda eta: True, "It arrives, but goes too far at first and has to come back: a smaller eta arrives sooner."),
    ],
    hints=["The safe step 1/M is 3.02, and the picture shows that larger ones arrive too.", "Between 8 and 12."],
    answer=(9.0,),
)


def _bound():
    """M, a bound on the curvature: a quarter of the largest eigenvalue of X^T X / N."""
    X, y, _ = _two_features()
    return np.linalg.eigvalsh(X.T @ X / len(y)).max() / 4
