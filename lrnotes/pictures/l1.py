"""What notebook 04 shows: weights on their way to zero."""

import numpy as np
from matplotlib.collections import LineCollection

from ..gradients import dloss_dw
from .picture import BLUE, FAINT, GREEN, GREY, INK, PURPLE, VERMILLION, Picture, new_figure, open_axes


def weights_die(path, data):
    """Path, weights and pulls at one lambda, from the smallest to the largest of `path.lams`.

    `data` (see `data.DataSet`) is what the path was fitted to. The bias is not shown: it is not penalised.
    """
    lams, W = path.lams[::-1], path.W[::-1, 1:]
    pulls = np.abs([dloss_dw(data.X, w, data.y)[1:] for w in path.W[::-1]])
    alive = W != 0
    death = np.array([np.flatnonzero(column).max(initial=-1) for column in alive.T])  # last frame in which it lives
    order = np.lexsort((np.abs(W).max(axis=0), death))  # the last to die on top
    names, W, pulls, alive, death = [data.names[j] for j in order], W[:, order], pulls[:, order], alive[:, order], death[order]
    n, rows = len(names), np.arange(len(names))

    fig = new_figure(10, 0.172 * n + 1)
    ax_path, ax_names, ax_weights, ax_pulls = fig.subplots(1, 4, width_ratios=[3.4, 1.75, 2.6, 2.6])
    spread = 1.06 * np.array([W.min(), W.max()])

    open_axes(ax_path, ax_weights, ax_pulls)
    ax_path.set(
        xscale="log",
        xlim=lams[[0, -1]] * [0.9, 1.15],
        ylim=spread,
        xlabel=r"$\lambda$ (log scale)",
        ylabel=r"weight $w_j$ (per standard deviation)",
    )
    ax_path.plot(lams, W[:, :-4], color=FAINT, lw=1)
    for j, color, style in zip(rows[:-5:-1], (VERMILLION, BLUE, GREEN, PURPLE), ("-", "--", "-.", ":"), strict=False):
        ax_path.plot(lams, W[:, j], style, color=color, lw=2, label=names[j])
    ax_path.legend(
        loc="lower left",
        bbox_to_anchor=(-0.12, 1),
        ncols=2,
        fontsize=8,
        frameon=False,
        title="last to die",
        title_fontsize=8,
        alignment="left",
    )
    now = ax_path.axvline(lams[0], color=INK, lw=1.2)
    dots = ax_path.scatter(np.full(n, lams[0]), W[0], s=14, color=INK, zorder=4)

    for ax in (ax_names, ax_weights, ax_pulls):
        ax.set_ylim(-0.7, n - 0.3)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
    ax_names.set_xlim(0, 1)
    ax_names.axis("off")
    for row, name in enumerate(names):
        ax_names.text(1, row, name, ha="right", va="center", fontsize=8.5)
    fog = ax_names.add_collection(LineCollection([], colors="white", alpha=0.46, linewidths=10.5, zorder=5))

    ax_weights.set(xlim=spread, xlabel=rf"{data.classes[0]} $\leftarrow$ weight $w_j$ $\rightarrow$ {data.classes[1]}")
    ax_weights.axvline(0, color=GREY, lw=0.8)
    bars = ax_weights.add_collection(LineCollection([], linewidths=7, zorder=3))
    (graves,) = ax_weights.plot([], [], "x", color=GREY, ms=5, zorder=4)

    ax_pulls.set(xscale="log", xlim=(lams[0] / 10, lams[-1] * 1.6), xlabel=r"pull $|\partial L / \partial w_j|$ (log scale)")
    ax_pulls.hlines(rows, lams[0] / 10, lams[-1] * 1.6, color=FAINT, lw=0.6)
    wall = ax_pulls.axvline(lams[0], color=INK, lw=1.2)
    (living,) = ax_pulls.plot([], [], "o", color=VERMILLION, ms=6, zorder=4)
    (sleeping,) = ax_pulls.plot([], [], "o", color=GREY, mfc="white", ms=5, zorder=4)
    sign = ax_pulls.text(lams[0], n - 0.2, r"$\lambda$", ha="center", va="bottom")

    def show(i):
        lam, w, lives = lams[i], W[i], alive[i]
        now.set_xdata([lam, lam])
        dots.set_offsets(np.column_stack([np.full(n, lam), w]))
        dots.set_color(np.where(lives, INK, GREY))
        fog.set_segments([[(0, row), (1, row)] for row in rows[~lives]])
        bars.set_segments([[(0, row), (w[row], row)] for row in rows[lives]])
        bars.set_color(np.where(w[lives] > 0, VERMILLION, BLUE))
        graves.set_data(0 * rows[~lives], rows[~lives])
        wall.set_xdata([lam, lam])
        sign.set_x(lam)
        living.set_data(pulls[i, lives], rows[lives])
        sleeping.set_data(np.maximum(pulls[i, ~lives], lams[0] / 10), rows[~lives])
        caption = f"λ = {lam:.3g}: {lives.sum()} of {n} weights alive"
        if not lives.any():
            return f"{caption}. No pull is stronger than λ."
        strongest = np.abs(w).argmax()
        nxt = rows[lives][np.lexsort((np.abs(w[lives]), death[lives]))[0]]
        return f"{caption}. Strongest: {names[strongest]} ({w[strongest]:+.2f}). Next to die: {names[nxt]}."

    moving = [now, dots, fog, bars, graves, wall, living, sleeping, sign]
    return Picture(fig, moving, show, [f"{lam:.3g}" for lam in lams], "λ")
