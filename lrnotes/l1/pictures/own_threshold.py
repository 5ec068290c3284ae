"""What a reader's soft threshold does to the weights, beside what the right one does."""

import numpy as np

from ...panels.exercise.descents import losses, steps_of
from ...panels.names import all_drawn, most_rows, without_row
from ...panels.picture import Picture
from ...panels.style import BLUE, GREY, INK, ROW, SMALL, VERMILLION, house_style, new_figure

EDGE = 1  # weights beyond are drawn here


@house_style
def two_shrinkings(data, yours, right):
    """The losses of two Histories of proximal descent from w = 0, and all weights by name. One frame a step.

    Where there is no room for all (`names.most_rows`), those have a row whose weights get largest on the right way down.
    """
    shown = np.sort(np.argsort(-np.abs(right.W[:, 1:]).max(axis=0), kind="stable")[: most_rows()])
    n, n_all = len(shown), len(data.names)
    fig = new_figure(10, max(n, 10) * ROW + 1)
    ax, ax_weights = fig.subplots(1, 2, width_ratios=[1, 1.1])
    marks, move = losses(ax, yours, right)
    rows, unseen = np.arange(n), without_row(n_all, "they stay smaller on the right way down")
    ax_weights.axvline(0, color=GREY, lw=0.8)
    ax_weights.set(
        xlim=(-EDGE - 0.1, EDGE + 0.1),
        ylim=(n - 0.5, -0.5),
        xticks=(-1, -0.5, 0, 0.5, 1),
        xlabel=f"weight (±{EDGE} and beyond: at the edge)",
    )
    ax_weights.set_yticks(rows, all_drawn([data.names[j] for j in shown]), fontsize=SMALL)
    (target,) = ax_weights.plot([], [], "|", color=BLUE, ms=11, mew=2, label="the right one")
    (alive,) = ax_weights.plot([], [], "o", color=VERMILLION, ms=4, label="yours")
    (dead,) = ax_weights.plot([], [], "o", mfc="white", mec=INK, ms=4, label="yours, exactly 0")
    ax_weights.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3)

    def show(i):
        every, every_meant = (history.W[min(i, len(history.W) - 1), 1:] for history in (yours, right))
        own, meant = (np.clip(w[shown], -EDGE, EDGE) for w in (every, every_meant))
        target.set_data(meant, rows)
        alive.set_data(own[own != 0], rows[own != 0])
        dead.set_data(own[own == 0], rows[own == 0])
        zeros = f"Of {n_all} weights {np.sum(every == 0)} of yours are exactly 0, and {np.sum(every_meant == 0)} of the right one's."
        return f"{move(i)} {zeros}{unseen}"

    return Picture(fig, [*marks, target, alive, dead], show, steps_of(yours, right), "step", telling=len(right.W) - 1)
