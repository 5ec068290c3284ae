"""What notebook 05 shows of estimates whose truth is known."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.axes import powers_of_ten
from ...panels.growing import growing, last_of
from ...panels.picture import Picture
from ...panels.style import BLUE, GREEN, GREY, INK, PURPLE, SIZES, SMALL, VERMILLION, drawing_for, house_style, new_figure

LOOKS = ((VERMILLION, "-"), (BLUE, "--"), (GREEN, "-."), (PURPLE, ":"))  # of true weights that are not 0


@house_style(sizes=SIZES)
def bias_and_variance(lams, w, errors):
    """Bias, variance and mean squared error of every weight up to one lambda, and where the estimates lie there.

    `errors` are those of estimates of w (D + 1,) at rising `lams`: `evidence.estimation_errors`.
    """
    phone = drawing_for("phone")
    weight = "" if phone else " weight"
    fig = new_figure(10, 4.4, phone=(3.6, 5.4), hall=(10, 4.5))
    *axes, ax = fig.subplots(2, 2).flat if phone else fig.subplots(1, 4, width_ratios=[1, 1, 1, 1.25])
    curves = _each_weight(axes[0], lams, errors.bias, w, f"bias of each{weight}")
    curves += _each_weight(axes[1], lams, errors.variance, w, f"variance of each{weight}")
    axes[0].axhline(0, color=INK, lw=0.6)
    sums = squared, variance, total = [part[:, 1:].sum(axis=1) for part in (errors.bias**2, errors.variance, errors.mse)]
    lines, least = _sums(axes[2], lams, *sums)
    axes[2].set_title(f"sums over all {len(w) - 1}")
    for panel in axes:
        panel.set(xscale="log", xlim=lams[[0, -1]] * [0.9, 1.1], xlabel="λ (log scale)")
        powers_of_ten(panel.xaxis, 2 if phone else 1)
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper left", ncols=3 if phone else 5)
    now = [panel.axvline(lams[0], color=INK, lw=1) for panel in axes]
    estimates, show_estimates = _estimates(ax, w, errors)
    draw, curves = growing(*curves, *lines), [*curves, *lines, least]

    def show(i, until=None):
        end = last_of(i, until)
        draw(lams[end])
        least.set_visible(bool(total.argmin() <= end))
        for line in now:
            line.set_xdata([lams[i]] * 2)
        show_estimates(i)
        means = ", ".join(f"{errors.mean[i, j]:.2f} for {w[j]:g}" for j in 1 + np.flatnonzero(w[1:]))
        return (
            f"λ = {lams[i]:.3g}: bias squared {squared[i]:.3f} + variance {variance[i]:.3f} = mean squared error {total[i]:.3f}, "
            f"summed over the {len(w) - 1} weights. Mean estimates {means}."
        )

    return Picture(fig, [*curves, *now, *estimates], show, [f"{lam:.3g}" for lam in lams], "λ", telling=int(total.argmin()))


def _each_weight(ax, lams, values, w, title):
    """A line of values (L, D + 1) for each weight but the bias, those that are truly 0 in grey."""
    lines, (zero, other) = [], (1 + np.flatnonzero(which) for which in (w[1:] == 0, w[1:] != 0))
    for j in zero:
        lines += ax.plot(lams, values[:, j], color=GREY, lw=0.8, label="true 0" if j == zero[-1] else "")
    for j, (color, style) in zip(other, LOOKS, strict=False):
        lines += ax.plot(lams, values[:, j], style, color=color, lw=1.8, label=f"true {w[j]:g}")
    ax.set_title(title)
    return lines


def _sums(ax, lams, squared, variance, total):
    """Squared bias, variance and squared error (L,), and where the last is least."""
    lines = []
    for values, style, name in ((total, "-", "squared error"), (variance, "--", "variance"), (squared, ":", "squared bias")):
        lines += ax.plot(lams, values, style, color=INK, lw=2, label=name)
    least = total.argmin()
    (mark,) = ax.plot(lams[least], total[least], "v", color=INK, ms=7, mfc="white")
    _legend_below(ax)
    return lines, mark


def _legend_below(ax):
    """Below the axes, where no line passes through it."""
    ax.legend(loc="upper center", bbox_to_anchor=(0.45, -0.5 if drawing_for("phone") else -0.17), borderaxespad=0, handlelength=1.5)


def _estimates(ax, w, errors):
    """Truth and estimates of each weight at one lambda: what moves, and the function that moves it."""
    places, weights = np.arange(len(w) - 1), np.arange(1, len(w))
    ax.hlines(w[1:], places - 0.4, places + 0.4, color=GREY, lw=2, label="truth")
    bars = ax.add_collection(LineCollection([], color=BLUE, lw=2, label="90% of the estimates"))
    (dots,) = ax.plot([], [], "o", color=BLUE, ms=5, label="their mean")
    low, high = errors.low[:, 1:], errors.high[:, 1:]
    ax.set(xlim=(-0.6, len(places) - 0.4), ylim=(min(low.min(), 0) - 0.1, 1.05 * high.max()), xticks=places, xlabel="weight")
    every = 3 if drawing_for("phone") else 1
    ax.set_xticklabels([str(j) if k % every == 0 else "" for k, j in enumerate(weights)], fontsize=SMALL)
    ax.set_title("estimates")
    _legend_below(ax)

    def show(i):
        bars.set_segments([[(place, low[i, place]), (place, high[i, place])] for place in places])
        dots.set_data(places, errors.mean[i, 1:])

    return [bars, dots], show
