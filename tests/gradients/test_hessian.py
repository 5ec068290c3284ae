"""The Hessian against second differences of Eq. (3) in 60-digit arithmetic, and what follows from it."""

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from lrnotes import gradients
from lrnotes.gradients import hessian

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=20, derandomize=True)
seeds = st.integers(0, 10**6)


def exact_loss(rows, w, y):
    """Eq. (3), divided by N."""
    probabilities = [1 / (1 + mpmath.exp(-mpmath.fdot(row, w))) for row in rows]
    return -sum(mpmath.log(p) if b else mpmath.log(1 - p) for p, b in zip(probabilities, y, strict=True)) / len(y)


def second_differences(f, w):
    """All second derivatives of f by central differences with h = 1e-15: their error is of the order of 1e-30."""
    h = mpmath.mpf("1e-15")

    def moved(*steps):
        return f([mpmath.mpf(float(v)) + sum(sign * h for j, sign in steps if i == j) for i, v in enumerate(w)])

    def entry(j, k):
        corners = [s * t * moved((j, s), (k, t)) for s in (1, -1) for t in (1, -1)]
        return float(sum(corners) / (4 * h * h))

    return np.array([[entry(j, k) for k in range(len(w))] for j in range(len(w))])


@quick
@given(seeds)
def test_it_holds_the_second_derivatives_of_the_loss_whatever_the_labels(seed):
    rng = np.random.default_rng(seed)
    X, w = rng.normal(size=(6, 3)), rng.normal(size=3)
    rows = [[mpmath.mpf(float(x)) for x in row] for row in X]
    with mpmath.workdps(60):
        for y in (rng.integers(0, 2, 6), np.ones(6)):
            assert_allclose(hessian(X, w), second_differences(lambda v, y=y: exact_loss(rows, v, y), w), rtol=1e-12, atol=1e-15)


def test_worked_by_hand():
    # probabilities 1/2 and 3/4, so weights 1/4 and 3/16; rows (1, 0) and (1, 2)
    assert_allclose(hessian([[1, 0], [1, 2]], [0, np.log(3) / 2]), np.array([[7 / 16, 6 / 16], [6 / 16, 12 / 16]]) / 2, rtol=1e-14)


@quick
@given(seeds)
def test_convex_every_direction_curves_upwards_or_not_at_all(seed):
    rng = np.random.default_rng(seed)
    X, w = rng.normal(size=(4, 6)), rng.normal(size=6)  # more weights than examples: some directions change no score
    H = hessian(X, w)
    assert_array_equal(H, H.T)
    sizes = np.linalg.eigvalsh(H)
    assert (sizes[:2] > -1e-15).all() and (abs(sizes[:2]) < 1e-15).all() and (sizes[2:] > 1e-8).all()
    flat = np.linalg.svd(X)[2][-1]  # X @ flat is 0
    assert abs(flat @ H @ flat) < 1e-15


@pytest.mark.parametrize("z", [0, 36.9, 40, -40, 700, -700, 800])
def test_it_keeps_its_digits_far_out(z):
    """At z = 40 the product of y_hat and 1 - y_hat is 4e-18, where the difference 1 - y_hat is 0 in doubles."""
    with mpmath.workdps(400):
        p = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
        exact = float(p * (1 - p))
    assert_allclose(hessian([[1.0]], [z]), [[exact]], rtol=1e-12, atol=5e-324)


def test_a_newton_step_lands_on_the_log_odds_of_the_classes_from_nearby():
    """With the bias alone the least loss is known: w[0] = log(3) for three of four; the error squares with each step."""
    X, y, w = np.ones((4, 1)), np.array([1, 1, 0, 1]), np.array([1.0])
    errors = []
    for _ in range(4):
        w = w - np.linalg.solve(hessian(X, w), gradients.dloss_dw(X, w, y))
        errors.append(abs(w[0] - np.log(3)))
    assert errors[-1] < 1e-15 and errors[1] < errors[0] ** 2 and errors[2] < errors[1] ** 2


@pytest.mark.parametrize(
    ("X", "w", "words"),
    [
        ([[1, np.nan]], [0, 0], "nan at row 0, column 1"),
        ([1, 2], [0], "2 dimensions"),
        (np.ones((0, 2)), [0, 0], "empty"),
        ([[1, 2]], [0], "1 weights for 2 columns"),
        ([[1, 2]], [0, np.inf], "w must be finite"),
        ([["tall", 2]], [0, 0], "tall"),
    ],
)
def test_bad_input(X, w, words):
    with pytest.raises(ValueError, match=words):
        hessian(X, w)
