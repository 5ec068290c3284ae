"""What notebook 04 shows first: weights on their way to zero."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.ticker import LogLocator, MaxNLocator

from ...panels.growing import last_of
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, PURPLE, SIZES, SMALL, VERMILLION, drawing_for, house_style, new_figure
from ..along import along
from .names import drawn, most_rows


@house_style(sizes=SIZES)
def weights_die(path, data):
    """Path, weights and pulls at one lambda, from the smallest to the largest of the path.

    `data` (see `data.DataSet`) is what the path was fitted to. The bias is not shown: it is not penalised. Rows are ordered by size at
    the smallest lambda, and curves go as far as lambda has come, so that who dies when is not told before. Where there
    is no room for all (`most_rows`), only the last to die have a name and a bar; all have a curve, and the caption counts all.
    """
    seen = along(path, data)
    most = most_rows()
    named = np.sort(seen.order[-most:])
    order = np.r_[seen.order[:-most], named[np.argsort(np.abs(seen.W[0, named]), kind="stable")]]
    names, n = [data.names[j] for j in order], len(order)
    rows = np.arange(n) - max(n - most, 0)  # the others lie below the axes
    fig, ax_path, axes = _axes(rows[-1] + 1)
    for ax in axes:
        ax.set(ylim=(-0.7, rows[-1] + 0.7), yticks=[])
        ax.spines["left"].set_visible(False)
    parts = (
        _paths(ax_path, seen.lams, seen.W[:, order], names),
        _names(axes[0], rows, names),
        _bars(axes[1], rows, data.classes, 1.06 * np.array([seen.W.min(), seen.W.max()])),
        _pulls(axes[2], rows, seen.lams),
    )

    def show(i, until=None):
        w, pulls, end = seen.W[i, order], np.abs(seen.pulls[i, order]), last_of(i, until)
        for _, move in parts:
            move(i, w, pulls, end)
        return _say(seen, i, data.names)

    moving = [artist for artists, _ in parts for artist in artists]
    return Picture(fig, moving, show, [f"{lam:.3g}" for lam in seen.lams], "λ")


def _axes(rows):
    """The figure, and axes for the paths and for names, weights and pulls, which share that many rows."""
    fig = new_figure(10, 1 + 0.136 * max(rows, 15), hall=(10, 4.55), phone=(3.6, 5.7))
    if drawing_for("phone"):
        fig.set_layout_engine("none")  # names stand in what that takes for empty axes
        places = (0.13, 0.7, 0.83, 0.21), (0, 0.14, 0.41, 0.45), (0.44, 0.14, 0.23, 0.45), (0.72, 0.14, 0.25, 0.45)
        ax_path, *axes = (fig.add_axes(place) for place in places)
        return fig, ax_path, axes
    ax_path, *axes = fig.subplots(1, 4, width_ratios=[3.4, 1.75, 2.6, 2.6])
    return fig, ax_path, axes


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
    n, by_size = len(names), np.argsort(-np.abs(W).max(axis=0), kind="stable")
    ax.set(xscale="log", xlim=lams[[0, -1]] * [0.9, 1.15], ylim=1.06 * np.array([W.min(), W.max()]))
    ax.set(xlabel="λ (log scale)", ylabel="weight" if drawing_for("phone") else "weight (per standard deviation)")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.plot(lams, W[:, by_size[4:]], color=FAINT, lw=1)
    for j, color, style in zip(by_size, (GREEN, PURPLE, INK, GREY), ("-", "--", "-.", ":"), strict=False):
        ax.plot(lams, W[:, j], style, color=color, lw=2, label=drawn(names[j], 17 if drawing_for("phone") else 23))
    ax.legend(loc="lower left", bbox_to_anchor=(-0.14, 1), ncols=2, handlelength=2.5, borderaxespad=0.2)
    right = ax.get_xlim()[1]
    veil = ax.axvspan(lams[0], right, ymin=0.005, color="white", lw=0, zorder=1.5)  # over what comes: cheaper than to draw what came
    now = ax.axvline(lams[0], color=INK, lw=1.2)
    dots = ax.scatter(np.full(n, lams[0]), W[0], s=14, color=INK, zorder=4)

    def move(i, w, pulls, end):
        veil.set(x=lams[end], width=right - lams[end])
        now.set_xdata([lams[i], lams[i]])
        dots.set_offsets(np.column_stack([np.full(n, lams[i]), w]))
        dots.set_color(np.where(w != 0, INK, GREY))

    return [veil, now, dots], move


def _names(ax, rows, names):
    """The names, with a fog over those of the dead."""
    ax.set_xlim(0, 1)
    ax.axis("off")
    for row, name in zip(rows[rows >= 0], names[-sum(rows >= 0) :], strict=True):
        ax.text(1, row, drawn(name, 18 if drawing_for("phone") else 23), ha="right", va="center", fontsize=SMALL)
    fog = ax.add_collection(LineCollection([], colors="white", alpha=0.36, linewidths=10.5, zorder=5, clip_on=False))

    def move(i, w, pulls, end):
        fog.set_segments([[(-2, row), (1, row)] for row in rows[(w == 0) & (rows >= 0)]])

    return [fog], move


def _bars(ax, rows, classes, spread):
    """The living weights as bars, a cross for the dead."""
    against, towards = (drawn(name, 15) for name in classes)
    between = "\n" if drawing_for("phone") else "   "
    ax.set(xlim=spread, xlabel=f"weight\n← {against}{between}{towards} →")
    ax.xaxis.set_major_locator(MaxNLocator(3))
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
    ax.set(xscale="log", xlim=(least, lams[-1] * 1.6), xlabel="pull\n(log scale)" if drawing_for("phone") else "size of pull (log scale)")
    ax.xaxis.set_major_locator(LogLocator(base=100))
    ax.xaxis.set_major_formatter("{x:g}")
    ax.hlines(rows, least, lams[-1] * 1.6, color=FAINT, lw=0.6)
    wall = ax.axvline(lams[0], color=INK, lw=1.2)
    (living,) = ax.plot([], [], "o", color=INK, ms=6, zorder=4)
    (sleeping,) = ax.plot([], [], "o", color=GREY, mfc="white", ms=5, zorder=4)
    sign = ax.text(lams[0], rows[-1] + 0.8, "", ha="right", va="bottom")

    def move(i, w, pulls, end):
        lives = w != 0
        wall.set_xdata([lams[i], lams[i]])
        sign.set_x(lams[i] * 1.3)
        sign.set_text(f"λ = {lams[i]:.3g}")
        living.set_data(pulls[lives], rows[lives])
        sleeping.set_data(np.maximum(pulls[~lives], least), rows[~lives])

    return [wall, living, sleeping, sign], move
