"""The valley with its price, from above: optima by an independent check, kinks on the axes, and what is said of two walks."""

import re

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import brentq
from scipy.special import expit

from lrnotes.data import breast_cancer
from lrnotes.l1.pictures.kinks import RINGS, kinks
from lrnotes.l1.priced import priced

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X[:, :3], BIOPSIES.y
LAMS = np.linspace(0, 0.375, 26)


def slope(w):
    return X.T @ (expit(X @ w) - Y) / 569


def eq_11(w, lam):
    return np.mean(np.logaddexp(0, (1 - 2 * Y) * (X @ w))) + lam * np.abs(w[1:]).sum()


@pytest.fixture(scope="module")
def every():
    return priced(X, Y, LAMS, (-1, 2), 1.0, 50)


@pytest.fixture(scope="module")
def picture(every):
    return kinks(BIOPSIES, "mean radius", "mean texture", every)


def test_each_optimum_balances_pull_and_price(every):
    for lam, w, least, *_ in every:
        pull = -slope(w)
        assert abs(pull[0]) < 1e-9 and (np.abs(pull[1:]) <= lam + 1e-9).all()
        assert_allclose(pull[1:][w[1:] != 0], lam * np.sign(w[1:][w[1:] != 0]), atol=1e-9)
        assert_allclose(least, eq_11(w, lam), rtol=1e-12)


def test_walks_are_the_two_rules_written_out(every):
    bias = brentq(lambda bias: slope(np.array([bias, -1, 2]))[0], -20, 20, xtol=1e-13)
    for lam, _, _, subgradient, proximal in every[::5]:
        w = v = np.array([bias, -1, 2])
        for at, by in zip(subgradient.W, proximal.W, strict=True):
            assert_allclose(at, w, atol=1e-8)
            assert_allclose(by, v, atol=1e-8)
            w = w - slope(w) - lam * np.sign(w) * [0, 1, 1]
            u = v - slope(v)
            v = np.array([u[0], *[np.sign(x) * max(abs(x) - lam, 0) for x in u[1:]]])


@pytest.mark.parametrize("i", [0, 7, 9, 16, 25])
def test_what_is_drawn_is_what_is_said(picture, every, i):
    caption, (lam, w, least, *walks) = picture.show(i), every[i]
    assert caption.startswith(f"λ = {lam:.3g}: ") and picture.labels[i] == f"{lam:.3g}"
    words = re.findall(r"exactly 0|-?\d+\.\d{3}", caption.partition(": ")[2])
    values = [*w[1:], *walks[0].W[-1, 1:], *walks[1].W[-1, 1:]]
    assert words == ["exactly 0" if value == 0 else f"{value:.3f}" for value in values]
    ax, weight, loss = (picture.fig.axes[k] for k in (0, 1, 2))
    for rule, walk in zip(("subgradient", "proximal"), walks, strict=True):
        lines = [next(line for line in one.lines if line.get_label() == rule) for one in (ax, weight, loss)]
        assert_allclose(lines[0].get_data(), walk.W[:, 1:].T)
        assert_allclose(lines[1].get_ydata(), walk.W[:, 2])
        assert_allclose(lines[2].get_ydata(), [max(eq_11(v, lam) - least, 1e-10) for v in walk.W], rtol=1e-4, atol=1e-13)
    way = max((line for line in ax.lines if line.get_linewidth() == 2.5), key=lambda line: len(line.get_xdata()))
    assert_allclose(way.get_data(), np.array([one.w[1:] for one in every[: i + 1]]).T)  # none is ahead of the slider
    assert_allclose(np.ravel(next(line for line in ax.lines if line.get_marker() == "P").get_data()), w[1:])


def test_the_still_shows_the_whole_way(picture, every):
    picture.show(3, until=25)
    way = next(line for line in picture.fig.axes[0].lines if line.get_linewidth() == 2.5)
    assert len(way.get_xdata()) == 26


@pytest.mark.parametrize("i", [8, 16, 24])
def test_contours_of_11_have_their_level_and_turn_on_the_axes(picture, every, i):
    picture.show(i)
    lam, _, least, *_ = every[i]
    rings = picture.fig.axes[0].collections[-1].get_segments()

    def height(point):
        bias = brentq(lambda bias: slope(np.array([bias, *point]))[0], -30, 30)
        return eq_11(np.array([bias, *point]), lam) - least

    points = np.concatenate([ring[::9] for ring in rings])
    off = [np.abs(height(point) / RINGS - 1).min() for point in points]
    assert np.quantile(off, 0.9) < 0.05
    across = [ring for ring in rings if (np.diff(np.sign(ring[:, 1])) != 0).any()]
    on_axis = np.concatenate(across)
    assert len(across) >= 3 and np.sum(np.abs(on_axis[:, 1]) < 1e-12) >= 3  # a line of the grid lies on the axis, so the corner is sharp


def test_a_subgradient_walk_never_has_an_exact_zero_and_a_proximal_one_has_them_where_the_optimum_has(every):
    for _, w, _, subgradient, proximal in every:
        assert subgradient.W[1:, 1:].all()
        assert np.array_equal(proximal.W[-1, 1:] == 0, w[1:] == 0)


def test_input_that_makes_no_sense():
    with pytest.raises(ValueError, match="lams"):
        priced(X, Y, [-1.0], (-1, 2), 1.0, 5)
    with pytest.raises(ValueError, match="2 features, got 1"):
        priced(X, Y, [0.1], (-1,), 1.0, 5)
