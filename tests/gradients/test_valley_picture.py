"""The valley and its walkers: what is drawn and said, against the mathematics worked out again."""

import re

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize
from scipy.special import expit

from lrnotes.data import breast_cancer
from lrnotes.gradients import valley_picture
from lrnotes.gradients.valley import least_over_bias

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X[:, :3], BIOPSIES.y
SPREAD = BIOPSIES.raw[:, 1].std()
NAMES = "mean radius", "mean texture"
FACTORS = np.geomspace(0.1, 10, 17)
WALKERS = "gradient descent", "momentum", "Newton"


def loss(w, X=X):
    return np.mean(np.logaddexp(0, (1 - 2 * Y) * (X @ w)))


def slope(w, X=X):
    return X.T @ (expit(X @ w) - Y) / 569


LEAST = minimize(loss, np.zeros(3), jac=slope, method="BFGS", options={"gtol": 1e-10}).fun


@pytest.fixture(scope="module")
def two_units():
    return valley_picture.two_units(BIOPSIES, *NAMES, (-1, 2), FACTORS)


@pytest.fixture(scope="module")
def walkers():
    return valley_picture.walkers(BIOPSIES, *NAMES)


def plain_walk(table, start, eta):
    """Losses above the least of gradient descent from weights, at first with the bias at which its slope is 0, and where it goes."""
    from scipy.optimize import brentq

    w = np.array([brentq(lambda bias: slope(np.array([bias, *start]), table)[0], -60, 60, xtol=1e-13), *start])
    where = [w]
    for _ in range(50):
        where.append(where[-1] - eta * slope(where[-1], table))
    return np.array(where)[:, 1:], np.array([loss(w, table) - LEAST for w in where])


def walks_on(ax):
    return {line.get_label(): line for line in ax.lines if line.get_label() in WALKERS}


def drawn_is(line, where):
    """The line is this walk, or as much of it as is not spent on the spot."""
    at = np.column_stack(line.get_data())
    assert 1 < len(at) <= len(where)
    assert_allclose(at, where[: len(at)], atol=1e-8)
    return len(at) - 1


def numbers(text):
    """The three figures said of one map."""
    said = re.search(r"gradient descent (\S+?)(?: or less)?, momentum (\S+?)(?: or less)?, Newton (\S+?)(?: or less)?[;.]", text)
    return [float(number) for number in said.groups()]


@pytest.mark.parametrize("i", [0, 8, 13, 16])
def test_both_maps_show_and_say_the_walks_of_their_units(two_units, i):
    caption = two_units.show(i)
    assert caption.startswith(f"η = {FACTORS[i]:.2g}/M. ") and two_units.labels[i] == f"{FACTORS[i]:.2g}/M"
    for row, (unit, said) in enumerate(zip((1, SPREAD), caption.split("raw units"), strict=True)):
        table = X * [1, 1, unit]
        eta = FACTORS[i] * 4 * 569 / np.linalg.svd(table, compute_uv=False)[0] ** 2
        where, above = plain_walk(table, [-1, 2 / unit], eta)
        ax, beside = two_units.fig.axes[2 * row : 2 * row + 2]
        last = drawn_is(walks_on(ax)["gradient descent"], where)
        heights = walks_on(beside)["gradient descent"].get_ydata()
        assert_allclose(heights, np.maximum(above[: last + 1], 1e-10), rtol=1e-3, atol=1e-13)
        assert (above[last:] <= 1.01e-10).all() or last == 50
        assert f"(η = {eta:.3g})" in said
        assert_allclose(numbers(said), [walks_on(beside)[name].get_ydata()[-1] for name in WALKERS], rtol=0.06)
        assert_allclose(numbers(said)[0], max(above[-1], 1e-10), rtol=0.06)
        assert numbers(said)[2] == 1e-10


def test_newtons_line_ends_where_it_has_arrived_and_is_squeezed_like_the_map(two_units):
    two_units.show(8)
    upper, lower = (walks_on(two_units.fig.axes[k])["Newton"].get_data() for k in (0, 2))
    assert len(upper[0]) == len(lower[0]) == 8  # the start and seven steps
    assert_allclose(np.array(lower), np.array(upper) / [[1], [SPREAD]], atol=1e-6)


def test_contours_are_where_the_loss_is_what_they_say(two_units, walkers):
    walkers.show(0, 0, 1, "raw units")
    for ax, unit in ((two_units.fig.axes[0], 1), (two_units.fig.axes[2], SPREAD), (walkers.fig.axes[0], SPREAD)):
        (rings,) = ax.collections
        points = np.concatenate([ring[::5] for ring in rings.get_segments()]) * [1, unit]
        near = points[(points[:, 1] > -1.2) & (points[:, 1] < 3)]
        above = least_over_bias(X, Y, near) - LEAST
        off = np.abs(above[:, None] / valley_picture.RINGS - 1).min(axis=1)
        assert len(near) > 60 and np.quantile(off, 0.9) < 0.03 and off.max() < 0.5


@pytest.mark.parametrize("values", [(-1, 2, 3, "standardised"), (4, 0.5, 0.2, "raw units"), (6, -1, 30, "standardised")])
def test_walkers_set_out_from_where_the_reader_says(walkers, values):
    w1, w2, eta, units = values
    caption = walkers.show(w1=w1, w2=w2, eta=eta, units=units)
    table = X * [1, 1, SPREAD if units == "raw units" else 1]
    where, above = plain_walk(table, [w1, w2], eta)
    ax, beside = walkers.fig.axes
    drawn_is(walks_on(ax)["gradient descent"], where)
    assert caption.startswith(f"From mean radius {w1:+.1f}, mean texture {w2:+.1f} ({units}), with η = {eta:.3g}, where 1/M is ")
    assert_allclose(numbers(caption)[0], max(above[-1], 1e-10), rtol=0.06)
    for line in walks_on(ax).values():
        assert (line.get_xdata()[0], line.get_ydata()[0]) == (w1, w2)


def test_features_are_asked_for_by_name():
    with pytest.raises(ValueError, match="no feature 'size'"):
        valley_picture.walkers(BIOPSIES, "size", "mean texture")
