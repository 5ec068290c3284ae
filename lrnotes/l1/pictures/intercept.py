"""What notebook 04 shows of the bias (the intercept): what moves when it is penalised."""

import numpy as np

from ...panels.axes import legend_inside
from ...panels.names import drawn
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, INK, SIZES, SMALL, STANDING, VERMILLION, columns, house_style, new_figure

SPOT = 3  # decimals of a probability, beyond which two dots cannot be seen apart
LOOKS = [("bias spared", BLUE, "o", "-"), ("bias penalised", VERMILLION, "^", "--")]


@house_style(sizes=SIZES)
def shifted(seen, name):
    """Every example's probability after the feature `name` is shifted against that before, bias spared and penalised.

    `seen` is an `l1.intercept.Shifted`. Examples that lie on the same spot are drawn once.
    """
    fig = new_figure(10, 4.4, phone=(3.6, 5.7), hall=(10, 4.6))
    axes, both, dots = columns(fig, [1, 1], [1, 1]), (seen.spared, seen.penalised), []
    for ax, (title, color, marker, _) in zip(axes, LOOKS, strict=True):
        ax.plot([0, 1], [0, 1], color=GREY, lw=1)
        for line in (ax.axhline, ax.axvline):
            line(0.5, color=FAINT, lw=1)
        ax.set_title(title, fontsize=11, fontweight="bold")
        ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal", xlabel="probability before the shift", ylabel="after the shift")
        dots += ax.plot([], [], marker, color=color, ms=3.5, mew=0)
    mark = axes[0].set_title("", loc="right", fontsize=SMALL, color=INK)

    def show(i):
        for dot, rows in zip(dots, both, strict=True):
            dot.set_data(*np.unique(np.round([rows[0], rows[i]], SPOT), axis=1))
        moved = [np.abs(rows[i] - rows[0]).max() for rows in both]
        changed = np.sum((seen.penalised[i] > 0.5) != (seen.penalised[0] > 0.5))
        mark.set_text(f"shifted by {seen.shifts[i]:.2f}")
        said = f"Bias spared, the largest move of a probability is {moved[0]:.3f}; penalised, it is {moved[1]:.3f}"
        n = len(seen.spared[0])
        return f"{name} shifted by {seen.shifts[i]:.2f} standard deviations. {said}, and {changed} of {n} change sides."

    labels = [f"{shift:.2f}" for shift in seen.shifts]
    return Picture(fig, [mark, *dots], show, labels, "shift", telling=len(labels) - 1)


@house_style(sizes=STANDING)
def base_rates(seen, classes):
    """The mean probability against the share of y = 1 among the examples, bias spared and penalised.

    `seen` is an `l1.intercept.BaseRates`.
    """
    fig = new_figure(10, 4.0, phone=(3.6, 3.8))
    ax, lam = fig.subplots(), seen.lam
    ax.axhline(0.5, color=FAINT, lw=0.8)
    for off, style in ((lam, ":"), (0, "-"), (-lam, ":")):
        ax.plot([0, 1], [off, 1 + off], color=GREY, lw=0.8, ls=style)
    ax.text(0.69, 0.7 + lam, "share + λ", ha="right", va="bottom", fontsize=SMALL, color=GREY)
    ax.text(0.31, 0.3 - lam, "share - λ", ha="left", va="top", fontsize=SMALL, color=GREY)
    for (title, color, marker, style), mean in zip(LOOKS, (seen.spared, seen.penalised), strict=True):
        ax.plot(seen.shares, mean, style, marker=marker, color=color, lw=1.8, ms=6, label=title)
    ax.set(xlim=(0, 1), ylim=(0, 1), xlabel=f"share of {drawn(classes[1], 40)} examples", ylabel="mean probability predicted")
    legend_inside(ax, 2, loc="upper left", fontsize=10)
    off = [np.abs(mean - seen.shares).max() for mean in (seen.spared, seen.penalised)]
    caption = (
        f"λ = {lam:g}: with the bias spared the mean probability is the share, off by no more than {off[0]:.6f}; "
        f"with the bias penalised it is off by up to {off[1]:.3f}."
    )
    return Picture(fig, [], lambda: caption)
