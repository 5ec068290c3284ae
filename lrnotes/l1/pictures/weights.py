"""What notebook 04 shows: weights on their way to zero."""

import numpy as np
from matplotlib.collections import LineCollection

from ...forward_pass import logits
from ...gradients import dloss_dw
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, PURPLE, VERMILLION, new_figure, open_axes
from .. import kkt_violation

MOST_ROWS = 60


def _drawn(name, most=23):
    """A name as it is drawn: cut in the middle where there is no room for all, and its dollars start no mathematics."""
    if len(name) > most:
        name = f"{name[: most // 2]}…{name[-(most // 2) :]}"
    return name.replace("$", r"\$")


def weights_die(path, data):
    """Path, weights and pulls at one lambda, from the smallest to the largest of `path.lams`.

    `data` (see `data.DataSet`) is what the path was fitted to. The bias is not shown: it is not penalised. Of more than 60 features
    only the last 60 to die have a name and a bar; all have a curve, and the caption counts all.
    """
    lams, W = path.lams[::-1], path.W[::-1, 1:]
    pulls = np.abs([dloss_dw(data.X, w, data.y)[1:] for w in path.W[::-1]])
    right = [np.mean((logits(data.X, w) > 0) == data.y) for w in path.W[::-1]]
    order, death = _by_death(W)  # the last to die on top
    names, W, pulls, death = [data.names[j] for j in order], W[:, order], pulls[:, order], death[order]
    alive = W != 0
    n = len(names)
    rows = np.arange(n) - max(n - MOST_ROWS, 0)  # of many features only the last to die have a row; the others lie below the axes

    fig = new_figure(10, 0.172 * max(rows[-1] + 1, 15) + 1)
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
    for j, color, style in zip(range(n - 1, -1, -1), (GREEN, PURPLE, INK, GREY), ("-", "--", "-.", ":"), strict=False):
        ax_path.plot(lams, W[:, j], style, color=color, lw=2, label=_drawn(names[j]))
    first = np.abs(W[0]).argmax()
    if first < n - 4:
        ax_path.annotate(
            _drawn(names[first]), (lams[0], W[0, first]), (5, 0), textcoords="offset points", fontsize=8, color=GREY, va="center"
        )
    ax_path.legend(
        loc="lower left",
        bbox_to_anchor=(-0.12, 1),
        ncols=2,
        fontsize=8,
        frameon=False,
        handlelength=3,
        title="last to die",
        title_fontsize=8,
        alignment="left",
    )
    now = ax_path.axvline(lams[0], color=INK, lw=1.2)
    dots = ax_path.scatter(np.full(n, lams[0]), W[0], s=14, color=INK, zorder=4)

    for ax in (ax_names, ax_weights, ax_pulls):
        ax.set_ylim(-0.7, rows[-1] + 0.7)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
    ax_names.set_xlim(0, 1)
    ax_names.axis("off")
    for row, name in zip(rows[rows >= 0], names[-MOST_ROWS:], strict=True):
        ax_names.text(1, row, _drawn(name), ha="right", va="center", fontsize=8.5)
    fog = ax_names.add_collection(LineCollection([], colors="white", alpha=0.46, linewidths=10.5, zorder=5, clip_on=False))

    against, towards = (_drawn(name, 15) for name in data.classes)
    ax_weights.set(xlim=spread, xlabel=f"weight $w_j$\n{against} $\\leftarrow$   $\\rightarrow$ {towards}")
    ax_weights.axvline(0, color=GREY, lw=0.8)
    bars = ax_weights.add_collection(LineCollection([], linewidths=7, zorder=3))
    (graves,) = ax_weights.plot([], [], "x", color=GREY, ms=5, zorder=4)

    ax_pulls.set(xscale="log", xlim=(lams[0] / 10, lams[-1] * 1.6), xlabel="size of pull (log scale)")
    ax_pulls.hlines(rows, lams[0] / 10, lams[-1] * 1.6, color=FAINT, lw=0.6)
    wall = ax_pulls.axvline(lams[0], color=INK, lw=1.2)
    (living,) = ax_pulls.plot([], [], "o", color=INK, ms=6, zorder=4)
    (sleeping,) = ax_pulls.plot([], [], "o", color=GREY, mfc="white", ms=5, zorder=4)
    sign = ax_pulls.text(lams[0], rows[-1] + 0.8, "", ha="right", va="bottom")

    def show(i):
        lam, w, lives = lams[i], W[i], alive[i]
        now.set_xdata([lam, lam])
        dots.set_offsets(np.column_stack([np.full(n, lam), w]))
        dots.set_color(np.where(lives, INK, GREY))
        fog.set_segments([[(-0.5, row), (1, row)] for row in rows[~lives & (rows >= 0)]])
        bars.set_segments([[(0, row), (weight, row)] for row, weight in zip(rows[lives], w[lives], strict=True)])
        bars.set_color(np.where(w[lives] > 0, VERMILLION, BLUE))
        graves.set_data(0 * rows[~lives], rows[~lives])
        wall.set_xdata([lam, lam])
        sign.set_x(lam * 1.3)
        sign.set_text(rf"$\lambda$ = {lam:.3g}")
        living.set_data(pulls[i, lives], rows[lives])
        sleeping.set_data(np.maximum(pulls[i, ~lives], lams[0] / 10), rows[~lives])
        caption = f"λ = {lam:.3g}: {lives.sum()} of {n} weights alive, {right[i]:.1%} of labels right"
        if not lives.any():
            return f"{caption}. No pull is stronger than λ."
        strongest = np.abs(w).argmax()
        nxt = np.flatnonzero(lives)[np.lexsort((np.abs(w[lives]), death[lives]))[0]]
        return f"{caption}. Strongest: {names[strongest]} ({w[strongest]:+.2f}). Next to die: {names[nxt]}."

    moving = [now, dots, fog, bars, graves, wall, living, sleeping, sign]
    return Picture(fig, moving, show, [f"{lam:.3g}" for lam in lams], "λ")


