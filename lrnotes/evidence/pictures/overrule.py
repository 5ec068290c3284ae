"""What notebook 05 shows of a single biopsy: what hangs on its label, and on its being there at all."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.names import MOST, all_drawn, most_rows, without_row
from ...panels.picture import Picture
from ...panels.style import FAINT, GREY, INK, SIZES, SMALL, drawing_for, house_style, new_figure
from ..overrule import changes
from .one_example import AS_IS, FLIPPED, LEFT_OUT, how_many, own_probability

KINDS = ((LEFT_OUT, 0.14), (FLIPPED, -0.14))  # with how far above its row each is drawn
WORDS = ("newly alive", "newly dead", "turned")  # in the order of `overrule.Changes`
MARKS = (("P", "comes to life"), ("X", "dies"), ("D", "sign turns"))  # in the same order


@house_style(sizes=SIZES)
def overruled(found, places, y, names, classes, kind="examples"):
    """One example at a time: the weights as they are, without it, and with its label flipped; its own probability by each; and how many
    weights such a refit wakes or kills, for all examples.

    `found` are `overrule.refits`, `places` the examples to show, one a frame.
    """
    refits = found.left_out, found.flipped
    all_changes = [changes(found.w, W) for W in refits]
    living = _rows(found.w, refits)
    rows, unseen = living[-most_rows() :], without_row(len(living), "they are the smallest, or dead, in the fit as it is")
    fig, ax, ax_marks, ax_own, ax_counts = _axes()
    weights, show_weights = _weights(ax, found.w, refits, rows, names, places)
    marks, show_marks = _marks(ax_marks, all_changes, rows)
    own, show_own = own_probability(ax_own, found.y_hat)
    here, show_here = how_many(ax_counts, [one.counts for one in all_changes], kind)
    for marker, name in MARKS:
        ax.plot([], [], marker, color=GREY, ms=6.5, label=name)
    fig.legend(*ax.get_legend_handles_labels(), loc="outside upper left", ncols=2 if drawing_for("phone") else 6)
    labels = [f"no. {place}" for place in places]

    def show(i):
        place = places[i]
        for move in (show_weights, show_marks, show_own, show_here):
            move(place)
        before, held_out, after = (f"{p:.1%}" for p in found.y_hat[:, place])
        was, called = classes[int(y[place])], classes[int(1 - y[place])]
        left, flip = (_said(one, place, names) for one in all_changes)
        counts = all_changes[1].counts
        return (
            f"No. {place}, {was}; probability of {classes[1]} {before}. Left out: {left}; {held_out}. Called {called}: {flip}; {after}. "
            f"As many changes as by this flip, or more, in {np.sum(counts >= counts[place])} of {len(y)} flips.{unseen}"
        )

    return Picture(fig, [*weights, *marks, *own, *here], show, labels, "which")


def _axes():
    """The figure, and axes for weights, signs, probability and counts."""
    fig = new_figure(10, 4.7, phone=(3.6, 5.3), hall=(10, 4.5))
    if drawing_for("phone"):
        grid = fig.add_gridspec(3, 2, width_ratios=[1.15, 1], height_ratios=[2.8, 0.95, 1.2])
        return fig, *(fig.add_subplot(part) for part in (grid[0, 0], grid[0, 1], grid[1, :], grid[2, :]))
    grid = fig.add_gridspec(2, 3, width_ratios=[2.3, 0.6, 1.9], height_ratios=[1, 1.9])
    return fig, *(fig.add_subplot(part) for part in (grid[:, 0], grid[:, 1], grid[0, 2], grid[1, 2]))


def _rows(w, refits):
    """The weights that live in some fit, by place without the bias: from the bottom up, the largest on top."""
    living = (w[1:] != 0) | np.any([(W[:, 1:] != 0).any(axis=0) for W in refits], axis=0)
    often = np.sum([(W[:, 1:] != 0).sum(axis=0) for W in refits], axis=0)
    order = np.lexsort((often, np.abs(w[1:])))
    return order[living[order]]


def _weights(ax, w, refits, rows, names, places):
    """A row for each weight: as it is, and how far each refit moves it. What moves, and the function that moves it."""
    heights, before = np.arange(len(rows)), w[1 + rows]
    ends = np.array([W[places][:, 1 + rows] for W in refits])
    low, high = min(ends.min(), before.min()), max(ends.max(), before.max())
    ax.set(xlim=(low - 0.05 * (high - low), high + 0.05 * (high - low)), ylim=(-0.7, len(rows) - 0.3))
    ax.set_xlabel("weight" if drawing_for("phone") else "weight (per standard deviation)")
    ax.set_yticks(heights, all_drawn([names[j] for j in rows], 16 if drawing_for("phone") else MOST), fontsize=SMALL)
    ax.hlines(heights, *ax.get_xlim(), color=FAINT, lw=0.5)
    ax.axvline(0, color=GREY, lw=0.8)
    alive = before != 0
    ax.plot(before[alive], heights[alive], "o", color=INK, ms=6, mfc="white", label=AS_IS[2], zorder=3)
    moving = []
    for (color, marker, name), up in KINDS:
        segments = ax.add_collection(LineCollection([], color=color, lw=1.2, zorder=2))
        moving += [(*ax.plot([], [], marker, color=color, ms=4.5, label=name, zorder=4), segments, up)]

    def show(place):
        for (dots, segments, up), W in zip(moving, refits, strict=True):
            after = W[place, 1 + rows]
            drawn = after != 0
            dots.set_data(after[drawn], heights[drawn] + up)
            segments.set_segments([[(before[k], k + up), (after[k], k + up)] for k in np.flatnonzero(drawn | alive)])

    return [artist for dots, segments, _ in moving for artist in (segments, dots)], show


def _marks(ax, all_changes, rows):
    """A sign for each weight that comes to life, dies or turns, a column for each kind of refit."""
    ax.set(xlim=(-0.5, 1.5), ylim=(-0.7, len(rows) - 0.3))
    ax.set_xticks([0, 1], ["left\nout", "label\nflipped"], fontsize=SMALL)
    ax.set_yticks([])
    ax.hlines(np.arange(len(rows)), -0.5, 1.5, color=FAINT, lw=0.5)
    signs = [
        (ax.plot([], [], marker, color=kind[0], ms=6.5, zorder=3)[0], column)
        for column, (kind, _) in enumerate(KINDS)
        for marker, _ in MARKS
    ]

    def show(place):
        for (line, column), which in zip(signs, [part for one in all_changes for part in one], strict=True):
            heights = np.flatnonzero(which[place, rows])
            line.set_data(np.full(len(heights), column), heights)

    return [line for line, _ in signs], show


def _said(one, place, names):
    """Who comes to life, dies or turns."""
    who = {word: [names[j] for j in np.flatnonzero(which[place])] for which, word in zip(one, WORDS, strict=True)}
    said = [f"{word} {' and '.join(some) if len(some) < 3 else f'{len(some)} weights'}" for word, some in who.items() if some]
    return ", ".join(said) or "nobody comes to life or dies"
