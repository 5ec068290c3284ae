"""What notebook 05 shows of weights: planted noise, resamples, and twins."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, INK, VERMILLION, new_figure, open_axes
from ..decision import wilson
from .validation import mark_choice


def planted(lams, W, choice, n_real):
    """How many real and how many planted weights are alive, and how large they are, at one lambda, from the smallest to the largest.

    W (L, D + 1) belongs to the falling `lams`; the first `n_real` weights after the bias are real, the rest planted.
    """
    order, W = np.arange(len(lams))[::-1], W[:, 1:]
    groups = [("real", VERMILLION, "o", "-", W[:, :n_real]), ("planted", INK, "x", "--", W[:, n_real:])]
    fig = new_figure(10, 4.0)
    ax, ax_weights = fig.subplots(1, 2)
    open_axes(ax, ax_weights)
    dots, clouds = [], []
    for row, (name, color, marker, style, weights) in enumerate(groups):
        n = weights.shape[1]
        ax.plot(lams, (weights != 0).sum(axis=1), style, color=color, lw=2, label=f"{name}, of {n}")
        dots += ax.plot([], [], "o", color=color, zorder=4)
        clouds += ax_weights.plot([], [], marker, color=color, ms=5, alpha=0.8)
        ax_weights.text(0.99, 0.98 - 0.5 * row, f"{name} ({n})", ha="right", va="top", transform=ax_weights.transAxes)
    mark_choice(ax, lams, choice)
    ax.set(xscale="log", xlim=lams[[-1, 0]] * [0.9, 1.1], xlabel=r"$\lambda$ (log scale)", ylabel="weights alive")
    ax.legend(frameon=False, loc="upper right")
    now = ax.axvline(lams[-1], color=INK, lw=1.2)
    margin = 0.06 * np.ptp(W)
    ax_weights.set(
        xlim=(W.min() - margin, W.max() + margin),
        ylim=(-0.5, 1.5),
        yticks=[],
        xlabel=r"living weights $w_j$ (per standard deviation; height means nothing)",
    )
    ax_weights.axhline(0.5, color=FAINT, lw=0.8)
    ax_weights.axvline(0, color=GREY, lw=0.8)
    heights = [1 - row + np.linspace(-0.4, 0.3, weights.shape[1]) for row, (*_, weights) in enumerate(groups)]

    def show(frame):
        i = order[frame]
        now.set_xdata([lams[i]] * 2)
        living = []
        for dot, cloud, at, (*_, weights) in zip(dots, clouds, heights, groups, strict=True):
            alive = weights[i] != 0
            living.append(np.abs(weights[i][alive]))
            dot.set_data([lams[i]], [alive.sum()])
            cloud.set_data(weights[i][alive], at[alive])
        real, noise = living
        text = f"λ = {lams[i]:.3g}: {len(real)} of {n_real} real and {len(noise)} of {W.shape[1] - n_real} planted weights alive."
        if not len(noise):
            return text
        return f"{text} The strongest planted one, {noise.max():.2f}, is larger than {np.sum(real < noise.max())} of the living real ones."

    return Picture(fig, [now, *dots, *clouds], show, [f"{lams[i]:.3g}" for i in order], "λ", telling=int(order[choice.minimum]))


def survival(lams, counts, n, names, at):
    """In how many of n resamples each named feature lives, at one lambda; below them the planted columns, whose truth is known.

    `counts` (L, D) belong to the falling `lams`; columns beyond the names are planted. Rows are ordered by the counts at place `at`.
    """
    d = len(names)
    order, rows = np.argsort(counts[at, :d], kind="stable"), np.arange(d)
    low, high = 100 * np.array(wilson(counts, n))
    shares, frames = 100 * counts / n, np.arange(len(lams))[::-1]
    fig = new_figure(10, 6.6)
    ax = fig.subplots()
    open_axes(ax)
    ax.set(xlim=(-2, 102), ylim=(-3.6, d - 0.3), xlabel=f"alive in this share of {n} resamples (%), with 95% intervals")
    ax.set_yticks([-1.8, *rows], [f"{counts.shape[1] - d} planted columns", *(names[j] for j in order)], fontsize=8.5)
    ax.hlines(rows, -2, 102, color=FAINT, lw=0.5)
    intervals = ax.add_collection(LineCollection([], color=BLUE, lw=1.6, zorder=3))
    (dots,) = ax.plot([], [], "o", color=BLUE, ms=5, zorder=4)
    (noise,) = ax.plot([], [], "x", color=INK, ms=5, alpha=0.6)
    jitter = np.random.default_rng(0).uniform(-0.8, 0.8, counts.shape[1] - d)
    luckiest, band = ax.axvline(0, color=INK, lw=1, ls="--"), ax.axvspan(0, 1, color=FAINT, alpha=0.6, lw=0)
    word = ax.text(0, -3.5, "", fontsize=8.5, va="bottom")

    def show(frame):
        i = frames[frame]
        mine, best = order, d + counts[i, d:].argmax()
        intervals.set_segments([[(low[i, j], row), (high[i, j], row)] for row, j in enumerate(mine)])
        dots.set_data(shares[i, mine], rows)
        noise.set_data(shares[i, d:], -1.8 + jitter)
        luckiest.set_xdata([shares[i, best]] * 2)
        band.set(x=low[i, best], width=high[i, best] - low[i, best])
        right = shares[i, best] > 60
        word.set_text("luckiest planted column " if right else " luckiest planted column")
        word.set(x=shares[i, best], ha="right" if right else "left")
        ahead, top = np.sum(low[i, :d] > high[i, best]), counts[i, :d].argmax()
        return (
            f"λ = {lams[i]:.3g}: {names[top]} lives in {counts[i, top]} of {n} resamples, the luckiest planted column in "
            f"{counts[i, best]}. Features whose interval lies above that one's: {ahead} of {d}."
        )

    moving = [band, intervals, dots, noise, luckiest, word]
    return Picture(fig, moving, show, [f"{lams[i]:.3g}" for i in frames], "λ", telling=int(frames[at]))


def twins(l1, l2, name):
    """The weights of two near-copies of one feature, drawn anew many times: under L1 (n, 2) and L2 (n, 2)."""
    first, second = (np.sum((l1[:, i] != 0) & (l1[:, 1 - i] == 0)) for i in (0, 1))
    fig = new_figure(6.4, 4.6)
    ax = fig.subplots()
    open_axes(ax)
    ax.axline((0, 0), slope=1, color=FAINT, lw=1)
    ax.plot(*l1.T, "o", color=VERMILLION, alpha=0.35, ms=6, label=f"L1, {len(l1)} draws")
    ax.plot(*l2.T, "s", color=BLUE, alpha=0.5, ms=5, label=f"L2, {len(l2)} draws")
    ax.set(xlabel=f"weight of the first near-copy of {name}", ylabel="weight of the second")
    ax.legend(frameon=False)
    for at, text in ((l1[l1[:, 1] == 0], f"{first} draws"), (l1[l1[:, 0] == 0], f"{second} draws")):
        if len(at):
            ax.annotate(text, at.mean(axis=0), (8, 8), textcoords="offset points", fontsize=9, color=INK)
    top = 0.55 * l1.max()
    ax.text(top, top, "equal ", ha="right", va="bottom", fontsize=9, color=GREY)
    caption = (
        f"L1: only the first lives in {first} of {len(l1)} draws, only the second in {second}, both in {len(l1) - first - second}. "
        f"L2: both live, with weights from {l2.min():.2f} to {l2.max():.2f}."
    )
    return Picture(fig, [], lambda: caption)
