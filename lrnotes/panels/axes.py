"""What axes wear besides their curves: legends that no line crosses, and ticks that can be read on a phone."""

from matplotlib.ticker import LogLocator

from .style import GREY, SMALL, drawing_for


def legend(ax, ncols, height=1.0):
    """The legend above the axes, at this share of their height, where no curve runs: at their left, on a phone at their right, from where
    it may go beyond them."""
    side = "right" if drawing_for("phone") else "left"
    return ax.legend(loc=f"lower {side}", bbox_to_anchor=(side == "right", height), ncols=ncols, columnspacing=1, borderaxespad=0.2)


def legend_inside(ax, ncols, **place):
    """The legend at a `place` in the axes (see `Axes.legend`) where no curve runs; on a phone, which has no such place, above them."""
    return legend(ax, ncols) if drawing_for("phone") else ax.legend(**place)


def level(ax, x, y, said):
    """A dotted line at height y and what it is, from x on: above the line or, where the axes, whose limits are set before, have no room
    there, below."""
    low, high = ax.get_ylim()
    points, side = (-1, "top") if high - y < (high - low) / 6 else (1, "bottom")
    ax.axhline(y, color=GREY, lw=0.8, ls=":")
    ax.annotate(said, (x, y), (0, points), textcoords="offset points", fontsize=SMALL, color=GREY, va=side)


def log_ticks(axis):
    """Ticks at 1, 2 and 5 of each power of ten, as plain numbers, on an axis with a logarithmic scale, or finer where it holds none."""
    axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter("{x:g}")


def powers_of_ten(axis, every=1):
    """A tick at one power of ten in `every`, as 0.01 or 1e-6: exponents of 10⁻⁶ would be too small to read on a phone.

    Where the axis, whose limits are set before, holds hardly one, it gets `log_ticks`.
    """
    low, high = sorted(axis.get_view_interval())
    if high / low < 10**1.5:
        log_ticks(axis)
        return
    axis.set_major_locator(LogLocator(base=10.0**every, numticks=20))
    axis.set_major_formatter(lambda x, _: f"{x:g}".replace("e-0", "e-"))
