"""What notebook 04 shows of the corner of |w|: the slopes that fit into it, and why it holds a weight at 0."""

import numpy as np

from ...panels.growing import last_of
from ...panels.names import drawn
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, PURPLE, SIZES, SMALL, VERMILLION, columns, drawing_for, house_style, new_figure
from ..along_one import along_one


@house_style(sizes=SIZES)
def fan():
    """|w| with a line through its corner, for slopes from -1.6 to 1.6: those from -1 to 1 stay below it, and leave a trace."""
    slopes = np.round(np.arange(-1.6, 1.61, 0.1), 1) + 0.0  # + 0.0: no minus zero
    w = np.array([-2.0, 0, 2])
    fig = new_figure(10, 3.9, phone=(3.6, 5.6), hall=(10, 4.6))
    ax, ax_slope = columns(fig, [1, 1], [1, 1])
    traces = [ax.plot(w, slope * w, color=FAINT, lw=0.7)[0] for slope in slopes]
    ax.plot(w, np.abs(w), color=BLUE, lw=3)
    ax.text(2.05, 2, "|w|", color=BLUE, va="center")
    ax.set(
        xlim=(-2, 2),
        ylim=(-2.1, 2.1),
        xlabel="weight w",
        ylabel="|w|, and a line" if drawing_for("phone") else "|w|, and a line through its corner",
    )
    (line,) = ax.plot([], [], lw=2)
    between = _slopes_of_size(ax_slope)
    (dot,) = ax_slope.plot([], [], "o", ms=9, zorder=4)

    def show(i, until=None):
        seen = slopes[: last_of(i, until) + 1]
        for trace, tried in zip(traces, slopes, strict=True):
            trace.set_visible(bool(abs(tried) <= 1 and tried in seen))
        between.set_ydata([-1, np.clip(seen[-1], -1, 1)])
        slope, fits = slopes[i], abs(slopes[i]) <= 1
        line.set_data(w, slope * w)
        line.set_linestyle("-" if fits else "--")
        dot.set_data([0], [slope])
        dot.set_marker("o" if fits else "x")
        for artist in (line, dot):
            artist.set_color(GREEN if fits else VERMILLION)
        if fits:
            return f"Slope {slope:+.1f}: the line touches |w| at 0 and is nowhere above it. This is one of the slopes of |w| at 0."
        side = "right" if slope > 0 else "left"
        return f"Slope {slope:+.1f}: the line cuts through |w| and is above it on the {side}. This is no slope of |w| at 0."

    return Picture(fig, [*traces, between, line, dot], show, [f"{slope:+.1f}" for slope in slopes], "slope", telling=20)


def _slopes_of_size(ax):
    """The slopes of |w|, and between them the line of those at 0, which is returned."""
    ax.plot([-2, 0], [-1, -1], color=BLUE, lw=3)
    ax.plot([0, 2], [1, 1], color=BLUE, lw=3)
    (between,) = ax.plot([0, 0], [-1, 1], color=BLUE, lw=1.5, ls="--")
    ax.plot([0], [0], "s", color=INK, ms=7, mfc="white", zorder=3)
    ax.annotate("the notes' choice", (0, 0), (0.25, -0.4), fontsize=SMALL, arrowprops={"arrowstyle": "-", "color": GREY})
    ax.text(-1, -0.9, "-1 for w < 0", ha="center", va="bottom", fontsize=SMALL, color=INK)
    ax.text(1, 0.9, "+1 for w > 0", ha="center", va="top", fontsize=SMALL, color=INK)
    ax.set(xlim=(-2, 2), ylim=(-1.75, 1.75), xlabel="weight w", ylabel="slopes of |w|")
    return between


