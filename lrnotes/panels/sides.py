"""Where every example lands on the axis of scores: on its correct side of 0, or crossed out on the other."""

import numpy as np

from .names import all_drawn
from .style import CLASSES, INK, SMALL


def sides(ax, data):
    """One row for each of the two classes of `data` (see `data.DataSet`), with its examples moved up and down so that they do not hide
    each other: the artists that move, and the function that moves them to scores (n,)."""
    heights = data.y + np.random.default_rng(0).uniform(-0.36, 0.36, len(data.y))
    looks = [(color, marker, {"ms": 3.5, "mew": 0, "alpha": 0.85}) for color, marker in CLASSES]
    looks += [(color, "x", {"ms": 4, "mew": 1}) for color, _ in CLASSES]
    clouds = [ax.plot([], [], marker, color=color, **size)[0] for color, marker, size in looks]
    ax.axvline(0, color=INK, lw=1)
    ax.set_ylim(-0.6, 1.6)
    ax.set_yticks([0, 1], [f"truly\n{name}" for name in all_drawn(data.classes, 16)])
    ax.set_title("×: on the wrong side of 0", fontsize=SMALL, loc="right")

    def move(scores):
        wrong = (scores > 0) != data.y
        for k, cloud in enumerate(clouds):
            shown = (data.y == k % 2) & (wrong == (k > 1))
            cloud.set_data(scores[shown], heights[shown])

    return clouds, move
