"""What notebook 05 shows of the short way: one step of Newton's method beside the exact refit."""

import numpy as np

from ...panels.picture import Picture
from ...panels.style import BLUE, GREY, INK, SMALL, STANDING, VERMILLION, columns, drawing_for, house_style, new_figure


@house_style(sizes=STANDING)
def influence(rows, kind="examples"):
    """How far a refit moves the score of the example in question: exactly, and by one step.

    `rows` maps what was done ("left out", "label flipped") to (exact, step, changed, agreement): the two moves (N,), whether any weight
    came to life or died (N,), and their `overrule.agreement`.
    """
    fig, said, each = new_figure(10, 4.2, phone=(3.6, 4 * len(rows))), [], [1] * len(rows)
    for ax, color, (name, (exact, step, changed, agreement)) in zip(
        columns(fig, each, each), (BLUE, VERMILLION), rows.items(), strict=False
    ):
        ax.axline((0, 0), slope=1, color=GREY, lw=1)
        ax.plot(exact[~changed], step[~changed], "o", color=color, ms=4, alpha=0.6, label="the same weights live")
        ax.plot(exact[changed], step[changed], "x", color=color, ms=5, alpha=0.8, label="some come to life or die")
        worst = agreement.worst
        at = exact[worst], step[worst]
        ax.annotate(f"no. {worst} ", at, (-6, 0), textcoords="offset points", fontsize=SMALL, color=INK, ha="right", va="center")
        ax.set(xlabel="exact move of its own score", ylabel="move by one step")
        ax.set_title(f"{name}, {len(exact)} {kind}")
        ax.margins(0.08)
        if drawing_for("phone"):  # room for the legend
            low, high = ax.get_ylim()
            ax.set_ylim(top=high + 0.2 * (high - low))
        ax.legend(loc="upper left")
        said.append(
            f"{name}: rank correlation {agreement.rank_correlation:.4f}; worst for no. {worst}, {step[worst]:+.2f} by one step where "
            f"{exact[worst]:+.2f} is exact; the median error is {np.median(np.abs(exact - step)):.2g}"
        )
    return Picture(fig, [], lambda: f"How a refit moves the score of the example in question. {'. '.join(said)}.")
