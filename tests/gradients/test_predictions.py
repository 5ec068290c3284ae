"""What the feedback of notebook 03 says in figures, worked out."""

import re

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from lrnotes.data import breast_cancer
from lrnotes.gradients import predictions

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X, BIOPSIES.y
TWO = X[:, :3]


def said(asked, option):
    return asked[2][asked[1].index(option)]


def mean_loss(w, X=TWO):
    return np.mean(np.logaddexp(0, (1 - 2 * Y) * (X @ w)))


def slope(w, X=TWO):
    return X.T @ (expit(X @ w) - Y) / 569


BEST = minimize(mean_loss, np.zeros(3), jac=slope, method="BFGS", options={"gtol": 1e-10}).fun
SAFE = 4 / np.linalg.eigvalsh(TWO.T @ TWO / 569).max()


def descent(eta, steps):
    w, losses = np.zeros(3), [np.log(2)]
    for _ in range(steps):
        w = w - eta * slope(w)
        losses.append(mean_loss(w))
    return np.array(losses)


def test_what_the_other_gradients_would_be_right_for():
    z, y, h = np.array([0.7, -1.2]), np.array([0, 1]), 1e-6
    y_hat = expit(z)
    squared = ((expit(z + h) - y) ** 2 - (expit(z - h) - y) ** 2) / (2 * h)
    assert np.allclose(squared, 2 * (y_hat - y) * y_hat * (1 - y_hat), rtol=1e-6)
    assert "squared error, times 2" in said(predictions.in_z, "(ŷ - y) ŷ (1 - ŷ)")
    assert np.allclose((expit(z + h) - expit(z - h)) / (2 * h), y_hat * (1 - y_hat), rtol=1e-6)


def test_the_best_step_and_the_error_of_a_large_one():
    w, units = np.linspace(-0.1, 0.1, 31), np.eye(31)

    def f(w):
        return np.mean(Y * np.log(1 + np.exp(-X @ w)) + (1 - Y) * np.log(1 + np.exp(X @ w)))  # Eq. (10) as it is written

    def errors(h):
        one = [(f(w + h * e) - f(w)) / h for e in units]
        two = [(f(w + h * e) - f(w - h * e)) / (2 * h) for e in units]
        return [np.abs(np.array(estimate) - slope(w, X)).max() for estimate in (one, two)]

    steps = 10.0 ** -np.arange(1, 13)
    table = np.array([errors(h) for h in steps])
    one, two = steps[table.argmin(axis=0)]
    assert f"near {one:.0e} for the one-sided rule, near {two:.0e}".replace("e-0", "e-") in said(
        predictions.best_h, "No, there is a best h"
    )
    assert f"the one-sided error is {table[0, 0]:.2f}" in said(predictions.best_h, "No, a large h is best")


def test_far_too_large_and_far_too_small():
    wild, slow = descent(100, 100), descent(0.01, 100)
    rises = np.sum(np.diff(wild) > 1e-12)
    assert f"rises in {rises} of the 100 steps" in said(predictions.too_large, "It grows with every step") and wild.max() < 5
    text = said(predictions.too_large, "It falls so slowly that 100 steps are not enough")
    assert f"still {slow[-1]:.3f}, where {BEST:.3f} could be had" in text
    arrivals = [int(np.argmax(descent(k * SAFE, 200) - BEST < 1e-8)) for k in (1, 5)]
    text = said(predictions.too_large, "It falls, and arrives sooner")
    for eta in (3, 15):
        assert re.search(rf"η = {eta} (comes within 1e-8 of the least loss )?in {np.argmax(descent(eta, 200) - BEST < 1e-8)}\b", text)
    assert "up to about 22" in text
    assert descent(22, 2000)[-1] - BEST < 1e-8 and descent(22.4, 2000)[-100:].min() - BEST > 1e-8
    assert str(arrivals[1]) in predictions.newton[1] and f"takes {arrivals[0]} steps" in predictions.newton[0]


def test_newton_takes_six():
    w, steps = np.zeros(3), 0
    while mean_loss(w) - BEST > 1e-8:
        y_hat = expit(TWO @ w)
        w = w - np.linalg.solve(TWO.T @ (TWO * (y_hat * (1 - y_hat))[:, None]) / 569, slope(w))
        steps += 1
    assert said(predictions.newton, str(steps)).startswith("Yes")


def test_the_slope_along_a_way_never_falls_and_that_of_squared_error_does():
    rng = np.random.default_rng(0)
    falls = []
    for _ in range(20):
        w, v, t = rng.normal(size=3), rng.normal(size=3), np.linspace(-5, 5, 401)
        Z = TWO @ (w[:, None] + v[:, None] * t)
        assert (np.diff(np.mean((expit(Z) - Y[:, None]) * (TWO @ v)[:, None], axis=0)) > -1e-12).all()
        squared = np.mean((expit(Z) - Y[:, None]) ** 2, axis=0)
        falls.append((np.diff(squared, 2) < -1e-9).any())
    assert all(falls)


def test_units_slow_down_the_two_that_go_by_slopes():
    spread, counts = BIOPSIES.raw[:, 1].std(), []
    for table in (TWO, TWO * [1, 1, spread]):
        eta = 4 / np.linalg.eigvalsh(table.T @ table / 569).max()
        weights = [-1, 2 * TWO[0, 2] / table[0, 2]]
        bias = minimize(lambda b, t=table, at=weights: mean_loss(np.array([b[0], *at]), t), [0.0], options={"gtol": 1e-9}).x
        start = np.array([*bias, *weights])
        ways = [way(table, start, eta) for way in (downhill, rolling, newton)]
        counts.append([next(k for k, at in enumerate(way) if mean_loss(at, table) - BEST < 1e-3) for way in ways])
    assert f"{spread:.1f} times as large" in predictions.raw_units[0]
    text = said(predictions.raw_units, "Gradient descent and momentum")
    assert (
        text.startswith("Yes") and f"{counts[1][0]} steps in place of {counts[0][0]}, and {counts[1][1]} in place of {counts[0][1]}" in text
    )
    assert counts[0][2] == counts[1][2] == 5 and "Newton's 5 stay 5" in text
    assert f"{counts[1][0]} steps in place of {counts[0][0]}" in said(predictions.raw_units, "Gradient descent alone")


def downhill(table, w, eta):
    while True:
        yield w
        w = w - eta * slope(w, table)


def rolling(table, w, eta):
    before, i = w, 0
    while True:
        yield w
        ahead = w + (i - 1) / (i + 2) * (w - before)
        before, w, i = w, ahead - eta * slope(ahead, table), i + 1


def newton(table, w, eta):
    while True:
        yield w
        p = expit(table @ w)
        step = np.linalg.solve(table.T @ (table * (p * (1 - p))[:, None]) / 569, slope(w, table))
        while mean_loss(w - step, table) > mean_loss(w, table):
            step = step / 2
        w = w - step
