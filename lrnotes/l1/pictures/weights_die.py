"""What notebook 04 shows first: weights on their way to zero."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.growing import last_of
from ...panels.names import MOST_ROWS, all_drawn, without_row
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, PURPLE, ROW, VERMILLION, house_style, new_figure
from ..along import along


@house_style
def weights_die(path, data):
    """Path, weights and pulls at one lambda, from the smallest to the largest of the path.

    `data` (see `data.DataSet`) is what the path was fitted to. The bias is not shown: it is not penalised. Rows are ordered by size at
    the smallest lambda, and curves go as far as lambda has come, so that who dies when is not told before. Of more than 60 features
    only the last 60 to die have a name and a bar; all have a curve, and the caption counts all.
    """
    seen = along(path, data)
    named = np.sort(seen.order[-MOST_ROWS:])
    order = np.r_[seen.order[:-MOST_ROWS], named[np.argsort(np.abs(seen.W[0, named]), kind="stable")]]
    names, n = all_drawn([data.names[j] for j in order]), len(order)
    rows = np.arange(n) - max(n - MOST_ROWS, 0)  # the others lie below the axes
    fig = new_figure(10, ROW * max(rows[-1] + 1, 15) + 1)
    ax_path, *axes = fig.subplots(1, 4, width_ratios=[3.4, 1.75, 2.6, 2.6])
    for ax in axes:
        ax.set(ylim=(-0.7, rows[-1] + 0.7), yticks=[])
        ax.spines["left"].set_visible(False)
    parts = (
        _paths(ax_path, seen.lams, seen.W[:, order], names),
        _names(axes[0], rows, names),
        _bars(axes[1], rows, data.classes, _spread(seen.W)),
        _pulls(axes[2], rows, seen.lams),
    )

    def show(i, until=None):
        w, pulls, end = seen.W[i, order], np.abs(seen.pulls[i, order]), last_of(i, until)
        for _, move in parts:
            move(i, w, pulls, end)
        return _say(seen, i, data.names) + without_row(n, "they are the first to die")

    moving = [artist for artists, _ in parts for artist in artists]
    return Picture(fig, moving, show, [f"{lam:.3g}" for lam in seen.lams], "λ")


def _spread(W):
    """From below the least weight to above the largest, with room for a mark at 0."""
    low, high = min(W.min(), 0), max(W.max(), 0)
    room = 0.06 * (high - low or 1)
    return low - room, high + room


def _say(seen, i, names):
    """The caption of place i."""
    w, lives = np.abs(seen.W[i]), seen.W[i] != 0
    caption = f"λ = {seen.lams[i]:.3g}: {lives.sum()} of {len(w)} weights alive, {seen.right[i]:.1%} of labels right"
    if not lives.any():
        return f"{caption}. No pull is stronger than λ."
    strongest, living = w.argmax(), np.flatnonzero(lives)
    nxt = living[np.lexsort((w[living], seen.death[living]))[0]]
    return f"{caption}. Strongest: {names[strongest]} ({seen.W[i, strongest]:+.2f}). Next to die: {names[nxt]}."


def _paths(ax, lams, W, names):
    """Every weight against lambda; the four that get largest have a style and a name."""
    largest = np.abs(W).max(axis=0)
    by_size = np.argsort(-largest, kind="stable")
    once = np.r_[np.flatnonzero(largest), np.flatnonzero(largest == 0)[:1]]  # thousands that never live lie on each other
    ax.set(xscale="log", xlim=lams[[0, -1]] * [0.9, 1.15], ylim=_spread(W))
    ax.set(xlabel=r"$\lambda$ (log scale)", ylabel=r"weight $w_j$ (per standard deviation)")
    ax.plot(lams, W[:, [j for j in by_size[4:] if j in set(once)]], color=FAINT, lw=1)
    for j, color, style in zip(by_size, (GREEN, PURPLE, INK, GREY), ("-", "--", "-.", ":"), strict=False):
        ax.plot(lams, W[:, j], style, color=color, lw=2, label=names[j])
    look = {"loc": "lower left", "bbox_to_anchor": (-0.12, 1), "ncols": 2, "handlelength": 3}
    ax.legend(fontsize=8, title="largest anywhere", title_fontsize=8, alignment="left", **look)
    right = ax.get_xlim()[1]
    veil = ax.axvspan(lams[0], right, ymin=0.005, color=ax.figure.get_facecolor(), lw=0, zorder=1.5)  # over what comes: cheaper than to draw what came
    now = ax.axvline(lams[0], color=INK, lw=1.2)
    dots = ax.scatter(np.full(len(once), lams[0]), W[0, once], s=14, color=INK, zorder=4)

    def move(i, w, pulls, end):
        veil.set(x=lams[end], width=right - lams[end])
        now.set_xdata([lams[i], lams[i]])
        dots.set_offsets(np.column_stack([np.full(len(once), lams[i]), w[once]]))
        dots.set_color(np.where(w[once] != 0, INK, GREY))

    return [veil, now, dots], move


def _names(ax, rows, names):
    """The names, with a fog over those of the dead, which is drawn in a seventh of the time that their letters in grey would take."""
    ax.set_xlim(0, 1)
    ax.axis("off")
    for row, name in zip(rows[rows >= 0], names[-MOST_ROWS:], strict=True):
        ax.text(1, row, name, ha="right", va="center", fontsize=8.5)
    fog = ax.add_collection(LineCollection([], colors=[ax.figure.get_facecolor()], alpha=0.46, linewidths=10.5, zorder=5))

    def move(i, w, pulls, end):
        fog.set_segments([[(0, row), (1, row)] for row in rows[(w == 0) & (rows >= 0)]])

    return [fog], move


def _bars(ax, rows, classes, spread):
    """The living weights as bars, a cross for the dead."""
    against, towards = all_drawn(classes, 15)
    ax.set(xlim=spread, xlabel=f"weight $w_j$\n{against} ←   → {towards}")
    ax.axvline(0, color=GREY, lw=0.8)
    bars = ax.add_collection(LineCollection([], linewidths=7, zorder=3))
    (graves,) = ax.plot([], [], "x", color=GREY, ms=5, zorder=4)

    def move(i, w, pulls, end):
        lives = w != 0
        bars.set_segments([[(0, row), (weight, row)] for row, weight in zip(rows[lives], w[lives], strict=True)])
        bars.set_color(np.where(w[lives] > 0, VERMILLION, BLUE))
        graves.set_data(0 * rows[~lives], rows[~lives])

    return [bars, graves], move


def _pulls(ax, rows, lams):
    """The size of each pull, and the wall at lambda that the living lean on."""
    least = lams[0] / 10
    ax.set(xscale="log", xlim=(least, lams[-1] * 1.6), xlabel="size of pull (log scale)")
    ax.hlines(rows, least, lams[-1] * 1.6, color=FAINT, lw=0.6)
    wall = ax.axvline(lams[0], color=INK, lw=1.2)
    (living,) = ax.plot([], [], "o", color=INK, ms=6, zorder=4)
    (sleeping,) = ax.plot([], [], "o", color=GREY, mfc="white", ms=5, zorder=4, clip_on=False)  # some stand on the edge
    sign = ax.text(lams[0], rows[-1] + 0.8, "", ha="right", va="bottom")

    def move(i, w, pulls, end):
        lives = w != 0
        wall.set_xdata([lams[i], lams[i]])
        sign.set_x(lams[i] * 1.3)
        sign.set_text(rf"$\lambda$ = {lams[i]:.3g}")
        living.set_data(pulls[lives], rows[lives])
        sleeping.set_data(np.maximum(pulls[~lives], least), rows[~lives])

    return [wall, living, sleeping, sign], move