@house_style(sizes=SIZES)
def one_weight(data, name):
    """The loss along the weight of one feature, the bias fixed at the log-odds of the classes, under a lambda that grows from 0.

    Left Eq. (11) and its two terms, right the pull of the loss against the slopes of the price. Raises ValueError if there is
    no feature of that name.
    """
    rate = data.y.mean()
    seen = along_one(data.X[:, data.column(name)], data.y, np.log(rate / (1 - rate)))
    digits = max(4, 3 - int(np.floor(np.log10(seen.lams[-1]))))  # of lambdas and pulls
    places = max(3, 2 - int(np.floor(np.log10(np.abs(seen.w).max()))))  # and of weights
    fig, phone = new_figure(10, 4.2, phone=(3.6, 5.7), hall=(10, 4.6)), drawing_for("phone")
    ax, ax_pull = columns(fig, [1, 1], [1, 1])
    parts = _valley(ax, seen, digits), _balance(ax_pull, seen)
    for axes in (ax, ax_pull):
        axes.axvline(0, color=FAINT, lw=0.8, zorder=0)
        axes.set(
            xlim=seen.w[[0, -1]], xlabel=f"weight of {drawn(name)}" if phone else f"weight of {drawn(name, 40)}, per standard deviation"
        )
        axes.legend(
            loc="lower left", bbox_to_anchor=(-0.02, 1), ncols=2 if phone else 4, columnspacing=0.8, handlelength=1.3, handletextpad=0.4
        )

    def show(i):
        lam, best = seen.lams[i], seen.best[i]
        for _, move in parts:
            move(i)
        where = f"pull and price balance at w = {best:.{places}f}"
        if not best:
            size = abs(seen.pull_at_zero)
            where = f"the pull at 0, {size:.{digits}f} in size, is too weak, and the lowest point is the corner: w = 0"
        return f"λ = {lam:.{digits}f}: {where}. Under the squared price the balance is at w = {seen.squared[i]:.{places}f}."

    moving = [artist for artists, _ in parts for artist in artists]
    return Picture(fig, moving, show, [f"{lam:.{digits}f}" for lam in seen.lams], "λ", telling=16)


def _valley(ax, seen, digits):
    """The loss, the price and their sum, with the lowest point."""
    w, losses = seen.w, seen.losses
    ax.plot(w, losses, ":", color=GREY, lw=2, label="loss, (10)")
    (price,) = ax.plot([], [], "--", color=VERMILLION, lw=1.6, label="price λ|w|")
    (total,) = ax.plot([], [], color=BLUE, lw=2.5, label="both, (11)")
    (lowest,) = ax.plot([], [], "o", color=INK, ms=7, zorder=4, label="lowest")
    mark = ax.text(0.5, 0.97, "", transform=ax.transAxes, ha="center", va="top")
    highest = (losses + seen.lams[-1] * np.abs(w)).max()
    ax.set(ylim=(0, 1.1 * highest), ylabel="loss, price and both")

    def move(i):
        lam, best = seen.lams[i], seen.best[i]
        price.set_data(w, lam * np.abs(w))
        total.set_data(w, losses + lam * np.abs(w))
        lowest.set_data([best], [np.interp(best, w, losses) + lam * abs(best)])
        mark.set_text(f"λ = {lam:.{digits}f}")

    return [mark, price, total, lowest], move


def _balance(ax, seen):
    """The pull against the slopes of the price and of the squared price, and where each is in balance."""
    w, highest = seen.w, 1.1 * max(seen.lams[-1], np.abs(seen.pulls).max())
    ax.plot(w, seen.pulls, color=INK, lw=1.2, label="pull −∂L/∂w")
    (stairs,) = ax.plot([], [], "--", color=VERMILLION, lw=1.6, label="slopes of λ|w|")
    (ramp,) = ax.plot([], [], "-.", color=PURPLE, lw=1.4, label="slope of λw²/2")
    (meet,) = ax.plot([], [], "o", color=INK, ms=7, zorder=4, label="balance")
    (meet_ramp,) = ax.plot([], [], "d", color=PURPLE, ms=7, zorder=4)
    ax.set(ylim=(-highest, highest), ylabel="slope" if drawing_for("phone") else "slope, loss per unit of weight")
    ax.axhline(0, color=FAINT, lw=0.8, zorder=0)
    side = np.sign(seen.pull_at_zero)

    def move(i):
        lam, squared = seen.lams[i], seen.squared[i]
        stairs.set_data([w[0], 0, 0, w[-1]], [-lam, -lam, lam, lam])
        ramp.set_data(w, lam * w)
        meet.set_data([seen.best[i]], [side * min(lam, abs(seen.pull_at_zero))])
        meet_ramp.set_data([squared], [lam * squared])

    return [stairs, ramp, meet, meet_ramp], move
