"""What notebook 05 shows of weights: planted noise, and twins."""

import numpy as np

from ...panels.axes import legend, powers_of_ten
from ...panels.growing import growing, last_of
from ...panels.names import drawn
from ...panels.picture import Picture
from ...panels.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    SIZES,
    SMALL,
    STANDING,
    VERMILLION,
    between,
    columns,
    drawing_for,
    house_style,
    new_figure,
)
from .validation import mark_choice


@house_style(sizes=SIZES)
def planted(lams, W, choice, n_real):
    """How many real and how many planted weights are alive up to one lambda, and how large they are there.

    W (L, D + 1) belongs to the rising `lams`; the first `n_real` weights after the bias are real, the rest planted.
    """
    groups = (("real", VERMILLION, "o", "-", W[:, 1 : 1 + n_real]), ("planted", INK, "x", "--", W[:, 1 + n_real :]))
    fig = new_figure(10, 4.2, phone=(3.6, 5.2), hall=(10, 4.5))
    ax, ax_weights = columns(fig, [1, 1], [1, 1])
    dots, show_dots = _how_many(ax, lams, groups)
    marks, show_marks = mark_choice(ax, lams, choice)
    clouds, show_clouds = _how_large(ax_weights, groups)

    def show(i, until=None):
        show_dots(i, last_of(i, until))
        show_marks(last_of(i, until))
        show_clouds(i)
        real, noise = (np.abs(weights[i][weights[i] != 0]) for *_, weights in groups)
        text = f"λ = {lams[i]:.3g}: {len(real)} of {n_real} real and {len(noise)} of {W.shape[1] - 1 - n_real} planted weights alive."
        if not len(noise):
            return text
        return f"{text} The strongest planted one, {noise.max():.2f}, is larger than {np.sum(real < noise.max())} of the living real ones."

    return Picture(fig, [*dots, *marks, *clouds], show, [f"{lam:.3g}" for lam in lams], "λ", telling=choice.minimum)


def _how_many(ax, lams, groups):
    """The number of living weights against lambda: what moves, and the function that moves it."""
    curves, dots = [], []
    for name, color, _, style, weights in groups:
        curves += ax.plot(lams, (weights != 0).sum(axis=1), style, color=color, lw=2, label=f"{name}, of {weights.shape[1]}")
        dots += ax.plot([], [], "o", color=color, zorder=4)
    ax.set(xscale="log", xlim=lams[[0, -1]] * [0.9, 1.1], xlabel="λ (log scale)", ylabel="weights alive")
    powers_of_ten(ax.xaxis)
    legend(ax, 2, 1.08 if drawing_for("phone") else 1.05)  # above the names of the choices
    now, draw = ax.axvline(lams[0], color=INK, lw=1.2), growing(*curves)

    def show(i, end):
        draw(lams[end])
        now.set_xdata([lams[i]] * 2)
        for dot, (*_, weights) in zip(dots, groups, strict=True):
            dot.set_data([lams[i]], [np.sum(weights[i] != 0)])

    return [*curves, now, *dots], show


def _how_large(ax, groups):
    """The living weights at one lambda, real ones above planted ones: what moves, and the function that moves it."""
    clouds, heights, ends = [], [], [end for *_, weights in groups for end in (weights.min(), weights.max())]
    for row, (name, color, marker, _, weights) in enumerate(groups):
        n = weights.shape[1]
        clouds += ax.plot([], [], marker, color=color, ms=5, alpha=0.9)
        heights.append(1 - row + np.linspace(-0.4, 0.15, n))
        ax.text(0.99, 0.98 - 0.5 * row, f"{name} ({n})", ha="right", va="top", transform=ax.transAxes)
    margin = 0.06 * np.ptp(ends)
    ax.set(xlim=(min(ends) - margin, max(ends) + margin), ylim=(-0.5, 1.5), yticks=[])
    ax.set_xlabel(f"living weights (per standard{between()}deviation; height means nothing)")
    ax.axhline(0.5, color=FAINT, lw=0.8)
    ax.axvline(0, color=GREY, lw=0.8)

    def show(i):
        for cloud, height, (*_, weights) in zip(clouds, heights, groups, strict=True):
            alive = weights[i] != 0
            cloud.set_data(weights[i][alive], height[alive])

    return clouds, show


@house_style(sizes=STANDING)
def twins(l1, l2, name):
    """The weights of two near-copies of one feature, drawn anew many times: under L1 (n, 2) and L2 (n, 2)."""
    alone = [l1[(l1[:, i] != 0) & (l1[:, 1 - i] == 0)] for i in (0, 1)]
    first, second, neither = *map(len, alone), np.sum((l1 == 0).all(axis=1))
    fig = new_figure(6.4, 4.6, phone=(3.6, 3.9))
    ax = fig.subplots()
    ax.axline((0, 0), slope=1, color=FAINT, lw=1)
    ax.plot(*l1.T, "o", color=VERMILLION, alpha=0.35, ms=6, label=f"L1, {len(l1)} draws")
    ax.plot(*l2.T, "s", color=BLUE, alpha=0.5, ms=5, label=f"L2, {len(l2)} draws")
    ax.set(xlabel=f"weight of the first near-copy{between()}of {drawn(name)}", ylabel="weight of the second")
    ax.legend()
    for at in alone:
        if len(at):
            ax.annotate(
                f"{len(at)} draw{'s' * (len(at) > 1)}", at.mean(axis=0), (8, 8), textcoords="offset points", fontsize=SMALL, color=INK
            )
    seen = l1 if l1.any() else l2
    far = 0.75 * seen.flat[np.abs(seen).argmax()]
    ax.text(far, far, "equal ", ha="right", va="bottom", fontsize=SMALL, color=GREY)
    caption = (
        f"L1: only the first lives in {first} of {len(l1)} draws, only the second in {second}, both in "
        f"{len(l1) - first - second - neither}{f', neither in {neither}' if neither else ''}. "
        f"L2: both live, with weights from {l2.min():.2f} to {l2.max():.2f}."
    )
    return Picture(fig, [], lambda: caption)