def tug_of_war(path, data):
    """Every weight's pull in units of lambda, at every second of `path.lams` from the smallest: the living lean on a wall.

    `data` (see `data.DataSet`) is what the path was fitted to. The bias is not shown: it is not penalised.
    """
    lams, W = path.lams[::2][::-1], path.W[::2][::-1]
    violations = [kkt_violation(data.X, w, data.y, lam) for lam, w in zip(lams, W, strict=True)]
    order, _ = _by_death(path.W[::-1, 1:])
    names, n = [data.names[j] for j in order], len(order)
    ropes = -np.array([dloss_dw(data.X, w, data.y)[1 + order] for w in W]) / lams[:, None]
    alive, rows = W[:, 1 + order] != 0, np.arange(n)

    fig = new_figure(10, 0.172 * max(n, 10) + 0.9)
    ax = fig.subplots()
    open_axes(ax)
    ax.spines["left"].set_visible(False)
    for wall, color in ((-1, BLUE), (1, VERMILLION)):
        ax.axvspan(wall, 1.12 * wall, color=color, alpha=0.15, lw=0)
        ax.axvline(wall, color=color, lw=1.5)
    ax.axvline(0, color=FAINT, lw=1)
    ax.set(xlim=(-1.12, 1.12), ylim=(-0.7, n - 0.3), xlabel=r"pull $-\partial L / \partial w_j$, in units of $\lambda$")
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], [r"$-\lambda$", r"$-\lambda/2$", "0", r"$\lambda/2$", r"$\lambda$"])
    ax.set_yticks(rows, [_drawn(name) for name in names], fontsize=8.5)
    ax.tick_params(axis="y", length=0)
    mark = ax.text(0, n - 0.2, "", ha="center", va="bottom")
    rope = ax.add_collection(LineCollection([], linewidths=1, colors=GREY, zorder=2))
    (up,) = ax.plot([], [], ">", color=VERMILLION, ms=7, zorder=4)
    (down,) = ax.plot([], [], "<", color=BLUE, ms=7, zorder=4)
    (held,) = ax.plot([], [], "o", color=GREY, mfc="white", ms=5, zorder=4)

    def show(i):
        pulls, lives = ropes[i], alive[i]
        mark.set_text(rf"$\lambda$ = {lams[i]:.3g}")
        rope.set_segments([[(0, row), (pull, row)] for row, pull in zip(rows, pulls, strict=True)])
        for artist, mine in ((up, lives & (pulls > 0)), (down, lives & (pulls < 0)), (held, ~lives)):
            artist.set_data(pulls[mine], rows[mine])
        thousands = 3 * np.ceil(np.log10(max(violations[i], 1e-300)) / 3)  # the exact figure is rounding, and another on each machine
        caption = f"λ = {lams[i]:.3g}: {lives.sum()} weights lean on a wall, {n - lives.sum()} are held inside"
        if not lives.all():
            hardest = np.where(lives, 0, np.abs(pulls)).argmax()
            caption += f", hardest pulled of them {names[hardest]} with {abs(pulls[hardest]):.3f} λ"
        return f"{caption}. Largest violation of the conditions: below {10.0**thousands:.0e}."

    return Picture(fig, [mark, rope, up, down, held], show, [f"{lam:.3g}" for lam in lams], "λ", telling=len(lams) // 2)


def _by_death(W):
    """For weights (L, D) at rising lambdas: the order in which they die, and the last row in which each lives (-1: none)."""
    death = np.array([np.flatnonzero(column).max(initial=-1) for column in W.T])
    return np.lexsort((np.abs(W).max(axis=0), death)), death
