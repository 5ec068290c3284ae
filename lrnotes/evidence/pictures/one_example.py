"""What notebook 05 shows of a single biopsy beside its weights: its own probability, and how many others weigh as much."""

import numpy as np

from ...panels.style import BLUE, FAINT, GREY, INK, SMALL, VERMILLION, drawing_for

AS_IS, LEFT_OUT, FLIPPED = (INK, "o", "as it is"), (BLUE, "s", "left out"), (VERMILLION, "^", "label flipped")
LOOKS = ((AS_IS, "white"), (LEFT_OUT, BLUE), (FLIPPED, VERMILLION))  # with what fills the marker


def own_probability(ax, y_hat):
    """The example's own probability by the three fits: what moves, and the function that moves it."""
    ax.set(xlim=(-3, 103), ylim=(-0.6, 2.6), xlabel="its own probability (%)")
    said = ["as it is", "left out", "flipped"] if drawing_for("phone") else ["as it is", "left out:\nheld out", "label\nflipped"]
    ax.set_yticks([2, 1, 0], said, fontsize=SMALL)
    ax.hlines([0, 1, 2], -3, 103, color=FAINT, lw=0.5)
    (path,) = ax.plot([], [], color=GREY, lw=1)
    dots = [ax.plot([], [], marker, color=color, mfc=face, ms=7)[0] for (color, marker, _), face in LOOKS]

    def show(place):
        path.set_data(100 * y_hat[:, place], [2, 1, 0])
        for height, dot, p in zip((2, 1, 0), dots, y_hat[:, place], strict=True):
            dot.set_data([100 * p], [height])

    return [path, *dots], show


def how_many(ax, counts, kind):
    """How many weights change between alive and dead, for all examples; and where this one is."""
    phone, top = drawing_for("phone"), max(one.max() for one in counts)
    pointers, high = [], 1.3 * max(np.bincount(one).max() for one in counts)
    for one, (color, marker, name), shift in zip(counts, (LEFT_OUT, FLIPPED), (-0.2, 0.2), strict=True):
        heights = np.bincount(one, minlength=top + 1)
        bars = ax.bar(np.arange(top + 1) + shift, heights, 0.38, color=color, label=name)
        if not phone:
            ax.bar_label(bars, [f"{height}" if height else "" for height in heights], fontsize=SMALL, padding=1)
        pointers += [(*ax.plot([], [], marker, color=INK, ms=7, zorder=4), one, shift, heights + 0.12 * high)]
    ax.set(xlim=(-0.6, top + 0.6), ylim=(0, high), xticks=range(0, top + 1, 1 + top // (10 if phone else 30)))
    ax.set_xlabel("weights that come to life or die")
    ax.set_ylabel(f"of {len(counts[0])} {kind}\n(■, ▲: this one)")

    def show(place):
        for dot, one, shift, heights in pointers:
            dot.set_data([one[place] + shift], [heights[one[place]]])

    return [dot for dot, *_ in pointers], show
