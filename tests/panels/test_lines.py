"""Short paths of SVG lead where the long ones did."""

import re

import numpy as np

from lrnotes.panels.lines import short


def corners(path):
    """The points of a short path, each line on its own."""
    numbers = r"-?(?:\d+(?:\.\d)?|\.\d)"
    lines = [[re.findall(numbers, step) for step in line.split("l")] for line in path.split("M")[1:]]
    return [np.cumsum(np.array(line, dtype=float), axis=0) for line in lines]


def test_every_point_of_the_long_path_lies_on_the_short_one():
    t = np.linspace(0, 2 * np.pi, 400)
    circle, saw = np.column_stack([100 * np.cos(t), -80 * np.sin(t)]), np.column_stack([np.arange(30) * 3.1, np.arange(30) % 2 * 9.7])
    d = "".join(f"{'L' if i else 'M'} {x:.6f} {y:.6f} \n" for line in (circle, saw) for i, (x, y) in enumerate(line))
    path = short(d)
    assert len(path) < len(d) / 8
    for line, drawn in zip((circle, saw), corners(path), strict=True):
        a, way = drawn[:-1], np.diff(drawn, axis=0)
        off = line[:, None] - a
        along = np.clip(np.sum(off * way, axis=2) / np.sum(way**2, axis=1), 0, 1)
        assert np.linalg.norm(off - along[..., None] * way, axis=2).min(axis=1).max() < 0.3
        assert np.abs(drawn[[0, -1]] - line[[0, -1]]).max() <= 0.051
    assert len(corners(path)[1]) == 30  # a saw keeps its teeth


def test_digits():
    assert short("M 0 0 L 0.5 -0.5 L 10.04 3 L 10.04 3") == "M0 0l.5-.5l9.5 3.5"
