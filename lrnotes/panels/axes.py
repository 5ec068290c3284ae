"""What axes wear besides their curves: legends that no line crosses, and ticks that can be read on a phone."""

import numpy as np
from matplotlib.ticker import NullFormatter

from .style import drawing_for, log_ticks


def legend_above(ax, height=1.0, ncols=3):
    """A legend above the axes, at this share of their height, in so many columns: no line that moves ever passes through it."""
    left = -0.2 if drawing_for("phone") else 0  # there is more room with what the labels take
    ax.legend(loc="lower left", bbox_to_anchor=(left, height), ncols=ncols, borderaxespad=0.2, columnspacing=1, handlelength=2.2)


def plain_powers(axis, every=1):
    """One power of ten in `every` as a plain number on a logarithmic axis: exponents would be too small to read on a phone."""
    low, high = axis.get_view_interval()
    if high / low < 10**1.5:
        log_ticks(axis)
        return
    axis.set_ticks(10.0 ** np.arange(np.ceil(np.log10(low)), np.log10(high))[::every])
    axis.set_major_formatter("{x:g}")
    axis.set_minor_formatter(NullFormatter())
