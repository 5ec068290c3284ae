"""What notebook 04 shows of momentum: how soon weights are exactly 0."""

import numpy as np

from ...panels.axes import legend_inside, level
from ...panels.picture import Picture
from ...panels.style import STANDING, house_style, new_figure
from .descent import LOOKS


@house_style(sizes=STANDING)
def exact_zeros(histories, n_dead):
    """How many weights are exactly zero at each step, one line a history (two of them); `n_dead` are at the exact optimum."""
    fig = new_figure(10, 3.2, phone=(3.6, 3.4))
    ax = fig.subplots()
    ends, most = [], n_dead
    for (name, run), (color, style) in zip(histories.items(), LOOKS[:2], strict=True):
        zeros = np.sum(run.W[:, 1:] == 0, axis=1)
        ax.plot(np.arange(len(zeros)), zeros, style, color=color, lw=2, label=name, drawstyle="steps-post")
        ends.append(f"{name} {zeros[-1]}")
        most = max(most, zeros.max())
    ax.set_xscale("symlog", linthresh=1, linscale=0.4)
    ax.set(xlim=(-0.1, 1.2 * len(zeros)), ylim=(-0.05 * most, 1.05 * most), xlabel="step (log scale from 1 on)", ylabel="weights exactly 0")
    ax.xaxis.set_major_formatter("{x:,g}")
    level(ax, 0, n_dead, f"at the exact optimum {n_dead}")
    legend_inside(ax, 2, loc="lower right", fontsize=10)
    caption = f"Weights exactly 0 after {len(zeros) - 1:,} steps: {', '.join(ends)}; at the exact optimum {n_dead}."
    return Picture(fig, [], lambda: caption)
