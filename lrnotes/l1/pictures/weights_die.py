"""What notebook 04 shows first: weights on their way to zero."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox, TransformedBbox

from ...panels.axes import powers_of_ten
from ...panels.growing import last_of
from ...panels.names import all_drawn, most_rows, without_row
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, INK, SIZES, SMALL, VERMILLION, drawing_for, house_style, new_figure
from ..along import along
from .paths import largest_of, paths, spread


@house_style(sizes=SIZES)
def weights_die(path, data):
    """Path, weights and pulls at one lambda, from the smallest to the largest of the path.

    `data` (see `data.DataSet`) is what the path was fitted to. The bias is not shown: it is not penalised. Rows are ordered by size at
    the smallest lambda, and curves go as far as lambda has come, so that who dies when is not told before. Where there
    is no room for all (`most_rows`), only the last to die have a name and a bar; all have a curve, and the caption counts all.
    """
    seen = along(path, data)
    last = np.sort(seen.order[-most_rows() :])
    shown, largest = last[np.argsort(np.abs(seen.W[0, last]), kind="stable")], largest_of(seen.W)
    told = np.unique([*shown, *largest])
    names = dict(zip(told, all_drawn([data.names[j] for j in told], 18 if drawing_for("phone") else 23), strict=True))
    rows, unseen = np.arange(len(shown)), without_row(len(data.names), "they are the first to die, or never live")
    fig, ax_path, axes = _axes(len(rows))
    for ax in axes:
        ax.set(ylim=(-0.7, rows[-1] + 0.7), yticks=[])
        ax.spines["left"].set_visible(False)
    parts = (
        paths(ax_path, seen.lams, seen.W, {j: names[j] for j in largest}),
        _names(axes[0], ax_path, rows, [names[j] for j in shown]),
        _bars(axes[1], rows, data.classes, spread(seen.W)),
        _pulls(axes[2], rows, seen.lams),
    )

    def show(i, until=None):
        w, pulls, end = seen.W[i, shown], np.abs(seen.pulls[i, shown]), last_of(i, until)
        for _, move in parts:
            move(i, w, pulls, end)
        return _say(seen, i, data.names) + unseen

    moving = [artist for artists, _ in parts for artist in artists]
    return Picture(fig, moving, show, [f"{lam:.3g}" for lam in seen.lams], "λ", telling=len(seen.lams) // 2)


def _axes(rows):
    """The figure, and axes for the paths and for names, weights and pulls, which share that many rows."""
    fig = new_figure(10, 1 + 0.136 * max(rows, 20), hall=(10, 4.55), phone=(3.6, 5.7))
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
    later = seen.W[i:, living] == 0
    deaths = np.where(later.any(axis=0), later.argmax(axis=0), len(later))  # of this life: it may have another
    caption, first = f"{caption}. Strongest: {names[strongest]} ({seen.W[i, strongest]:+.2f}).", living[deaths == deaths.min()]
    if deaths.min() == len(later):
        return f"{caption} None dies before the slider ends."
    return f"{caption} Next to die: {names[first[0]] if len(first) == 1 else f'{len(first)} in one step'}."


def _names(ax, ax_path, rows, names):
    """The names, with a fog over those of the dead. Names may be wider than their axes, and beside them the fog ends where the paths do."""
    ax.set_xlim(0, 1)
    ax.axis("off")
    for row, name in zip(rows, names, strict=True):
        ax.text(1, row, name, ha="right", va="center", fontsize=SMALL)
    fog = ax.add_line(Line2D([], [], color="white", alpha=0.36, linewidth=10.5, solid_capstyle="butt", zorder=5, clip_on=False))
    fog.set_in_layout(False)
    if not drawing_for("phone"):
        fog.set_clip_on(True)
        fog.set_clip_box(TransformedBbox(Bbox([[1.001, -1], [9, 2]]), ax_path.transAxes))

    def move(i, w, pulls, end):
        dead = rows[w == 0]
        fog.set_data(np.tile([-2, 1, np.nan], len(dead)), np.repeat(dead, 3))

    return [fog], move


def _bars(ax, rows, classes, limits):
    """The living weights as bars, a cross for the dead."""
    against, towards = all_drawn(classes, 15)
    between = "\n" if drawing_for("phone") else "   "
    ax.set(xlim=limits, xlabel=f"weight\n← {against}{between}{towards} →")
    ax.xaxis.set_major_locator(MaxNLocator(3))
    ax.axvline(0, color=GREY, lw=0.8)
    bars = [ax.plot([], [], color=color, lw=7, solid_capstyle="butt", zorder=3)[0] for color in (VERMILLION, BLUE)]
    (graves,) = ax.plot([], [], "x", color=GREY, ms=5, zorder=4)

    def move(i, w, pulls, end):
        lives = w != 0
        for bar, mine in zip(bars, (w > 0, w < 0), strict=True):
            bar.set_data(np.outer(w[mine], [0, 1, np.nan]).ravel(), np.repeat(rows[mine], 3))
        graves.set_data(0 * rows[~lives], rows[~lives])

    return [*bars, graves], move


def _pulls(ax, rows, lams):
    """The size of each pull, and the wall at lambda that the living lean on."""
    least = lams[0] / 10  # what is smaller stands here
    left, right = least * (lams[-1] / least) ** -0.05, lams[-1] * 1.6
    ax.set(xscale="log", xlim=(left, right), xlabel="pull\n(log scale)" if drawing_for("phone") else "size of pull (log scale)")
    powers_of_ten(ax.xaxis, 3 if drawing_for("phone") else 2)
    ax.hlines(rows, left, right, color=FAINT, lw=0.6)
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
