"""What notebook 02 shows: two losses, and three ways to compute one of them."""

import numpy as np

from ..forward_pass import sigmoid
from ..panels.picture import Picture
from ..panels.style import BLUE, FAINT, GREEN, GREY, INK, VERMILLION, new_figure, open_axes
from . import cross_entropy, squared_error


def two_losses():
    """Squared error and cross-entropy of one malignant example, and their slopes, at one score from -10 to 10."""
    scores, z = np.arange(-10, 10.01, 0.25), np.linspace(-10, 10, 400)
    curves = [
        ("squared error", BLUE, "-", lambda z: (sigmoid(z) - 1) ** 2, lambda z: 2 * (sigmoid(z) - 1) * sigmoid(z) * sigmoid(-z)),
        ("cross-entropy", VERMILLION, "--", lambda z: np.logaddexp(0, -z), lambda z: sigmoid(z) - 1),
    ]
    fig = new_figure(10, 3.9)
    axes = fig.subplots(1, 2)
    open_axes(*axes)
    dots = []
    for name, color, style, *functions in curves:
        for ax, function in zip(axes, functions, strict=True):
            ax.plot(z, function(z), style, color=color, lw=2, label=name)
            dots += ax.plot([], [], "o", color=color, zorder=4)
    axes[0].set(ylim=(-0.4, 10.4), xlabel="score z of a malignant biopsy (y = 1)", ylabel="loss")
    axes[1].set(ylim=(-1.05, 0.1), xlabel="score z of a malignant biopsy (y = 1)", ylabel="slope of the loss in z")
    axes[0].legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)
    now = [ax.axvline(0, color=GREY, lw=0.8) for ax in axes]

    def show(i):
        at = scores[i]
        for line in now:
            line.set_xdata([at, at])
        values = [function(at) for *_, loss, slope in curves for function in (loss, slope)]
        for dot, value in zip(dots, values, strict=True):
            dot.set_data([at], [value])
        return (
            f"z = {at:.2f}, probability of malignant {sigmoid(at):.5f}: squared error {values[0]:.3f} with slope {values[1]:.5f}, "
            f"cross-entropy {values[2]:.3f} with slope {values[3]:.5f}."
        )

    return Picture(fig, [*now, *dots], show, [f"{at:.2f}" for at in scores], "z")


def not_convex(x, y):
    """Mean squared error and mean cross-entropy of examples with one feature and no bias, for weights from -6 to 6, with a chord each."""
    weights, ends = np.linspace(-6, 6, 600), np.array([-0.3, 6.0])

    panels = [
        ("squared error", BLUE, lambda w: squared_error(sigmoid(w * x), y)),
        ("cross-entropy", VERMILLION, lambda w: cross_entropy(w * x, y)),
    ]
    fig = new_figure(10, 3.6)
    axes = fig.subplots(1, 2)
    open_axes(*axes)
    for ax, (name, color, loss) in zip(axes, panels, strict=True):
        ax.plot(weights, [loss(w) for w in weights], color=color, lw=2, label=f"mean {name}")
        ax.plot(ends, [loss(w) for w in ends], "o--", color=INK, lw=1, ms=4, label="chord")
        ax.set(xlabel="weight w", ylabel=f"mean {name}")
        ax.legend(frameon=False)
    caption = (
        "Left, squared error: the curve rises above its chord, and its slope on the right leads away from the minimum. "
        "Right, cross-entropy: the curve stays below its chord."
    )
    return Picture(fig, [], lambda: caption)


def three_levels_of_care():
    """The cross-entropy of one score from 0 to 1000 computed by (3), by (10) as written, and with logaddexp."""
    scores = np.r_[0:40:1, 40:1001:20].astype(float)
    scores = np.r_[scores, 36.9, 709.0, 710.0]
    scores.sort()
    with np.errstate(all="ignore"):  # that these overflow is what is shown
        p = 1 / (1 + np.exp(-scores))
        e_plus, e_minus = np.exp(scores), np.exp(-scores)
        rows = {
            "(3), from the probability": [-(y * np.log(p)) - (1 - y) * np.log(1 - p) for y in (0, 1)],
            "(10), as it is written": [y * np.log(1 + e_minus) + (1 - y) * np.log(1 + e_plus) for y in (0, 1)],
            "logaddexp": [np.logaddexp(0, (1 - 2 * y) * scores) for y in (0, 1)],
        }
    fig = new_figure(10, 3.9)
    ax, ax_table = fig.subplots(1, 2, width_ratios=[1.1, 1])
    open_axes(ax)
    ax.set(xlim=(-20, 1020), ylim=(-0.5, 3.2), xlabel="score z (y = 0: the model is sure, and wrong)", yticks=[0, 1, 2])
    ax.set_yticklabels([name.replace(", ", ",\n") for name in reversed(rows)])
    looks = (VERMILLION, BLUE, GREEN)
    for height, (values, color) in enumerate(zip(reversed(rows.values()), reversed(looks), strict=True)):
        fine = np.isfinite(values[0])
        ax.plot([0, scores[fine].max()], [height, height], color=color, lw=8, solid_capstyle="butt")
        if not fine.all():
            ax.plot([scores[fine].max(), 1000], [height, height], ":", color=color, lw=2)
            ax.text(scores[~fine].min() + 15, height + 0.16, f"inf from z = {scores[~fine].min():.0f}", fontsize=9, color=INK)
    now = ax.axvline(0, color=INK, lw=1.2)
    ax_table.axis("off")
    ax_table.set(xlim=(0, 1), ylim=(-0.5, 3.2))
    ax_table.axhline(2.6, color=FAINT)
    for x, text in ((0.0, "y = 0"), (0.55, "y = 1")):
        ax_table.text(x, 2.75, f"loss, {text}", fontsize=11)
    cells = [[ax_table.text(0.55 * y, height, "", fontsize=12, va="center") for y in (0, 1)] for height in (2, 1, 0)]

    def show(i):
        now.set_xdata([scores[i]] * 2)
        said = []
        for texts, (name, values) in zip(cells, rows.items(), strict=True):
            for y in (0, 1):
                texts[y].set_text(f"{values[y][i]:.6g}")
                texts[y].set_fontweight("normal" if np.isfinite(values[y][i]) else "bold")
            said.append(f"{name}: {values[0][i]:.6g} for y = 0 and {values[1][i]:.6g} for y = 1")
        return f"z = {scores[i]:g}. " + "; ".join(said) + "."

    return Picture(fig, [now, *sum(cells, [])], show, [f"{at:g}" for at in scores], "z", telling=41)
