"""The recipe of section 2 of the notes: forward pass, error, backward pass, rinse and repeat."""

import itertools

from matplotlib.patches import FancyBboxPatch

from ..panels.picture import Picture
from ..panels.style import BLUE, GREEN, GREY, INK, SMALL, STANDING, VERMILLION, drawing_for, house_style, new_figure

STATIONS = [  # colour, name, what it does (no formula, whose T would be too small), what goes on, the notebook that explains it
    (BLUE, "1  forward pass", "from features to a probability\nz = Xw,  ŷ = σ(z)", "probabilities", "notebook 01"),
    (VERMILLION, "2  error", "how wrong is it?\nthe loss, Eq. (10)", "one number", "notebook 02"),
    (GREEN, "3  backward pass", "which way is down?\n∇ = Xᵀ(ŷ - y) / N", "a slope for each weight", "notebook 03"),
    (INK, "4  rinse and repeat", "a step down, and round again\nw ← w - η∇", "new weights", "notebooks 03 and 04"),
]


@house_style(sizes=STANDING)
def training_loop():
    """The four stations in a ring, each with its formula and the notebook that explains it, and what goes on to the next."""
    fig = new_figure(10, 4.2, phone=(3.6, 6))
    ax = fig.subplots()
    ax.set(xlim=(0, 1), ylim=(-0.05, 1))
    ax.axis("off")
    places, (wide, high), ways, (*beside, middle) = _down() if drawing_for("phone") else _around()
    for (x, y), (color, name, what, _, where) in zip(places, STATIONS, strict=True):
        corner = (x - wide / 2, y - high / 2)
        ax.add_patch(FancyBboxPatch(corner, wide, high, boxstyle="round,pad=0,rounding_size=0.02", fc="white", ec=color, lw=2))
        ax.text(x, y + 0.32 * high, name, ha="center", va="center", fontsize=12, fontweight="bold", color=INK)
        ax.text(x, y - 0.03 * high, what, ha="center", va="center", fontsize=10.5, color=INK, linespacing=1.5)
        ax.text(x, y - 0.39 * high, where, ha="center", va="center", fontsize=SMALL, color=GREY)
    arrow = {"arrowstyle": "-|>", "color": GREY, "lw": 2, "mutation_scale": 18}
    for (start, end, *bend), at, (*_, goes, _) in zip(ways, beside, STATIONS, strict=True):
        ax.annotate("", end, start, arrowprops=arrow | dict(*bend))
        ax.text(*at, goes, ha="center", va="center", fontsize=SMALL, color=INK, bbox={"fc": "white", "ec": "none", "pad": 2})
    ax.text(*middle, "until the loss hardly falls", ha="center", va="center", fontsize=10.5, color=INK)
    caption = (
        "A ring of four: the forward pass (notebook 01) makes probabilities, the error (02) makes one number of them (the loss), the "
        "backward pass (03) finds how fast it changes with each weight, and a step down (03, 04) makes new weights. Rinse and repeat, "
        "until the loss hardly falls."
    )
    return Picture(fig, [], lambda: caption)


def _around():
    """The ring: middles of the boxes, their width and height, where arrows go, and what stands beside them, the last inside."""
    left, right, top, low, (wide, high) = 0.16, 0.84, 0.74, 0.16, (0.27, 0.36)
    across, up = wide / 2 + 0.012, high / 2 + 0.012
    ways = [
        ((left + across, top), (right - across, top)),
        ((right, top - up), (right, low + up)),
        ((right - across, low), (left + across, low)),
        ((left, low + up), (left, top - up)),
    ]
    return [(left, top), (right, top), (right, low), (left, low)], (wide, high), ways, [*_middles(ways), (0.5, 0.45)]


def _down():
    """The same as a column, with the way back at its right."""
    heights, x, (wide, high) = (0.91, 0.665, 0.42, 0.175), 0.4, (0.78, 0.17)
    edge, up = x + wide / 2 + 0.012, high / 2 + 0.01
    ways = [((0.1, above - up), (0.1, below + up)) for above, below in itertools.pairwise(heights)]
    back = (edge, heights[-1]), (edge, heights[0]), {"connectionstyle": "bar,fraction=0.12"}
    return [(x, y) for y in heights], (wide, high), [*ways, back], [*((x, y) for _, y in _middles(ways)), (0.87, 0.54), (x, 0.045)]


def _middles(ways):
    return [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in ways]
