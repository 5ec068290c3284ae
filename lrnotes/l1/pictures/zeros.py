"""What notebook 04 shows of momentum: how soon weights are exactly 0."""

import numpy as np

from ...panels.picture import Picture
from ...panels.style import GREY, SMALL, house_style, new_figure
from .descent import LOOKS


@house_style
def exact_zeros(histories, n_dead):
    """How many weights are exactly zero at each step, one line a history (two of them); `n_dead` are at the exact optimum."""
    fig = new_figure(10, 3.2)
    ax = fig.subplots()
    ends = []
    for (name, run), (color, style) in zip(histories.items(), LOOKS[:2], strict=True):
        zeros = np.sum(run.W[:, 1:] == 0, axis=1)
        ax.plot(np.arange(len(zeros)), zeros, style, color=color, lw=2, label=name, drawstyle="steps-post")
        ends.append(f"{name} {zeros[-1]}")
    ax.axhline(n_dead, color=GREY, lw=0.8, ls=":")
    ax.text(0, n_dead + 0.3, f"at the exact optimum {n_dead}", fontsize=SMALL, color=GREY, va="bottom")
    ax.set_xscale("symlog", linthresh=1, linscale=0.4)
    ax.set(xlim=(-0.1, 1.2 * len(zeros)), ylim=(-1, n_dead + 3.5), xlabel="step (log scale from 1 on)", ylabel="weights exactly 0")
    ax.legend(loc="lower right", fontsize=10)
    caption = f"Weights exactly 0 after {len(zeros) - 1:,} steps: {', '.join(ends)}; at the exact optimum {n_dead}."
    return Picture(fig, [], lambda: caption)
