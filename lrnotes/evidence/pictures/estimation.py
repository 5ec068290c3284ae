"""What notebook 05 shows of estimates whose truth is known."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.picture import Picture
from ...panels.style import BLUE, GREEN, GREY, INK, PURPLE, VERMILLION, new_figure, open_axes


def bias_and_variance(lams, W, w, errors):
    """Bias, variance and mean squared error of every weight against lambda, and where the estimates lie at one lambda.

    `W` (draws, L, D + 1) are the estimates of w (D + 1,) at falling `lams`, and `errors` what `evidence.errors_of` makes of them.
    """
    frames, d = np.arange(len(lams))[::-1], len(w) - 1
    low, high = np.quantile(W[..., 1:], [0.05, 0.95], axis=0)
    mean = W[..., 1:].mean(axis=0)
    fig = new_figure(10, 4.2)
    *axes, ax = fig.subplots(1, 4, width_ratios=[1, 1, 1, 1.25])
    open_axes(*axes, ax)
    parts = [(errors.bias, "bias of each weight"), (errors.variance, "variance of each weight")]
    true, looks = np.flatnonzero(w[1:]), ((VERMILLION, "-"), (BLUE, "--"), (GREEN, "-."), (PURPLE, ":"))
    for panel, (values, name) in zip(axes, parts, strict=False):
        for j in np.flatnonzero(w[1:] == 0):
            panel.plot(lams, values[:, 1 + j], color="#A8A8A8", lw=0.9, label="true 0" if j == d - 1 else "")
        for j, (color, style) in zip(true, looks, strict=False):
            panel.plot(lams, values[:, 1 + j], style, color=color, lw=1.8, label=f"true {w[1 + j]:g}")
        panel.set_title(name, fontsize=10, loc="left")
    axes[0].axhline(0, color=INK, lw=0.6)
    squared, variance, total = (part[:, 1:].sum(axis=1) for part in (errors.bias**2, errors.variance, errors.mse))
    best = total.argmin()
    for values, style, name in ((total, "-", "squared error"), (variance, "--", "variance"), (squared, ":", "squared bias")):
        axes[2].plot(lams, values, style, color=INK, lw=2, label=name)
    axes[2].plot(lams[best], total[best], "v", color=INK, ms=7, mfc="white")
    axes[2].set_ylim(-0.02, 1.6 * total[-1])
    axes[2].set_title(f"sums over all {d}", fontsize=10, loc="left")
    axes[2].legend(frameon=False, fontsize=7.5, loc="upper left")
    for panel in axes:
        panel.set(xscale="log", xlim=lams[[-1, 0]] * [0.9, 1.1], xlabel=r"$\lambda$ (log scale)")
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper left", ncols=5, frameon=False, fontsize=8.5)
    now = [panel.axvline(lams[-1], color=INK, lw=1) for panel in axes]
    places = np.arange(d)
    ax.hlines(w[1:], places - 0.4, places + 0.4, color=GREY, lw=2, label="truth")
    bars = ax.add_collection(LineCollection([], color=BLUE, lw=2, label="90% of the estimates"))
    (dots,) = ax.plot([], [], "o", color=BLUE, ms=5, label="their mean")
    ax.set(xlim=(-0.6, d - 0.4), ylim=(min(low.min(), 0) - 0.1, 1.05 * high.max()), xticks=places, xlabel="weight")
    ax.set_xticklabels([str(1 + j) for j in places], fontsize=8)
    ax.set_title("estimates", fontsize=10, loc="left")
    ax.legend(frameon=False, fontsize=7.5, loc="upper right")

    def show(frame):
        i = frames[frame]
        for line in now:
            line.set_xdata([lams[i]] * 2)
        bars.set_segments([[(j, low[i, j]), (j, high[i, j])] for j in places])
        dots.set_data(places, mean[i])
        means = ", ".join(f"{mean[i, j]:.2f} for {w[1 + j]:g}" for j in true)
        return (
            f"λ = {lams[i]:.3g}: bias squared {squared[i]:.3f} + variance {variance[i]:.3f} = mean squared error {total[i]:.3f}, "
            f"summed over the {d} weights. Mean estimates {means}."
        )

    return Picture(fig, [*now, bars, dots], show, [f"{lams[i]:.3g}" for i in frames], "λ", telling=int(frames[best]))
