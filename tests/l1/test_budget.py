"""The picture of diamond and circle, against the mathematics worked out again."""

import re

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes import fit
from lrnotes.data import breast_cancer
from lrnotes.l1.pictures.budget import diamond_and_circle
from lrnotes.panels.style import INK

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X[:, :3], BIOPSIES.y
BUDGETS = 0.2 * np.arange(1, 26)


@pytest.fixture(scope="module")
def picture():
    return diamond_and_circle(BIOPSIES, "mean radius", "mean texture")


def said(caption, side):
    """What the caption says of one side: two weights, a loss and a lambda."""
    words = re.search(rf"In the {side}: mean radius (\S+), mean texture (\S+), loss (\S+), λ = (\S+?)\.(?: |$)", caption)
    return [float(number) for number in words.groups()]


@pytest.mark.parametrize("i", [0, 4, 5, 6, 12, 18, 20, 24])
def test_the_caption_says_the_optimum_of_the_penalised_loss_at_its_lambda(picture, i):
    caption = picture.show(i)
    assert caption.startswith(f"Budget {BUDGETS[i]:.1f}.") and picture.labels[i] == f"{BUDGETS[i]:.1f}"
    *weights, loss, lam = said(caption, "diamond")
    w = fit.newton(X, Y, lam)
    assert_allclose(weights, w[1:], rtol=2e-3, atol=3e-4)  # lambda is said to four digits
    assert_allclose(loss, np.mean(np.logaddexp(0, (1 - 2 * Y) * (X @ w))), atol=2e-4)
    assert (weights[1] == 0) == (BUDGETS[i] < 1.195)
    *weights, _, lam = said(caption, "circle")
    assert weights[1] != 0
    assert (lam == 0) == (BUDGETS[i] > 3.84)
    if lam:
        assert_allclose(np.hypot(*weights), BUDGETS[i], rtol=1e-3)


@pytest.mark.parametrize("i", [0, 4, 12, 24])
def test_what_is_drawn_is_what_is_said(picture, i):
    caption = picture.show(i)
    axes = picture.fig.axes
    for ax, below, side in ((axes[0], axes[3], "diamond"), (axes[1], axes[4], "circle")):
        *weights, _, lam = said(caption, side)
        for one in (ax, below):
            assert_allclose(np.ravel(one.lines[-1].get_data()), weights, rtol=1e-3, atol=1e-6)
        corner = ax.patches[0].get_xy()[0]
        assert_allclose(corner, [BUDGETS[i], 0])
        through = np.concatenate(ax.collections[-1].get_segments()) if lam else np.empty((0, 2))
        if lam:  # the contour of the loss passes through the best point and stays outside the region
            assert np.hypot(*(through - weights).T).min() < 0.06
            size = np.abs(through).sum(axis=1) if side == "diamond" else np.hypot(*through.T)
            assert size.min() > BUDGETS[i] - 0.02
        innermost = below.collections[0].get_segments()
        assert innermost
    assert [
        line.get_ydata()[0]
        for line in axes[2].lines
        if line.get_markersize() == 6 and len(line.get_xdata()) == 1 and line.get_color() == INK
    ] == pytest.approx([said(caption, side)[-1] for side in ("diamond", "circle")], rel=1e-3)


def test_features_are_asked_for_by_name():
    with pytest.raises(ValueError, match="no feature 'size'"):
        diamond_and_circle(BIOPSIES, "size", "mean texture")
