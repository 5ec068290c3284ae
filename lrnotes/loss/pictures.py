"""What notebook 02 shows: two losses, and three ways to compute one of them."""

import textwrap

import numpy as np

from ..forward_pass import sigmoid
from ..panels.axes import legend, legend_inside
from ..panels.growing import growing, last_of
from ..panels.picture import Picture
from ..panels.style import (
    BLUE,
    FAINT,
    GREEN,
    GREY,
    INK,
    SIZES,
    SMALL,
    STANDING,
    VERMILLION,
    between,
    columns,
    drawing_for,
    house_style,
    new_figure,
)
from . import cross_entropy, cross_entropy_by_score, squared_error, squared_error_by_score

LOSSES = [("squared error", BLUE, "-", squared_error_by_score), ("cross-entropy", VERMILLION, "--", cross_entropy_by_score)]
PAPER = {"fc": "white", "ec": "none", "pad": 1}  # behind words that a line passes


@house_style(sizes=SIZES)
def two_losses():
    """Squared error and cross-entropy of one malignant example, and their slopes, down to one score, from 10 to -10."""
    scores, z = np.arange(10, -10.01, -0.25), np.linspace(10, -10, 400)
    fig = new_figure(10, 3.9, phone=(3.6, 5.4), hall=(10, 4.5))
    axes = columns(fig, [1, 1], [1, 1])
    curves, dots = [], []
    for name, color, style, cost in LOSSES:
        for ax, values in zip(axes, cost(z), strict=True):
            curves += ax.plot(z, values, style, color=color, lw=2, label=name)
            dots += ax.plot([], [], "o", color=color, zorder=4)
    axes[0].set(ylim=(-0.4, 10.4), xlabel="score z of a malignant biopsy (y = 1)", ylabel="loss")
    axes[1].set(ylim=(-1.05, 0.1), xlabel="score z of a malignant biopsy (y = 1)", ylabel="slope of the loss in z")
    legend(axes[0], 2)
    now, draw = [ax.axvline(0, color=GREY, lw=0.8) for ax in axes], growing(*curves)

    def show(i, until=None):
        draw(scores[last_of(i, until)])
        at = scores[i]
        for line in now:
            line.set_xdata([at, at])
        values = [value for *_, cost in LOSSES for value in cost(at)]
        for dot, value in zip(dots, values, strict=True):
            dot.set_data([at], [value])
        return (
            f"z = {at:.2f}, probability of malignant {sigmoid(at):.5f}: squared error {values[0]:.3f} with slope {values[1]:.5f}, "
            f"cross-entropy {values[2]:.3f} with slope {values[3]:.5f}."
        )

    return Picture(fig, [*curves, *now, *dots], show, [f"{at:.2f}" for at in scores], "z", telling=len(scores) - 1)


@house_style(sizes=STANDING)
def not_convex(x, y):
    """Mean squared error and mean cross-entropy of examples with one feature and no bias, for weights from -6 to 6, with a chord each."""
    weights, ends = np.linspace(-6, 6, 600), np.array([-0.3, 6.0])
    panels = [
        ("squared error", BLUE, lambda w: squared_error(sigmoid(w * x), y)),
        ("cross-entropy", VERMILLION, lambda w: cross_entropy(w * x, y)),
    ]
    fig = new_figure(10, 3.6, phone=(3.6, 5.4))
    for ax, (name, color, loss) in zip(columns(fig, [1, 1], [1, 1]), panels, strict=True):
        ax.plot(weights, [loss(w) for w in weights], color=color, lw=2, label=f"mean {name}")
        ax.plot(ends, [loss(w) for w in ends], "o--", color=INK, lw=1, ms=4, label="chord")
        ax.set(xlabel="weight w", ylabel=f"mean {name}")
        legend_inside(ax, 2)
    caption = (
        "Left, squared error: the curve rises above its chord, and its slope on the right leads away from the minimum. "
        "Right, cross-entropy: the curve stays below its chord."
    )
    return Picture(fig, [], lambda: caption)


