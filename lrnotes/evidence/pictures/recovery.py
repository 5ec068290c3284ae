"""What notebook 05 shows of selection where the truth is known: how often it is found, and what more data can do about it."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.axes import powers_of_ten
from ...panels.growing import growing, last_of
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, PURPLE, SIZES, SMALL, VERMILLION, between, drawing_for, house_style, new_figure
from ..decision import wilson

LOOKS = [(GREY, "s"), (PURPLE, "D"), (GREEN, "v"), (BLUE, "o"), (VERMILLION, "^"), (INK, "P")]  # of the sizes, up to six


@house_style(sizes=SIZES)
def recovery(found, stand_ins, shares):
    """In which share of the draws all signs are right: at each lambda, and at any, against the correlation; below, the condition.

    `found` is a `recovery.Recoveries`, `stand_ins` (C,) are `recovery.stand_in` at its correlations, `shares` (L,) its lambdas.
    """
    fig, ax_along, ax, below = _axes()
    along, show_along = _along_the_path(ax_along, found, shares)
    anywhere, show_anywhere = _anywhere(ax, found)
    condition, show_condition = _condition(below, found.correlations, stand_ins)
    fig.legend(*fig.axes[0].get_legend_handles_labels(), loc="outside upper left", ncols=3 if drawing_for("phone") else len(found.sizes))

    def show(i, until=None):
        show_along(i)
        for move in (show_anywhere, show_condition):
            move(i, last_of(i, until))
        counts = ", ".join(f"{n} at N = {size}" for n, size in zip(found.somewhere[:, i], found.sizes, strict=True))
        holds = "below 1: the condition holds" if stand_ins[i] < 1 else "not below 1: the condition fails"
        said = f"Correlation {found.correlations[i]:g}: stand-in {stand_ins[i]:.2f}, {holds}."
        return f"{said} All right at some λ, of {found.draws} draws: {counts}."

    labels = [f"{correlation:g}" for correlation in found.correlations]
    return Picture(fig, [*along, *anywhere, *condition], show, labels, "correlation", telling=int(np.argmax(np.array(stand_ins) >= 1)))


def _axes():
    """The figure, and axes for the path, for any lambda, and for the condition."""
    fig = new_figure(10, 4.8, phone=(3.6, 5.5), hall=(10, 4.5))
    if drawing_for("phone"):
        return fig, *fig.subplots(3, 1, height_ratios=[1.6, 1.2, 1])
    grid = fig.add_gridspec(2, 2, height_ratios=[2.2, 1])
    return fig, *(fig.add_subplot(place) for place in (grid[:, 0], grid[0, 1], grid[1, 1]))


def _along_the_path(ax, found, shares):
    """The share of draws with all signs right at each lambda, a line for each size: what moves, and the function that moves it."""
    lines = []
    for size, (color, marker) in zip(found.sizes, LOOKS, strict=False):
        lines += ax.plot([], [], color=color, marker=marker, ms=3.5, lw=1.4, label=f"N = {size}")
    ax.set(xscale="log", xlim=(0.95 * min(shares), 1.05), ylim=(-3, 103))
    powers_of_ten(ax.xaxis)
    ax.set_xlabel("λ as a share of the largest (log scale)")
    ax.set_ylabel("right at this λ (%)" if drawing_for("phone") else f"all ten signs right at this λ, of {found.draws} draws (%)")

    def show(i):
        for line, counts in zip(lines, found.right[:, i], strict=True):
            line.set_data(shares, 100 * counts / found.draws)

    return lines, show


def _anywhere(ax, found):
    """The same at any lambda, against the correlation, with 95% Wilson intervals: what moves, and the function that moves it."""
    low, high = 100 * np.array(wilson(found.somewhere, found.draws))
    lines, bars = [], []
    for counts, (color, marker) in zip(found.somewhere, LOOKS, strict=False):
        lines += ax.plot(found.correlations, 100 * counts / found.draws, color=color, marker=marker, ms=4, lw=1.4)
        bars.append(ax.add_collection(LineCollection([], color=color, lw=1.2)))
    ax.set(xlim=(-0.03, 1), ylim=(-3, 103), ylabel="right at some λ (%)")
    up_to = growing(*lines)

    def show(i, end):
        up_to(found.correlations[end])
        for one, below, above in zip(bars, low, high, strict=True):
            one.set_segments([[(found.correlations[k], below[k]), (found.correlations[k], above[k])] for k in range(end + 1)])

    return [*lines, *bars], show


def _condition(ax, correlations, stand_ins):
    """How well the useless feature stands in for the useful ones, and the limit: what moves, and the function that moves it."""
    (line,) = ax.plot(correlations, stand_ins, color=INK, lw=1.6)
    (dot,) = ax.plot([], [], "o", color=INK, ms=7, zorder=4)
    ax.axhspan(1, 2, fc=(FAINT, 0.6), ec=GREY, lw=0.6)
    ax.text(0, 1.95, "the condition fails", fontsize=SMALL, va="top", color=INK)
    ax.set(xlim=(-0.03, 1), ylim=(-0.08, 2), ylabel="stand-in")
    ax.set_xlabel(f"correlation of the useless feature{between()}with the sum of the three")
    up_to = growing(line)

    def show(i, end):
        up_to(correlations[end])
        dot.set_data([correlations[i]], [stand_ins[i]])

    return [line, dot], show
