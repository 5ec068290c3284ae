"""What the feedback of notebook 04 says in figures, worked out."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import expit

from lrnotes import fit
from lrnotes.data import breast_cancer
from lrnotes.l1 import intercept, predictions
from lrnotes.l1.constrained import in_circle, in_diamond

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X, BIOPSIES.y
PATH = fit.path(X, Y).rising
W = PATH.W[:, 1:]
ALIVE = W != 0
DEATH = np.array([np.flatnonzero(alive).max(initial=-1) for alive in ALIVE.T])
LIVED = np.flatnonzero(DEATH >= 0)
PULLS = np.array([X[:, 1:].T @ (Y - expit(X @ w)) / 569 for w in PATH.W])
ORDINAL = {2: "second", 10: "tenth", 14: "fourteenth"}


def said(asked, option):
    return asked[2][asked[1].index(option)]


def test_how_many_are_alive_and_where():
    assert f"{PATH.lams[0]:.4f}" in predictions.alive_at_left[0] and said(predictions.alive_at_left, str(ALIVE[0].sum())).startswith("Yes")
    assert f"{30 - ALIVE[0].sum()} features do not pull hard enough" in said(predictions.alive_at_left, "30")
    ten = PATH.lams[ALIVE.sum(axis=1) == 10]
    assert "10 are left where λ is 0.006" in said(predictions.alive_at_left, "10") and ten.min() < 0.0065 and ten.max() > 0.0055


def test_who_dies_when():
    in_order, by_size = LIVED[np.argsort(DEATH[LIVED], kind="stable")], np.argsort(-np.abs(W[0]), kind="stable")
    last, largest, smallest = in_order[-1], by_size[0], by_size[ALIVE[0].sum() - 1]
    place = ORDINAL[int(np.flatnonzero(in_order == largest)[0]) + 1]
    text = said(predictions.last_to_die, "Yes, the largest")
    assert f"{BIOPSIES.names[largest]}, the largest there, is only the {place} of {len(LIVED)}" in text
    place = ORDINAL[int(np.flatnonzero(by_size == last)[0]) + 1]
    assert f"{BIOPSIES.names[last]} is the {place} by size" in said(predictions.last_to_die, "No, one of middling size")
    place = ORDINAL[int(np.flatnonzero(in_order == smallest)[0]) + 1]
    text = said(predictions.last_to_die, "No, the smallest")
    assert f"{BIOPSIES.names[smallest]}, and it is the {place} to die" in text and DEATH[in_order[1]] < DEATH[in_order[2]]


def test_how_many_come_back():
    back = (ALIVE[1:] & ~ALIVE[:-1]).any(axis=0).sum()
    assert back == 4 and f"{len(LIVED) - back} of the {len(LIVED)}" in said(predictions.stays_dead, "Yes")


def test_slopes_of_three_prices():
    h = 1e-9
    rates = [[(price(w + h) - price(w - h)) / (2 * h) for w in (0.001, 3, -0.001)] for price in (np.abs, lambda w: np.sqrt(abs(w)))]
    assert np.allclose(rates[0], [1, 1, -1], atol=1e-6)
    assert f"slope is {rates[1][0]:.0f} there and {rates[1][1]:.1f} at 3" in said(predictions.slope_near_zero, "At 0.001")


def test_one_weight_under_both_prices():
    x, bias = X[:, 2], np.log(212 / 357)
    pull = abs(np.mean((expit(bias) - Y) * x))
    assert f"is {pull:.4f}," in predictions.one_weight[0]
    lam = 1.5 * pull
    squared = minimize_scalar(lambda w: np.mean(np.logaddexp(0, (1 - 2 * Y) * (bias + w * x))) + lam * w**2 / 2).x
    assert f"still {squared:.3f} at the end" in said(predictions.one_weight, "It shrinks, and never is exactly 0")
    assert f"from λ = {pull:.4f} on" in "".join(predictions.one_weight[1])


def test_the_corner_of_the_diamond():
    two = X[:, :3]
    assert f"gets {in_circle(two, Y, 0.2).w[2]:.3f} even of a budget of 0.2" in said(
        predictions.corner_or_circle, "Both, as long as the budget is small"
    )
    assert in_diamond(two, Y, 1.1).w[2] == 0 != in_diamond(two, Y, 1.2).w[2]


def test_which_way_circles_and_pulls_move():
    asleep = ~ALIVE[1:] & ~ALIVE[:-1]
    sizes = np.abs(PULLS)
    ropes = sizes / PATH.lams[:, None]
    outward, growing = (np.mean((each[1:] > each[:-1])[asleep]) for each in (ropes, sizes))
    assert 0.43 < outward < 0.5 and "nearly half of all their moves are outward" in said(predictions.circles_move, "No, some move outward")
    assert growing > 0.8 and "most pulls grow" in said(predictions.circles_move, "Yes, the unit grows")


@pytest.mark.slow
def test_zeros_after_five_thousand_steps():
    eta, start = 4 / np.linalg.eigvalsh(X.T @ X / 569).max(), np.random.default_rng(0).normal(scale=0.5, size=31)
    rules = (fit.subgradient_descent, fit.clipped_descent, fit.proximal_gradient)
    ends = [rule(X, Y, 0.05, eta, steps=5_000, w=start).W[-1, 1:] == 0 for rule in rules]
    zero = fit.newton(X, Y, 0.05)[1:] == 0
    assert [np.array_equal(end, zero) for end in ends] == [False, False, True] and f"{zero.sum()} of the 30" in predictions.right_zeros[0]
    text = said(predictions.right_zeros, "Proximal alone")
    assert f"it has {zero.sum()}, the right ones. Subgradient has {ends[0].sum()}, clip has {ends[1].sum()}" in text
    assert np.sum(ends[1] & ~zero) == 2 and f"{ends[1].sum()} here. But two" in said(predictions.right_zeros, "Clip and proximal")


def test_how_far_probabilities_move_with_the_zero_of_a_feature():
    seen = intercept.shifted(BIOPSIES, 0.05, "worst radius")
    moves = [np.abs(rows - rows[0]).max() for rows in (seen.spared, seen.penalised)]
    assert moves[0] < 1e-6 and f"by up to {moves[1]:.2f}" in said(predictions.shifted_zero, "Bias penalised alone")


def test_the_way_of_the_lowest_point():
    two = X[:, :3]
    start = fit.newton(two, Y, 0)
    assert f"{start[1]:.2f} for the radius and {start[2]:.2f} for the texture" in predictions.way_to_zero[0]
    low, high = 0.0, 0.4
    while high - low > 1e-12:  # where the radius has lost half
        lam = (low + high) / 2
        low, high = (lam, high) if fit.newton(two, Y, lam)[1] > start[1] / 2 else (low, lam)
    texture = fit.newton(two, Y, lam)[2]
    assert f"the texture has {texture:.2f} of its {start[2]:.2f} left" in said(predictions.way_to_zero, "Straight to 0")
    right = said(predictions.way_to_zero, "To the axis where the texture is 0, and along it")
    assert right.startswith("Yes") and "from λ = 0.1224 on, and at 0 from λ = 0.3530 on" in right
    ends = [fit.newton(two, Y, lam)[j] for lam, j in ((0.12235, 2), (0.12245, 2), (0.35295, 1), (0.35305, 1))]
    assert [end > 0 for end in ends] == [True, False, True, False]
