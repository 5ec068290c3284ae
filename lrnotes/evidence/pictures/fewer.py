"""What notebook 05 shows of fewer biopsies: what a part of them predicts, and what it chooses."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.growing import growing, last_of
from ...panels.names import MOST, all_drawn, most_rows, without_row
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, PURPLE, SIZES, SMALL, drawing_for, house_style, new_figure
from ..fewer import overlaps
from ..validation import mean_and_error

FAINT_ORDERS = 10  # so many single orders are drawn


@house_style(sizes=SIZES)
def fewer(found, n_all, n_out, names, kind="examples"):
    """Loss on examples that stay out, weights alive and the overlap of two choices, against the size of the part; and which features live.

    `found` are those of `fewer.simulate`, from n_all examples, judged on n_out. Thick: the mean over all orders, with two standard errors;
    faint: single orders, their first end.
    """
    sizes, alive = found.sizes, found.alive.sum(axis=-1)
    shown = (  # what a single order does, its mean over both ends, and what it is
        (found.loss[:, 0], found.loss.mean(axis=1), BLUE, f"loss on\n{n_out} others"),
        (alive[:, 0], alive.mean(axis=1), PURPLE, "weights\nalive"),
        (*[overlaps(found)] * 2, GREEN, "overlap"),
    )
    fig, axes, ax_lives = _axes()
    curves = [_curve(ax, sizes, *what) for ax, what in zip(axes, shown, strict=True)]
    axes[2].axvspan(n_all / 2, 1.08 * n_all, fc=(FAINT, 0.5), ec=GREY, lw=0.6)
    axes[2].set_title("in the grey the two share some", loc="right", fontsize=SMALL, pad=3)
    axes[2].set(ylim=(0, 1.03), xlabel=f"{kind} N that train (log scale)")
    rows, show_rows = _who_lives(ax_lives, found.alive.mean(axis=(0, 1)), names, found.loss[..., 0].size)
    means = [mean_and_error(values) for _, values, *_ in shown]
    unseen = without_row(len(names), "they live least often at the end")

    def show(i, until=None):
        for _, draw in curves:
            draw(i, last_of(i, until))
        show_rows(i)
        loss, lives, share = (
            f"{mean[i]:.{digits}f} ± {error[i]:.{digits}f}" for (mean, error), digits in zip(means, (3, 1, 2), strict=True)
        )
        always, shared = np.sum(found.alive[:, :, i].all(axis=(0, 1))), max(0, 2 * sizes[i] - n_all)
        return (
            f"N = {sizes[i]}: loss {loss}; {lives} weights alive; two choices from {shared or 'no'} common {kind} overlap by {share}. "
            f"{always} of {len(names)} features live in all {found.loss[..., 0].size} fits.{unseen}"
        )

    moving = [artist for artists, _ in curves for artist in artists]
    return Picture(fig, [*moving, *rows], show, [str(size) for size in sizes], "N", telling=len(sizes) - 1)


def _axes():
    """The figure, axes for the three curves above each other, and axes for the features beside them, or below."""
    fig = new_figure(10, 4.8, phone=(3.6, 5.5), hall=(10, 4.5))
    if drawing_for("phone"):
        *axes, ax = fig.subplots(4, 1, height_ratios=[1, 1, 1, 2.1])
    else:
        grid = fig.add_gridspec(3, 2, width_ratios=[1.1, 1])
        *axes, ax = (fig.add_subplot(place) for place in (*(grid[row, 0] for row in range(3)), grid[:, 1]))
    for above in axes[:2]:
        above.tick_params(labelbottom=False)
    return fig, axes, ax


def _curve(ax, sizes, single, values, color, label):
    """One figure of merit against the size: what moves, and the function that moves it."""
    mean, error = mean_and_error(values)
    lines = [ax.plot(sizes, one, color=GREY, lw=0.5)[0] for one in single[:FAINT_ORDERS]]
    lines += ax.plot(sizes, mean, color=color, lw=2.2)
    bars = ax.add_collection(LineCollection([], color=INK, lw=1.4, zorder=3))
    (dot,) = ax.plot([], [], "o", color=color, ms=7, zorder=4)
    ax.set(xscale="log", xlim=(0.93 * sizes[0], 1.08 * sizes[-1]), ylabel=label)
    marked = sizes[:: 3 if drawing_for("phone") else 2]
    ax.set_xticks(marked, [str(size) for size in marked], fontsize=SMALL)
    up_to = growing(*lines)

    def show(i, end):
        up_to(sizes[end])
        bars.set_segments([[(sizes[k], mean[k] - 2 * error[k]), (sizes[k], mean[k] + 2 * error[k])] for k in range(end + 1)])
        dot.set_data([sizes[i]], [mean[i]])

    return [*lines, bars, dot], show


def _who_lives(ax, shares, names, n_fits):
    """In which share of the fits each feature lives, (S, D), those that live most often at the end on top: what moves and how."""
    order = np.argsort(shares[-1], kind="stable")[-most_rows() :]
    bars = ax.barh(np.arange(len(order)), shares[-1, order], 0.75, color=BLUE)
    ax.set(xlim=(0, 101), ylim=(-0.6, len(order) - 0.4), xlabel=f"alive in this share of {n_fits} fits (%)")
    ax.set_yticks(range(len(order)), all_drawn([names[j] for j in order], 18 if drawing_for("phone") else MOST), fontsize=SMALL)

    def show(i):
        for bar, share in zip(bars, shares[i, order], strict=True):
            bar.set_width(100 * share)

    return list(bars), show
