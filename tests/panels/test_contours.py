"""Contours that move, against those that Matplotlib draws and against heights that are known."""

import numpy as np
from matplotlib.figure import Figure
from numpy.testing import assert_allclose

from lrnotes.panels.contours import contours

ACROSS, UP = np.linspace(-2, 3, 26), np.linspace(-1, 2, 16)
HEIGHTS = ACROSS**2 / 2 + UP[:, None] ** 2 + np.abs(UP[:, None])


def test_they_are_matplotlibs():
    drawn = Figure().subplots().contour(ACROSS, UP, HEIGHTS, [0.3, 1, 2.5])
    theirs = [line for lines in drawn.allsegs for line in lines]
    ours = contours(ACROSS, UP, HEIGHTS, [0.3, 1, 2.5])
    assert len(ours) == len(theirs) > 3
    for one, other in zip(ours, theirs, strict=True):
        assert_allclose(one, other)


def test_every_point_is_as_high_as_its_level():
    for x, y in np.concatenate(contours(ACROSS, UP, ACROSS + 2 * UP[:, None], [0.7])):
        assert abs(x + 2 * y - 0.7) < 1e-12
    assert contours(ACROSS, UP, HEIGHTS, [99]) == []
