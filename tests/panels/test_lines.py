"""Short paths of SVG lead where the long ones did."""

import re

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from lrnotes.panels.lines import is_straight, short


def corners(path):
    """The points of a short path, each line on its own."""
    numbers = r"-?(?:\d+(?:\.\d)?|\.\d)"
    lines = [[re.findall(numbers, step) for step in line.split("l")] for line in path.split("M")[1:]]
    return [np.cumsum(np.array(line, dtype=float), axis=0) for line in lines]


def test_every_point_of_the_long_path_lies_on_the_short_one():
    t = np.linspace(0, 2 * np.pi, 400)
    circle, saw = np.column_stack([100 * np.cos(t), -80 * np.sin(t)]), np.column_stack([np.arange(30) * 3.1, np.arange(30) % 2 * 9.7])
    codes = [Path.MOVETO] + [Path.LINETO] * 399 + [Path.MOVETO] + [Path.LINETO] * 29
    path = short(Path(np.vstack([circle, saw]) * (1, -1), codes), Affine2D(), 0)
    assert len(path) < 430 * len("L 100.000 100.000 ") / 5
    for line, drawn in zip((circle, saw), corners(path), strict=True):
        a, way = drawn[:-1], np.diff(drawn, axis=0)
        off = line[:, None] - a
        along = np.clip(np.sum(off * way, axis=2) / np.sum(way**2, axis=1), 0, 1)
        assert np.linalg.norm(off - along[..., None] * way, axis=2).min(axis=1).max() < 0.3
        assert np.abs(drawn[[0, -1]] - line[[0, -1]]).max() <= 0.051
    assert len(corners(path)[1]) == 30  # a saw keeps its teeth


def test_digits():
    assert short(Path([(0, 0), (0.5, 0.5), (10.04, -3), (10.04, -3)]), Affine2D(), 0) == "M0 0l.5-.5l9.5 3.5"


def test_what_is_not_there_is_not_drawn():
    assert short(Path(np.zeros((0, 2))), Affine2D(), 0) == ""
    gap = short(Path([(0, 0), (1, 0), (np.nan, 0), (5, 0), (5, 2)]), Affine2D(), 2)
    assert gap == "M0 2l1 0M5 2l0-2"


def test_an_area_is_closed_and_a_curve_is_not_straight():
    square = Path([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)], closed=True)
    assert short(square, Affine2D().scale(2), 8) == "M0 8l8 0l0-8l-8 0l0 8z"
    two = Path.make_compound_path(square, square)
    assert short(two, Affine2D(), 4) == "M0 4l4 0l0-4l-4 0z" * 2
    assert is_straight(square) and not is_straight(Path.unit_circle())
