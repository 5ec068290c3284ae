"""Two descents beside each other: what a reader's function does, and what the right one does."""

import numpy as np

from ..axes import legend, log_ticks
from ..names import drawn
from ..picture import Picture
from ..sides import sides
from ..style import BLUE, GREY, SIZES, VERMILLION, columns, drawing_for, house_style, new_figure

EDGE = 12  # scores further out are drawn here
TOP = 1e3  # losses beyond are drawn here


@house_style(sizes=SIZES)
def two_descents(data, yours, right):
    """The losses of two Histories from w = 0, and where the weights of `yours` put every example. One frame a step."""
    fig = new_figure(10, 3.9, phone=(3.6, 5.4), hall=(10, 4.5))
    ax, ax_scores = columns(fig, [1, 1.1], [1, 1])
    marks, move = losses(ax, yours, right)
    clouds, land = sides(ax_scores, data)
    means = (f"right of 0: {drawn(data.classes[1])}", f"beyond ±{EDGE}: at the edge")
    told = ("\n" if drawing_for("phone") else "; ").join(means)
    ax_scores.set(xlim=(-EDGE - 0.5, EDGE + 0.5), xlabel=f"score z with your weights\n{told}")

    def show(i):
        scores = [data.X @ history.W[min(i, len(history.W) - 1)] for history in (yours, right)]
        land(np.clip(scores[0], -EDGE, EDGE))
        hits = [np.sum((each > 0) == data.y) for each in scores]
        called = f"With yours {hits[0]} of {len(data.y)} are called what they are, with the right one {hits[1]}."
        return f"{move(i)} {called} Yours calls {np.sum(scores[0] > 0)} {data.classes[1]}."

    return Picture(fig, [*marks, *clouds], show, steps_of(yours, right), "step", telling=len(right.W) - 1)


def losses(ax, yours, right):
    """Draw the losses of both over the steps: the artists that move, and the function that moves them and says where they are."""
    both, marks = np.concatenate([yours.losses, right.losses]), []
    highest = max(1, min(TOP, both.max()))
    for history, name, color, style, marker in ((yours, "yours", VERMILLION, "-", "o"), (right, "the right one", BLUE, "--", "s")):
        ax.plot(np.minimum(history.losses, TOP), style, color=color, lw=2, label=name)
        marks += ax.plot([], [], marker, color=color, zorder=4)
    now = ax.axvline(0, color=GREY, lw=0.8)
    ax.set(xlim=(-0.5, len(right.W) - 0.5), yscale="log", ylim=(0.8 * max(both.min(), 0.01), 1.3 * highest), xlabel="step")
    ax.set_ylabel(f"loss (beyond {TOP:g}: at {TOP:g})" if both.max() > TOP else "loss")
    log_ticks(ax.yaxis)
    legend(ax, 2)

    def move(i):
        now.set_xdata([i, i])
        at = [min(i, len(history.losses) - 1) for history in (yours, right)]
        values = [history.losses[k] for history, k in zip((yours, right), at, strict=True)]
        for mark, k, value in zip(marks, at, values, strict=True):
            mark.set_data([k], [min(value, TOP)])
        ended = f" (yours ended at step {at[0]}: after it the weights are no longer finite)" * (at[0] < i)
        return f"Step {i}: your loss is {values[0]:.4f}, the right one's {values[1]:.4f}{ended}."

    return [now, *marks], move


def steps_of(yours, right):
    """Labels of the frames: the right descent has all the steps, whatever became of the other."""
    return [str(step) for step in range(len(right.W))]
