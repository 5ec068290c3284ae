"""What the feedback of notebook 02 says in figures, worked out."""

import mpmath
import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit

from lrnotes.data import breast_cancer
from lrnotes.loss import derivation, predictions

Y = breast_cancer().y


def said(asked, option):
    return asked[2][asked[1].index(option)]


def test_slopes_where_the_score_is_most_wrong():
    squared, entropy = (lambda z: (1 / (1 + mpmath.exp(-z)) - 1) ** 2), (lambda z: mpmath.log(1 + mpmath.exp(-z)))
    slopes = [float(mpmath.diff(f, -10)) for f in (squared, entropy)]
    assert f"its slope is {abs(slopes[0]):.5f} in size" in said(predictions.slope_left, "Squared error")
    assert -1 < slopes[1] < -0.999 and "almost -1" in said(predictions.slope_left, "Cross-entropy")
    assert f"{float(squared(-10)):.0f} and {float(entropy(-10)):.0f}" in said(predictions.slope_left, "Both")


def test_which_curve_leads_away_from_its_lowest_point():
    def squared(w):
        return (expit(w) - 1) ** 2 + expit(20 * w) ** 2

    lowest = minimize_scalar(squared, bounds=(-6, 6), method="bounded").x
    assert abs(lowest) < 0.3 and lowest < 0  # on the left, near 0
    w = np.linspace(1, 15, 300)
    assert (np.diff(squared(w)) < 0).all() and squared(lowest) < squared(30)
    assert "from w = 1 on it falls to the right for ever" in said(predictions.wrong_way, "Squared error")


def test_what_one_number_for_all_costs():
    cost = {rate: -np.mean(np.log(np.where(Y == 1, rate, 1 - rate))) for rate in (0.37, 0.5, 0.63)}
    assert f"{Y.sum():.0f} are malignant" in predictions.one_number[0]
    assert f"it costs {cost[0.37]:.3f}" in said(predictions.one_number, "0.37") and round(Y.mean(), 2) == 0.37
    assert f"it costs {cost[0.5]:.3f}" in said(predictions.one_number, "0.5") and f"{cost[0.37]:.3f}." in said(
        predictions.one_number, "0.5"
    )
    assert min(cost, key=cost.get) == 0.37 and round(1 - Y.mean(), 2) == 0.63


def test_a_training_with_the_slip():
    X, w = breast_cancer().X, np.random.default_rng(0).normal(scale=0.5, size=31)
    means, right = [], []
    for _ in range(51):
        z = X @ w
        means.append(np.mean(np.logaddexp(0, np.where(Y == 1, -z, z))))
        right.append(np.mean((z > 0) == Y))
        w = w - 0.3 * X.T @ (expit(z) - 1) / 569
    assert f"ends at {means[-1]:.2f}, where it began at {means[0]:.2f}" in said(
        predictions.slip_trained, "Nearly all get their right label"
    )
    assert (z > 0).all() and "all 569, and so only the 212" in said(predictions.slip_trained, "All are called malignant")
    assert 0.3 < right[0] < 0.7  # some right and some not, at the start


def test_the_line_that_is_named():
    def lost_minus(z, y):
        return y @ np.log(1 + np.exp(-z)) - (1 - y) @ np.log(1 + np.exp(z))

    report = derivation.cross_entropy.replace(9, lost_minus).check()
    assert f"({report.broken})" == predictions.named_line[1][[text[:3] for text in predictions.named_line[2]].index("Yes")]
    lines = {line.number: line.function for line in derivation.cross_entropy.lines}
    z, y = np.array([0.3, -1.0]), np.array([0, 1])
    assert not np.isclose(lost_minus(z, y), lines[10](z, y))  # it departs from (9) too


def test_the_score_from_which_the_probability_is_1():
    assert 1 / (1 + np.exp(-36.73)) < 1 == 1 / (1 + np.exp(-36.74))
    assert all("36.74" in said(predictions.first_to_fail, option) for option in ("37", "Never, the probability stays below 1"))
    assert np.isfinite(np.exp(709.0)) and round(16 * np.log(10)) == 37  # sixteen digits, as a score
