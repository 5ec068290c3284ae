"""What notebook 05 shows of selection where the truth is known: how often it is found, and what more data can do about it."""

import numpy as np

from ...panels.picture import Picture
from ...panels.style import BLUE, GREEN, INK, VERMILLION, house_style, new_figure
from ..decision import wilson

LOOKS = [(BLUE, "o", "-"), (GREEN, "s", "--"), (VERMILLION, "^", ":")]


@house_style
def recovery(sizes, correlations, counts, draws):
    """In which share of the draws all signs were found, with 95% Wilson intervals, against the number of examples.

    `counts` (sizes, correlations) are those of `recovery.recoveries`; up to three correlations.
    """
    fig = new_figure(10, 3.9)
    ax = fig.subplots()
    low, high = 100 * np.array(wilson(counts, draws))
    said = []
    for j, (correlation, (color, marker, style)) in enumerate(zip(correlations, LOOKS, strict=False)):
        places = np.array(sizes) * 1.02 ** (j - 1)  # side by side, so that no interval hides another
        ax.vlines(places, low[:, j], high[:, j], color=color, lw=1.6)
        ax.plot(places, 100 * counts[:, j] / draws, style, marker=marker, color=color, lw=1.6, label=f"correlation {correlation:g}")
        shares = ", ".join(f"{n} of {draws} at N = {size}" for n, size in zip(counts[:, j], sizes, strict=True))
        said.append(f"Correlation {correlation:g}: {shares}.")
    ax.set(xscale="log", ylim=(-3, 103), xlabel="examples N (log scale)", ylabel=f"all ten signs right, of {draws} draws (%)")
    ax.set_xticks(sizes, [str(size) for size in sizes])
    ax.minorticks_off()
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, labelcolor=INK)
    return Picture(fig, [], lambda: " ".join(said))