@house_style(sizes=SIZES)
def three_levels_of_care(formulas):
    """How far each of three `formulas` (a `loss.Formulas`) carries, and what it gives at one of its scores, which rise from 0."""
    fig = new_figure(10, 3.9, phone=(3.6, 5.2), hall=(10, 4.5))
    ax, ax_table = columns(fig, [1.1, 1], [1.1, 1])
    parts = _reach(ax, formulas), _table(ax_table, formulas)

    def show(i, until=None):
        for _, move in parts:
            move(i, last_of(i, until))
        said = [f"{name}: {values[0][i]:.6g} for y = 0 and {values[1][i]:.6g} for y = 1" for name, values in formulas.losses.items()]
        return f"z = {formulas.z[i]:g}. " + "; ".join(said) + "."

    moving = [artist for artists, _ in parts for artist in artists]
    return Picture(fig, moving, show, [f"{at:g}" for at in formulas.z], "z", telling=np.abs(formulas.z - 40).argmin())


def _reach(ax, formulas):
    """A bar a formula up to the score shown, solid as far as the loss of y = 0 is finite, and a line at that score."""
    z, names = formulas.z, list(formulas.losses)[::-1]
    ax.set(xlim=(-20, 1020), ylim=(-0.5, 3.2), xlabel=f"score z{between()}(y = 0: the model is sure, and wrong)")
    ax.set_yticks(range(len(names)), [_in_lines(name) for name in names])
    if drawing_for("phone"):
        ax.set_xticks([0, 500, 1000])
    bars, beyond = [], []
    for height, (name, color) in enumerate(zip(names, (GREEN, BLUE, VERMILLION), strict=True)):
        fine = np.isfinite(formulas.losses[name][0])
        last = z[fine].max()
        (solid,) = ax.plot([0, last], [height, height], color=color, lw=8, solid_capstyle="butt")
        bars.append((solid, last))
        if not fine.all():
            first = z[~fine].min()
            (dotted,) = ax.plot([last, 1000], [height, height], ":", color=color, lw=2)
            word = ax.text(1000, height + 0.16, f"inf at z ≥ {first:g}", ha="right", fontsize=SMALL, zorder=5, bbox=PAPER)
            beyond.append((dotted, word, last, first))
    now = ax.axvline(0, color=INK, lw=1.2)

    def move(i, end):
        now.set_xdata([z[i], z[i]])
        for solid, last in bars:
            solid.set_xdata([0, min(z[end], last)])
        for dotted, word, last, first in beyond:
            dotted.set_xdata([last, max(z[end], last)])
            word.set_visible(bool(z[end] >= first))

    return [*(solid for solid, _ in bars), *(artist for end in beyond for artist in end[:2]), now], move


def _in_lines(name):
    """The name of a formula, with an end of line after its comma, and on a phone wherever it gets long."""
    return "\n".join(textwrap.fill(part, 12 if drawing_for("phone") else 40) for part in name.replace(", ", ",\n").split("\n"))


def _table(ax, formulas):
    """The two losses of each formula in numbers, bold where they are none."""
    ax.axis("off")
    ax.set(xlim=(0, 1), ylim=(-0.5, 3.2))
    ax.axhline(2.6, color=FAINT)
    places = (0, 0.55)
    if drawing_for("phone"):  # not beside the bars: so each row has its name
        places = (0.02, 0.5)
        for name, height in zip(formulas.losses, (2, 1, 0), strict=True):
            ax.text(-0.04, height, _in_lines(name), ha="right", va="center")
    for y, x in enumerate(places):
        ax.text(x, 2.75, f"loss, y = {y}", fontsize=11)
    cells = [[ax.text(x, height, "", fontsize=12, va="center") for x in places] for height in (2, 1, 0)]

    def move(i, end):
        for texts, values in zip(cells, formulas.losses.values(), strict=True):
            for text, value in zip(texts, values[:, i], strict=True):
                text.set_text(f"{value:.6g}")
                text.set_fontweight("normal" if np.isfinite(value) else "bold")

    return sum(cells, []), move
