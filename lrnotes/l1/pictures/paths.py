"""All weights of a path against lambda, those that get largest by name, up to the lambda that is shown."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.style import FAINT, GREEN, GREY, INK, PURPLE, drawing_for


def largest_of(W):
    """The columns of W (L, D) of the four weights that get largest, the largest first."""
    return np.argsort(-np.abs(W).max(axis=0), kind="stable")[:4]


def spread(W):
    """From below the least weight to above the largest, with room for a mark at 0."""
    low, high = min(W.min(), 0), max(W.max(), 0)
    room = 0.06 * (high - low or 1)
    return low - room, high + room


def paths(ax, lams, W, names):
    """Every weight against lambda; those with a name, which get largest, have a style too."""
    lives = W.any(axis=0)
    once = np.r_[np.flatnonzero(lives), np.flatnonzero(~lives)[:1]]  # thousands that never live lie on each other
    ax.set(xscale="log", xlim=lams[[0, -1]] * [0.9, 1.15], ylim=spread(W))
    ax.set(xlabel="λ (log scale)", ylabel="weight" if drawing_for("phone") else "weight (per standard deviation)")
    ax.xaxis.set_major_formatter("{x:g}")
    others = [np.column_stack([lams, W[:, j]]) for j in np.setdiff1d(once, list(names))]
    ax.add_collection(LineCollection(others, color=FAINT, lw=1, zorder=1))
    for (j, name), color, style in zip(names.items(), (GREEN, PURPLE, INK, GREY), ("-", "--", "-.", ":"), strict=False):
        ax.plot(lams, W[:, j], style, color=color, lw=2, label=name)
    ax.legend(loc="lower left", bbox_to_anchor=(-0.14, 1), ncols=2, handlelength=2.5, borderaxespad=0.2)
    right = ax.get_xlim()[1]
    veil = ax.axvspan(lams[0], right, ymin=0.005, color="white", lw=0, zorder=1.5)  # over what comes: cheaper than to draw what came
    now = ax.axvline(lams[0], color=INK, lw=1.2)
    dead, living = (ax.plot([], [], "o", color=color, ms=4.2, zorder=4)[0] for color in (GREY, INK))

    def move(i, w, pulls, end):
        veil.set(x=lams[end], width=right - lams[end])
        now.set_xdata([lams[i], lams[i]])
        w_once = W[i, once]
        for dots, mine in ((dead, w_once == 0), (living, w_once != 0)):
            dots.set_data(np.full(mine.sum(), lams[i]), w_once[mine])

    return [veil, now, dead, living], move
